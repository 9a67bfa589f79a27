import pg from 'pg';
import type { PreparedStatement } from './prepared-query.ts';

/*
 * The second wall between companies (docs/adr/0028): what a statement may see and write is decided by PostgreSQL, by the
 * role it runs as and the company it was declared to be about. A statement that names no company finds nothing.
 */

/** The role of the service. It sees the rows of one company at a time, and can change no event. */
export const SERVICE_ROLE = 'leavewizard_service';
/** Finds out whose a token, a session or a name is, before the company is known. It can write nothing. */
export const LOOKUP_ROLE = 'leavewizard_lookup';
/** Staff who may only read. It sees the rows of one company at a time, no secret nor its hash, and can write nothing. */
export const READER_ROLE = 'leavewizard_reader';
const COMPANY_SETTING = 'leavewizard.company_id';

const SET_COMPANY = `set_config('${COMPANY_SETTING}', $1, true)`;
const SET_READER = `set_config('role', '${READER_ROLE}', true)`;

/** What goes before a statement, in its transaction, so that it sees the rows of this company. */
export function ofCompany(companyId: string): PreparedStatement {
  return { name: 'of_company', text: `select ${SET_COMPANY}`, values: [companyId] };
}

/** The same for whoever may only read. */
export function ofCompanyForReading(companyId: string): PreparedStatement {
  return { name: 'of_company_for_reading', text: `select ${SET_READER}, ${SET_COMPANY}`, values: [companyId] };
}

/** What goes before a statement of theirs that is about no company. */
export const FOR_READING: PreparedStatement = { name: 'for_reading', text: `select ${SET_READER}`, values: [] };

/** What goes before a statement, in its transaction, that looks in all companies. */
export const LOOKUP: PreparedStatement = {
  name: 'as_lookup',
  text: `select set_config('role', '${LOOKUP_ROLE}', true)`,
  values: [],
};

/** What begins a transaction of which every statement sees the same: one message, and not two. */
export function beginning(before: PreparedStatement | undefined): string {
  return before ? `begin; ${before.text.replace('$1', pg.escapeLiteral(String(before.values[0])))}` : 'begin';
}

/** What is read before the company is known, and the columns where not all are needed. */
const LOOKED_UP: Readonly<Record<string, string>> = {
  company: '',
  authentication_settings: '',
  custom_field: '',
  scim_token: '',
  session: '',
  password_link: '',
  sign_in_name: '',
  oauth_connection: '',
  oauth_artifact: '',
  saml_identity_provider: '(company_id)',
  '"user"': '(company_id, id, user_name, display_name, role, active, deleted_at)',
};
/** What is written once and never changed. */
const APPEND_ONLY = ['event', 'event_member', 'staff_event'];

/** What nobody reads but the service: secrets, and what would open them. */
const HIDDEN_COLUMNS = [
  'password_hash',
  'token_hash',
  'secret_hash',
  'link_hash',
  'id_hash',
  'sealed_private',
  'payload',
];
const ROLES = [SERVICE_ROLE, LOOKUP_ROLE, READER_ROLE];
/** What staff who may only read cannot read yet: columns that are new, or all of them. */
const READABLE = `select table_name as name, string_agg(quote_ident(column_name), ', ') as columns
  from information_schema.columns where table_schema = current_schema() and not column_name = any($1)
    and not has_column_privilege('${READER_ROLE}', format('%I.%I', table_schema, table_name), column_name, 'select') group by 1`;
/** Tables of companies that have no wall yet: new ones, or all of them. */
const OPEN_TABLES = `select c.oid::regclass::text as name from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id' and a.attnotnull
  where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and not c.relrowsecurity order by 1`;
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Raises the wall on a migrated database, where it does not stand yet, and lets the role that the service connects as
 * act as them. All or nothing: where the role that migrates may not do it, the database stays as it is.
 */
export async function raiseWall(client: pg.Client, serviceLogin: string): Promise<void> {
  await client.query('begin');
  try {
    await ensureRoles(client);
    const { rows: open } = await client.query<{ name: string }>(OPEN_TABLES);
    const changes = await admission(client, serviceLogin);
    if (open.length > 0) changes.push(...privileges());
    changes.push(...(await readable(client)));
    const statements = [...changes, ...open.flatMap(({ name }) => wallOf(name))];
    if (statements.length > 0) await client.query(statements.join(';\n'));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
  }
}

/** What a connection finds: whether it may act as the roles, and whether it sees nothing unless it does. */
export interface Wall {
  readonly stands: boolean;
  readonly shutsOut: boolean;
  readonly login: string;
}

/** How a connection of the service stands to the wall of a migrated database. */
export async function findWall(client: pg.Client): Promise<Wall> {
  const { rows } = await client.query<Wall>(
    `select not exists (${OPEN_TABLES}) and (select count(*) = ${ROLES.length} and bool_and(pg_has_role(session_user, oid, 'member'))
        from pg_roles where rolname = any($1)) as stands,
      row_security_active('"user"') as "shutsOut", session_user as login`,
    [ROLES],
  );
  if (!rows[0]) throw new Error('A select without a table gave no row.');
  return rows[0];
}

/** Makes the roles that are missing. They belong to the server, so another database may have made them just now. */
async function ensureRoles(client: pg.Client): Promise<void> {
  for (const role of ROLES)
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role} nologin noinherit;
      end if;
    exception when duplicate_object or unique_violation then null; end $$`);
}

/** What lets the role that the service connects as act as them, unless it may already. */
async function admission(client: pg.Client, login: string): Promise<string[]> {
  const { rows } = await client.query(
    `select from pg_roles r, pg_roles o where o.rolname = $1 and r.rolname = any($2)
      and not pg_has_role(o.oid, r.oid, 'member')`,
    [login, ROLES],
  );
  return rows.length > 0 ? [`grant ${ROLES.join(', ')} to ${client.escapeIdentifier(login)}`] : [];
}

async function readable(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; columns: string }>(READABLE, [HIDDEN_COLUMNS]);
  return rows.map(
    ({ name, columns }) => `grant select (${columns}) on ${client.escapeIdentifier(name)} to ${READER_ROLE}`,
  );
}

function privileges(): string[] {
  return [
    `grant select, insert, update, delete on all tables in schema public to ${SERVICE_ROLE}`,
    ...APPEND_ONLY.map((table) => `revoke update, delete on ${table} from ${SERVICE_ROLE}`),
    `revoke insert, update, delete on schema_migration from ${SERVICE_ROLE}`,
    ...Object.entries(LOOKED_UP).map(([table, columns]) => `grant select ${columns} on ${table} to ${LOOKUP_ROLE}`),
  ];
}

/** Companies are told apart by a comparison that PostgreSQL trusts not to leak, so that it may use indexes. */
function wallOf(table: string): string[] {
  const isOfCompany = `company_id = nullif(current_setting('${COMPANY_SETTING}', true), '')::uuid`;
  return [
    `create policy company on ${table} to ${SERVICE_ROLE}, ${READER_ROLE} using (${isOfCompany}) with check (${isOfCompany})`,
    ...(table in LOOKED_UP ? [`create policy lookup on ${table} for select to ${LOOKUP_ROLE} using (true)`] : []),
    `alter table ${table} enable row level security`,
  ];
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
