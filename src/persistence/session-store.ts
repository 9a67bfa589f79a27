import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import type { EventDraft } from '../domain/event.ts';
import type { Session, SignInMethod } from '../domain/session.ts';
import { COMPANY_CONTEXT, SETTINGS_JOIN } from './company-store.ts';
import type { Sql, Transaction } from './database.ts';
import { eventInsert } from './event-store.ts';
import { Statement } from './statement.ts';

/** How long sessions live, in seconds. */
export interface SessionSettings {
  /** Without being used. */
  idleSeconds: number;
  /** Whether used or not. */
  lifetimeSeconds: number;
}

/** How long after a sign-in it still counts as fresh. */
const FRESH_SECONDS = 900;
/** A session's use is written down once in this part of the time it may be idle: once a minute by default. */
const TOUCHES_PER_IDLE = 30;

/** Holds for a live session `x`; binds what it needs. */
const LIVE = `x.last_used_at > now() - $1 * interval '1 second' and x.started_at > now() - $2 * interval '1 second'`;

/** Holds where the user `u` may use a password: single sign-on is not required of them by the settings `s`. */
export const MAY_USE_PASSWORD = `(s.single_sign_on <> 'REQUIRED' or u.role = 'ADMINISTRATOR' and s.break_glass_ids ? u.id::text)`;

const CALLER = `select ${COMPANY_CONTEXT}, u.id as "userId", coalesce(u.display_name, u.user_name) as "userName",
    u.role = 'ADMINISTRATOR' as "isAdministrator",
    x.id as "sessionId", x.started_at > now() - interval '${FRESH_SECONDS} seconds' as "isFresh",
    x.last_used_at < now() - $1 * interval '1 second' / ${TOUCHES_PER_IDLE} as "isUseStale"
  from session x join company c on c.id = x.company_id ${SETTINGS_JOIN}
    join "user" u on u.company_id = x.company_id and u.id = x.user_id and u.active and u.deleted_at is null
  where x.secret_hash = $3 and ${LIVE} and (x.method <> 'PASSWORD' or ${MAY_USE_PASSWORD})`;
/** Skipped by whoever finds another at it: requests do not queue for this. */
const TOUCH = `update session set last_used_at = now() where secret_hash = (
  select x.secret_hash from session x where x.company_id = $1 and x.secret_hash = $2 for no key update skip locked)`;
const LIST = `select x.id, x.method, x.started_at as "startedAt", x.last_used_at as "lastUsedAt",
    x.started_at + $2 * interval '1 second' as "expiresAt", x.user_agent as "userAgent",
    coalesce(x.id = $5, false) as current
  from session x where x.company_id = $3 and x.user_id = $4 and ${LIVE} order by x.id desc`;
const DELETE_BY_PASSWORD = `delete from session x using "user" u, authentication_settings s
  where x.company_id = $1 and x.method = 'PASSWORD' and s.company_id = x.company_id
    and u.company_id = x.company_id and u.id = x.user_id and not ${MAY_USE_PASSWORD}`;
const MAY = `select ${MAY_USE_PASSWORD} as may from "user" u join authentication_settings s on s.company_id = u.company_id
  where u.company_id = $1 and u.id = $2`;
const LOCK_USER = 'select u.id from "user" u where u.company_id = $1 and u.id = $2 for share';
const LOCK_USER_ALONE = 'select u.id from "user" u where u.company_id = $1 and u.id = $2 for no key update';

/** Whoever holds a session, with the company they belong to, as one row. */
export interface SessionCaller extends CompanyContext {
  userId: string;
  /** Name to show. */
  userName: string;
  isAdministrator: boolean;
  sessionId: string;
  isFresh: boolean;
  /** Whether the session's last use has to be written down again. */
  isUseStale: boolean;
}

/** Who holds the live session with this hash; undefined when there is none, or when the user is not active. */
export async function findSessionCaller(
  sql: Sql,
  { idleSeconds, lifetimeSeconds }: SessionSettings,
  secretHash: string,
): Promise<SessionCaller | undefined> {
  const [caller] = await sql.query<SessionCaller>(CALLER, [idleSeconds, lifetimeSeconds, secretHash]);
  return caller;
}

/** Writes down that a session was used just now. */
export async function touchSession(sql: Sql, companyId: string, secretHash: string): Promise<void> {
  await sql.query(TOUCH, [companyId, secretHash]);
}

/** The live sessions of a user, newest first. */
export function listSessions(
  sql: Sql,
  { idleSeconds, lifetimeSeconds }: SessionSettings,
  companyId: string,
  userId: string,
  /** The session that asks, if one does. */
  currentId: string | null,
): Promise<Session[]> {
  return sql.query<Session>(LIST, [idleSeconds, lifetimeSeconds, companyId, userId, currentId]);
}

