import { randomBytes } from 'node:crypto';
import { loadConfig } from '../../src/config.ts';
import { operator } from '../../src/domain/actor.ts';
import { openServices } from '../../src/open-services.ts';
import type { Database } from '../../src/persistence/database.ts';
import { MigrationError, migrate, serviceRole } from '../../src/persistence/migrate.ts';
import { LOOKUP_ROLE, READER_ROLE, SERVICE_ROLE } from '../../src/persistence/row-security.ts';
import { withClient } from '../services/support/dump.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';

const NOBODY = '0193a000-0000-7000-8000-000000000000';
const INSUFFICIENT_PRIVILEGE = '42501';
/** What the service writes, and never again changes. */
const APPEND_ONLY = ['event', 'event_member', 'staff_event'];

describe('The wall between companies', () => {
  let service: TestService;
  let other: TestCompany;
  let database: Database;
  let close: () => Promise<void>;
  let tables: string[];

  beforeAll(async () => {
    service = await startTestService();
    other = await service.addCompany('other');
    for (const company of [service, other]) {
      const scim = clientOf(service, company);
      const id = await scim.createUser('eve@one.test', { emails: [{ value: 'eve@one.test' }] });
      await scim.createGroup('Everybody', [id]);
    }
    await service.service.settled();
    ({ database, close } = await openServices(loadConfig({}), service.databaseUrl));
    tables = await asOwner(
      `select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'company_id' and is_nullable = 'NO' order by 1`,
    ).then((rows) => rows.map(({ name }) => String(name)));
  });
  afterAll(async () => {
    await close();
    await service.stop();
  });

  const asOwner = (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    withClient(service.databaseUrl, async (client) => (await client.query(text, values)).rows);
  const companiesIn = async (from: { query: Database['query'] }, table: string): Promise<string[]> => {
    const rows = await from.query<{ id: string }>(`select distinct company_id as id from "${table}" order by 1`);
    return rows.map(({ id }) => id);
  };

  it('TN-03: stands around every table of companies, before a role that can neither pass by it nor change it', async () => {
    expect(tables.length).toBeGreaterThan(15);
    const walled = await asOwner(`select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid
      where c.relrowsecurity and p.polname = 'company' order by 1`);
    expect(walled.map(({ name }) => name)).toEqual(tables);
    const roles = await asOwner(
      `select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb, rolinherit,
        has_schema_privilege(oid, 'public', 'create') as "mayCreate",
        (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
        (select count(*)::int from pg_auth_members m where m.member = r.oid) as "memberOf"
      from pg_roles r where rolname = any($1)`,
      [[SERVICE_ROLE, LOOKUP_ROLE, READER_ROLE]],
    );
    const powerless = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false };
    expect(roles).toHaveLength(3);
    for (const role of roles)
      expect(role).toMatchObject({ ...powerless, rolcreatedb: false, mayCreate: false, owned: 0, memberOf: 0 });
  });

  it('TN-01: shows a statement that forgets the company the rows of its own company, and nobody else', async () => {
    const full = [];
    for (const table of tables) {
      const { id } = service.company;
      const seen = await companiesIn(database.of(id), table);
      expect([table, seen.filter((seenId) => seenId !== id)]).toEqual([table, []]);
      full.push(...seen);
      for (const door of [database, database.of(NOBODY)]) expect(await companiesIn(door, table)).toEqual([]);
    }
    expect(full.length).toBeGreaterThan(8);
  });

  it.each(['', ' ', 'garbage', `${NOBODY}' or true --`, '*'])(
    'TN-01: shows nothing to the company %j',
    async (company) => {
      const rows = database
        .of(company)
        .query('select id from "user"')
        .catch((error: unknown) => error);
      const answer = await rows;
      expect(Array.isArray(answer) ? answer : (answer as { code: string }).code).toEqual(company ? '22P02' : []);
    },
  );

  it('TN-01: lets nobody write, move or delete a row of another company', async () => {
    const mine = database.of(service.company.id);
    const theirs = other.company.id;
    const [user] = await asOwner('select id from "user" where company_id = $1 limit 1', [theirs]);
    for (const text of [
      'update "user" set title = $2 where id = $1 returning id',
      'delete from "user" where id = $1 and $2::text is not null returning id',
    ])
      expect(await mine.query(text, [user?.id, 'taken over'])).toEqual([]);
    for (const [text, values] of [
      ['update "user" set company_id = $1 where active', [theirs]],
      [
        `insert into custom_field (company_id, id, key, key_key, kind, label, required, position)
        values ($1, gen_random_uuid(), 'x', 'x', 'TEXT', 'x', false, 1)`,
        [theirs],
      ],
    ] as const)
      await expect(mine.query(text, values)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    await expect(
      mine.transaction((transaction) => transaction.query('update workgroup set company_id = $1', [theirs])),
    ).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  });

  it('TN-02: leaves a connection as it found it, after a rollback, an error, and a statement that was cancelled', async () => {
    const { id } = service.company;
    const one = await openServices(
      loadConfig({ DATABASE_POOL_MAX: '1', DATABASE_STATEMENT_TIMEOUT_MS: '50' }),
      service.databaseUrl,
    );
    const left = async () =>
      one.database.query(
        `select nullif(current_setting('leavewizard.company_id', true), '') as company, current_user as role`,
      );
    const door = one.database.of(id);
    const after = [
      () => door.query('select 1'),
      () => door.query('select 1 / 0'),
      () => door.query('select pg_sleep(10)'),
      () => door.transaction((transaction) => transaction.query('select 1')),
      () => door.transaction((transaction) => transaction.query('select 1 / 0')),
      () => one.database.lookup.query('select id from session'),
      () => one.database.lookup.query('select 1 / 0'),
    ];
    for (const work of after) {
      await work().catch(() => undefined);
      expect(await left()).toEqual([{ company: null, role: SERVICE_ROLE }]);
    }
    await one.close();
  });

  it('TN-02: keeps apart what runs at the same time on few connections', async () => {
    const few = await openServices(loadConfig({ DATABASE_POOL_MAX: '3' }), service.databaseUrl);
    const companies = [service.company.id, other.company.id];
    const answers = await Promise.all(
      Array.from({ length: 300 }, async (_, turn) => {
        const id = companies[turn % 2] ?? '';
        const door = few.database.of(id);
        const seen =
          turn % 3 === 0 ? await door.transaction((sql) => companiesIn(sql, 'user')) : await companiesIn(door, 'user');
        return seen.length === 1 && seen[0] === id;
      }),
    );
    await few.close();
    expect(answers.filter((isRight) => !isRight)).toEqual([]);
  });

  it('lets whoever looks a credential up read what that needs, and write nothing', async () => {
    const { lookup } = database;
    expect(await lookup.query('select id, user_name from "user"')).not.toEqual([]);
    for (const text of [
      'select title from "user"',
      'select password_hash from user_password',
      'select id from event',
      'select sealed_private from saml_signing_key',
      'delete from session',
      'update scim_token set revoked_at = null',
    ])
      await expect(lookup.query(text)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  });

  it('ST-02 ST-04: lets staff who may only read write nothing, see no secret, and one company at a time', async () => {
    const door = database.forReading.of(service.company.id);
    expect(await companiesIn(door, 'user')).toEqual([service.company.id]);
    expect(await companiesIn(database.forReading, 'user')).toEqual([]);
    const [token] = await door.query<{ label: string }>('select id, label from scim_token');
    expect(token?.label).toBe('okta');
    for (const text of [
      'update "user" set title = null',
      'delete from workgroup',
      `insert into rate_limit (key) values ('x')`,
      'select password_hash from user_password',
      'select token_hash from scim_token',
      'select * from session',
      'select sealed_private from saml_signing_key',
      'select payload from oauth_artifact',
      'create table mine (id int)',
    ]) {
      await expect(door.query(text)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
      await expect(door.transaction((sql) => sql.query(text))).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    }
  });

  it.each(APPEND_ONLY)('ST-05: lets the service change and delete no row of %s', async (table) => {
    const [first] = await asOwner(`select column_name as name from information_schema.columns where table_name = $1`, [
      table,
    ]);
    const door = database.of(service.company.id);
    for (const text of [`delete from ${table}`, `update ${table} set ${first?.name} = null`, `truncate ${table}`])
      await expect(door.query(text)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  });

  it('TN-06: stands around exports, and what is written and forgotten behind the answers', async () => {
    const { userExport, provisioning } = service.service.services;
    const { users } = await userExport.begin(operator('test'), {}, service.company.id);
    const names = [];
    for await (const { userName } of users) names.push(userName);
    expect(names.toSorted()).toEqual(['ada@acme.test', 'eve@one.test']);
    const calls = 'select distinct company_id as id from provisioning_call order by 1';
    expect(await asOwner(calls)).toEqual([{ id: service.company.id }, { id: other.company.id }]);
    await provisioning.forgetOld(new Date(Date.now() + 400 * 86_400_000));
    expect(await asOwner(calls)).toEqual([]);
  });
});

describe('Row-level security', () => {
  let login: string;
  let database: TestDatabase;
  const asLogin = () => {
    const url = new URL(database.url);
    url.username = login;
    url.password = 'p';
    return url.href;
  };
  const asOwner = (text: string) => withClient(database.url, (client) => client.query(text));

  beforeEach(() => {
    login = `login_${randomBytes(6).toString('hex')}`;
  });
  afterEach(async () => {
    await asOwner(`reassign owned by ${login} to current_user; drop owned by ${login}; drop role ${login}`);
    await database.drop();
  });

  async function companies(url: string): Promise<number> {
    const { services, close } = await openServices(loadConfig({}), url);
    const draft = { name: 'One', slug: 'one', plan: 'PREMIUM', administratorEmail: 'a@one.test' } as const;
    await services.companies.create(operator('test'), draft);
    const { nodes } = await services.companies.list(operator('test'), { first: 10 });
    await close();
    return nodes.length;
  }

  it('is not in force where the roles are not to be had: the service does without, unless it is required', async () => {
    database = await createEmptyDatabase();
    await asOwner(`create role ${login} login password 'p'; grant create on schema public to ${login}`);
    await migrate(asLogin());
    expect(await serviceRole(asLogin(), 'auto')).toBeUndefined();
    expect(await companies(asLogin())).toBe(1);
    const refused = await serviceRole(asLogin(), 'required').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MigrationError);
    expect((refused as MigrationError).message).toMatch(/^[^\n]*not in force[^\n]*docs\/operations\.md\.$/);
  });

  it('lets a lesser role through that the service connects as, and needs nothing else of it', async () => {
    database = await createTestDatabase();
    await asOwner(`create role ${login} login password 'p'`);
    await migrate(database.url, { serviceUrl: asLogin() });
    expect(await serviceRole(asLogin(), 'required')).toBe(SERVICE_ROLE);
    expect(await companies(asLogin())).toBe(1);
  });

  it('lets staff who may only read see a column that a migration adds to a table behind the wall, and no secret', async () => {
    database = await createTestDatabase();
    await asOwner(`create role ${login}; alter table workgroup add column colour text, add column link_hash text`);
    await migrate(database.url);
    const mayRead = (column: string) =>
      `has_column_privilege('${READER_ROLE}', 'workgroup', '${column}', 'select') as ${column}`;
    const { rows } = await asOwner(`select ${mayRead('colour')}, ${mayRead('link_hash')}`);
    expect(rows).toEqual([{ colour: true, link_hash: false }]);
  });

  it('is said at the start to shut out a role that may not pass, which would find nothing', async () => {
    database = await createTestDatabase();
    await asOwner(`create role ${login} login password 'p'; grant select on all tables in schema public to ${login}`);
    for (const mode of ['auto', 'off'] as const)
      await expect(serviceRole(asLogin(), mode)).rejects.toThrow(`shuts ${login} out`);
  });
});
