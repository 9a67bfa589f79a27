import { ELEMENT_TEXTS, type MultiValuedAttribute } from '../domain/element.ts';
import type {
  CustomFieldFilter,
  ElementFilter,
  MemberFilter,
  ReferenceFilter,
  TextFilter,
  UserFilter,
} from '../domain/filter.ts';
import { searchWords } from '../domain/search.ts';
import { nameKey, textKey } from '../domain/text-key.ts';
import {
  DATE_ATTRIBUTES,
  REFERENCE_ATTRIBUTES,
  type ReferenceAttribute,
  type Source,
  textAttributes,
} from '../domain/user.ts';
import {
  booleanSql,
  type Condition,
  exact,
  filterSql,
  idSql,
  joined,
  numberSql,
  textSql,
  timeSql,
} from './filter-sql.ts';
import type { Statement } from './statement.ts';
import { columnOf, customNumberSql, customTextSql, referredNameKey } from './user-columns.ts';

/** The SQL for a question about users, over the alias `u`. */
export function userFilterSql(filter: UserFilter, statement: Statement): string {
  return filterSql(filter, USER_CONDITIONS, statement);
}

function referenceSql(attribute: ReferenceAttribute): Condition<ReferenceFilter> {
  const value = textSql(`u.${attribute}_value`, exact);
  return (filter, to) => {
    const parts = [`u.${attribute}_value is not null`];
    if (filter.value) parts.push(value(filter.value, to));
    if (filter.displayName) parts.push(referredNameSql(attribute, filter.displayName, to));
    return `(${parts.join(' and ')})`;
  };
}

const REFERRED_NAME = textSql('r.display_name_key', textKey);

/** Names are looked through once, and not again for everybody who refers to them; who refers to nobody has none. */
function referredNameSql(attribute: ReferenceAttribute, filter: TextFilter, to: Statement): string {
  if (Object.values(filter).every((asked) => asked == null)) return 'true';
  if (filter.present === false) return `${referredNameKey(attribute)} is null`;
  return `u.${attribute}_id in (select r.id from "user" r
    where r.company_id = $1 and r.deleted_at is null and ${REFERRED_NAME(filter, to)})`;
}

/** Some element for which the filter holds; every text in these lists is stored as its key. */
function elementsSql(attribute: MultiValuedAttribute): Condition<ElementFilter> {
  const texts = ELEMENT_TEXTS[attribute].map((member) => [member, textSql(`e."${member}"`, textKey)]);
  const conditions = { ...Object.fromEntries(texts), primary: booleanSql('e."primary"') };
  const columns = [...ELEMENT_TEXTS[attribute].map((member) => `"${member}" text`), '"primary" boolean'].join(', ');
  const list = `jsonb_to_recordset(u.${columnOf(attribute)}_key) as e(${columns})`;
  return (filter, to) => {
    const exists = `exists (select from ${list} where ${filterSql(filter, conditions, to)})`;
    const address = attribute === 'emails' ? impliedAddress(filter) : undefined;
    return address === undefined ? exists : `(u.id in (${usersOfAddress(address, to)}) and ${exists})`;
  };
}

/** What the address of some element must be like for the filter to hold: a narrow table answers that. */
function impliedAddress({ value, and }: ElementFilter): TextFilter | undefined {
  if (typeof value === 'object' && value !== null && isOfText(value)) return value;
  return and?.map(impliedAddress).find((address) => address !== undefined);
}

function isOfText(value: object): value is TextFilter {
  return ['eq', 'startsWith', 'contains', 'endsWith'].some(
    (operator) => typeof Reflect.get(value, operator) === 'string',
  );
}

const addressSql = textSql('x.value_key', textKey);

function usersOfAddress(address: TextFilter, to: Statement): string {
  return `select x.user_id from user_email x where x.company_id = $1 and ${addressSql(address, to)}`;
}

/**
 * Conditions on a name. To find what stands in it or at its end, all names have to be read: in their index, a tenth of
 * the table. `key` is what the index tells of a user; `offset 0` keeps PostgreSQL 18 from reading the table instead.
 */