/** A session about to begin. */
export interface SessionDraft {
  id: string;
  secretHash: string;
  userId: string;
  method: SignInMethod;
  userAgent: string | null;
  /** When the password that was checked was set: if it was replaced meanwhile, no session begins. */
  passwordSetAt?: string;
}

/**
 * Begins a session, removes the user's that are over, and writes the event. False when the user is not active any more,
 * has another password by now, or may not use one. The user is locked first, in a statement of its own: whatever ends
 * sessions locks the user too, so it either sees this one or has been seen by it.
 */
export async function insertSession(
  transaction: Transaction,
  { idleSeconds, lifetimeSeconds }: SessionSettings,
  companyId: string,
  draft: SessionDraft,
  actor: Actor,
  event: EventDraft,
): Promise<boolean> {
  await transaction.query(LOCK_USER, [companyId, draft.userId]);
  const to = new Statement();
  const [idle, lifetime, company, user] = [idleSeconds, lifetimeSeconds, companyId, draft.userId].map((value) =>
    to.bind(value),
  );
  const [secretHash, id, method, userAgent] = [draft.secretHash, draft.id, draft.method, draft.userAgent].map((value) =>
    to.bind(value),
  );
  const passwordSetAt = to.bind(draft.passwordSetAt ?? null);
  const rows = await transaction.query(
    `with over as (delete from session where company_id = ${company} and user_id = ${user} and not (
        last_used_at > now() - ${idle} * interval '1 second' and started_at > now() - ${lifetime} * interval '1 second')),
      started as (insert into session (secret_hash, id, company_id, user_id, method, user_agent)
        select ${secretHash}, ${id}::uuid, u.company_id, u.id, ${method}, ${userAgent} from "user" u
          join authentication_settings s on s.company_id = u.company_id
          left join user_password p on p.company_id = u.company_id and p.user_id = u.id
          where u.company_id = ${company} and u.id = ${user} and u.active and u.deleted_at is null
            and (${passwordSetAt}::timestamptz is null or p.set_at = ${passwordSetAt})
            and (${method} <> 'PASSWORD' or ${MAY_USE_PASSWORD}) returning id),
      told as (${eventInsert(to, companyId, actor, event, { where: 'exists (select from started)' })})
    select id from started`,
    to.values,
  );
  return rows.length > 0;
}

/** Which sessions of a user are ended: one, or all, or all but one. */
export interface SessionsMeant {
  id?: string;
  exceptId?: string;
}

/** Ends sessions of a user. Returns how many. */
export async function deleteSessions(
  sql: Sql,
  companyId: string,
  userId: string,
  { id, exceptId }: SessionsMeant,
): Promise<number> {
  const rows = await sql.query(
    `delete from session where company_id = $1 and user_id = $2 and ($3::uuid is null or id = $3)
      and ($4::uuid is null or id <> $4) returning id`,
    [companyId, userId, id ?? null, exceptId ?? null],
  );
  return rows.length;
}

/** Ends every session of a user, one too that is just about to begin. Returns how many there were. */
export async function deleteAllSessions(transaction: Transaction, companyId: string, userId: string): Promise<number> {
  await transaction.query(LOCK_USER_ALONE, [companyId, userId]);
  return deleteSessions(transaction, companyId, userId, {});
}

/** Ends the sessions of a company that began by a password and could not begin so today. */
export async function deleteUnwantedPasswordSessions(sql: Sql, companyId: string): Promise<void> {
  await sql.query(DELETE_BY_PASSWORD, [companyId]);
}

/** Whether a user may sign in by a password: their company does not require single sign-on of them. */
export async function mayUsePassword(sql: Sql, companyId: string, userId: string): Promise<boolean> {
  const [row] = await sql.query<{ may: boolean }>(MAY, [companyId, userId]);
  return row?.may === true;
}

/** Ends every session of these users, and their links to set a password. */
export async function deleteAccessOf(sql: Sql, companyId: string, userIds: readonly string[]): Promise<void> {
  await sql.query(
    `with ended as (delete from session where company_id = $1 and user_id = any($2::uuid[]))
      delete from password_link where company_id = $1 and user_id = any($2::uuid[])`,
    [companyId, userIds],
  );
}

/** A `delete` of every session of a user, to stand in the statement that takes the rights away. */
export function sessionsDelete(company: string, user: string): string {
  return `delete from session where company_id = ${company} and user_id = ${user}`;
}
