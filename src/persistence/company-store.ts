import type { CompanyContext } from '../domain/company.ts';
import type { Slice, Window } from '../domain/page.ts';
import type { Sql } from './database.ts';
import { listPage } from './list-page.ts';
import { Statement } from './statement.ts';

/** The company's fields in their order, within the statement that finds the company: no other has to. */
const CUSTOM_FIELDS = `(select coalesce(json_agg(json_build_object('id', f.id, 'key', f.key, 'kind', f.kind,
    'label', f.label, 'description', f.description, 'required', f.required, 'maxLength', f.max_length,
    'minimum', f.minimum, 'maximum', f.maximum, 'earliest', f.earliest, 'latest', f.latest, 'choices', f.choices)
    order by f.position, f.id), '[]')
  from custom_field f where f.company_id = c.id and f.retired_at is null)`;

/** A company with the switches and fields that rules depend on, as columns of the aliases `c` and `s`. */
export const COMPANY_CONTEXT = `c.id, c.short_id as "shortId", c.slug, c.name, c.plan, c.created_at as "createdAt",
  s.scim_enabled as "scimEnabled", s.accept_passwords as "acceptPasswords", s.may_set_roles as "maySetRoles",
  s.unknown_members as "unknownMembers", s.strict, s.single_sign_on as "singleSignOn",
  ${CUSTOM_FIELDS} as "customFields"`;
/** Joins `s`, which `COMPANY_CONTEXT` needs, to the company `c`. */
export const SETTINGS_JOIN = 'join authentication_settings s on s.company_id = c.id';

const BY_ID = `select ${COMPANY_CONTEXT} from company c ${SETTINGS_JOIN} where c.id = $1`;
const BY_SLUG = `select ${COMPANY_CONTEXT} from company c ${SETTINGS_JOIN} where c.slug = $1`;
const BY_SCIM_TOKEN = `select ${COMPANY_CONTEXT}, t.id as "tokenId", t.label as "tokenLabel",
    coalesce(t.last_used_at < now() - interval '1 minute', true) as "isUseStale"
  from company c ${SETTINGS_JOIN} join scim_token t on t.company_id = c.id and t.token_hash = $2
  where c.short_id = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())`;
/** Skipped by whoever finds another at it: requests do not queue for this. */
const TOUCH_TOKEN = `update scim_token set last_used_at = now() where company_id = $1 and id = (
  select t.id from scim_token t where t.company_id = $1 and t.id = $2 for no key update skip locked)`;

export async function findCompany(sql: Sql, id: string): Promise<CompanyContext | undefined> {
  const [company] = await sql.query<CompanyContext>(BY_ID, [id]);
  return company;
}

export async function findCompanyBySlug(sql: Sql, slug: string): Promise<CompanyContext | undefined> {
  const [company] = await sql.query<CompanyContext>(BY_SLUG, [slug]);
  return company;
}

/** The company that a live SCIM token stands for, with the token's id and label. */
export interface ScimTokenContext extends CompanyContext {
  tokenId: string;
  tokenLabel: string;
  /** Whether the token's last use has to be written down again (once a minute is enough). */
  isUseStale: boolean;
}

/** Finds a live token by the company's short id and the token's hash, both of which come from the token. */
export async function findScimToken(
  sql: Sql,
  shortId: string,
  tokenHash: string,
): Promise<ScimTokenContext | undefined> {
  const [context] = await sql.query<ScimTokenContext>(BY_SCIM_TOKEN, [shortId, tokenHash]);
  return context;
}

/** Writes down that a token was used just now. */
export async function touchScimToken(sql: Sql, companyId: string, tokenId: string): Promise<void> {
  await sql.query(TOUCH_TOKEN, [companyId, tokenId]);
}

/** A page of all companies, by id. */
export function listCompanies(sql: Sql, window: Window): Promise<Slice<CompanyContext>> {
  const from = `from company c ${SETTINGS_JOIN} where true`;
  const read = (row: CompanyContext): CompanyContext => row;
  const question = { to: new Statement(), projection: COMPANY_CONTEXT, from, id: 'c.id', orders: new Map(), read };
  return listPage(sql, question, window);
}

/** Companies read at once by whoever goes through all of them. */
const COMPANY_IDS_MAX = 1000;
const IDS = `select c.id from company c where $1::uuid is null or c.id > $1 order by c.id limit ${COMPANY_IDS_MAX}`;

/** The ids of all companies in their order, for whoever goes through them one by one. */
export async function* everyCompanyId(sql: Sql): AsyncGenerator<string> {
  let rows = await sql.query<{ id: string }>(IDS, [null]);
  while (rows.length > 0) {
    for (const { id } of rows) yield id;
    rows = await sql.query<{ id: string }>(IDS, [rows.at(-1)?.id]);
  }
}
