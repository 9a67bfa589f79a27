import { join } from 'node:path';
import type pg from 'pg';
import { Load } from '../faults/history/load.ts';
import { withClient } from '../services/support/dump.ts';
import { makeCompanyIn, type TestCompany } from '../support/company.ts';
import { eventually } from '../support/eventually.ts';
import { OwnPostgres } from '../support/own-postgres.ts';
import { type Answer, clientOf, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { SmallDisk } from '../support/small-disk.ts';

const DISK_MB = 192;
/** So that the disk is full of other things than of WAL that is kept to be written over. */
const SETTINGS = { min_wal_size: '32MB', max_wal_size: '48MB' };
/** Nothing is switched where nothing was written since the last switch. */
const NEXT_SEGMENT = `select pg_logical_emit_message(false, '', ''); select pg_switch_wal()`;
const WRITES = Number(process.env.CRASH_WRITES ?? 50);

const whyNot = SmallDisk.whyNot();
if (whyNot) process.stderr.write(`\nfull disk: not tried, ${whyNot}\n`);

(whyNot ? describe.skip : describe)('F-05: a disk that is full under a service that is not restarted', () => {
  let disk: SmallDisk;
  let postgres: OwnPostgres;
  let service: ServiceProcess;
  let acme: TestCompany;
  let bystander: ScimClient;
  let load: Load;

  beforeAll(async () => {
    disk = await SmallDisk.mount(DISK_MB);
    postgres = await OwnPostgres.create(SETTINGS, join(disk.path, 'data'));
    service = await ServiceProcess.prepare({ DATABASE_URL: postgres.url });
    acme = await makeCompanyIn(postgres.url, 'acme');
    bystander = clientOf(service, await makeCompanyIn(postgres.url, 'zebra'));
    await service.start();
    load = new Load(clientOf(service, acme));
  }, 120_000);
  afterAll(async () => {
    await load.stop();
    expect(await service.end('SIGTERM')).toBe(0);
    await postgres.stop();
    await disk.unmount();
  });

  const create = (userName: string): Promise<Answer> => bystander.send('POST', '/Users', { userName });

  function expectLater(answer: Answer): void {
    expectScimError(answer, 503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  }

  /** Writes WAL and nothing else, a whole segment at a time, until there is no room for the next one. */
  async function exhaustWal(): Promise<void> {
    const writeWal = async (direct: pg.Client): Promise<void> => {
      direct.on('error', () => undefined);
      for (;;) await direct.query(NEXT_SEGMENT);
    };
    await eventually('PostgreSQL ends', async () => {
      await disk.fill();
      await withClient(postgres.url, writeWal).catch(() => undefined);
      return !(await postgres.isAlive);
    });
  }

  it('is 503 with Retry-After for what would need room, and nothing for reading, until there is some', async () => {
    await load.expectWrites(WRITES);
    // WAL has room for a while.
    await withClient(postgres.url, (direct) => direct.query(NEXT_SEGMENT));
    await disk.fill();
    let made = 0;
    let refused: Answer | undefined;
    await eventually('a write is refused', async () => {
      const answer = await create(`full${made}@zebra.example`);
      if (answer.status === 201) made++;
      else refused = answer;
      return refused !== undefined;
    });
    expectLater(refused!);
    expect((await bystander.filter('Users', 'userName sw "full"')).body.totalResults).toBe(made);
    expect(await service.isReady()).toBe(true);
    await disk.makeRoom();
    await load.expectWrites(WRITES);
    expect(await postgres.isAlive).toBe(true);
  });

  it('R-03: is 503 with Retry-After for everything where no WAL can be written, until PostgreSQL is started', async () => {
    await exhaustWal();
    expectLater(await create('lost@zebra.example'));
    expectLater(await bystander.get('/Users?count=1'));
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);
    expect(await service.isReady()).toBe(false);
    await disk.makeRoom();
    await postgres.start();
    await load.expectWrites(WRITES);
  });

  it('R-01: costs nothing that was acknowledged', async () => {
    await load.stop();
    await load.expectNothingLost(postgres.url, acme.company.id);
    expect((await bystander.filter('Users', 'userName eq "lost@zebra.example"')).body.totalResults).toBe(0);
  });
});
