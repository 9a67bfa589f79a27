import { readFile, writeFile } from 'node:fs/promises';
import { withClient } from '../services/support/dump.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { brokenFor, type Catalogue, catalogueOf, thingsIn } from './support/schema-catalogue.ts';

/** What the last release relies on: `RECORD_RELEASE=1 npm test -- version-before`, in the commit of a release and no other. */
const RELEASED = new URL('./released-schema.json', import.meta.url);

describe('R-15: on the schema of this version, the version before', () => {
  let database: TestDatabase;
  let released: Catalogue;
  beforeAll(async () => {
    database = await createTestDatabase();
    if (process.env.RECORD_RELEASE) {
      const catalogue = catalogueOf(await thingsIn(database.url));
      await writeFile(RELEASED, `${JSON.stringify(catalogue, null, 2)}\n`);
    }
    released = JSON.parse(await readFile(RELEASED, 'utf8'));
  });
  afterAll(() => database.drop());

  it('finds all that it relies on, and is asked for nothing that it does not know', async () => {
    expect(Object.keys(released).length).toBeGreaterThan(20);
    expect(brokenFor(released, await thingsIn(database.url))).toEqual([]);
  });

  it.each([
    ['a table that is gone', 'drop table user_password', 'user_password: column password_hash was'],
    ['a column that is gone', 'alter table "user" drop column title', 'user: column title was "text", and is gone'],
    ['a new name', 'alter table workgroup rename column version to revision', 'workgroup: column version was'],
    ['another type', 'alter table "user" alter title type varchar(40)', 'user: column title was "text", and is char'],
    ['another collation', 'alter table "user" alter title type text collate "C"', 'user: column title was "text"'],
    ['a value that is required now', 'alter table "user" alter title set not null', 'user: column title was "text"'],
    [
      'a value that may be missing now',
      'alter table "user" alter user_name drop not null',
      'user: column user_name was',
    ],
    ['another default', `alter table "user" alter title set default 'Dr'`, 'user: column title was "text"'],
    ['a new column that wants a value', 'alter table "user" add x text not null', 'user: column x is new'],
    ['a check', 'alter table "user" add constraint x check (version < 9)', 'user: constraint x is new'],
    [
      'an index that makes unique',
      'create unique index x on "user" (company_id, title)',
      'user: unique index x is new',
    ],
    ['an index by which conflicts are found', 'drop index user_user_name_unique', 'user: unique index user_user_name'],
    [
      'a foreign key that holds rows back',
      'create table x (company_id uuid, id uuid, foreign key (company_id, id) references "user")',
      'user: reference x_company_id_id_fkey is new',
    ],
    ['a wall', 'alter table company enable row level security', 'company: wall company is new'],
    ['another policy', 'alter policy company on "user" using (false)', 'user: policy company was'],
    ['a privilege that is gone', 'revoke update on "user" from leavewizard_service', 'user: grant leavewizard_service'],
  ])('is seen to miss or break on %s', async (_, statement, broken) => {
    const found = await foundAfter(statement);
    expect(found).toEqual(expect.arrayContaining([expect.stringContaining(broken)]));
  });

  it.each([
    ['a table', 'create table x (company_id uuid not null, id uuid primary key)'],
    ['a column that may be empty', 'alter table "user" add x text'],
    ['a column with a default', 'alter table "user" add x int not null default 1 check (x > 0)'],
    ['an index, and one less', 'create index x on "user" (company_id, title); drop index user_email_user_index'],
    ['a check that is gone', 'alter table custom_field drop constraint custom_field_kind_check'],
    ['a privilege', 'grant select on company to leavewizard_reader'],
  ])('goes on with %s', async (_, statement) => {
    expect(await foundAfter(statement)).toEqual([]);
  });

  async function foundAfter(statement: string): Promise<string[]> {
    const migrated = await createTestDatabase();
    await withClient(migrated.url, (client) => client.query(statement));
    const found = brokenFor(released, await thingsIn(migrated.url));
    await migrated.drop();
    return found;
  }
});
