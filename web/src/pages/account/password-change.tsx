import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { PasswordChangeDocument } from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { ManagedBadge } from '../../parts/managed.tsx';
import { showRefusals } from '../../parts/refusals.ts';
import { toast } from '../../parts/toast.ts';

const TOGGLE = { 'aria-label': 'Show or hide the password' };

interface PasswordChangeProps {
  /** False where the identity provider syncs passwords. */
  readonly isPossible: boolean;
}

/** Changes one's own password, where it is LeaveWizard's. */
export function PasswordChange({ isPossible }: PasswordChangeProps) {
  const change = useChange(PasswordChangeDocument);
  const form = useForm({ mode: 'uncontrolled', initialValues: { currentPassword: '', newPassword: '' } });
  if (!isPossible)
    return (
      <Stack align="flex-start" gap="xs">
        <ManagedBadge />
        <Text size="sm">
          Your company syncs passwords. Change yours at your identity provider: it arrives here by itself.
        </Text>
      </Stack>
    );
  const submit = form.onSubmit((passwords) =>
    change.mutate(passwords, {
      onSuccess: () => {
        form.reset();
        toast('Your password is changed. Everywhere else you are signed out.');
      },
      onError: (error) => showRefusals(form, error, []),
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={360}>
        <PasswordInput
          label="Password as it is"
          autoComplete="current-password"
          visibilityToggleButtonProps={TOGGLE}
          key={form.key('currentPassword')}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label="New password"
          description="Several words that do not belong together are good."
          autoComplete="new-password"
          visibilityToggleButtonProps={TOGGLE}
          key={form.key('newPassword')}
          {...form.getInputProps('newPassword')}
        />
        <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
          Change the password
        </Button>
      </Stack>
    </form>
  );
}
