import { Button, Fieldset, Group, SimpleGrid, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { FormFieldFragment } from '../../api/generated/graphql.ts';
import { showRefusals } from '../../parts/refusals.ts';
import { CustomInput } from './custom-input.tsx';
import { LeaveFields, NameFields, WorkFields } from './person-fields.tsx';
import type { PersonValues } from './person-values.ts';

interface PersonFormProps {
  readonly initialValues: PersonValues;
  readonly customFields: readonly FormFieldFragment[];
  /** Whether role and workgroup are asked for, too: somebody who is there has inputs of their own for them. */
  readonly isNew: boolean;
  readonly verb: string;
  readonly isPending: boolean;
  readonly onCancel: () => void;
  /** Told what to do with what the service has against the values. */
  readonly onSubmit: (values: PersonValues, onRefusal: (error: Error) => void) => void;
}

/** All that can be given of a person. What is accepted is said by the service, at the fields. */
export function PersonForm(props: PersonFormProps) {
  const { initialValues, customFields, isNew, verb, isPending, onCancel, onSubmit } = props;
  const form = useForm<PersonValues>({ initialValues });
  const submit = form.onSubmit((values) => onSubmit(values, (error) => showRefusals(form, error)));
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={860}>
        <Fieldset legend="Name and contact">
          <NameFields form={form} />
        </Fieldset>
        <Fieldset legend="Work">
          <WorkFields form={form} />
        </Fieldset>
        <Fieldset legend="LeaveWizard">
          <LeaveFields form={form} isNew={isNew} />
        </Fieldset>
        {customFields.length > 0 && (
          <Fieldset legend="Custom fields">
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              {customFields.map((field) => (
                <CustomInput key={field.id} form={form} field={field} />
              ))}
            </SimpleGrid>
          </Fieldset>
        )}
        <Group>
          <Button type="submit" loading={isPending}>
            {verb}
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
