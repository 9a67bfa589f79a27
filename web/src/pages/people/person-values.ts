import type {
  CustomFieldValueInput,
  EmailInput,
  PersonFragment,
  Role,
  UserCreateInput,
  UserUpdateInput,
} from '../../api/generated/graphql.ts';

/** Attributes with one text value that the form holds, by their names in the API; days and references among them. */
const TEXTS = [
  'userName',
  'honorificPrefix',
  'givenName',
  'middleName',
  'familyName',
  'honorificSuffix',
  'displayName',
  'formattedName',
  'nickName',
  'title',
  'department',
  'division',
  'organization',
  'costCenter',
  'employeeNumber',
  'userType',
  'manager',
  'approver',
  'startDate',
  'endDate',
  'holidayCountry',
  'holidayRegion',
  'preferredLanguage',
  'locale',
  'timezone',
] as const;

/** Name of such an attribute. */
export type PersonText = (typeof TEXTS)[number];

/** An e-mail address or a telephone number, as the form holds it. */
export interface Contact {
  readonly value: string;
  readonly type: string;
  readonly display: string | null;
  readonly primary: boolean;
}

/** A value of a custom field, as the form holds it: '' for none. */
type FormCustomValue = string | number | boolean;

/** What the form holds of a person; '' stands for what is absent. */
export interface PersonValues extends Record<PersonText, string> {
  readonly role: Role;
  readonly workgroupId: string | null;
  readonly emails: Contact[];
  readonly phoneNumbers: Contact[];
  readonly customFields: Record<string, FormCustomValue>;
}

/** The form of a person, or the empty one. The fields of the company are in it whether they have a value or not. */
export function valuesOf(person: PersonFragment | undefined, keys: readonly string[]): PersonValues {
  const custom = new Map(person?.customFields.map(({ key, value }) => [key, value]));
  return {
    ...textsOf(person),
    role: person?.role ?? 'EMPLOYEE',
    workgroupId: person?.workgroup?.id ?? null,
    emails: (person?.emails ?? []).map(contactOf),
    phoneNumbers: (person?.phoneNumbers ?? []).map(contactOf),
    customFields: Object.fromEntries(keys.map((key) => [key, custom.get(key) ?? ''])),
  };
}

function textsOf(person: PersonFragment | undefined): Record<PersonText, string> {
  const { manager, approver, ...rest } = person ?? {};
  const given = { ...rest, manager: manager?.value, approver: approver?.value };
  const entries = TEXTS.map((name) => [name, given[name] ?? '']);
  return Object.fromEntries(entries) as Record<PersonText, string>;
}

function contactOf({ value, type, display, primary }: EmailInput): Contact {
  return { value, type: type ?? '', display: display ?? null, primary: primary ?? false };
}

/** A person to be made, as the form has them. */
export function draftOf(values: PersonValues): UserCreateInput {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, orNull(values[name])]));
  return {
    ...texts,
    userName: values.userName,
    role: values.role,
    workgroupId: values.workgroupId,
    emails: values.emails.map(inputOf),
    phoneNumbers: values.phoneNumbers.map(inputOf),
    customFields: Object.entries(values.customFields).map(customInput),
  };
}

/** What the form changes of a person, and nothing else, so that what others change meanwhile stays. */
export function changeOf(before: PersonValues, after: PersonValues): UserUpdateInput {
  const texts = TEXTS.filter((name) => after[name] !== before[name]).map((name) => [name, orNull(after[name])]);
  const custom = Object.entries(after.customFields).filter(([key, value]) => value !== before.customFields[key]);
  return {
    ...Object.fromEntries(texts),
    ...(!isSame(before.emails, after.emails) && { emails: [{ replaceAll: after.emails.map(inputOf) }] }),
    ...(!isSame(before.phoneNumbers, after.phoneNumbers) && {
      phoneNumbers: [{ replaceAll: after.phoneNumbers.map(inputOf) }],
    }),
    ...(custom.length > 0 && { customFields: custom.map(customInput) }),
  };
}

function isSame(before: readonly Contact[], after: readonly Contact[]): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function inputOf({ value, type, display, primary }: Contact): EmailInput {
  return { value, type: orNull(type), display, primary };
}

function customInput([key, value]: [string, FormCustomValue]): CustomFieldValueInput {
  return { key, value: value === '' ? null : value };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
