import { execFile } from 'node:child_process';
import { chown, copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { dataDirPaths } from '../../src/embedded/data-dir.ts';
import { Load } from '../faults/history/load.ts';
import { withClient } from '../services/support/dump.ts';
import { TestBrowser } from '../support/browser.ts';
import { makeCompanyIn, type TestCompany } from '../support/company.ts';
import { eventually } from '../support/eventually.ts';
import { OwnPostgres } from '../support/own-postgres.ts';
import { clientOf, resourcesIn, ScimClient } from '../support/scim-client.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const run = promisify(execFile);

/** Within the cluster, since PostgreSQL may run as a user who can write nowhere else here. */
const ARCHIVE = 'archive';
const ARCHIVING = {
  archive_mode: 'on',
  archive_command: `mkdir -p ${ARCHIVE} && cp %p ${ARCHIVE}/%f.part && mv ${ARCHIVE}/%f.part ${ARCHIVE}/%f`,
};
const RESTORING = { restore_command: `cp ${ARCHIVE}/%f %p` };
/** What is no part of a base backup, by PostgreSQL's manual. */
const LEFT_OUT = ['./postmaster.*', './pg_wal/*', './pg_replslot/*', `./${ARCHIVE}`];
/** How tar ends when a file changed under its hands. */
const CHANGED = 1;
const WRITES = Number(process.env.CRASH_WRITES ?? 50);

describe('R-19: a PostgreSQL that is restored from a base backup and the WAL that was archived since', () => {
  let postgres: OwnPostgres;
  let service: ServiceProcess;
  let acme: TestCompany;
  let load: Load;
  let restored: OwnPostgres;

  beforeAll(async () => {
    postgres = await OwnPostgres.create(ARCHIVING);
    service = await ServiceProcess.prepare({ DATABASE_URL: postgres.url });
    acme = await makeCompanyIn(postgres.url, 'acme');
    await service.start();
    load = new Load(clientOf(service, acme));
  }, 120_000);
  afterAll(async () => {
    await load.stop();
    expect(await service.end('SIGTERM')).toBe(0);
    await restored.stop();
  });

  /** What `pg_basebackup` does, which the package of the embedded PostgreSQL does not bring, while others write. */
  function takeBackup(tarFile: string): Promise<string> {
    const { cluster } = dataDirPaths(postgres.dataDir);
    return withClient(postgres.url, async (client) => {
      await client.query(`select pg_backup_start('test', fast => true)`);
      await load.expectWrites(WRITES);
      await pack(cluster, tarFile);
      await load.expectWrites(WRITES);
      const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
      return rows[0]?.labelfile ?? '';
    });
  }

  /** Waits until all WAL that is written by now is in the archive. */
  async function archive(): Promise<void> {
    await withClient(postgres.url, async (client) => {
      const { rows } = await client.query<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment');
      const archived = 'select from pg_stat_archiver where last_archived_wal >= $1';
      await eventually(
        'the segment is archived',
        async () => (await client.query(archived, [rows[0]?.segment])).rowCount === 1,
      );
    });
  }

  async function restore(tarFile: string, label: string): Promise<OwnPostgres> {
    const dataDir = join(await temporaryDirectory(), 'data');
    const [from, to] = [dataDirPaths(postgres.dataDir), dataDirPaths(dataDir)];
    await mkdir(to.cluster, { recursive: true });
    await run('tar', ['--extract', '--file', tarFile, '--directory', to.cluster]);
    await run('cp', ['-a', join(from.cluster, ARCHIVE), to.cluster]);
    await copyFile(from.secrets, to.secrets);
    const { uid, gid } = await stat(to.cluster);
    for (const [name, text] of Object.entries({ backup_label: label, 'recovery.signal': '' })) {
      await writeFile(join(to.cluster, name), text);
      await chown(join(to.cluster, name), uid, gid);
    }
    await rm(postgres.dataDir, { recursive: true });
    return OwnPostgres.create(RESTORING, dataDir);
  }

  it('has all that was acknowledged before the last segment was archived, as its events tell', async () => {
    await load.expectWrites(WRITES);
    const tarFile = join(await temporaryDirectory(), 'base.tar');
    const label = await takeBackup(tarFile);
    await load.expectWrites(WRITES);
    const kept = load.world.now();
    await archive();
    await load.expectWrites(WRITES);
    await load.stop();
    expect(await service.end('SIGTERM')).toBe(0);
    await postgres.kill();
    restored = await restore(tarFile, label);
    await load.expectNothingLost(restored.url, acme.company.id, kept);
  }, 120_000);

  it('is served behind the wall between companies: people sign in, and the provider goes on', async () => {
    service = await ServiceProcess.prepare({ DATABASE_URL: restored.url, ROW_LEVEL_SECURITY: 'required' });
    await service.start();
    await expectToSignIn(service, acme.administrator);
    const scim = clientOf(service, acme);
    const id = await scim.createUser('later@acme.test');
    const group = await scim.createGroup('Later', [id]);
    expect(await scim.members(group)).toEqual([id]);
    const [known] = resourcesIn((await scim.get('/Users?count=1')).body);
    const changed = await scim.patch(`/Users/${known?.id}`, { op: 'replace', value: { title: 'Later' } });
    expect(changed.status).toBe(200);
  });
});

describe('R-19: a copy of DATA_DIR that was made while the service was stopped', () => {
  it('is served as the original was, with the secrets that are in it', async () => {
    const [dataDir, copy] = [join(await temporaryDirectory(), 'data'), join(await temporaryDirectory(), 'copy')];
    const original = await ServiceProcess.prepare({ DATA_DIR: dataDir, SECRET_KEY: '' });
    await original.start();
    const demo = demoSchema.parse(JSON.parse(await readFile(dataDirPaths(dataDir).demo, 'utf8')));
    const everybody = async ({ url }: ServiceProcess) => {
      const { body } = await new ScimClient(url, demo.scimToken).get('/Users?attributes=userName,active,groups.value');
      return resourcesIn(body);
    };
    const before = await everybody(original);
    expect(before.length).toBeGreaterThan(1);
    expect(await original.end('SIGTERM')).toBe(0);
    await run('cp', ['-a', dataDir, copy]);
    await rm(dataDir, { recursive: true });

    const service = await ServiceProcess.prepare({ DATA_DIR: copy, SECRET_KEY: '' });
    await service.start();
    expect(await everybody(service)).toEqual(before);
    await expectToSignIn(service, demo);
    await new ScimClient(service.url, demo.scimToken).createUser('later@acme.example');
    expect(await service.end('SIGTERM')).toBe(0);
  }, 120_000);
});

const demoSchema = z.object({ scimToken: z.string(), userName: z.string(), password: z.string() });

async function expectToSignIn(
  service: ServiceProcess,
  { userName, password }: Record<'userName' | 'password', string>,
) {
  const browser = new TestBrowser(service);
  await browser.askAsPage('SignIn', { companySlug: 'acme', userName, password });
  expect((await browser.askAsPage('Viewer')).data).toMatchObject({ viewer: { user: { userName } } });
}

/** Files change and go while they are packed, which the WAL mends. */
async function pack(directory: string, tarFile: string): Promise<void> {
  const exclude = LEFT_OUT.map((pattern) => `--exclude=${pattern}`);
  await run('tar', ['--create', '--file', tarFile, '--directory', directory, ...exclude, '.']).catch(
    (error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === CHANGED)) throw error;
    },
  );
}
