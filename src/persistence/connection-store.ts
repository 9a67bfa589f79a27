import type { CompanyContext } from '../domain/company.ts';
import type { Connection, ConnectionKey, Grant } from '../domain/oauth.ts';
import { COMPANY_CONTEXT, SETTINGS_JOIN } from './company-store.ts';
import type { Sql } from './database.ts';

/** Holds for a live connection `g`. */
const LIVE = 'g.ended_at is null and g.expires_at > now()';
const INSERT = `insert into oauth_connection (company_id, id, client_id, client_name, connected_by, expires_at)
  values ($1, $2, $3, $4, $5, now() + $6 * interval '1 second')`;
const LIST = `select g.id, g.client_name as "clientName", g.connected_by as "connectedBy", g.created_at as "createdAt",
    g.last_used_at as "lastUsedAt", g.expires_at as "expiresAt"
  from oauth_connection g where g.company_id = $1 and ${LIVE} order by g.created_at, g.id`;
const GRANT = `select g.client_id as "clientId", c.short_id as "shortId",
    extract(epoch from g.created_at)::int as "createdAt", extract(epoch from g.expires_at)::int as "expiresAt"
  from oauth_connection g join company c on c.id = g.company_id where g.company_id = $1 and g.id = $2 and ${LIVE}`;
const BY_ACCESS_TOKEN = `select ${COMPANY_CONTEXT}, g.id as "connectionId", g.client_name as "clientName",
    g.last_used_at is null as "isFirstUse", coalesce(g.last_used_at < now() - interval '1 minute', true) as "isUseStale"
  from company c ${SETTINGS_JOIN} join oauth_artifact t on t.company_id = c.id and t.id_hash = $2
    join oauth_connection g on g.company_id = c.id and g.id = t.connection_id
  where c.short_id = $1 and t.kind = 'AccessToken' and t.expires_at > now() and ${LIVE}
    and 'scim' = any(string_to_array(t.payload ->> 'scope', ' '))`;
/** Skipped by whoever finds another at it: requests do not queue for this. */
const TOUCH = `update oauth_connection set last_used_at = now() where company_id = $1 and id = (
  select g.id from oauth_connection g where g.company_id = $1 and g.id = $2 for no key update skip locked)`;
const BEGIN = `update oauth_connection g set last_used_at = now()
  where g.company_id = $1 and g.id = $2 and g.last_used_at is null and ${LIVE} returning g.id`;
const end = (
  which: string,
): string => `with ended as (update oauth_connection g set ended_at = now() where g.company_id = $1 and ${which} and ${LIVE}
    returning g.id, g.client_name),
  forgotten as (delete from oauth_artifact t where t.company_id = $1 and t.connection_id in (select id from ended))
  select id, client_name as "clientName" from ended order by id`;
const END_ONE = end('g.id = $2');
/** Ids tell when they were made by the clock of whoever made them, and of several services those differ. */
const END_OLDER = end(`(g.created_at, g.id) < (select o.created_at, o.id from oauth_connection o
    where o.company_id = $1 and o.id = $2)`);

/** A connection about to begin. */
export interface ConnectionDraft {
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly connectedBy: string;
  readonly seconds: number;
}

export async function insertConnection(
  sql: Sql,
  companyId: string,
  { id, clientId, clientName, connectedBy, seconds }: ConnectionDraft,
): Promise<void> {
  await sql.query(INSERT, [companyId, id, clientId, clientName, connectedBy, seconds]);
}

/** The company's live connections, oldest first. */
export function listConnections(sql: Sql, companyId: string): Promise<Connection[]> {
  return sql.query<Connection>(LIST, [companyId]);
}

/** A live connection as the OAuth provider sees it. */
export async function findGrant(sql: Sql, { companyId, id }: ConnectionKey): Promise<Grant | undefined> {
  const [grant] = await sql.query<Grant>(GRANT, [companyId, id]);
  return grant;
}

/** The company that a live access token stands for, and the connection it belongs to. */
export interface AccessTokenContext extends CompanyContext {
  connectionId: string;
  clientName: string;
  /** Whether nobody has called through this connection before. */
  isFirstUse: boolean;
  /** Whether the last use has to be written down again. */
  isUseStale: boolean;
}

/** Finds a live access token by the company's short id and the token's hash, both of which come from the token. */
export async function findAccessToken(
  sql: Sql,
  shortId: string,
  tokenHash: string,
): Promise<AccessTokenContext | undefined> {
  const [context] = await sql.query<AccessTokenContext>(BY_ACCESS_TOKEN, [shortId, tokenHash]);
  return context;
}

/** Writes down that a connection was used just now. */
export async function touchConnection(sql: Sql, { companyId, id }: ConnectionKey): Promise<void> {
  await sql.query(TOUCH, [companyId, id]);
}

/** Writes the first use of a connection down: true for exactly one caller. */
export async function beginConnection(sql: Sql, { companyId, id }: ConnectionKey): Promise<boolean> {
  return (await sql.query(BEGIN, [companyId, id])).length > 0;
}

/** Which connections ended. */
export type EndedConnection = Pick<Connection, 'id' | 'clientName'>;

/** Ends a connection and forgets its tokens; undefined when it is not live. */
export async function endConnection(sql: Sql, { companyId, id }: ConnectionKey): Promise<EndedConnection | undefined> {
  const [ended] = await sql.query<EndedConnection>(END_ONE, [companyId, id]);
  return ended;
}

/** Ends the connections that are older than this one, and forgets their tokens. */
export function endOlderConnections(sql: Sql, { companyId, id }: ConnectionKey): Promise<EndedConnection[]> {
  return sql.query<EndedConnection>(END_OLDER, [companyId, id]);
}
