import type { Actor } from '../domain/actor.ts';
import type { CustomField } from '../domain/custom-field.ts';
import type { EventDraft } from '../domain/event.ts';
import type { UserFilter } from '../domain/filter.ts';
import type { CountedSlice, Window } from '../domain/page.ts';

import { endsPasswordLink, endsSessions } from '../domain/session.ts';
import type { User } from '../domain/user.ts';
import type { UserValues } from '../domain/user-change.ts';
import type { Sql, Transaction } from './database.ts';
import { eventInsert } from './event-store.ts';
import { type Bind, listPage } from './list-page.ts';
import { linkDelete, linkInsert, type PasswordLinkDraft } from './password-link-store.ts';
import { Again } from './retry.ts';
import { sessionsDelete } from './session-store.ts';
import { namesDelete, namesInsert, namesReplace } from './sign-in-name-store.ts';
import { Statement, TOUCHED } from './statement.ts';
import { emailKeys, toUser, USER_PROJECTION, USER_VALUES, type UserRow, writeColumns } from './user-columns.ts';
import { userFilterSql } from './user-filter-sql.ts';
import { customOrder, USER_ORDERS } from './user-order-sql.ts';

/** A user with what a change needs to know of it. */
export interface UserState extends UserValues {
  id: string;
  version: number;
  workgroupId: string | null;
}

/** What may be written of a user: its values, and where it belongs. */
export interface UserWrite extends Partial<UserValues> {
  workgroupId?: string | null;
}

/** Every user of the company `$1` for whom a condition may hold, with the joins that conditions need. */
export const USERS = `from "user" u where u.company_id = $1 and u.deleted_at is null`;
const FIND = `select ${USER_PROJECTION} ${USERS} and u.id = $2`;
const FIND_MANY = `select ${USER_PROJECTION} ${USERS} and u.id = any($2::uuid[])`;
const READ = `select ${USER_VALUES} from "user" u where u.company_id = $1 and u.id = $2 and u.deleted_at is null`;
const LOCK = `${READ} for no key update`;
const LOCK_ALONE = 'select from "user" where company_id = $1 and id = $2 for no key update';
const BY_EXTERNAL_ID = `select u.id, u.user_name as "userName" from "user" u
  where u.company_id = $1 and u.external_id = $2 and u.deleted_at is null`;
const INACTIVE_BY_EXTERNAL_ID = `select u.id from "user" u
  where u.company_id = $1 and u.external_id = $2 and not u.active and u.deleted_at is null`;
const OTHER_ADMINISTRATOR = `select u.id from "user" u where u.company_id = $1 and u.role = 'ADMINISTRATOR'
  and u.active and u.deleted_at is null and u.id is distinct from $2::uuid limit 1`;

/** The user with this id, or undefined. */
export async function findUser(sql: Sql, companyId: string, id: string): Promise<User | undefined> {
  const [row] = await sql.query<UserRow>(FIND, [companyId, id]);
  return row && toUser(row);
}

/** The user whom the identity provider calls so, or undefined. */
export async function findByExternalId(
  sql: Sql,
  companyId: string,
  externalId: string,
): Promise<{ id: string; userName: string } | undefined> {
  const [user] = await sql.query<{ id: string; userName: string }>(BY_EXTERNAL_ID, [companyId, externalId]);
  return user;
}

/** The users with these ids, in no particular order. */
export async function findUsers(sql: Sql, companyId: string, ids: readonly string[]): Promise<User[]> {
  return (await sql.query<UserRow>(FIND_MANY, [companyId, ids])).map(toUser);
}

