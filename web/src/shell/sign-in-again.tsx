import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ProveByPasswordDocument, WaysToProveDocument, type WaysToProveQuery } from '../api/generated/graphql.ts';
import { useAnswer, useChange } from '../api/hooks.ts';
import { Answered } from '../parts/answered.tsx';
import { FormProblem } from '../parts/form-problem.tsx';
import { useViewer } from './viewer.ts';

interface SignInAgainProps {
  readonly onProven: () => void;
}

/** Asks who is signed in to prove it once more: by password here, or at the identity provider and back to this page. */
export function SignInAgain({ onProven }: SignInAgainProps) {
  const viewer = useViewer();
  const answer = useAnswer(WaysToProveDocument, {});
  return (
    <Stack>
      <Text size="sm">
        Settings of sign-in and provisioning are changed only by somebody who signed in within the last 15 minutes.
        Nothing was changed yet, and nothing you typed is lost.
      </Text>
      <Answered answer={answer}>
        {(data) => {
          const { byPassword, singleSignOn } = waysOf(data, viewer.user.id);
          return (
            <>
              {byPassword && <PasswordProof onProven={onProven} />}
              {singleSignOn && (
                <Button component="a" href={singleSignOn} variant={byPassword ? 'default' : 'filled'}>
                  Sign in again with single sign-on
                </Button>
              )}
            </>
          );
        }}
      </Answered>
    </Stack>
  );
}

function PasswordProof({ onProven }: SignInAgainProps) {
  const { user, company } = useViewer();
  const signIn = useChange(ProveByPasswordDocument);
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  const submit = form.onSubmit(({ password }) =>
    signIn.mutate({ companySlug: company.slug, userName: user.userName, password }, { onSuccess: onProven }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem error={signIn.error} />
        {/* For password managers, which look for the name beside the password. */}
        <input type="hidden" name="username" autoComplete="username" value={user.userName} readOnly />
        <PasswordInput
          label={`Password of ${user.userName}`}
          autoComplete="current-password"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending}>
          Sign in and go on
        </Button>
      </Stack>
    </form>
  );
}

/** A password is of use unless single sign-on is required of this person. */
function waysOf({ company }: WaysToProveQuery, userId: string): { byPassword: boolean; singleSignOn?: string } {
  const settings = company?.authenticationSettings;
  if (!company || !settings || settings.singleSignOn === 'OFF') return { byPassword: true };
  const isExcepted = settings.breakGlassAdministrators.some(({ id }) => id === userId);
  const query = new URLSearchParams({ fresh: '1', returnTo: location.pathname + location.search });
  return {
    byPassword: isExcepted || settings.singleSignOn === 'OPTIONAL',
    singleSignOn: `/saml/${company.slug}/login?${query}`,
  };
}
