import type { CustomField } from './custom-field.ts';
import { type CustomValueChange, type CustomValues, changeCustomValues, wholeCustomValues } from './custom-value.ts';
import {
  type ElementEdit,
  type ElementInput,
  editElements,
  type MultiValuedAttribute,
  multiValuedAttributes,
} from './element.ts';
import type { Element } from './element-filter.ts';
import type { FieldChange } from './event.ts';
import { Refusal } from './refusal.ts';
import { indexedText, optionalDay, optionalText, requiredName } from './text.ts';
import {
  type Address,
  DATE_ATTRIBUTES,
  type Dates,
  REFERENCE_ATTRIBUTES,
  type ReferenceAttribute,
  type Role,
  type Source,
  TEXT_ATTRIBUTES,
  type Texts,
  type TypedValue,
  textAttributes,
} from './user.ts';

const USER_NAME_MAX = 320;
const EXTERNAL_ID_MAX = 512;
const REFERENCE_MAX = 1024;

type References = { [Attribute in ReferenceAttribute]: string | null };

/** What a user is made of, as it is written: references as values, no ids or versions. */
export interface UserValues extends Texts, Dates, References {
  userName: string;
  externalId: string | null;
  active: boolean;
  role: Role;
  source: Source;
  emails: TypedValue[];
  phoneNumbers: TypedValue[];
  addresses: Address[];
  customFields: CustomValues;
}

/** A change of a user: absent leaves a value as it is, null clears it. */
export interface UserChange extends Partial<Texts>, Partial<Dates>, Partial<References> {
  userName?: string | null;
  externalId?: string | null;
  active?: boolean | null;
  role?: Role | null;
  password?: string | null;
  emails?: readonly ElementEdit[] | null;
  phoneNumbers?: readonly ElementEdit[] | null;
  addresses?: readonly ElementEdit[] | null;
  /** Those that are not named stay as they are; null clears all. */
  customFields?: readonly CustomValueChange[] | null;
  workgroupId?: string | null;
}

/** A user to be made. */
export interface UserDraft extends Omit<UserChange, MultiValuedAttribute> {
  userName: string;
  emails?: readonly ElementInput[] | null;
  phoneNumbers?: readonly ElementInput[] | null;
  addresses?: readonly ElementInput[] | null;
}

/**
 * A draft as a change that leaves nothing of what was there before, apart from what only LeaveWizard knows. Throws
 * REQUIRED where a custom field of the company has to be given.
 */
export function changeOfDraft(draft: UserDraft, fields: readonly CustomField[]): UserChange {
  const { emails, phoneNumbers, addresses, customFields, ...rest } = draft;
  const all = (inputs: readonly ElementInput[] | null | undefined): ElementEdit[] => [{ replaceAll: inputs ?? [] }];
  const change: UserChange = {
    ...rest,
    emails: all(emails),
    phoneNumbers: all(phoneNumbers),
    addresses: all(addresses),
    customFields: wholeCustomValues(customFields ?? [], fields),
  };
  for (const attribute of ['externalId', ...textAttributes, ...REFERENCE_ATTRIBUTES, ...DATE_ATTRIBUTES] as const)
    change[attribute] ??= null;
  return change;
}

/** A user of whom nothing is known yet. */
export function blankUser(source: Source): UserValues {
  const texts = Object.fromEntries(textAttributes.map((attribute) => [attribute, null])) as Texts;
  return {
    ...texts,
    userName: '',
    externalId: null,
    active: true,
    role: 'EMPLOYEE',
    source,
    emails: [],
    phoneNumbers: [],
    addresses: [],
    customFields: {},
    manager: null,
    approver: null,
    startDate: null,
    endDate: null,
  };
}

/** The values that a change alters, and the same as an event tells it. Both are empty when nothing changes. */
export interface UserDelta {
  values: Partial<UserValues>;
  changes: FieldChange[];
}

/** Works out what a change does to a user of a company with these custom fields. Pure; throws a Refusal that names the field. */
export function userDelta(before: UserValues, change: UserChange, fields: readonly CustomField[]): UserDelta {
  const after = readChange(before, change);
  const values: Partial<UserValues> = {};
  const changes: FieldChange[] = [];
  for (const field of Object.keys(after) as (keyof UserValues)[]) {
    if (sameValue(before[field], after[field])) continue;
    Object.assign(values, { [field]: after[field] });
    changes.push({ field, before: before[field], after: after[field] });
  }
  const given = change.customFields === null ? fields.map(({ key }) => ({ key })) : (change.customFields ?? []);
  const custom = changeCustomValues(before.customFields, given, fields);
  if (custom.changes.length > 0) values.customFields = custom.values;
  return { values, changes: [...changes, ...custom.changes] };
}

function readChange(before: UserValues, change: UserChange): Partial<UserValues> {
  const after: Partial<UserValues> = {};
  if (change.userName !== undefined)
    after.userName = indexedText(requiredName(change.userName, USER_NAME_MAX, ['userName']), ['userName']);
  if (change.externalId !== undefined)
    after.externalId = indexedText(optionalText(change.externalId, EXTERNAL_ID_MAX, ['externalId']), ['externalId']);
  if (change.active !== undefined) after.active = readActive(change.active);
  if (change.role !== undefined) after.role = change.role ?? 'EMPLOYEE';
  readTexts(change, after);
  if (after.displayName) indexedText(after.displayName, ['displayName']);
  for (const attribute of multiValuedAttributes) readElements(attribute, before, change[attribute], after);
  for (const { value } of after.emails ?? []) indexedText(value, ['emails', 'value']);
  return after;
}

function readActive(active: boolean | null): boolean {
  if (active !== null) return active;
  throw new Refusal('INVALID', 'active must be true or false.', { field: ['active'] });
}

function readTexts(change: UserChange, after: Partial<UserValues>): void {
  for (const attribute of textAttributes) {
    const text = change[attribute];
    if (text !== undefined) after[attribute] = optionalText(text, TEXT_ATTRIBUTES[attribute], [attribute]);
  }
  for (const attribute of REFERENCE_ATTRIBUTES) {
    const text = change[attribute];
    if (text !== undefined) after[attribute] = optionalText(text, REFERENCE_MAX, [attribute]);
  }
  for (const attribute of DATE_ATTRIBUTES) {
    const text = change[attribute];
    if (text !== undefined) after[attribute] = optionalDay(text, [attribute]);
  }
  if (after.holidayCountry) after.holidayCountry = readCountry(after.holidayCountry);
}

function readCountry(country: string): string {
  if (/^[A-Za-z]{2}$/.test(country)) return country.toUpperCase();
  throw new Refusal(
    'INVALID',
    'holidayCountry must be a country code of two letters (ISO 3166-1 alpha-2), such as DE.',
    {
      field: ['holidayCountry'],
    },
  );
}

function readElements(
  attribute: MultiValuedAttribute,
  before: UserValues,
  edits: readonly ElementEdit[] | null | undefined,
  after: Partial<UserValues>,
): void {
  if (edits === undefined) return;
  const list = before[attribute] as readonly (TypedValue | Address)[] as readonly Element[];
  Object.assign(after, { [attribute]: editElements(attribute, list, edits ?? [{ replaceAll: [] }]) });
}

function sameValue(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((element, index) => sameElement(element, other[index]));
}

function sameElement(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