/** A page of the users for whom the filter holds, by id or by `orderBy`; `orderField` is the custom field it means. */
export function listUsers(
  sql: Sql,
  companyId: string,
  filter: UserFilter,
  window: Window,
  orderField?: CustomField,
): Promise<CountedSlice<User>> {
  const to = new Statement();
  to.bind(companyId);
  const where = `${USERS} and ${userFilterSql(filter, to)}`;
  const orderBy = orderField && ((bind: Bind) => customOrder(orderField, bind));
  const orders = { orders: USER_ORDERS, orderBy };
  const question = { to, projection: USER_PROJECTION, from: where, id: 'u.id', ...orders, read: toUser };
  return listPage(sql, question, window);
}

/** What a change of the user with this id starts from, or undefined. */
export async function readUser(sql: Sql, companyId: string, id: string): Promise<UserState | undefined> {
  const [row] = await sql.query<UserState>(READ, [companyId, id]);
  return row;
}

/** The same, kept from changing until the transaction ends. */
export async function lockUser(
  transaction: Transaction,
  companyId: string,
  id: string,
): Promise<UserState | undefined> {
  const [row] = await transaction.query<UserState>(LOCK, [companyId, id]);
  return row;
}

/** The id of the inactive user whom the identity provider knows by this external id. */
export async function inactiveUserByExternalId(
  sql: Sql,
  companyId: string,
  externalId: string,
): Promise<string | undefined> {
  const [row] = await sql.query<{ id: string }>(INACTIVE_BY_EXTERNAL_ID, [companyId, externalId]);
  return row?.id;
}

/** Whether the company has an active administrator, this user not counted. */
export async function hasAdministrator(sql: Sql, companyId: string, exceptId: string | null = null): Promise<boolean> {
  return (await sql.query(OTHER_ADMINISTRATOR, [companyId, exceptId])).length > 0;
}

/** A password that is set together with a change. */
export interface PasswordWrite {
  hash: string;
  setBy: string;
}

/**
 * Writes a new user, the names they sign in by, their addresses, their password or the link to set one, and the event in
 * one statement. Throws TAKEN.
 */
export async function insertUser(
  sql: Sql,
  companyId: string,
  id: string,
  values: UserValues & UserWrite,
  access: PasswordWrite | PasswordLinkDraft | undefined,
  actor: Actor,
  event: EventDraft,
): Promise<User> {
  const to = new Statement();
  const company = to.bind(companyId);
  const user = to.bind(id);
  const written = writeColumns(to, values);
  const parts = [
    `made as (insert into "user" (company_id, id, ${written.map(([column]) => column).join(', ')})
      values (${company}, ${user}, ${written.map(([, placeholder]) => placeholder).join(', ')}) returning *)`,
    `named as (${namesInsert('made')})`,
    `told as (${eventInsert(to, companyId, actor, event)})`,
  ];
  if (values.emails.length > 0) parts.push(`addressed as (${insertEmails(to, company, user, values)})`);
  if (access)
    parts.push(
      'linkHash' in access
        ? `linked as (${linkInsert(to, company, user, access)})`
        : `secured as (${insertPassword(to, company, user, access)})`,
    );
  const [row] = await sql.write<UserRow>(`with ${parts.join(', ')} ${selectFrom('made')}`, to.values);
  if (!row) throw new Error('A user was inserted, but no row came back.');
  return toUser(row);
}

/**
 * Writes what changes of a user, the names they sign in by, and the event, and ends the user's sessions and link to set a
 * password, where the change asks for it, in one statement; the version rises by one. Throws Again, and has changed
 * nothing, when the user is not at this version. Where access ends, the user is locked first: whoever begins a session or
 * makes a link locks the user too, and only a statement that begins when that is done sees it.
 */
