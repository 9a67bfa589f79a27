import { Anchor, Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from 'react-router';
import { SignInDocument, type SignInMutation } from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { FormProblem } from '../../parts/form-problem.tsx';

interface PasswordFormProps {
  readonly name: string;
  readonly onEnter: () => void;
  readonly onChoose: (password: string, companies: NonNullable<SignInMutation['signIn']['companies']>) => void;
}

/** Asks for the password. */
export function PasswordForm({ name, onEnter, onChoose }: PasswordFormProps) {
  const signIn = useChange(SignInDocument);
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  const submit = form.onSubmit(({ password }) =>
    signIn.mutate(
      { userName: name, password },
      {
        onSuccess: ({ signIn: { user, companies } }) => {
          if (user) onEnter();
          else onChoose(password, companies ?? []);
        },
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem error={signIn.error} />
        {/* For password managers, which look for the name beside the password. */}
        <input type="hidden" name="username" autoComplete="username" value={name} readOnly />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          data-autofocus
          autoFocus
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending}>
          Sign in
        </Button>
        <Anchor component={Link} to={`/password?${new URLSearchParams({ name })}`} size="sm" underline="always">
          Forgot your password?
        </Anchor>
      </Stack>
    </form>
  );
}
