import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import type { EventDraft } from '../domain/event.ts';
import { COMPANY_CONTEXT, SETTINGS_JOIN } from './company-store.ts';
import type { Sql, Transaction } from './database.ts';
import { eventInsert } from './event-store.ts';
import { Statement } from './statement.ts';

const FIND = `select ${COMPANY_CONTEXT}, u.id as "userId", u.user_name as "userName",
    coalesce(u.display_name, u.user_name) as "shownName"
  from password_link l join company c on c.id = l.company_id ${SETTINGS_JOIN}
    join "user" u on u.company_id = l.company_id and u.id = l.user_id and u.active and u.deleted_at is null
  where l.link_hash = $1 and l.expires_at > now()`;
/** The row lock of the delete decides who is first; everybody else finds nothing. */
const TAKE = `delete from password_link where company_id = $1 and link_hash = $2 and expires_at > now()
  returning user_id as "userId"`;

/** A link to set a password, about to be made. */
export interface PasswordLinkDraft {
  linkHash: string;
  /** How long it is good for. */
  seconds: number;
}

/** Whom a link is for, with their company. */
export interface PasswordLinkOwner extends CompanyContext {
  userId: string;
  userName: string;
  /** Name to show. */
  shownName: string;
}

/** Whom a link that is good today is for; undefined when there is no such link. */
export async function findLinkOwner(sql: Sql, linkHash: string): Promise<PasswordLinkOwner | undefined> {
  const [owner] = await sql.query<PasswordLinkOwner>(FIND, [linkHash]);
  return owner;
}

/** Uses a link up, once: false when it is used, replaced or too old. */
export async function takeLink(transaction: Transaction, companyId: string, linkHash: string): Promise<boolean> {
  return (await transaction.query(TAKE, [companyId, linkHash])).length > 0;
}

/** Makes a link for a locked user in the place of the one they may have, and writes the event. */
export async function replaceLink(
  transaction: Transaction,
  companyId: string,
  userId: string,
  draft: PasswordLinkDraft,
  actor: Actor,
  event: EventDraft,
): Promise<void> {
  const to = new Statement();
  await transaction.query(
    `with told as (${eventInsert(to, companyId, actor, event)})
    ${linkInsert(to, to.bind(companyId), to.bind(userId), draft)} on conflict (company_id, user_id) do update
      set link_hash = excluded.link_hash, created_at = excluded.created_at, expires_at = excluded.expires_at`,
    to.values,
  );
}

/** An `insert` of a link, to stand in the statement that makes its user. */
export function linkInsert(
  to: Statement,
  company: string,
  user: string,
  { linkHash, seconds }: PasswordLinkDraft,
): string {
  return `insert into password_link (link_hash, company_id, user_id, expires_at)
    values (${to.bind(linkHash)}, ${company}::uuid, ${user}::uuid, now() + ${to.bind(seconds)} * interval '1 second')`;
}

/** A `delete` of the link of a user, to stand in the statement that makes it worthless. */
export function linkDelete(company: string, user: string): string {
  return `delete from password_link where company_id = ${company} and user_id = ${user}`;
}
