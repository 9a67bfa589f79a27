import { Alert, Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from 'react-router';
import { PasswordSetDocument } from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { FormProblem } from '../../parts/form-problem.tsx';

interface SetPasswordFormProps {
  /** Secret of the link. */
  readonly link: string;
}

/** Sets the password of whoever was mailed the link. */
export function SetPasswordForm({ link }: SetPasswordFormProps) {
  const set = useChange(PasswordSetDocument);
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  if (set.isSuccess)
    return (
      <Alert role="status" color="teal">
        Your password is set.{' '}
        <Anchor component={Link} to="/sign-in" inherit underline="always">
          Sign in
        </Anchor>
      </Alert>
    );
  return (
    <form onSubmit={form.onSubmit(({ password }) => set.mutate({ link, password }))} noValidate>
      <Stack>
        <FormProblem error={set.error} />
        <Text size="sm">Take one that is not easily guessed: several words that do not belong together are good.</Text>
        <PasswordInput
          label="New password"
          autoComplete="new-password"
          autoFocus
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={set.isPending}>
          Set the password
        </Button>
        <Anchor component={Link} to="/password" size="sm" underline="always" reloadDocument>
          Ask for a new link
        </Anchor>
      </Stack>
    </form>
  );
}
