import { isId, newId } from '../../src/domain/id.ts';
import { nameKey, textKey } from '../../src/domain/text-key.ts';
import { type Answer, FloorError, resourceAnswer } from './answer.ts';
import { isTaken } from './database.ts';
import { eventInsert, eventValues } from './event.ts';
import type { Floor } from './floor.ts';
import { type FloorRequest, isObject, readBody } from './request.ts';
import {
  CORE,
  type Element,
  ENTERPRISE,
  ENTERPRISE_URN,
  elementKeys,
  JOINS,
  NAME,
  PROJECTION,
  type UserRow,
} from './user-columns.ts';
import { userResource } from './user-resource.ts';

const TEXTS = [...CORE, ...NAME, ...ENTERPRISE];
const COLUMNS = [
  ...['company_id', 'id', 'user_name', 'user_name_key', 'external_id', 'active', 'role', 'source'],
  ...['emails', 'emails_key', 'email_key', 'phone_numbers', 'phone_numbers_key', 'addresses', 'addresses_key'],
  ...['manager_value', 'manager_id'],
  ...TEXTS.flatMap(([, column]) => [column, `${column}_key`]),
];
const AFTER = COLUMNS.length + 1;

function insert(name: string, ...more: string[]) {
  const parts = [
    `made as (insert into "user" (${COLUMNS.join(', ')}) values (${COLUMNS.map((_, at) => `$${at + 1}`).join(', ')})
      returning *)`,
    `named as (insert into sign_in_name (domain_hash, name_hash, company_id, user_id)
      select sha256(convert_to(coalesce(substring(k.key from '@([^@]*)$'), ''), 'UTF8')),
        sha256(convert_to(k.key, 'UTF8')), u.company_id, u.id
      from made u cross join lateral unnest(array[u.user_name_key, nullif(u.email_key, u.user_name_key)]) as k (key)
      where k.key is not null)`,
    `told as (${eventInsert('USER', AFTER, { subject_id: '$2::uuid', subject_name: `$${AFTER + 4}::text`, subject_version: '1', changes: `$${AFTER + 5}::jsonb` })})`,
    `addressed as (insert into user_email (company_id, user_id, value_key)
      select $1::uuid, $2::uuid, unnest($${AFTER + 6}::text[]))`,
    ...more,
  ];
  return { name, text: `with ${parts.join(', ')} select ${PROJECTION} from made u ${JOINS}` };
}

const CREATE = insert('user-create');
const CREATE_WITH_PASSWORD = insert(
  'user-create-with-password',
  `secured as (insert into user_password (company_id, user_id, password_hash, set_by)
    values ($1, $2, $${AFTER + 7}, 'SCIM'))`,
);

/** POST /Users: the user, the names, the addresses, the password and the event in one statement. */
export async function createUser(floor: Floor, request: FloorRequest): Promise<Answer> {
  const body = await readBody(request.message);
  const { userName, password } = body;
  if (typeof userName !== 'string' || userName.trim() === '')
    throw new FloorError(400, 'invalidValue', 'userName is required.');
  const values = valuesOf(request, userName, body);
  const isSecured = typeof password === 'string' && password !== '';
  if (isSecured) values.push(await floor.passwords.hash(password));
  try {
    const [row] = await floor.database.query<UserRow>(isSecured ? CREATE_WITH_PASSWORD : CREATE, values);
    if (!row) throw new Error('A user was inserted, but no row came back.');
    floor.positions.clear();
    return resourceAnswer(201, userResource(row, floor.baseUrl));
  } catch (error) {
    if (isTaken(error)) throw new FloorError(409, 'uniqueness', 'This userName or externalId is already in use.');
    throw error;
  }
}

function valuesOf(request: FloorRequest, userName: string, body: Record<string, unknown>): unknown[] {
  const externalId = textIn(body, 'externalId');
  const active = body.active !== false;
  const [emails, phoneNumbers, addresses] = ['emails', 'phoneNumbers', 'addresses'].map((name) =>
    elementsIn(body, name),
  );
  const enterprise = objectIn(body, ENTERPRISE_URN);
  const manager = textIn(objectIn(enterprise, 'manager'), 'value');
  const texts = [...textsIn(body, CORE), ...textsIn(objectIn(body, 'name'), NAME), ...textsIn(enterprise, ENTERPRISE)];
  const primary = emails?.find((email) => email.primary)?.value;
  return [
    ...[request.caller.companyId, newId(), userName, nameKey(userName), externalId, active, 'EMPLOYEE'],
    ...['IDENTITY_PROVIDER', ...jsonPair(emails), typeof primary === 'string' ? textKey(primary) : null],
    ...[...jsonPair(phoneNumbers), ...jsonPair(addresses), manager, manager && isId(manager) ? manager : null],
    ...texts.flatMap((text) => [text, text === null ? null : textKey(text)]),
    ...eventValues(request, 'USER_CREATED'),
    texts[0] ?? userName,
    JSON.stringify(changesOf({ userName, externalId, emails, phoneNumbers, addresses, manager }, texts)),
    [...new Set(emails?.map(({ value }) => textKey(String(value))))],
  ];
}

/** What the event tells: each value that was set. */
function changesOf(values: Readonly<Record<string, unknown>>, texts: readonly (string | null)[]): object[] {
  const named = TEXTS.map(([attribute], at) => [attribute, texts[at]] as const);
  return [...Object.entries(values), ...named].flatMap(([field, after]) =>
    after == null || (Array.isArray(after) && after.length === 0)
      ? []
      : [{ field, before: Array.isArray(after) ? [] : null, after }],
  );
}

function textsIn(source: Record<string, unknown>, texts: typeof CORE): (string | null)[] {
  return texts.map(([attribute]) => textIn(source, attribute));
}

function textIn(source: Record<string, unknown>, attribute: string): string | null {
  const value = source[attribute];
  if (value == null || value === '') return null;
  if (typeof value === 'string') return value;
  throw new FloorError(400, 'invalidValue', `${attribute} must be text.`);
}

function objectIn(source: Record<string, unknown>, attribute: string): Record<string, unknown> {
  const value = source[attribute];
  return isObject(value) ? value : {};
}

function elementsIn(source: Record<string, unknown>, attribute: string): Element[] {
  const value = source[attribute] ?? [];
  if (!Array.isArray(value) || !value.every(isElement))
    throw new FloorError(400, 'invalidValue', `${attribute} must be a list of objects.`);
  return value;
}

function isElement(value: unknown): value is Element {
  return isObject(value) && Object.values(value).every((member) => ['string', 'boolean'].includes(typeof member));
}

function jsonPair(elements: readonly Element[] = []): [string, string] {
  return [JSON.stringify(elements), JSON.stringify(elements.map(elementKeys))];
}
