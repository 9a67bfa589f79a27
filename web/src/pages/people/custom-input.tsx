import { NumberInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { FormFieldFragment } from '../../api/generated/graphql.ts';
import type { PersonValues } from './person-values.ts';

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

interface CustomInputProps {
  readonly form: UseFormReturnType<PersonValues>;
  readonly field: FormFieldFragment;
}

/** The input of a custom field, as its kind wants it. What it accepts is said by the service. */
export function CustomInput({ form, field }: CustomInputProps) {
  const { key, label, description, kind, required, choices } = field;
  const path = `customFields.${key}`;
  const props = { label, description, withAsterisk: required, ...form.getInputProps(path) };
  switch (kind) {
    case 'NUMBER':
      return <NumberInput {...props} />;
    case 'DATE':
      return <TextInput type="date" {...props} min={field.earliest ?? undefined} max={field.latest ?? undefined} />;
    case 'BOOLEAN':
      return (
        <Select
          {...props}
          clearable
          data={YES_NO}
          value={String(props.value)}
          onChange={(value) => form.setFieldValue(path, value === null ? '' : value === 'true')}
        />
      );
    case 'CHOICE':
      return (
        <Select
          {...props}
          clearable
          data={choices}
          value={String(props.value) || null}
          onChange={(value) => form.setFieldValue(path, value ?? '')}
        />
      );
    case 'TEXT':
      return <TextInput {...props} />;
  }
}
