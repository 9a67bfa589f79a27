import pg from 'pg';
import { z } from 'zod';
import type { UserFilter, WorkgroupFilter } from '../../src/domain/filter.ts';
import { newId } from '../../src/domain/id.ts';
import type { CountedSlice, Window } from '../../src/domain/page.ts';
import type { Sql } from '../../src/persistence/database.ts';
import { listUsers } from '../../src/persistence/user-store.ts';
import { listWorkgroups } from '../../src/persistence/workgroup-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const PEOPLE = 100_000;
const GROUPS = 2000;
const FIRST = { limit: 100, offset: 0 };

/** A company as large as they come, made by the database; everybody has been changed once within the last year. */
const FILL = [
  `insert into workgroup (company_id, id, display_name, display_name_key, external_id, source)
    select $1, gen_random_uuid(), 'Group ' || n, 'group ' || n, 'g' || n, 'IDENTITY_PROVIDER'
    from generate_series(1, ${GROUPS}) n`,
  `with groups as (select id, row_number() over () as n from workgroup where company_id = $1),
    made as (insert into "user" (company_id, id, user_name, user_name_key, external_id, active, role, source,
      display_name, display_name_key, emails_key, email_key, updated_at, workgroup_id)
    select $1, gen_random_uuid(), 'p' || p.n || '@x.test', 'p' || p.n || '@x.test', 'e' || p.n, true, 'EMPLOYEE',
      'IDENTITY_PROVIDER', 'Person ' || p.n, 'person ' || p.n,
      jsonb_build_array(jsonb_build_object('value', 'p' || p.n || '@x.test', 'primary', true)), 'p' || p.n || '@x.test',
      now() - p.n * interval '5 minutes', g.id
    from generate_series(1, ${PEOPLE}) p(n) left join groups g on g.n = p.n % (${GROUPS} * 2) returning id, user_name_key)
  insert into user_email (company_id, user_id, value_key) select $1, id, user_name_key from made`,
];

/** What `explain` tells of a step of a plan, as far as it is looked at here. */
const stepSchema = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  get Plans() {
    return z.array(stepSchema).optional();
  },
});
type Step = z.infer<typeof stepSchema>;
const explainSchema = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: stepSchema })]) })]);

describe('In a company of 100,000 people no table is read from end to end', () => {
  const companyId = newId();
  let database: TestDatabase;
  let client: pg.Client;
  let person: string;
  let group: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    for (const text of FILL) await client.query(text, [companyId]);
    await client.query('analyze');
    const { rows } = await client.query<{ person: string; group: string }>(
      'select id as person, workgroup_id as group from "user" where workgroup_id is not null limit 1',
    );
    person = rows[0]?.person ?? '';
    group = rows[0]?.group ?? '';
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /** The statements that a list sends for a page and its total. */
  async function sent<Node>(list: (sql: Sql) => Promise<CountedSlice<Node>>) {
    const statements: { text: string; values: unknown[] }[] = [];
    const query = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => {
      statements.push({ text, values: [...values] });
      return (await client.query<Row>(text, [...values])).rows;
    };
    const page = await list({ query, write: query } as Sql);
    await page.totalCount();
    return { statements, found: page.nodes.length };
  }

  /** The tables that a statement reads from end to end. */
  async function scannedBy({ text, values }: { text: string; values: unknown[] }): Promise<string[]> {
    const { rows } = await client.query(`explain (format json) ${text}`, values);
    const [{ 'QUERY PLAN': plan }] = explainSchema.parse(rows);
    return scans(plan[0].Plan);
  }

  async function expectIndexes<Node>(list: (sql: Sql) => Promise<CountedSlice<Node>>): Promise<void> {
    const { statements, found } = await sent(list);
    expect(found).toBeGreaterThan(0);
    for (const statement of statements)
      expect({ ...statement, scanned: await scannedBy(statement) }).toEqual({ ...statement, scanned: [] });
  }

  it.each<[string, () => UserFilter]>([
    ['userName eq', () => ({ userName: { eq: 'P777@x.test' } })],
    ['userName sw', () => ({ userName: { startsWith: 'p777' } })],
    ['externalId eq', () => ({ externalId: { eq: 'e777' } })],
    ['emails.value eq', () => ({ emails: { value: { eq: 'p777@x.test' } } })],
    ['displayName eq', () => ({ displayName: { eq: 'Person 777' } })],
    ['displayName sw', () => ({ displayName: { startsWith: 'Person 777' } })],
    ['meta.lastModified gt', () => ({ updatedAt: { gt: new Date(Date.now() - 3_600_000).toISOString() } })],
    ['groups.value eq', () => ({ workgroup: { id: { eq: group } } })],
    ['id eq', () => ({ id: { eq: person } })],
    [
      'userName eq … or externalId eq …',
      () => ({ or: [{ userName: { eq: 'p1@x.test' } }, { externalId: { eq: 'e2' } }] }),
    ],
  ])('for users by %s', async (_, filter) => {
    await expectIndexes((sql) => listUsers(sql, companyId, filter(), FIRST));
  });

  it.each<[string, () => WorkgroupFilter]>([
    ['displayName eq', () => ({ displayName: { eq: 'GROUP 77' } })],
    ['externalId eq', () => ({ externalId: { eq: 'g77' } })],
    ['members.value eq', () => ({ members: { id: { eq: person } } })],
  ])('for groups by %s', async (_, filter) => {
    await expectIndexes((sql) => listWorkgroups(sql, companyId, filter(), FIRST));
  });

  it('for a page deep in a walk, which begins where the last one ended', async () => {
    const { rows } = await client.query<{ id: string }>('select id from "user" order by id offset 90000 limit 1');
    const deep: Window = { limit: 100, offset: 90_001, place: { id: rows[0]?.id ?? '' } };
    const { statements } = await sent((sql) => listUsers(sql, companyId, {}, deep));
    const [page] = statements;
    expect(page?.text).not.toMatch(/offset/);
    expect(page && (await scannedBy(page))).toEqual([]);
  });
});

function scans(step: Step): string[] {
  const own = step['Node Type'] === 'Seq Scan' ? [step['Relation Name'] ?? ''] : [];
  return [...own, ...(step.Plans ?? []).flatMap(scans)];
}
