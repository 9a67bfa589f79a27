import { Button, Group, Modal, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { CustomFieldCreateDocument, CustomFieldUpdateDocument } from '../../api/generated/graphql.ts';
import { showRefusals } from '../../parts/refusals.ts';
import { toast } from '../../parts/toast.ts';
import { useProvenChange } from '../../shell/fresh-sign-in.tsx';
import { type CustomField, createOf, type FieldValues, formOf, KINDS, keyFor, updateOf } from './custom-field.ts';
import { LimitFields } from './limit-fields.tsx';

interface FieldDialogProps {
  readonly opened: boolean;
  /** Undefined: one to be made. */
  readonly field: CustomField | undefined;
  readonly onClose: () => void;
}

/** Makes a field, or changes one. */
export function FieldDialog({ opened, field, onClose }: FieldDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={field ? `Edit ${field.label}` : 'Add a custom field'}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <FieldForm field={field} onClose={onClose} />
    </Modal>
  );
}

function FieldForm({ field, onClose }: Omit<FieldDialogProps, 'opened'>) {
  const create = useProvenChange(CustomFieldCreateDocument);
  const update = useProvenChange(CustomFieldUpdateDocument);
  const form = useForm<FieldValues>({
    initialValues: formOf(field),
    validate: {
      label: (label) => (label.trim() === '' ? 'Give the field a name.' : null),
      key: (key) => (key.trim() === '' ? 'Give the field a key.' : null),
      choices: (choices, { kind }) =>
        kind === 'CHOICE' && choices.trim() === '' ? 'Give at least one choice, each on a line of its own.' : null,
    },
  });
  const submit = form.onSubmit((values) => {
    const end = {
      onSuccess: () => {
        toast(field ? `${values.label} is saved.` : `${values.label} is added.`);
        onClose();
      },
      onError: (error: Error) => showRefusals(form, error, []),
    };
    if (field) update.mutate({ id: field.id, input: updateOf(values) }, end);
    else create.mutate({ input: createOf(values) }, end);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Names form={form} isNew={!field} />
        <LimitFields form={form} />
        <Switch
          label="Required"
          description="It has to be given when a person is made, and cannot be cleared. People who are here already may lack it until they are next changed."
          {...form.getInputProps('required', { type: 'checkbox' })}
        />
        {field && <Text size="sm">Values that do not fit any more stay until they are changed.</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {field ? 'Save' : 'Add'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface NamesProps {
  readonly form: UseFormReturnType<FieldValues>;
  readonly isNew: boolean;
}

/** Name, key and kind. As long as nobody wrote a key, it follows the name. */
function Names({ form, isNew }: NamesProps) {
  const { label, key } = form.values;
  const follows = isNew && key === keyFor(label);
  return (
    <>
      <TextInput
        label="Name"
        data-autofocus
        {...form.getInputProps('label')}
        onChange={(event) => {
          const name = event.currentTarget.value;
          form.setFieldValue('label', name);
          if (follows) form.setFieldValue('key', keyFor(name));
        }}
      />
      <TextInput
        label="Key"
        description={
          isNew
            ? 'Name of the attribute in SCIM. It never changes, and nobody else can have it later.'
            : 'Name of the attribute in SCIM. It never changes.'
        }
        disabled={!isNew}
        spellCheck={false}
        autoCapitalize="none"
        {...form.getInputProps('key')}
      />
      <Select
        label="Kind"
        description="It never changes either."
        disabled={!isNew}
        allowDeselect={false}
        data={KINDS}
        {...form.getInputProps('kind')}
      />
      <Textarea label="Description" rows={2} resize="vertical" {...form.getInputProps('description')} />
    </>
  );
}
