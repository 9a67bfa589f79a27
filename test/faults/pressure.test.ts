import pg from 'pg';
import { dump, withClient } from '../services/support/dump.ts';
import { makeCompanyIn } from '../support/company.ts';
import { eventually } from '../support/eventually.ts';
import { OwnPostgres } from '../support/own-postgres.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { type Answer, clientOf, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { ServiceProcess } from '../support/service-process.ts';

const LONG_MS = '60000';
/** Members of each large push, 5 MB; more pushes and more other requests: `npm run test:faults`. */
const MEMBERS = 100_000;
/** As many as come in one body, 7 MB, and more than a body may hold, 14 MB. */
const [CROWD, TOO_MANY] = [150_000, 300_000];
const [PUSHES, OTHERS] = process.env.CRASH_ROUNDS ? [24, 400] : [12, 100];
/** As many as F-06's PostgreSQL takes. */
const CONNECTIONS = 12;
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

function expectLater(answer: Answer): void {
  expectScimError(answer, answer.status === 429 ? 429 : 503);
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
}

describe('F-06: when PostgreSQL takes no more connections', () => {
  let postgres: OwnPostgres;
  let service: ServiceProcess;
  let scim: ScimClient;

  beforeAll(async () => {
    postgres = await OwnPostgres.create({ max_connections: String(CONNECTIONS), superuser_reserved_connections: '0' });
    service = await ServiceProcess.prepare({ DATABASE_URL: postgres.url });
    scim = clientOf(service, await makeCompanyIn(postgres.url, 'acme'));
  }, 120_000);
  afterAll(async () => {
    await service.end('SIGTERM');
    await postgres.stop();
  });

  it('everything is 503 with Retry-After, and goes on when there are some again', async () => {
    await service.start();
    const others: pg.Client[] = [];
    /** One more, if there is one; those that the service holds are ended, and taken before it has them again. */
    const take = async () => {
      await others[0]?.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'leavewizard'`,
      );
      const client = new pg.Client({ connectionString: postgres.url });
      client.on('error', () => undefined);
      await client.connect().then(
        () => others.push(client),
        (error: unknown) => expect(error).toMatchObject({ code: '53300' }),
      );
      return others.length === CONNECTIONS;
    };
    try {
      await eventually('others have every connection', take);
      const answers = await Promise.all(times(30).map((n) => scim.send('POST', '/Users', { userName: `no${n}` })));
      for (const answer of answers) expectLater(answer);
      expect(await service.isReady()).toBe(false);
      expect((await fetch(`${service.url}/livez`)).status).toBe(200);
    } finally {
      for (const client of others) await client.end();
    }
    await eventually('the service is ready', () => service.isReady());
    expect((await scim.filter('Users', 'userName sw "no"')).body.totalResults).toBe(0);
    await scim.createUser('yes');
  });
});

describe('F-14: a service that stands still inside a transaction', () => {
  let database: TestDatabase;
  let still: ServiceProcess;
  let other: ServiceProcess;
  afterAll(async () => {
    for (const service of [still, other]) expect(await service.end('SIGTERM')).toBe(0);
    await database.drop();
  });

  it('loses its locks to the others, writes nothing of it, and answers when it goes on', async () => {
    database = await createTestDatabase();
    const environment = {
      DATABASE_URL: database.url,
      DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS: '1000',
      DATABASE_LOCK_TIMEOUT_MS: LONG_MS,
      DATABASE_STATEMENT_TIMEOUT_MS: LONG_MS,
      DATABASE_QUERY_TIMEOUT_MS: LONG_MS,
    };
    still = await ServiceProcess.prepare(environment);
    other = await ServiceProcess.prepare(environment);
    await still.start();
    await other.start();
    const company = await makeCompanyIn(database.url, 'acme');
    const [first, second] = [clientOf(still, company), clientOf(other, company)];
    const user = await first.createUser('bob');
    const before = await dump(database.url, 'provisioning_call', 'provisioning_minute');
    let answer: Promise<Answer> | undefined;
    await withClient(database.url, async (holder) => {
      await holder.query('begin');
      await holder.query('select from "user" where id = $1 for update', [user]);
      answer = first.send('DELETE', `/Users/${user}`);
      await eventually('the service waits inside a transaction', () => isSession(`wait_event_type = 'Lock'`));
      still.signal('SIGSTOP');
    });
    await eventually(
      'its session is ended',
      async () => !(await isSession(`state <> 'idle' and xact_start is not null`)),
    );
    expect(await dump(database.url, 'provisioning_call', 'provisioning_minute')).toEqual(before);
    const changed = await second.patch(`/Users/${user}`, { op: 'replace', value: { title: 'Changed' } });
    expect(changed.status).toBe(200);
    still.signal('SIGCONT');
    const { status } = (await answer)!;
    expect([204, 503]).toContain(status);
    expect((await second.get(`/Users/${user}`)).status).toBe(status === 204 ? 404 : 200);
    await eventually('it is ready', () => still.isReady());
  });

  function isSession(condition: string): Promise<boolean> {
    return withClient(database.url, async (direct) => {
      const { rowCount } = await direct.query(
        `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ${condition}`,
      );
      return rowCount !== 0;
    });
  }
});

/** Members whom nobody knows. */
const strangers = (count: number) =>
  times(count).map((n) => ({ value: `0190a0a0-0000-7000-8000-${String(n).padStart(12, '0')}` }));

describe('F-12: a service with little memory', () => {
  let database: TestDatabase;
  let service: ServiceProcess;
  beforeAll(async () => {
    database = await createTestDatabase();
    const patience = { DATABASE_STATEMENT_TIMEOUT_MS: LONG_MS, DATABASE_QUERY_TIMEOUT_MS: LONG_MS };
    service = await ServiceProcess.prepare({ DATABASE_URL: database.url, ...patience });
    await service.start('--max-old-space-size=256');
  }, 180_000);
  afterAll(async () => {
    expect(await service.end('SIGTERM')).toBe(0);
    await database.drop();
  });

  it('turns requests away before it runs out, and lives', async () => {
    const scim = clientOf(service, await makeCompanyIn(database.url, 'acme'));
    const group = await scim.createGroup('Group');
    const push = { op: 'add', path: 'members', value: strangers(MEMBERS) };
    const large = times(PUSHES).map(() => scim.patch(`/Groups/${group}`, push));
    const small = times(OTHERS).map((n) => scim.send('POST', '/Users', { userName: `user${n}` }));
    const statuses = (await Promise.all([...large, ...small])).map(({ status }) => status);
    expect(statuses.filter((status) => ![200, 201, 429, 503].includes(status))).toEqual([]);
    expect(service.isAlive).toBe(true);
    expect(await service.isReady()).toBe(true);
    await scim.createUser('after');
    const count = Object.entries(Object.groupBy(statuses, String)).map(([status, all]) => `${all?.length} × ${status}`);
    if (process.env.CRASH_ROUNDS) process.stderr.write(`\n256 MB: ${count.join(', ')}\n`);
  }, 180_000);

  it(`takes ${CROWD} members in one body, turns ${TOO_MANY} away, and lives`, async () => {
    const scim = clientOf(service, await makeCompanyIn(database.url, 'crowd'));
    const [first, last] = [await scim.createUser('first'), await scim.createUser('last')];
    const group = await scim.createGroup('Crowd', [first]);
    const push = (op: string, count: number, member: string) =>
      scim.patch(`/Groups/${group}`, { op, path: 'members', value: [...strangers(count), { value: member }] });
    expect((await push('replace', CROWD, last)).status).toBe(200);
    const answers = await Promise.all(times(3).map(() => push('remove', TOO_MANY, last)));
    for (const answer of answers) expectScimError(answer, 413);
    expect(await scim.members(group)).toEqual([last]);
    expect(service.isAlive).toBe(true);
    expect(await service.isReady()).toBe(true);
  }, 180_000);
});
