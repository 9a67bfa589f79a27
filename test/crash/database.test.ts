import { Load } from '../faults/history/load.ts';
import { makeCompanyIn, type TestCompany } from '../support/company.ts';
import { eventually } from '../support/eventually.ts';
import { OwnPostgres } from '../support/own-postgres.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { ServiceProcess } from '../support/service-process.ts';

/** More rounds, and more writes in each, and then the times count too: `npm run test:faults`. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 2);
const WRITES = Number(process.env.CRASH_WRITES ?? 50);
const RECOVERY_MAX_MS = 10_000;

describe('R-01, R-03: kill -9 of PostgreSQL under a service that is not restarted', () => {
  let postgres: OwnPostgres;
  let service: ServiceProcess;
  let acme: TestCompany;
  let bystander: ScimClient;

  beforeAll(async () => {
    postgres = await OwnPostgres.create();
    service = await ServiceProcess.prepare({ DATABASE_URL: postgres.url });
    acme = await makeCompanyIn(postgres.url, 'acme');
    bystander = clientOf(service, await makeCompanyIn(postgres.url, 'zebra'));
    await service.start();
  }, 120_000);
  afterAll(async () => {
    expect(await service.end('SIGTERM')).toBe(0);
    await postgres.stop();
  });

  /** While the database is away: everything is answered, with 503 and when to come back. */
  async function expectUnavailable(name: string): Promise<void> {
    for (const answer of await Promise.all([
      bystander.get('/Users?count=1'),
      bystander.send('POST', '/Users', { userName: name }),
    ])) {
      expectScimError(answer, 503);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    }
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);
    expect(await service.isReady()).toBe(false);
  }

  it(
    `F-02: loses and tears nothing that was acknowledged, ${ROUNDS} times`,
    async () => {
      const load = new Load(clientOf(service, acme));
      const recoveries: number[] = [];
      try {
        for (let round = 0; round < ROUNDS; round++) {
          await load.expectWrites(WRITES);
          await postgres.kill();
          await expectUnavailable(`lost${round}@zebra.example`);
          const accepted = await postgres.start();
          const name = `found${round}@zebra.example`;
          await eventually(
            'a write goes through',
            async () => (await bystander.send('POST', '/Users', { userName: name })).status === 201,
          );
          recoveries.push(performance.now() - accepted);
        }
      } finally {
        await load.stop();
      }

      await load.expectNothingLost(postgres.url, acme.company.id);
      expect((await bystander.filter('Users', 'userName sw "lost"')).body.totalResults).toBe(0);
      expect((await bystander.filter('Users', 'userName sw "found"')).body.totalResults).toBe(ROUNDS);

      const slowest = Math.max(...recoveries);
      if (!process.env.CRASH_ROUNDS) return;
      process.stderr.write(
        `\nkill -9 of PostgreSQL: ${ROUNDS} rounds, ${load.world.calls.length} calls, ${load.acknowledged} writes acknowledged, 0 lost, 0 torn; answers again ${Math.round(slowest)} ms after it accepts, at most\n`,
      );
      expect(slowest).toBeLessThan(RECOVERY_MAX_MS);
    },
    60_000 + ROUNDS * (20_000 + WRITES * 60),
  );
});
