import type { KeptIdentityProvider, LoginRequest, PresentIdentityProvider, TakenLoginRequest } from '../domain/saml.ts';
import { LOGIN_REQUEST_SECONDS } from '../domain/saml.ts';
import type { Sql } from './database.ts';

const COLUMNS = 'entity_id as "entityId", sign_in_url as "signInUrl", certificates, idp_initiated as "idpInitiated"';
const FROM = 'from saml_identity_provider where company_id = $1';
const PROVIDER = `select ${COLUMNS}, tested_at as "testedAt" ${FROM}`;
const PROVIDER_NOW = `select ${COLUMNS}, now() as now ${FROM}`;
const TESTED = 'update saml_identity_provider set tested_at = now() where company_id = $1';
/** Sweeps what ran out, so that the table holds no more than ten minutes of sign-ins. */
const INSERT = `with swept as (delete from saml_login_request where company_id = $1 and expires_at < now())
  insert into saml_login_request (company_id, id, browser_hash, return_path, force_authn, is_test, expires_at)
  values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 second')`;
/** The row lock of the delete decides who is first; everybody else finds nothing. */
const TAKE = `delete from saml_login_request
  where company_id = $1 and id = $2 and browser_hash = $3 and expires_at > now()
  returning id, return_path as "returnPath", force_authn as "forceAuthn", is_test as "isTest", created_at as "createdAt"`;
const INSERT_KEY = `insert into saml_signing_key (company_id, sealed_private, certificate) values ($1, $2, $3)
  on conflict (company_id) do nothing`;
const REPLACE_KEY = `insert into saml_signing_key (company_id, sealed_private, certificate) values ($1, $2, $3)
  on conflict (company_id) do update set sealed_private = excluded.sealed_private, certificate = excluded.certificate,
    created_at = now()`;
/** Whoever replaced the key meanwhile is left alone. */
const RESEAL_KEY = 'update saml_signing_key set sealed_private = $3 where company_id = $1 and sealed_private = $2';
const KEY = `select sealed_private as "sealedPrivate", certificate from saml_signing_key where company_id = $1`;

export async function findIdentityProvider(sql: Sql, companyId: string): Promise<KeptIdentityProvider | undefined> {
  const [provider] = await sql.query<KeptIdentityProvider>(PROVIDER, [companyId]);
  return provider;
}

/** The same, and the time by PostgreSQL's clock: what is posted next is held against it. */
export async function findIdentityProviderNow(
  sql: Sql,
  companyId: string,
): Promise<PresentIdentityProvider | undefined> {
  const [provider] = await sql.query<PresentIdentityProvider>(PROVIDER_NOW, [companyId]);
  return provider;
}

/** Remembers that single sign-on was just seen to work. */
export async function markTested(sql: Sql, companyId: string): Promise<void> {
  await sql.write(TESTED, [companyId]);
}

/** Remembers a sign-in that is sent to the identity provider, and the browser it was started in. */
export async function insertLoginRequest(
  sql: Sql,
  companyId: string,
  { id, returnPath, forceAuthn, isTest }: LoginRequest,
  browserHash: string,
): Promise<void> {
  await sql.write(INSERT, [companyId, id, browserHash, returnPath, forceAuthn, isTest, LOGIN_REQUEST_SECONDS]);
}

/** Ends the wait for a sign-in of this browser, once: undefined when it is unknown, taken, too old or another browser's. */
export async function takeLoginRequest(
  sql: Sql,
  companyId: string,
  id: string,
  browserHash: string,
): Promise<TakenLoginRequest | undefined> {
  const [request] = await sql.write<TakenLoginRequest>(TAKE, [companyId, id, browserHash]);
  return request;
}

/** A company's signing key as it is stored. */
export interface StoredSigningKey {
  readonly sealedPrivate: string;
  readonly certificate: string;
}

export async function findSigningKey(sql: Sql, companyId: string): Promise<StoredSigningKey | undefined> {
  const [key] = await sql.query<StoredSigningKey>(KEY, [companyId]);
  return key;
}

/** Keeps a signing key, unless the company has one by now. */
export async function insertSigningKey(
  sql: Sql,
  companyId: string,
  { sealedPrivate, certificate }: StoredSigningKey,
): Promise<void> {
  await sql.query(INSERT_KEY, [companyId, sealedPrivate, certificate]);
}

/** Keeps a signing key in place of the one that there may be. */
export async function replaceSigningKey(
  sql: Sql,
  companyId: string,
  { sealedPrivate, certificate }: StoredSigningKey,
): Promise<void> {
  await sql.query(REPLACE_KEY, [companyId, sealedPrivate, certificate]);
}

/** Keeps the same key, encrypted anew. */
export async function resealSigningKey(sql: Sql, companyId: string, before: string, after: string): Promise<void> {
  await sql.query(RESEAL_KEY, [companyId, before, after]);
}
