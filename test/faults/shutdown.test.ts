import { withClient } from '../services/support/dump.ts';
import { Balancer } from '../support/balancer.ts';
import { makeCompanyIn } from '../support/company.ts';
import { eventually } from '../support/eventually.ts';
import { untilLocked } from '../support/lock-waits.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { type Answer, clientOf, ScimClient } from '../support/scim-client.ts';
import { ServiceProcess } from '../support/service-process.ts';

const REQUESTS = 100;
const MEMBERS = process.env.CRASH_ROUNDS ? 2000 : 200;
const CLIENTS = 8;
/** Far more than a proxy that asks twenty times a second needs to notice, and a busy machine to take what was sent. */
const DELAY_MS = '5000';
const LONG_MS = '60000';

describe('F-11, R-13: SIGTERM', () => {
  let database: TestDatabase;
  let services: ServiceProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = {
      DATABASE_URL: database.url,
      DATABASE_LOCK_TIMEOUT_MS: LONG_MS,
      DATABASE_STATEMENT_TIMEOUT_MS: LONG_MS,
      DATABASE_QUERY_TIMEOUT_MS: LONG_MS,
      SCIM_QUEUE_WAIT_MS: LONG_MS,
      SHUTDOWN_DELAY_MS: DELAY_MS,
    };
    services = [await ServiceProcess.prepare(environment), await ServiceProcess.prepare(environment)];
    for (const service of services) await service.start();
  }, 120_000);
  afterAll(async () => {
    for (const service of services) await service.end('SIGTERM');
    await database.drop();
  });

  it(`during ${REQUESTS} requests and a push of ${MEMBERS}: all are answered, and it exits with 0`, async () => {
    const service = services[0]!;
    const scim = clientOf(service, await makeCompanyIn(database.url, 'acme'));
    const members: string[] = [];
    for (let made = 0; made < MEMBERS; made += CLIENTS)
      members.push(
        ...(await Promise.all(Array.from({ length: CLIENTS }, (_, n) => scim.createUser(`member${made + n}`)))),
      );
    const group = await scim.createGroup('Group');
    const last = members.toSorted().at(-1)!;
    let push: Promise<Answer> | undefined;
    let answers: Promise<Answer[]> | undefined;
    await withClient(database.url, async (holder) => {
      await holder.query('begin');
      await holder.query('select from "user" where id = $1 for update', [last]);
      const value = members.map((id) => ({ value: id }));
      push = scim.patch(`/Groups/${group}`, { op: 'add', path: 'members', value });
      await untilLocked(database.url);
      answers = Promise.all(
        Array.from({ length: REQUESTS }, (_, n) => scim.send('POST', '/Users', { userName: `late${n}` })),
      );
      const isTaking = async () => (await fetch(`${service.url}/livez`).catch(() => undefined)) !== undefined;
      service.signal('SIGTERM');
      await eventually('it is not ready, and takes requests all the same', async () => {
        return (await isTaking()) && !(await service.isReady());
      });
      await eventually('it takes no more', async () => !(await isTaking()));
      expect(service.isAlive).toBe(true);
    });
    expect((await answers)?.map(({ status }) => status)).toEqual(Array(REQUESTS).fill(201));
    // Of more than a thousand members they are not shown.
    expect((await push)?.status).toBe(MEMBERS > 1000 ? 204 : 200);
    expect(await service.end('SIGTERM')).toBe(0);
    await service.start();
    expect((await scim.members(group)).toSorted()).toEqual(members.toSorted());
    expect((await scim.filter('Users', 'userName sw "late"')).body.totalResults).toBe(REQUESTS);
  });

  it('of one of two instances after the other, behind a proxy that asks /readyz: no request fails', async () => {
    const balancer = await Balancer.open(services.map(({ url }) => url));
    const isUsed = (service: ServiceProcess) => eventually('it is used', () => balancer.sendsTo(service.url));
    for (const service of services) await isUsed(service);
    const { scimToken } = await makeCompanyIn(database.url, 'zebra');
    const scim = new ScimClient(balancer.url, scimToken);
    const statuses: number[] = [];
    let isOver = false;
    const work = async (client: number) => {
      for (let n = 0; !isOver; n++) {
        statuses.push((await scim.send('POST', '/Users', { userName: `rolling${client}.${n}` })).status);
        statuses.push((await scim.get('/Users?count=1')).status);
      }
    };
    const working = Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)));
    try {
      for (const service of services) {
        expect(await service.end('SIGTERM')).toBe(0);
        await service.start();
        await isUsed(service);
      }
    } finally {
      isOver = true;
      await working.finally(() => balancer.close());
    }
    expect(statuses.filter((status) => status !== 200 && status !== 201)).toEqual([]);
    if (process.env.CRASH_ROUNDS)
      process.stderr.write(`\nrolling restart of two: ${statuses.length} requests, 0 failed\n`);
  });
});
