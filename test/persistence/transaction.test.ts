import { loadConfig } from '../../src/config.ts';
import { openServices } from '../../src/open-services.ts';
import type { Database } from '../../src/persistence/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const UNDEFINED_TABLE = '42P01';
const IN_FAILED_TRANSACTION = '25P02';
const limit = { key: 'transaction.test', points: 1 };

describe('R-02: a transaction', () => {
  let own: TestDatabase;
  let database: Database;
  let close: () => Promise<void>;

  beforeAll(async () => {
    own = await createTestDatabase();
    ({ database, close } = await openServices(loadConfig({}), own.url));
  });
  afterAll(async () => {
    await close();
    await own.drop();
  });

  const insert = 'insert into rate_limit (key, points) values ($1, $2)';
  const saved = () => database.query('select key, points from rate_limit');

  it('of which one statement failed is not told to be committed, though nobody heeded that', async () => {
    const transaction = database.transaction(async (sql) => {
      await sql.query(insert, [limit.key, limit.points]);
      await expect(sql.query('select from missing')).rejects.toMatchObject({ code: UNDEFINED_TABLE });
    });
    await expect(transaction).rejects.toMatchObject({ code: IN_FAILED_TRANSACTION });
    expect(await saved()).toEqual([]);
  });

  it('is committed when nothing failed', async () => {
    await database.transaction((sql) => sql.query(insert, [limit.key, limit.points]));
    expect(await saved()).toEqual([limit]);
  });
});
