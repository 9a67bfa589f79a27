import type pg from 'pg';
import { newId } from '../../src/domain/id.ts';
import { newScimToken, newShortId, tokenHash } from '../../src/domain/secret.ts';
import { migrate } from '../../src/persistence/migrate.ts';
import { namesInsert } from '../../src/persistence/sign-in-name-store.ts';
import type { DataSet } from '../load/job.ts';
import { withClient } from './cluster.ts';

/** Groups of the data set, and how many members each has; everybody after these is in no group. */
const GROUPS = 100;
const MEMBERS_PER_GROUP = 50;

const GIVEN = ['Ada', 'Grace', 'Mary', 'Katherine', 'Dorothy', 'Alan', 'Edsger', 'Barbara', 'Donald', 'Radia'];
const FAMILY = ['Lovelace', 'Hopper', 'Jackson', 'Johnson', 'Vaughan', 'Turing', 'Dijkstra', 'Liskov', 'Knuth'];

/** Ids in the form of UUIDv7 that grow with the number; `kind` keeps users and groups apart. */
const ID_FUNCTION = `create function pg_temp.bench_id(kind int, n int) returns uuid language sql immutable as $$
  select overlay(overlay(lpad(to_hex(1700000000000 + kind::bigint * 1000000 + n), 12, '0')
    || '7' || substr(md5(kind || ':' || n), 1, 3) || '8' || substr(md5(kind || ':' || n), 4, 15)
    placing '' from 33) placing '' from 33)::uuid $$`;

const INSERT_GROUPS = `insert into workgroup (company_id, id, display_name, display_name_key, source)
  select $1, pg_temp.bench_id(1, n), 'Team ' || n, 'team ' || n, 'IDENTITY_PROVIDER' from generate_series(0, $2 - 1) n`;

/** Nobody is an administrator: when the last one is deactivated, an alarm is raised, which is an event of its own. */
const INSERT_USERS = `insert into "user" (company_id, id, user_name, user_name_key, external_id, active, role, source,
    given_name, given_name_key, family_name, family_name_key, display_name, display_name_key,
    title, title_key, department, department_key, employee_number, employee_number_key,
    organization, organization_key, locale, locale_key, timezone, timezone_key, holiday_country, holiday_country_key,
    start_date, emails, emails_key, email_key, phone_numbers, phone_numbers_key, manager_value, manager_id, workgroup_id)
  select $1, p.id, p.mail, lower(p.mail), '00u' || p.n, true,
    'EMPLOYEE', 'IDENTITY_PROVIDER',
    p.given, lower(p.given), p.family, lower(p.family), p.given || ' ' || p.family, lower(p.given || ' ' || p.family),
    p.title, lower(p.title), p.department, lower(p.department), 'E' || p.n, 'e' || p.n,
    'Example Ltd', 'example ltd', 'en-GB', 'en-gb', 'Europe/London', 'europe/london', 'GB', 'gb',
    date '2020-01-01' + p.n % 1500,
    jsonb_build_array(jsonb_build_object('value', p.mail, 'type', 'work', 'display', null, 'primary', true)),
    jsonb_build_array(jsonb_build_object('value', lower(p.mail), 'type', 'work', 'primary', true)), lower(p.mail),
    jsonb_build_array(jsonb_build_object('value', p.phone, 'type', 'work', 'display', null, 'primary', false)),
    jsonb_build_array(jsonb_build_object('value', p.phone, 'type', 'work', 'primary', false)),
    p.manager::text, p.manager,
    case when p.n < $3::int * $4::int then pg_temp.bench_id(1, p.n / $4::int) end
  from (select n, pg_temp.bench_id(2, n) as id, 'Person.' || n || '@example.com' as mail, '+44 20 ' || n as phone,
      ($5::text[])[1 + n % cardinality($5::text[])] as given, ($6::text[])[1 + n % cardinality($6::text[])] as family,
      'Engineer ' || n % 40 as title, 'Department ' || n % 25 as department,
      case when n > 0 then pg_temp.bench_id(2, n / 10) end as manager
    from generate_series(0, $2 - 1) n) p`;

const INSERT_EMAILS = `insert into user_email (company_id, user_id, value_key)
  select company_id, id, email_key from "user" where company_id = $1`;

const INSERT_NAMES = namesInsert('(select * from "user" where company_id = $1)');

/** Makes and fills a migrated database, by sets. Its copies are what is measured. */
export async function buildDataSet(databaseUrl: string, users: number): Promise<DataSet> {
  await migrate(databaseUrl);
  return withClient(databaseUrl, async (client) => {
    const companyId = newId();
    const token = await makeCompany(client, companyId, 'bench');
    await client.query(ID_FUNCTION);
    await client.query(INSERT_GROUPS, [companyId, GROUPS]);
    await client.query(INSERT_USERS, [companyId, users, GROUPS, MEMBERS_PER_GROUP, GIVEN, FAMILY]);
    await client.query(INSERT_EMAILS, [companyId]);
    await client.query(INSERT_NAMES, [companyId]);
    await client.query('vacuum (analyze, freeze)');
    const people = await client.query<[string, string]>({
      text: 'select id, user_name from "user" where company_id = $1 order by id',
      values: [companyId],
      rowMode: 'array',
    });
    const groups = await client.query<{ id: string }>('select id from workgroup where company_id = $1 order by id', [
      companyId,
    ]);
    return { token, people: people.rows, groups: groups.rows.map(({ id }) => id), membersPerGroup: MEMBERS_PER_GROUP };
  });
}

/** A company on Premium with SCIM on; returns its token. */
export async function makeCompany(client: pg.Client, companyId: string, slug: string): Promise<string> {
  const shortId = newShortId();
  const token = newScimToken(shortId);
  await client.query(`insert into company (id, short_id, slug, name, plan) values ($1, $2, $3, $3, 'PREMIUM')`, [
    companyId,
    shortId,
    slug,
  ]);
  await client.query('insert into authentication_settings (company_id, scim_enabled) values ($1, true)', [companyId]);
  await client.query(`insert into scim_token (company_id, id, label, token_hash) values ($1, $2, 'okta', $3)`, [
    companyId,
    newId(),
    tokenHash(token),
  ]);
  return token;
}

/** What the floor keeps beside the tables it shares: a counter of one row for each company. */
export async function addFloorCounter(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, (client) =>
    client.query(`create table floor_counter as
      select company_id, count(*)::int as users, (array_agg(id order by id desc))[1] as through from "user" group by 1`),
  );
}
