import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { showRefusals } from '../../parts/refusals.ts';

interface NameModalProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly verb: string;
  readonly initialName: string;
  readonly isPending: boolean;
  /** Told what to do with what the service has against the name. */
  readonly onSubmit: (name: string, onError: (error: Error) => void) => void;
}

/** Asks for the name of a workgroup. */
export function NameModal({ opened, onClose, title, ...rest }: NameModalProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <NameForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function NameForm({ onClose, verb, initialName, isPending, onSubmit }: Omit<NameModalProps, 'opened' | 'title'>) {
  const form = useForm({ initialValues: { displayName: initialName } });
  const submit = form.onSubmit(({ displayName }) => onSubmit(displayName, (error) => showRefusals(form, error)));
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label="Name" required data-autofocus {...form.getInputProps('displayName')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
