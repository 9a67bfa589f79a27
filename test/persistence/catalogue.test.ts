import pg from 'pg';
import { migrations } from '../../migrations/index.ts';
import { loadConfig } from '../../src/config.ts';
import { openServices } from '../../src/open-services.ts';
import { MigrationError, migrate } from '../../src/persistence/migrate.ts';
import { openOrm } from '../../src/persistence/orm.ts';
import { withClient } from '../services/support/dump.ts';
import { eventually } from '../support/eventually.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { watchStatements } from '../support/statements.ts';

/** Tables that are read before the company is known, or belong to none. */
const SHARED = ['company', 'oauth_client', 'schema_migration', 'staff_event', 'staff_session', 'staff_token'];
/** Tokens, codes and requests of OAuth: read by their hash alone, so the statements name no company. */
const BY_HASH_ALONE = 'oauth_artifact';
/** Tables that are read by a hash before the company is known, and then name it. */
const SHARED_BY_HASH = [BY_HASH_ALONE, 'session', 'password_link', 'sign_in_name'];
/** Counters of attempts, before it is known whose they are. */
const COUNTERS = ['rate_limit'];
const NOBODY = '0193a000-0000-7000-8000-000000000000';
/** Indexes of shared tables. */
const SHARED_INDEXES = [
  'company_pkey',
  'company_short_id_unique',
  'company_slug_unique',
  'oauth_artifact_expires_index',
  'oauth_artifact_pkey',
  'oauth_client_pkey',
  'password_link_pkey',
  'rate_limit_pkey',
  'schema_migration_pkey',
  'session_pkey',
  'sign_in_name_pkey',
  'staff_event_pkey',
  'staff_session_pkey',
  'staff_token_pkey',
  'staff_token_token_hash_unique',
];

describe('The tables', () => {
  let database: TestDatabase;
  let client: pg.Client;
  const ask = async (text: string) => (await client.query(text)).rows;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('belong to a company, but for the ones that are shared', async () => {
    const rows =
      await ask(`select t.table_name from information_schema.tables t where t.table_schema = 'public' and not exists (
      select from information_schema.columns c where c.table_name = t.table_name and c.column_name = 'company_id') order by 1`);
    expect(rows.map(({ table_name }) => table_name)).toEqual([...SHARED, ...COUNTERS].toSorted());
  });

  it('begin every primary key, unique index and foreign key with the company', async () => {
    const rows = await ask(`select i.indexrelid::regclass::text as name, a.attname from pg_index i
      join pg_class t on t.oid = i.indrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where t.relnamespace = 'public'::regnamespace and (i.indisunique or i.indisprimary)
        and t.relname not in (${[...SHARED, ...SHARED_BY_HASH, ...COUNTERS].map((name) => `'${name}'`).join(', ')})
      union all select c.conname, a.attname from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f'`);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ attname }) => attname !== 'company_id')).toEqual([]);
  });

  it('are indexed by company first, whatever else the index is for', async () => {
    const rows = await ask(`select i.indexrelid::regclass::text as name from pg_index i
      join pg_class t on t.oid = i.indrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where t.relnamespace = 'public'::regnamespace and a.attname <> 'company_id'`);
    expect(rows.map(({ name }) => name).toSorted()).toEqual(SHARED_INDEXES);
  });

  it('have no index on an expression: row-level security would not use it', async () => {
    expect(
      await ask(`select indexrelid::regclass::text from pg_index i join pg_class t on t.oid = i.indrelid
        where t.relnamespace = 'public'::regnamespace and i.indexprs is not null`),
    ).toEqual([]);
  });

  it('name no shared table from a table of companies, nor the other way round', async () => {
    const rows = await ask(`select conrelid::regclass::text as of, confrelid::regclass::text as to from pg_constraint
      where contype = 'f'`);
    const shared = (name: string) => SHARED.includes(name);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ of, to }) => shared(of) !== shared(to))).toEqual([]);
  });

  it('have a primary key, no triggers of ours, no sequences, and set nothing to null by themselves', async () => {
    expect(
      await ask(`select relname from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`),
    ).toEqual([]);
    expect(await ask('select tgname from pg_trigger where not tgisinternal')).toEqual([]);
    expect(
      await ask(`select relname from pg_class where relkind = 'S' and relname <> 'schema_migration_id_seq'`),
    ).toEqual([]);
    expect(await ask(`select conname from pg_constraint where contype = 'f' and confdeltype = 'n'`)).toEqual([]);
  });

  it('compare keys by their bytes, as JavaScript does', async () => {
    const rows = await ask(`select table_name, column_name, collation_name from information_schema.columns
      where table_schema = 'public' and column_name like '%\\_key' and data_type = 'text'`);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ collation_name }) => collation_name !== 'C')).toEqual([]);
  });

  it('are what the entities say, but for the foreign keys, one index written by hand, and the walls', async () => {
    const orm = await openOrm({ ...loadConfig({}).database, url: database.url });
    const difference = await orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false });
    await orm.close(true);
    const walls = /^(?:drop policy "(?:company|lookup)" on|alter table .* disable row level security;$)/;
    expect(
      difference
        .split('\n')
        .filter((line) => line !== '' && !walls.test(line))
        .toSorted(),
    ).toEqual([
      'alter table "user" drop constraint "user_workgroup_foreign";',
      'alter table "user_email" drop constraint "user_email_user_foreign";',
      'alter table "user_password" drop constraint "user_password_user_foreign";',
      'drop index "user_email_user_index";',
    ]);
  });
});

