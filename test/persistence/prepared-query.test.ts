import pg from 'pg';
import { namedStatementClient, type StatementConfig } from '../../src/persistence/named-statements.ts';
import { typeParsers } from '../../src/persistence/type-parsers.ts';
import { eventually } from '../support/eventually.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const EVERY_TYPE = `select $1::int as int, $2::text as text, null::text as nothing, true as yes, false as no, 12::bigint as big,
  1.5::float8 as float, 12.50::numeric as numeric, '2026-01-31'::date as day, '{"a":[1,null]}'::jsonb as json,
  array['a', 'b,c'] as texts, '\\x00ff'::bytea as bytes, '0197a0a0-1111-7222-8333-444455556666'::uuid as id,
  timestamptz '2026-11-24 08:07:20.12+00' as hundredths, timestamptz '2026-11-24 08:07:20+00' as seconds,
  timestamptz '2026-11-24 08:07:20.123456+00' as micros`;

describe('A statement that a connection has run before', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.drop();
  });
  beforeEach(async () => {
    client = new (namedStatementClient())(settings());
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
  });

  function settings(): pg.ClientConfig {
    return { connectionString: database.url, types: typeParsers, query_timeout: 2000 };
  }

  /** Runs a statement that has been run before, with other values. */
  async function again(text: string, first: unknown[], second: unknown[]): Promise<pg.QueryResult> {
    await client.query(text, first);
    return client.query(text, second);
  }

  it('gives rows of every type as the driver gives them', async () => {
    const driver = new pg.Client(settings());
    await driver.connect();
    const expected = await driver.query(EVERY_TYPE, [2, 'ü€😀']);
    await driver.end();

    const { rows, command, rowCount } = await again(EVERY_TYPE, [1, 'other'], [2, 'ü€😀']);

    expect(rows).toEqual(expected.rows);
    expect({ command, rowCount }).toEqual({ command: 'SELECT', rowCount: 1 });
    expect(rows[0]).toMatchObject({
      hundredths: '2026-11-24T08:07:20.120Z',
      seconds: '2026-11-24T08:07:20.000Z',
      micros: '2026-11-24T08:07:20.123456Z',
    });
  });

  it('reads a column whatever its name is', async () => {
    const name = `it's "a" \\ \n name`;
    const text = `select $1::text as "${name.replaceAll('"', '""')}"`;
    expect((await again(text, ['x'], ['y'])).rows).toEqual([{ [name]: 'y' }]);
  });

  it.each([
    ['a list', 'select $1::text[] as value', ['a', 'b"c,{}\\', null]],
    ['nothing', 'select $1::text as value', null],
    ['a number', 'select $1::int as value', -7],
    ['a boolean', 'select $1::boolean as value', false],
    ['bytes', 'select $1::bytea as value', Buffer.from([0, 255])],
    ['JSON', 'select $1::jsonb as value', { a: ['ü'] }],
  ])('takes %s as a value', async (_, text, value) => {
    const { rows } = await again(text, [null], [value]);
    expect(rows).toEqual([{ value }]);
  });

  it('gives many rows in their order, or none', async () => {
    const text = 'select n from generate_series(1, $1::int) n order by n desc';
    expect((await again(text, [1], [3])).rows).toEqual([{ n: 3 }, { n: 2 }, { n: 1 }]);
    expect((await client.query(text, [0])).rows).toEqual([]);
  });

  it('tells how many rows were written where none is given', async () => {
    await client.query('create temporary table written (n int)');
    const text = 'insert into written select generate_series(1, $1::int)';
    const { rows, command, rowCount } = await again(text, [1], [3]);
    expect({ rows, command, rowCount }).toEqual({ rows: [], command: 'INSERT', rowCount: 3 });
  });

  it('can be refused, the first time and later, and be run again', async () => {
    const text = 'select 1 / $1::int as n';
    await expect(client.query(text, [0])).rejects.toMatchObject({ code: '22012' });
    await expect(client.query(text, ['no number'])).rejects.toMatchObject({ code: '22P02' });
    expect((await again(text, [1], [1])).rows).toEqual([{ n: 1 }]);
    await expect(client.query(text, ['no number'])).rejects.toMatchObject({ code: '22P02' });
    const refused = client.query(text, [0]);
    await expect(refused).rejects.toMatchObject({ code: '22012' });
    await expect(refused).rejects.toHaveProperty('stack', expect.stringContaining('named-statements'));
    expect((await client.query(text, [1])).rows).toEqual([{ n: 1 }]);
  });

  it('is refused, and not misread, when its table has another shape meanwhile', async () => {
    await client.query('create temporary table shaped (a int, b text)');
    await client.query(`insert into shaped values (1, 'b')`);
    const text = 'select * from shaped where a = $1';
    await client.query(text, [1]);
    await client.query('alter table shaped drop column a, add column a int default 1');
    await expect(client.query(text, [1])).rejects.toMatchObject({ code: '0A000' });
  });

  it('fails when a value cannot be read, and leaves the connection as it was', async () => {
    const types = new pg.TypeOverrides();
    types.setTypeParser(pg.types.builtins.INT4, (text: string) => {
      if (text === '2') throw new Error('Two cannot be read.');
      return Number(text);
    });
    const reader = new (namedStatementClient(undefined, types))(settings());
    await reader.connect();
    const text = 'select $1::int as n';
    await reader.query(text, [1]);
    await expect(reader.query(text, [2])).rejects.toThrow('Two cannot be read.');
    expect((await reader.query(text, [3])).rows).toEqual([{ n: 3 }]);
    await reader.end();
  });

  it('ends when its connection does', async () => {
    const text = 'select pg_terminate_backend(case when $1::boolean then pg_backend_pid() else 0 end)';
    client.on('error', () => undefined);
    await expect(again(text, [false], [true])).rejects.toThrow();
  });

  it('R-05: is not waited for longer than the connection allows', async () => {
    const impatient = new (namedStatementClient())({ ...settings(), query_timeout: 200 });
    await impatient.connect();
    const text = 'select pg_sleep($1::float8)';
    await impatient.query(text, [0]);
    await expect(impatient.query(text, [1])).rejects.toThrow('Query read timeout');
    await impatient.end();
  });

  it('R-05: is given up without values too', async () => {
    const impatient = new (namedStatementClient())({ ...settings(), query_timeout: 200 });
    await impatient.connect();
    await expect(impatient.query('select pg_sleep(1)')).rejects.toThrow('Query read timeout');
    await impatient.end();
  });

  it('is never sent when it is given up before its turn', async () => {
    const impatient = new (namedStatementClient())({ ...settings(), query_timeout: 200 });
    await impatient.connect();
    await client.query('create table late (n int)');
    const { rows } = await impatient.query('select pg_backend_pid() as pid');
    const slow = impatient.query('select pg_sleep($1::float8)', [0.5]);
    const behind = impatient.query('insert into late select $1::int', [1]);
    await expect(slow).rejects.toThrow('Query read timeout');
    await expect(behind).rejects.toThrow('Query read timeout');
    await eventually('PostgreSQL is done with the slow one', async () => {
      const idle = `select from pg_stat_activity where pid = $1 and state = 'idle'`;
      return (await client.query(idle, [rows[0].pid])).rowCount === 1;
    });
    expect((await impatient.query('select $1::int as n', [1])).rows).toEqual([{ n: 1 }]);
    expect((await client.query('select from late')).rowCount).toBe(0);
    await impatient.end();
  });

  it('is one transaction with what goes before it, and leaves nothing behind', async () => {
    const before = { name: 'zone', text: `select set_config('TimeZone', $1, true)`, values: ['Asia/Tokyo'] };
    const text = `select current_setting('TimeZone') as zone, $1::int as n`;
    for (const n of [1, 2]) {
      const statement: StatementConfig = { text, values: [n], before: [before] };
      const { rows, rowCount } = await client.query(statement);
      expect({ rows, rowCount }).toEqual({ rows: [{ zone: 'Asia/Tokyo', n }], rowCount: 1 });
      expect((await client.query(text, [n])).rows).not.toEqual(rows);
    }
    const badly: StatementConfig = { text, values: [1], before: [{ ...before, values: ['Nowhere/Land'] }] };
    await expect(client.query(badly)).rejects.toMatchObject({ code: '22023' });
    expect((await client.query(text, [3])).rows).toMatchObject([{ n: 3 }]);
  });

  it('sees what was committed while one that goes before it waited for a lock', async () => {
    const other = new (namedStatementClient())(settings());
    await other.connect();
    await other.query('create table counted as select 1 as n');
    await other.query('begin');
    await other.query('update counted set n = 2');
    const zone = { name: 'zone', text: `select set_config('TimeZone', $1, true)`, values: ['Asia/Tokyo'] };
    const lock = { name: 'lock', text: 'select from counted for update', values: [] };
    const text = `select n, current_setting('TimeZone') as zone from counted where n > $1`;
    const statement: StatementConfig = { text, values: [0], before: [zone, lock] };
    const answer = client.query(statement);
    const watcher = new pg.Client(settings());
    await watcher.connect();
    await eventually('it waits for the lock', async () => {
      const { rowCount } = await watcher.query(`select from pg_stat_activity where wait_event_type = 'Lock'
        and datname = current_database()`);
      return rowCount === 1;
    });
    await other.query('commit');
    expect((await answer).rows).toEqual([{ n: 2, zone: 'Asia/Tokyo' }]);
    await other.query('drop table counted');
    await other.end();
    await watcher.end();
  });
});
