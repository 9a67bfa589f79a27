import { Group, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { FieldValues } from './custom-field.ts';

const TEXT_MAX = 1024;

interface LimitFieldsProps {
  readonly form: UseFormReturnType<FieldValues>;
}

/** What values are held to, as the kind of the field has it. */
export function LimitFields({ form }: LimitFieldsProps) {
  switch (form.values.kind) {
    case 'TEXT':
      return (
        <NumberInput
          label="Most characters"
          description={`Empty: ${TEXT_MAX}.`}
          min={1}
          max={TEXT_MAX}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('maxLength')}
        />
      );
    case 'NUMBER':
      return (
        <Group grow align="flex-start">
          <NumberInput label="Least" hideControls {...form.getInputProps('minimum')} />
          <NumberInput label="Greatest" hideControls {...form.getInputProps('maximum')} />
        </Group>
      );
    case 'DATE':
      return (
        <Group grow align="flex-start">
          <TextInput type="date" label="First day" {...form.getInputProps('earliest')} />
          <TextInput type="date" label="Last day" {...form.getInputProps('latest')} />
        </Group>
      );
    case 'CHOICE':
      return (
        <Textarea
          label="Choices"
          description="One on each line, in the order in which they are offered."
          rows={3}
          resize="vertical"
          {...form.getInputProps('choices')}
        />
      );
    case 'BOOLEAN':
      return null;
  }
}
