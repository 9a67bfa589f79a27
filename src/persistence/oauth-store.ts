import type { ConnectionKey, OAuthClient, OAuthClientView } from '../domain/oauth.ts';
import type { Sql } from './database.ts';

const INSERT_CLIENT = 'insert into oauth_client (id, name, secret_hash, redirect_uris) values ($1, $2, $3, $4::jsonb)';
const CLIENT = `select id, name, secret_hash as "secretHash", redirect_uris as "redirectUris" from oauth_client
  where id = $1`;
const CLIENTS = `select id, name, redirect_uris as "redirectUris", created_at as "createdAt" from oauth_client order by id`;

/** Each one that is kept takes a few away that ran out; what others are at is left to them. */
const SWEPT = `swept as (delete from oauth_artifact where id_hash in (
    select id_hash from oauth_artifact where expires_at < now() order by expires_at limit 20 for update skip locked))`;
const KEEP = `with ${SWEPT}
  insert into oauth_artifact (id_hash, kind, company_id, connection_id, payload, expires_at)
  values ($1, $2, $3, $4, $5::jsonb, now() + $6 * interval '1 second')
  on conflict (id_hash) do update set payload = excluded.payload, expires_at = excluded.expires_at`;
/** Whoever comes second waits for the first, and then keeps nothing. */
const KEEP_ONCE = `with ${SWEPT}
  insert into oauth_artifact (id_hash, kind, company_id, payload, expires_at)
  values ($1, $2, $3, '{}', now() + $4 * interval '1 second') on conflict (id_hash) do nothing returning id_hash`;
const FIND = `select payload, consumed_at is not null as "isConsumed",
    extract(epoch from expires_at - now())::float8 as "secondsLeft" from oauth_artifact
  where id_hash = $1 and kind = $2 and expires_at > now()`;
/** The row lock of the update decides who is first; everybody else changes nothing. */
const CONSUME = `update oauth_artifact set consumed_at = now()
  where id_hash = $1 and kind = $2 and consumed_at is null and expires_at > now() returning id_hash`;
const FORGET = 'delete from oauth_artifact where id_hash = $1 and kind = $2';

export async function insertOAuthClient(sql: Sql, { id, name, secretHash, redirectUris }: OAuthClient): Promise<void> {
  await sql.write(INSERT_CLIENT, [id, name, secretHash, JSON.stringify(redirectUris)]);
}

export async function findOAuthClient(sql: Sql, id: string): Promise<OAuthClient | undefined> {
  const [client] = await sql.query<OAuthClient>(CLIENT, [id]);
  return client;
}

/** All clients, oldest first. */
export function listOAuthClients(sql: Sql): Promise<OAuthClientView[]> {
  return sql.query<OAuthClientView>(CLIENTS);
}

/** What is told of a token, code or request, without the credential itself. */
export interface Artifact {
  readonly payload: object;
  readonly isConsumed: boolean;
  readonly secondsLeft: number;
}

/** Keeps a token, code or request for so many seconds, in place of one with the same hash. */
export async function keepArtifact(
  sql: Sql,
  kind: string,
  idHash: string,
  payload: object,
  connection: ConnectionKey | undefined,
  seconds: number,
): Promise<void> {
  const { companyId = null, id = null } = connection ?? {};
  await sql.query(KEEP, [idHash, kind, companyId, id, JSON.stringify(payload), seconds]);
}

/** Remembers for so many seconds that something of a company was used: true for exactly one caller. */
export async function keepOnce(sql: Sql, kind: string, idHash: string, companyId: string, seconds: number) {
  return (await sql.write(KEEP_ONCE, [idHash, kind, companyId, seconds])).length > 0;
}

/** One that has not run out. */
export async function findArtifact(sql: Sql, kind: string, idHash: string): Promise<Artifact | undefined> {
  const [artifact] = await sql.query<Artifact>(FIND, [idHash, kind]);
  return artifact;
}

/** Uses one up: true for exactly one caller. */
export async function consumeArtifact(sql: Sql, kind: string, idHash: string): Promise<boolean> {
  return (await sql.write(CONSUME, [idHash, kind])).length > 0;
}

export async function forgetArtifact(sql: Sql, kind: string, idHash: string): Promise<void> {
  await sql.query(FORGET, [idHash, kind]);
}