export async function updateUser(
  sql: Sql,
  companyId: string,
  { id, version }: Pick<UserState, 'id' | 'version'>,
  values: UserWrite,
  password: PasswordWrite | undefined,
  actor: Actor,
  event: EventDraft,
): Promise<User> {
  const to = new Statement();
  const company = to.bind(companyId);
  const user = to.bind(id);
  const written = [...writeColumns(to, values), ['version', 'version + 1'], ['updated_at', TOUCHED]];
  const parts = [
    `changed as (update "user" set ${written.map(([column, placeholder]) => `${column} = ${placeholder}`).join(', ')}
      where company_id = ${company} and id = ${user} and version = ${to.bind(version)} and deleted_at is null returning *)`,
    `told as (${eventInsert(to, companyId, actor, event, { where: CHANGED })})`,
  ];
  if (values.emails) parts.push(...replaceEmails(to, company, user, values.emails));
  if (values.userName !== undefined || values.emails) {
    const before = `(select * from "user" where company_id = ${company} and id = ${user} and ${CHANGED})`;
    parts.push(...namesReplace(before, 'changed'));
  }
  if (password) parts.push(`secured as (${insertPassword(to, company, user, password, CHANGED)})`);
  const unlinks = endsPasswordLink(values, password !== undefined);
  const ends = endsSessions(values, password !== undefined);
  if (unlinks) parts.push(`unlinked as (${linkDelete(company, user)} and ${CHANGED})`);
  if (ends) parts.push(`ended as (${sessionsDelete(company, user)} and ${CHANGED})`);
  const lock = unlinks || ends ? { name: 'lock_user', text: LOCK_ALONE, values: [companyId, id] } : undefined;
  const [row] = await sql.write<UserRow>(`with ${parts.join(', ')} ${selectFrom('changed')}`, to.values, lock);
  if (!row) throw new Again('The user changed meanwhile.');
  return toUser(row);
}

const CHANGED = 'exists (select from changed)';

/** Hides a locked user for good; the row stays for its history, its names are free again, and its sessions are over. */
export async function deleteUser(
  transaction: Transaction,
  companyId: string,
  id: string,
  actor: Actor,
  event: EventDraft,
): Promise<void> {
  const to = new Statement();
  const company = to.bind(companyId);
  const user = to.bind(id);
  await transaction.query(
    `with gone as (update "user" set deleted_at = now(), active = false, workgroup_id = null, version = version + 1,
        updated_at = ${TOUCHED} where company_id = ${company} and id = ${user} returning *),
      unnamed as (${namesDelete('gone')}),
      told as (${eventInsert(to, companyId, actor, event)}),
      unsecured as (delete from user_password where company_id = ${company} and user_id = ${user}),
      ended as (${sessionsDelete(company, user)}),
      unlinked as (${linkDelete(company, user)})
    delete from user_email where company_id = ${company} and user_id = ${user}`,
    to.values,
  );
}

function selectFrom(alias: string): string {
  return `select ${USER_PROJECTION} from ${alias} u`;
}

function insertEmails(to: Statement, company: string, user: string, { emails }: Pick<UserValues, 'emails'>): string {
  return `insert into user_email (company_id, user_id, value_key)
    select ${company}::uuid, ${user}::uuid, unnest(${to.bind(emailKeys(emails))}::text[])`;
}

/** What stays is neither deleted nor inserted: within one statement it could not be both. */
function replaceEmails(to: Statement, company: string, user: string, emails: UserValues['emails']): string[] {
  const keys = `${to.bind(emailKeys(emails))}::text[]`;
  return [
    `forgotten as (delete from user_email where company_id = ${company} and user_id = ${user}
      and value_key <> all(${keys}) and ${CHANGED})`,
    `addressed as (insert into user_email (company_id, user_id, value_key)
      select ${company}::uuid, ${user}::uuid, unnest(${keys}) where ${CHANGED} on conflict do nothing)`,
  ];
}

function insertPassword(
  to: Statement,
  company: string,
  user: string,
  { hash, setBy }: PasswordWrite,
  condition = 'true',
): string {
  return `insert into user_password (company_id, user_id, password_hash, set_by)
    select ${company}::uuid, ${user}::uuid, ${to.bind(hash)}::text, ${to.bind(setBy)}::text where ${condition}
    on conflict (company_id, user_id) do update
      set password_hash = excluded.password_hash, set_by = excluded.set_by, set_at = now()`;
}