function nameSql(column: string, wholeKey: (text: string) => string, key: string): Condition<TextFilter> {
  const direct = textSql(`u.${column}`, textKey, wholeKey);
  const scanned = textSql(`x.${column}`, textKey, wholeKey);
  return (filter, to) => {
    if (filter.contains == null && filter.endsWith == null) return direct(filter, to);
    return `u.${key} in (select x.${key} from "user" x
      where x.company_id = $1 and x.deleted_at is null and ${scanned(filter, to)} offset 0)`;
  };
}

/** All of these hold. The keys of fields are values like any other: no text of a client's gets into a statement. */
function customFieldsSql(filters: readonly CustomFieldFilter[], to: Statement): string {
  return joined(
    'and',
    filters.map((filter) => customFieldSql(filter, to)),
    'true',
  );
}

/** The service has seen to it that the conditions go with the kind of the field, so that no cast fails. */
function customFieldSql({ key, present, text, number, date, boolean }: CustomFieldFilter, to: Statement): string {
  const name = `${to.bind(key)}::text`;
  const value = customTextSql(name);
  // A key of which nothing is asked must be in the statement all the same, since it is bound.
  const parts = [`${name} is not null`];
  if (present != null) parts.push(`${value} is ${present ? 'not null' : 'null'}`);
  if (text) parts.push(textSql(value, textKey)(text, to));
  if (number) parts.push(numberSql(customNumberSql(name))(number, to));
  if (date) parts.push(timeSql(`(${value})::date`, 'date')(date, to));
  if (boolean) parts.push(booleanSql(`(${value})::boolean`)(boolean, to));
  return joined('and', parts, 'true');
}

const WORKGROUP_CONDITIONS = {
  id: idSql('u.workgroup_id'),
  displayName: textSql(referredNameKey('workgroup'), textKey),
  present: (present: boolean) => String(present),
};

/** The workgroup of a user, if there is one for which the filter holds. */
function workgroupSql({ present, ...filter }: MemberFilter, to: Statement): string {
  if (present === false) return 'u.workgroup_id is null';
  return `(u.workgroup_id is not null and ${filterSql(filter, WORKGROUP_CONDITIONS, to)})`;
}

const SEARCHED = ['display_name_key', 'user_name_key', 'employee_number_key'].map((column) =>
  textSql(`u.${column}`, exact),
);

/**
 * Every word stands somewhere. Said plainly: for words that many have, PostgreSQL walks the order that is asked for
 * until the page is full, and for those that nobody has it reads the table once.
 */
function searchSql(search: string, to: Statement): string {
  const words = searchWords(search).map((word) => {
    const texts = SEARCHED.map((holds) => holds({ contains: word }, to));
    return joined('or', [...texts, `u.id in (${usersOfAddress({ contains: word }, to)})`], 'false');
  });
  return joined('and', words, 'true');
}

const USER_CONDITIONS = {
  search: searchSql,
  id: idSql('u.id'),
  userName: nameSql('user_name_key', nameKey, 'user_name_key'),
  externalId: textSql('u.external_id', exact),
  active: booleanSql('u.active'),
  role: textSql('u.role', (text) => textKey(text).toUpperCase()),
  source: (source: Source, to: Statement) => `u.source = ${to.bind(source)}`,
  ...(Object.fromEntries(textAttributes.map((name) => [name, textSql(`u.${columnOf(name)}_key`, textKey)])) as {
    [Attribute in (typeof textAttributes)[number]]: Condition<TextFilter>;
  }),
  displayName: nameSql('display_name_key', textKey, 'id'),
  ...(Object.fromEntries(DATE_ATTRIBUTES.map((name) => [name, timeSql(`u.${columnOf(name)}`, 'date')])) as {
    [Attribute in (typeof DATE_ATTRIBUTES)[number]]: ReturnType<typeof timeSql>;
  }),
  ...(Object.fromEntries(REFERENCE_ATTRIBUTES.map((name) => [name, referenceSql(name)])) as {
    [Attribute in ReferenceAttribute]: Condition<ReferenceFilter>;
  }),
  emails: elementsSql('emails'),
  phoneNumbers: elementsSql('phoneNumbers'),
  addresses: elementsSql('addresses'),
  customFields: customFieldsSql,
  workgroup: workgroupSql,
  createdAt: timeSql('u.created_at', 'timestamptz'),
  updatedAt: timeSql('u.updated_at', 'timestamptz'),
  version: numberSql('u.version'),
};
