import type { CompanyContext } from '../domain/company.ts';
import { COMPANY_CONTEXT, SETTINGS_JOIN } from './company-store.ts';
import type { Sql } from './database.ts';

/** Companies that one name is looked for in: each costs whoever signs in a hash. */
const COMPANIES_MAX = 5;
const COLUMNS = 'domain_hash, name_hash, company_id, user_id';
const IS_SAME = `n.domain_hash = o.domain_hash and n.name_hash = o.name_hash
  and n.company_id = o.company_id and n.user_id = o.user_id`;

/**
 * The name itself, or else the first one from a place that its asker cannot work out, or else, there being none behind
 * that place, the first of all. All three are looked up each time, so that the answer costs the same whoever asks.
 */
const FOUND = `select x.name_hash from (
    (select n.name_hash, 0 as rank from sign_in_name n where n.domain_hash = $1 and n.name_hash = $2 limit 1)
    union all (select n.name_hash, 1 from sign_in_name n where n.domain_hash = $1 and n.name_hash >= $3
      order by n.name_hash limit 1)
    union all (select n.name_hash, 2 from sign_in_name n where n.domain_hash = $1 order by n.name_hash limit 1)
  ) x order by x.rank limit 1`;
const COMPANIES = `select ${COMPANY_CONTEXT},
    exists (select from saml_identity_provider i where i.company_id = c.id) as "hasIdentityProvider"
  from (select distinct n.company_id from sign_in_name n where n.domain_hash = $1 and n.name_hash = (${FOUND})
      order by n.company_id limit ${COMPANIES_MAX}) n
    join company c on c.id = n.company_id ${SETTINGS_JOIN} order by c.id`;

/** A company in which somebody may be signing in. */
export interface SignInCompany extends CompanyContext {
  /** Whether single sign-on is configured. */
  hasIdentityProvider: boolean;
}

/**
 * The companies in which a name is somebody's, five at most; those of another name of the same domain when it is
 * nobody's, and which one depends on `decoyHash` alone; none when the domain is unknown.
 */
export function findSignInCompanies(
  sql: Sql,
  domainHash: Buffer,
  nameHash: Buffer,
  decoyHash: Buffer,
): Promise<SignInCompany[]> {
  return sql.query<SignInCompany>(COMPANIES, [domainHash, nameHash, decoyHash]);
}

/** An `insert` of the names of users who are new, to stand in the statement that makes them; `from` gives their rows. */
export function namesInsert(from: string): string {
  return `insert into sign_in_name (${COLUMNS}) ${namesOf(from)}`;
}

/** A `delete` of the names of users, to stand in the statement that deletes them; `from` gives their rows. */
export function namesDelete(from: string): string {
  return `delete from sign_in_name n using (${namesOf(from)}) o where ${IS_SAME}`;
}

/**
 * Parts of the statement that changes users, for their names to follow: `before` and `after` give their rows. A name
 * that stays is not touched, since a statement may not write a row twice.
 */
export function namesReplace(before: string, after: string): string[] {
  return [
    `named as (${namesOf(after)})`,
    `unnamed as (${namesDelete(before)} and not exists (select from named a where a.name_hash = n.name_hash
      and a.company_id = n.company_id and a.user_id = n.user_id))`,
    `renamed as (insert into sign_in_name (${COLUMNS}) select ${COLUMNS} from named on conflict do nothing)`,
  ];
}

/** The names of users, as rows of the registry: `readSignInName` says the same in TypeScript. */
function namesOf(from: string): string {
  return `select sha256(convert_to(coalesce(substring(k.key from '@([^@]*)$'), ''), 'UTF8')) as domain_hash,
      sha256(convert_to(k.key, 'UTF8')) as name_hash, u.company_id, u.id as user_id
    from ${from} u cross join lateral unnest(array[u.user_name_key, nullif(u.email_key, u.user_name_key)]) as k (key)
    where k.key is not null`;
}
