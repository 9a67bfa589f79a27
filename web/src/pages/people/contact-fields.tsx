import { ActionIcon, Button, Fieldset, Group, Input, Radio, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Contact, PersonValues } from './person-values.ts';

const KINDS = ['work', 'home', 'mobile', 'other'];

interface ContactFieldsProps {
  readonly form: UseFormReturnType<PersonValues>;
  readonly name: 'emails' | 'phoneNumbers';
  readonly label: string;
  /** What one of them is called. */
  readonly one: string;
}

/** E-mail addresses or telephone numbers of a person, one of which may be preferred. */
export function ContactFields({ form, name, label, one }: ContactFieldsProps) {
  const contacts = form.values[name];
  const add = (): void => {
    form.insertListItem(name, { value: '', type: 'work', display: null, primary: contacts.length === 0 });
    form.clearFieldError(name);
  };
  return (
    <Fieldset
      legend={<Input.Label component="span">{label}</Input.Label>}
      variant="unstyled"
      data-path={name}
      tabIndex={-1}
    >
      <Stack gap="sm">
        {contacts.map((contact, at) => (
          <ContactRow key={keyOf(at)} form={form} name={name} one={`${one} ${at + 1}`} at={at} contact={contact} />
        ))}
        {form.errors[name] && <Input.Error role="alert">{form.errors[name]}</Input.Error>}
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={add} w="fit-content">
          Add {one.toLowerCase()}
        </Button>
      </Stack>
    </Fieldset>
  );
}

/** Rows have no identity but their place. */
function keyOf(at: number): string {
  return `row-${at}`;
}

interface ContactRowProps {
  readonly form: UseFormReturnType<PersonValues>;
  readonly name: 'emails' | 'phoneNumbers';
  readonly one: string;
  readonly at: number;
  readonly contact: Contact;
}

function ContactRow({ form, name, one, at, contact }: ContactRowProps) {
  const prefer = (): void =>
    form.setFieldValue(
      name,
      form.values[name].map((other, place) => ({ ...other, primary: place === at })),
    );
  const kinds = contact.type === '' || KINDS.includes(contact.type) ? KINDS : [contact.type, ...KINDS];
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        flex="1 1 180px"
        label={one}
        type={name === 'emails' ? 'email' : 'tel'}
        {...form.getInputProps(`${name}.${at}.value`)}
      />
      <Select w={110} label="Kind" data={kinds} {...form.getInputProps(`${name}.${at}.type`)} value={contact.type} />
      <Radio mb={8} label="Preferred" checked={contact.primary} onChange={prefer} />
      <ActionIcon
        mb={4}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Remove ${one.toLowerCase()}`}
        onClick={() => form.removeListItem(name, at)}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}
