import type { CustomValues } from '../domain/custom-value.ts';
import { ELEMENT_TEXTS, type MultiValuedAttribute, multiValuedAttributes } from '../domain/element.ts';
import { isId } from '../domain/id.ts';
import { nameKey, textKey } from '../domain/text-key.ts';
import {
  DATE_ATTRIBUTES,
  REFERENCE_ATTRIBUTES,
  textAttributes,
  type User,
  type UserReference,
} from '../domain/user.ts';
import type { UserValues } from '../domain/user-change.ts';
import type { Statement } from './statement.ts';

/** The column of an attribute: `givenName` is `given_name`. */
export function columnOf(attribute: string): string {
  return attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

type Write = (statement: Statement, value: never) => readonly (readonly [column: string, placeholder: string])[];

/** How each attribute is written: its column, and the columns that follow from it. */
const WRITES: ReadonlyMap<string, Write> = new Map<string, Write>([
  [
    'userName',
    (to, value: string) => [
      ['user_name', to.bind(value)],
      ['user_name_key', to.bind(nameKey(value))],
    ],
  ],
  ['externalId', plain('external_id')],
  ['active', plain('active')],
  ['role', plain('role')],
  ['source', plain('source')],
  ['workgroupId', plain('workgroup_id')],
  ['customFields', customWrite],
  ...textAttributes.map((attribute) => [attribute, textWrite(columnOf(attribute))] as const),
  ...DATE_ATTRIBUTES.map((attribute) => [attribute, plain(columnOf(attribute))] as const),
  ...REFERENCE_ATTRIBUTES.map((attribute) => [attribute, referenceWrite(attribute)] as const),
  ...multiValuedAttributes.map((attribute) => [attribute, elementsWrite(attribute)] as const),
]);

function plain(column: string): Write {
  return (to, value) => [[column, to.bind(value)]];
}

function textWrite(column: string): Write {
  return (to, value: string | null) => [
    [column, to.bind(value)],
    [`${column}_key`, to.bind(value === null ? null : textKey(value))],
  ];
}

function referenceWrite(column: string): Write {
  return (to, value: string | null) => [
    [`${column}_value`, to.bind(value)],
    [`${column}_id`, to.bind(value !== null && isId(value) ? value : null)],
  ];
}

function elementsWrite(attribute: MultiValuedAttribute): Write {
  const column = columnOf(attribute);
  return (to, value: UserValues['emails']) => [
    [column, to.json(value)],
    [`${column}_key`, to.json(value.map((element) => elementKeys(attribute, { ...element })))],
    ...(attribute === 'emails' ? [['email_key', to.bind(primaryEmailKey(value))] as const] : []),
  ];
}

function customWrite(to: Statement, values: CustomValues): readonly (readonly [string, string])[] {
  const keys = Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? textKey(value) : value]);
  return [
    ['custom_fields', to.json(values)],
    ['custom_fields_key', to.json(Object.fromEntries(keys))],
  ];
}

function elementKeys(attribute: MultiValuedAttribute, element: Record<string, unknown>): Record<string, unknown> {
  const keys: Record<string, unknown> = { primary: element.primary };
  for (const member of ELEMENT_TEXTS[attribute]) {
    const text = element[member];
    if (typeof text === 'string') keys[member] = textKey(text);
  }
  return keys;
}

function primaryEmailKey(emails: UserValues['emails']): string | null {
  const primary = emails.find((email) => email.primary);
  return primary ? textKey(primary.value) : null;
}

/** The keys under which a user is found by e-mail address. */
export function emailKeys(emails: UserValues['emails']): string[] {
  return [...new Set(emails.map(({ value }) => textKey(value)))];
}

/** The value of a custom field as a text that is compared; `name` is the placeholder of its key. */
export function customTextSql(name: string): string {
  return `(u.custom_fields_key->>${name}) collate "C"`;
}

/** The value of a custom field of numbers. */
export function customNumberSql(name: string): string {
  return `(u.custom_fields_key->${name})::numeric`;
}

/** Binds values and names the columns they go to. */
export function writeColumns(statement: Statement, values: object): (readonly [string, string])[] {
  return Object.entries(values).flatMap(([attribute, value]) => {
    const write = WRITES.get(attribute);
    if (!write) throw new Error(`No column is known for the attribute ${attribute}.`);
    return write(statement, value as never);
  });
}

const PLAIN_READS = ['userName', 'externalId', 'active', 'role', 'source', ...textAttributes, ...DATE_ATTRIBUTES];
const LISTS = [...multiValuedAttributes, 'customFields', 'createdAt', 'updatedAt', 'version'];

/** What a user is made of, as columns of the table alias `u`. */
const OWN_COLUMNS = [
  'u.company_id as "companyId"',
  'u.id',
  ...[...PLAIN_READS, ...LISTS].map((attribute) => `u.${columnOf(attribute)} as "${attribute}"`),
].join(', ');

/**
 * What a user refers to, at most one row by primary key. Whether it is deleted is asked of the row and not in `where`:
 * that would offer PostgreSQL its indexes of what lives, which it takes for tiny until they are analysed.
 */
const REFERRED = {
  manager: 'from "user" r where r.company_id = u.company_id and r.id = u.manager_id',
  approver: 'from "user" r where r.company_id = u.company_id and r.id = u.approver_id',
  workgroup: 'from workgroup r where r.company_id = u.company_id and r.id = u.workgroup_id',
};
export type Referring = keyof typeof REFERRED;

/** The key of the display name of what a user refers to. */
export function referredNameKey(attribute: Referring): string {
  return `(select case when r.deleted_at is null then r.display_name_key end ${REFERRED[attribute]})`;
}

function referred(attribute: Referring): string {
  return `(select case when r.deleted_at is null then json_build_object('id', r.id, 'displayName', r.display_name) end
    ${REFERRED[attribute]})`;
}

/**
 * A user for reading: its own values, and what it refers to. No joins: on a table that was never analysed PostgreSQL
 * takes a company for a few rows, and joins it with itself by comparing everybody with everybody.
 */
export const USER_PROJECTION = `${OWN_COLUMNS},
  u.manager_value as "managerValue", ${referred('manager')} as "managerUser",
  u.approver_value as "approverValue", ${referred('approver')} as "approverUser",
  ${referred('workgroup')} as workgroup`;

/** A user for writing: what a change starts from. */
export const USER_VALUES = `${OWN_COLUMNS}, u.manager_value as manager, u.approver_value as approver,
  u.workgroup_id as "workgroupId"`;

/** A row of `USER_PROJECTION`. */
export interface UserRow extends User {
  managerValue: string | null;
  managerUser: UserReference['user'];
  approverValue: string | null;
  approverUser: UserReference['user'];
}

/** Completes a row in place: lists are long, and copying forty members of each entry shows. */
export function toUser(row: UserRow): User {
  row.manager = reference(row.companyId, row.managerValue, row.managerUser);
  row.approver = reference(row.companyId, row.approverValue, row.approverUser);
  return row;
}

function reference(companyId: string, value: string | null, user: UserReference['user']): UserReference | null {
  return value === null ? null : { companyId, value, user };
}