describe('Migrating', () => {
  let database: TestDatabase;
  const ask = (text: string) => withClient(database.url, async (client) => (await client.query(text)).rows);
  const names = async () => (await ask('select name from schema_migration order by id')).map(({ name }) => name);
  beforeEach(async () => {
    database = await createEmptyDatabase();
  });
  afterEach(() => database.drop());

  it('F-08: is done once when several do it at the same time, and never again', async () => {
    await Promise.all(Array.from({ length: 4 }, () => migrate(database.url)));
    const done = await names();
    expect(done).toEqual([...new Set(done)]);
    expect(done).toEqual(migrations.map(({ name }) => name));
    await migrate(database.url);
    expect(await names()).toEqual(done);
  });

  it('F-08: begins anew after one that was cut off in the middle', async () => {
    const locked = withClient(database.url, async (client) => {
      await client.query('begin');
      await client.query('create table "event" (id int)');
      const migrating = migrate(database.url);
      await eventually('the migration waits for what we hold', async () => {
        const [row] = await ask(`select count(*)::int as count from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`);
        return row.count > 0;
      });
      await ask(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
      await expect(migrating).rejects.toThrow();
      await client.query('rollback');
    });
    await locked;
    expect(
      await ask(
        `select from information_schema.tables where table_schema = 'public' and table_name <> 'schema_migration'`,
      ),
    ).toEqual([]);
    await migrate(database.url);
    expect(await names()).toEqual(migrations.map(({ name }) => name));
  });

  it('does not touch a schema that is newer than the program, and says so in one line', async () => {
    await migrate(database.url);
    await ask(`insert into schema_migration (name) values ('99990101-later')`);
    const error = await migrate(database.url).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MigrationError);
    expect((error as MigrationError).message).toMatch(/^[^\n]*newer version[^\n]*99990101-later[^\n]*$/);
  });
});

describe('SU-02: a database that may lose what it acknowledged', () => {
  it('is not served in production, in one line that says why', async () => {
    // The database of the tests runs without, which makes them faster.
    const database = await createEmptyDatabase();
    const error = await migrate(database.url, { durable: true }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MigrationError);
    expect((error as MigrationError).message).toMatch(
      /^[^\n]*\(fsync, full_page_writes, synchronous_commit off\)[^\n]*$/,
    );
    await withClient(database.url, async (client) => {
      const { rows } = await client.query(`select from information_schema.tables where table_schema = 'public'`);
      expect(rows).toEqual([]);
    });
    await database.drop();
  });
});

describe('The watch over statements', () => {
  it('knows every table of the companies', async () => {
    const database = await createTestDatabase();
    const tables = await withClient(database.url, async (client) => {
      const { rows } = await client.query<{ table_name: string }>(
        `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'company_id'`,
      );
      return rows.map(({ table_name }) => table_name);
    });
    await database.drop();
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables.filter((name) => name !== BY_HASH_ALONE))
      for (const text of [
        `select 1 from "${table}" x`,
        `delete from "${table}"`,
        `insert into "${table}" (id) values ($1)`,
      ])
        expect(() => watchStatements([])(text)).toThrow('company_id');
  });

  it('breaks the statement of a service that does not name the company', async () => {
    const database = await createTestDatabase();
    const { database: open, close } = await openServices(loadConfig({}), database.url, {
      observe: watchStatements([]),
    });
    await expect(open.query('select id from "user" where id = $1', [NOBODY])).rejects.toThrow('company_id');
    await expect(open.query('select id from "user" where company_id = $1', [NOBODY])).resolves.toEqual([]);
    await expect(
      open.transaction((transaction) => transaction.query('update workgroup set version = 1')),
    ).rejects.toThrow('company_id');
    await close();
    await database.drop();
  });

  it.each(['select id from "user" where id = $1', 'update workgroup set version = 1', 'delete from event'])(
    'catches one that does not name the company: %s',
    (text) => expect(() => watchStatements([])(text)).toThrow('company_id'),
  );

  it.each(['select id from "user" where company_id = $1', 'begin', 'select slug from company', 'select user'])(
    'lets pass: %s',
    (text) => expect(() => watchStatements([])(text)).not.toThrow(),
  );
});
