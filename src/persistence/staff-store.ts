import type { Actor } from '../domain/actor.ts';
import { newId } from '../domain/id.ts';
import type { Slice, Window } from '../domain/page.ts';
import { STAFF_SESSION_SECONDS, type StaffAction, type StaffEvent, type StaffTokenView } from '../domain/staff.ts';
import type { Sql } from './database.ts';
import { idAtSql } from './id-sql.ts';
import { listPage } from './list-page.ts';
import { Statement } from './statement.ts';
import type { StaffTokenOwner } from './token-store.ts';

const LIVE = `s.started_at > now() - interval '${STAFF_SESSION_SECONDS} seconds'`;
/** Whoever has no token any more has no session, whatever the table says. */
const OWNER = `select t.id, t.name, t.may_write as "mayWrite" from staff_session s
  join staff_token t on t.id = s.staff_token_id where s.secret_hash = $1 and ${LIVE}`;
const BEGIN = `with over as (delete from staff_session s where not (${LIVE}))
  insert into staff_session (secret_hash, staff_token_id) values ($1, $2)`;
const END = 'delete from staff_session where secret_hash = $1';
const TOKENS = `select id, name, may_write as "mayWrite", created_at as "createdAt" from staff_token order by id`;
const REVOKE = `with ended as (delete from staff_session where staff_token_id = $1)
  delete from staff_token where id = $1 returning name`;
const INSERT_EVENT = `insert into staff_event (id, actor, request_id, action, document, variables, token_name)
  values (${idAtSql('clock_timestamp()', '$1')}, $2, $3, $4, $5, $6, $7)`;
const EVENTS = `id, occurred_at as "occurredAt", actor, request_id as "requestId", action, document,
  variables, token_name as "tokenName"`;

/** Whose live session has this hash. */
export async function findStaffSession(sql: Sql, secretHash: string): Promise<StaffTokenOwner | undefined> {
  const [owner] = await sql.query<StaffTokenOwner>(OWNER, [secretHash]);
  return owner;
}

/** Begins a session, and removes all that are over. */
export async function insertStaffSession(sql: Sql, secretHash: string, staffTokenId: string): Promise<void> {
  await sql.query(BEGIN, [secretHash, staffTokenId]);
}

export async function deleteStaffSession(sql: Sql, secretHash: string): Promise<void> {
  await sql.query(END, [secretHash]);
}

/** All staff tokens, oldest first. */
export function listStaffTokens(sql: Sql): Promise<StaffTokenView[]> {
  return sql.query<StaffTokenView>(TOKENS);
}

/** Deletes a token and the sessions it began. Returns its name; undefined when there was none. */
export async function deleteStaffToken(sql: Sql, id: string): Promise<string | undefined> {
  const [deleted] = await sql.query<{ name: string }>(REVOKE, [id]);
  return deleted?.name;
}

/** A staff event on its way into the database. */
export type StaffEventDraft = { action: StaffAction } & Partial<
  Pick<StaffEvent, 'document' | 'variables' | 'tokenName'>
>;

/** Writes one event. */
export async function insertStaffEvent(
  sql: Sql,
  { name, requestId }: Actor,
  { action, document, variables, tokenName }: StaffEventDraft,
): Promise<void> {
  const texts = [name, requestId, action, document ?? null, variables ?? null, tokenName ?? null];
  await sql.write(INSERT_EVENT, [newId(), ...texts]);
}

/** A page of what staff did, newest first. */
export function listStaffEvents(sql: Sql, window: Window): Promise<Slice<StaffEvent>> {
  const read = (row: StaffEvent): StaffEvent => row;
  const question = { to: new Statement(), projection: EVENTS, from: 'from staff_event where true', id: 'id', read };
  return listPage(sql, { ...question, newestFirst: true, orders: new Map() }, window);
}
