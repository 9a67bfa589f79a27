import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ScimTokenCreateDocument } from '../../api/generated/graphql.ts';
import { CopyField } from '../../parts/copy-field.tsx';
import { FormProblem } from '../../parts/form-problem.tsx';
import { useProvenChange } from '../../shell/fresh-sign-in.tsx';

const DAY_MS = 86_400_000;
const LIFETIMES = [
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: '730', label: '2 years' },
];

interface TokenDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a token, and shows its secret this once. */
export function TokenDialog({ opened, onClose }: TokenDialogProps) {
  const create = useProvenChange(ScimTokenCreateDocument);
  const secret = create.data?.scimTokenCreate.secret;
  const close = (): void => {
    create.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={secret ? 'Copy the token now' : 'Create a SCIM token'}
      closeOnClickOutside={!secret}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {secret ? (
        <Secret secret={secret} onClose={close} />
      ) : (
        <TokenForm
          error={create.error}
          isPending={create.isPending}
          onSubmit={(label, days) =>
            create.mutate({ input: { label, expiresAt: new Date(Date.now() + days * DAY_MS).toISOString() } })
          }
        />
      )}
    </Modal>
  );
}

interface TokenFormProps {
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onSubmit: (label: string, days: number) => void;
}

function TokenForm({ error, isPending, onSubmit }: TokenFormProps) {
  const form = useForm({
    initialValues: { label: '', days: '365' },
    validate: { label: (label) => (label.trim() === '' ? 'Say what the token is for.' : null) },
  });
  return (
    <form onSubmit={form.onSubmit(({ label, days }) => onSubmit(label, Number(days)))} noValidate>
      <Stack>
        <FormProblem error={error} />
        <TextInput
          label="Label"
          description="What it is for, such as Entra ID. The activity shows it."
          data-autofocus
          {...form.getInputProps('label')}
        />
        <Select
          label="Expires after"
          description="Put the day into your calendar: afterwards the identity provider is refused."
          allowDeselect={false}
          data={LIFETIMES}
          {...form.getInputProps('days')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={isPending}>
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SecretProps extends Pick<TokenDialogProps, 'onClose'> {
  readonly secret: string;
}

function Secret({ secret, onClose }: SecretProps) {
  return (
    <Stack>
      <Alert color="orange" role="status">
        This is shown once. LeaveWizard keeps only a hash of it, and nobody can show it again.
      </Alert>
      <CopyField
        label="Token"
        autoFocus
        value={secret}
        description="Enter it at your identity provider as secret token or HTTP header."
      />
      <Group justify="flex-end">
        <Button onClick={onClose}>I have copied it</Button>
      </Group>
    </Stack>
  );
}
