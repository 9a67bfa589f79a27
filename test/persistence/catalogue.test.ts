import pg from 'pg';
import { loadConfig } from '../../src/config.ts';
import { openServices } from '../../src/open-services.ts';
import { MigrationError, migrate } from '../../src/persistence/migrate.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { watchStatements } from '../support/statements.ts';

/** Tables that are read before the company is known, or belong to none. */
const SHARED = ['company', 'schema_migration', 'staff_token'];

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
    expect(rows.map(({ table_name }) => table_name)).toEqual(SHARED);
  });

  it('begin every primary key, unique index and foreign key with the company', async () => {
    const rows = await ask(`select i.indexrelid::regclass::text as name, a.attname from pg_index i
      join pg_class t on t.oid = i.indrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where t.relnamespace = 'public'::regnamespace and (i.indisunique or i.indisprimary)
        and t.relname not in ('company', 'schema_migration', 'staff_token')
      union all select c.conname, a.attname from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f'`);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ attname }) => attname !== 'company_id')).toEqual([]);
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

  it('are what the entities say, but for the foreign keys and one index written by hand', async () => {
    const { database: open, close } = await openServices(loadConfig({}), database.url);
    const difference = await open.orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false });
    await close();
    expect(
      difference
        .split('\n')
        .filter((line) => line !== '')
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
  it('is done once when several do it at the same time', async () => {
    const database = await createEmptyDatabase();
    await Promise.all(Array.from({ length: 4 }, () => migrate(database.url)));
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query('select name from schema_migration');
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    await client.query(`insert into schema_migration (name) values ('99990101-later')`);
    await client.end();
    await expect(migrate(database.url)).rejects.toThrow(MigrationError);
    await database.drop();
  });
});

describe('The watch over statements', () => {
  it.each(['select id from "user" where id = $1', 'update workgroup set version = 1', 'delete from event'])(
    'catches one that does not name the company: %s',
    (text) => expect(() => watchStatements([])(text)).toThrow('company_id'),
  );

  it.each(['select id from "user" where company_id = $1', 'begin', 'select slug from company', 'select user'])(
    'lets pass: %s',
    (text) => expect(() => watchStatements([])(text)).not.toThrow(),
  );
});
