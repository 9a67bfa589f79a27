import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { PersonSelect } from '../../parts/person-select.tsx';
import { USER_LABELS } from '../../parts/user-labels.ts';
import { choicesOf, ROLES } from '../../parts/words.ts';
import { WorkgroupSelect } from '../../parts/workgroup-select.tsx';
import { ContactFields } from './contact-fields.tsx';
import type { PersonText, PersonValues } from './person-values.ts';

const NAMES = [
  'givenName',
  'familyName',
  'displayName',
  'nickName',
  'middleName',
  'formattedName',
  'honorificPrefix',
  'honorificSuffix',
] as const;
const LANGUAGE = ['preferredLanguage', 'locale', 'timezone'] as const;
const WORK = ['title', 'department', 'division', 'organization', 'costCenter', 'employeeNumber', 'userType'] as const;
const HINTS: Partial<Record<PersonText, string>> = {
  userName: 'What they sign in with: most often their e-mail address. No two people have the same.',
  displayName: 'Without it the user name is shown.',
  preferredLanguage: 'Such as de-CH.',
  locale: 'Such as en-GB.',
  timezone: 'Such as Europe/Berlin.',
  holidayCountry: 'Two letters, such as DE.',
  holidayRegion: 'Such as BY.',
  manager: 'Who leads them.',
  approver: 'Who decides on their leave.',
};

interface FieldsProps {
  readonly form: UseFormReturnType<PersonValues>;
}

interface FieldProps extends FieldsProps {
  readonly name: PersonText;
}

function TextField({ form, name, ...rest }: FieldProps & { readonly type?: 'date'; readonly required?: boolean }) {
  return (
    <TextInput
      label={USER_LABELS[name]}
      description={HINTS[name]}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...rest}
      {...form.getInputProps(name)}
    />
  );
}

function PersonField({ form, name }: FieldProps) {
  return (
    <PersonSelect
      label={USER_LABELS[name]}
      description={HINTS[name] ?? ''}
      value={form.values[name] || null}
      onChange={(id) => form.setFieldValue(name, id ?? '')}
    />
  );
}

/** How a person is called and reached. */
export function NameFields({ form }: FieldsProps) {
  return (
    <Stack>
      <TextField form={form} name="userName" required />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {NAMES.map((name) => (
          <TextField key={name} form={form} name={name} />
        ))}
      </SimpleGrid>
      <ContactFields form={form} name="emails" label={USER_LABELS.emails} one="E-mail address" />
      <ContactFields form={form} name="phoneNumbers" label={USER_LABELS.phoneNumbers} one="Telephone number" />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        {LANGUAGE.map((name) => (
          <TextField key={name} form={form} name={name} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

/** What a person does in the company. */
export function WorkFields({ form }: FieldsProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {WORK.map((name) => (
        <TextField key={name} form={form} name={name} />
      ))}
      <PersonField form={form} name="manager" />
    </SimpleGrid>
  );
}

interface LeaveFieldsProps extends FieldsProps {
  readonly isNew: boolean;
}

/** What planning of leave needs to know. */
export function LeaveFields({ form, isNew }: LeaveFieldsProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {isNew && (
        <>
          <Select
            label={USER_LABELS.role}
            data={choicesOf(ROLES)}
            allowDeselect={false}
            {...form.getInputProps('role')}
          />
          <WorkgroupSelect
            label={USER_LABELS.workgroup}
            value={form.values.workgroupId}
            onChange={(id) => form.setFieldValue('workgroupId', id)}
          />
        </>
      )}
      <TextField form={form} name="startDate" type="date" />
      <TextField form={form} name="endDate" type="date" />
      <TextField form={form} name="holidayCountry" />
      <TextField form={form} name="holidayRegion" />
      <PersonField form={form} name="approver" />
    </SimpleGrid>
  );
}
