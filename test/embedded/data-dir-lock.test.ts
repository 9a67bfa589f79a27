import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { acquireDataDir, reachOrAcquire, readRunningService } from '../../src/embedded/data-dir-lock.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { endAll, run } from './support/run.ts';

jest.setTimeout(60_000);
afterEach(endAll);

test('a second service fails at once, naming the process and what to do', async () => {
  const dataDir = await temporaryDirectory();
  const first = run('lockToServe', dataDir);
  await first.said;
  const second = run('lockToServe', dataDir);
  expect(await second.said).toMatchObject({
    error: `A LeaveWizard service (process ${first.pid}) is using ${dataDir}: stop it with "kill ${first.pid}", or set DATA_DIR to another directory.`,
  });
  expect(await second.finish()).toBe(1);
});

test('of several services started at once exactly one gets the directory', async () => {
  const dataDir = await temporaryDirectory();
  const services = Array.from({ length: 5 }, () => run('lockToServe', dataDir));
  const said = await Promise.all(services.map((service) => service.said));
  expect(said.filter(({ error }) => error === undefined)).toHaveLength(1);
});

test('a service that was killed leaves nothing in the way', async () => {
  const dataDir = await temporaryDirectory();
  const first = run('lockToServe', dataDir);
  await first.said;
  await first.kill();
  const lock = await acquireDataDir(dataDir, 'serve', 0);
  expect(await readdir(join(dataDir, 'run'))).toHaveLength(1);
  await lock.release();
});

test('a process that only has the same number as the holder does not count', async () => {
  const dataDir = await temporaryDirectory();
  await mkdir(join(dataDir, 'run'));
  const claim = { pid: process.pid, startedAt: 'long ago', purpose: 'serve', state: 'holding' };
  await writeFile(join(dataDir, 'run', 'old.json'), JSON.stringify(claim));
  const lock = await acquireDataDir(dataDir, 'serve', 0);
  await lock.release();
});

test('commands wait for each other', async () => {
  const dataDir = await temporaryDirectory();
  const held: string[] = [];
  await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (name) => {
      const lock = await acquireDataDir(dataDir, 'command');
      held.push(`${name} in`);
      await Promise.resolve();
      held.push(`${name} out`);
      await lock.release();
    }),
  );
  const names = held.map((line) => line.split(' ')[0]);
  expect(held).toHaveLength(8);
  for (let index = 0; index < held.length; index += 2) expect(names[index]).toBe(names[index + 1]);
});

test('a command that waited too long says who is in the way', async () => {
  const dataDir = await temporaryDirectory();
  const lock = await acquireDataDir(dataDir, 'command');
  await expect(acquireDataDir(dataDir, 'command', 50)).rejects.toThrow(
    `A leavewizard command (process ${process.pid}) is using ${dataDir}`,
  );
  await lock.release();
});

test('a service waits for a command', async () => {
  const dataDir = await temporaryDirectory();
  const command = await acquireDataDir(dataDir, 'command');
  const service = run('lockToServe', dataDir);
  await expect(Promise.race([service.said, seen(dataDir, 2)])).resolves.toBe('seen');
  await command.release();
  expect((await service.said).error).toBeUndefined();
});

test('a command finds the service that runs, by a file that only its owner may read', async () => {
  const dataDir = await temporaryDirectory();
  const service = { port: 4000, url: 'http://localhost:4000', databaseUrl: 'postgresql://localhost/x' };
  const lock = await acquireDataDir(dataDir, 'serve');
  expect(await readRunningService(dataDir)).toBeUndefined();
  await lock.publish(service);
  expect(await readRunningService(dataDir)).toEqual({ pid: process.pid, ...service });
  expect(await reachOrAcquire(dataDir)).toEqual({ pid: process.pid, ...service });
  const [name] = await readdir(join(dataDir, 'run'));
  expect((await stat(join(dataDir, 'run', name ?? ''))).mode & 0o777).toBe(0o600);
  await lock.release();
  expect(await readRunningService(dataDir)).toBeUndefined();
});

/** Resolves when that many claims have lain there at one moment: somebody asked while another held. */
async function seen(dataDir: string, count: number): Promise<string> {
  for (;;) {
    const names = await readdir(join(dataDir, 'run'));
    if (names.filter((name) => name.endsWith('.json')).length >= count) return 'seen';
  }
}
