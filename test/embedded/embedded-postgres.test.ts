import { chmod, chown, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { jest } from '@jest/globals';
import { isAlive } from '../../src/embedded/process-identity.ts';
import { eventually } from '../support/eventually.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { endAll, query, run } from './support/run.ts';

const asRoot = process.geteuid?.() === 0 ? test : test.skip;

jest.setTimeout(60_000);
afterEach(endAll);

test('makes a database at the first start and finds it again at the second', async () => {
  const dataDir = join(await temporaryDirectory(), 'not', 'there yet');
  const first = run('serve', dataDir);
  const { url } = await first.said;
  expect(new URL(url)).toMatchObject({ hostname: '127.0.0.1', pathname: '/leavewizard' });
  await query(url, 'create table kept as select 42 as answer');
  expect(await first.finish()).toBe(0);

  const second = run('serve', dataDir);
  expect(await query((await second.said).url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('keeps the directory and the secrets to the owner', async () => {
  const dataDir = join(await temporaryDirectory(), 'data');
  await run('serve', dataDir).said;
  const modes = await Promise.all(
    ['.', 'postgresql', 'run', 'secrets.json'].map(async (name) => (await stat(join(dataDir, name))).mode & 0o777),
  );
  expect(modes).toEqual([0o700, 0o700, 0o700, 0o600]);
});

test('asks for the password, and runs as it is meant to', async () => {
  const { url } = await run('serve', await temporaryDirectory()).said;
  const wrong = new URL(url);
  wrong.password = 'wrong';
  await expect(query(wrong.href, 'select')).rejects.toMatchObject({ code: '28P01' });
  const [settings] = await query(
    url,
    `select current_setting('fsync') fsync, current_setting('listen_addresses') host, current_setting('TimeZone') zone,
      current_setting('unix_socket_directories') socket, current_setting('server_encoding') encoding`,
  );
  expect(settings).toEqual({ fsync: 'on', host: '127.0.0.1', zone: 'UTC', socket: '', encoding: 'UTF8' });
});

test('starts although a note of an old server names a process that lives', async () => {
  const dataDir = await temporaryDirectory();
  const first = run('serve', dataDir);
  await first.said;
  const note = join(dataDir, 'postgresql', 'postmaster.pid');
  const text = await readFile(note, 'utf8');
  await first.finish();
  await writeFile(note, text.replace(/^\d+/, String(process.pid)));
  expect((await run('serve', dataDir).said).error).toBeUndefined();
});

test('after kill -9 the next start ends the server that was left over, and nothing is lost', async () => {
  const dataDir = await temporaryDirectory();
  const first = run('serve', dataDir);
  const { url, postgres } = await first.said;
  await query(url, 'create table kept as select 42 as answer');
  await first.kill();
  expect(await isAlive(postgres)).toBe(true);

  const second = await run('serve', dataDir).said;
  expect(await isAlive(postgres)).toBe(false);
  expect(second.postgres).not.toBe(postgres);
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('after kill -9 of service and server in the middle of work the next start recovers', async () => {
  const dataDir = await temporaryDirectory();
  const first = run('serve', dataDir);
  const { url, postgres } = await first.said;
  await query(url, 'create table kept as select 42 as answer');
  const busy = query(url, 'select sum(sqrt(n)) from generate_series(1, 1000000000) n').catch(() => undefined);
  await eventually('a statement that runs', async () => {
    const active = await query(
      url,
      "select from pg_stat_activity where query like '%sqrt%' and pid <> pg_backend_pid()",
    );
    return active.length > 0;
  });
  process.kill(postgres, 'SIGKILL');
  await first.kill();

  const second = await run('serve', dataDir).said;
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await busy;
});

test('clears away what a killed first start had begun', async () => {
  const dataDir = await temporaryDirectory();
  await mkdir(join(dataDir, 'postgresql.new-abc', 'cluster'), { recursive: true });
  await run('serve', dataDir).said;
  expect((await readdir(dataDir)).sort()).toEqual(['postgresql', 'run', 'secrets.json']);
});

test('a command uses the database of the service that runs, and starts one itself when none does', async () => {
  const dataDir = await temporaryDirectory();
  const service = run('serve', dataDir);
  const { url } = await service.said;
  const command = run('command', dataDir);
  expect((await command.said).url).toBe(url);
  await command.finish();
  await service.finish();
  const alone = run('command', dataDir);
  const { url: own } = await alone.said;
  expect(await query(own, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await alone.finish()).toBe(0);
});

test('commands that need the database at once get it one after the other', async () => {
  const dataDir = await temporaryDirectory();
  const commands = Array.from({ length: 3 }, () => run('command', dataDir));
  const results = await Promise.all(
    commands.map(async (command) => {
      const { error } = await command.said;
      return [error, await command.finish()];
    }),
  );
  expect(results).toEqual(Array.from({ length: 3 }, () => [undefined, 0]));
});

test('a command that is asked to end stops its server first', async () => {
  const dataDir = await temporaryDirectory();
  const command = run('command', dataDir);
  const { url } = await command.said;
  const rows = await query(url, 'select pg_postmaster_start_time() is not null as up');
  expect(rows).toEqual([{ up: true }]);
  const note = await readFile(join(dataDir, 'postgresql', 'postmaster.pid'), 'utf8');
  process.kill(command.pid, 'SIGTERM');
  await command.finish();
  expect(await isAlive(Number.parseInt(note, 10))).toBe(false);
  expect(await readdir(join(dataDir, 'run'))).toEqual([]);
});

describe('one line says what is wrong, and what to do', () => {
  test('a file where the directory should be', async () => {
    const path = join(await temporaryDirectory(), 'file');
    await writeFile(path, '');
    expect((await run('serve', path).said).error).toBe(
      `${path} is a file: move it, or set DATA_DIR to another directory.`,
    );
    expect((await run('serve', join(path, 'below')).said).error).toBe(
      `${join(path, 'below')} cannot be made, since a part of it is a file: set DATA_DIR to another directory.`,
    );
  });

  test('a database of another version of PostgreSQL', async () => {
    const dataDir = await temporaryDirectory();
    const cluster = join(dataDir, 'postgresql');
    await mkdir(cluster);
    await writeFile(join(cluster, 'PG_VERSION'), '15\n');
    if (process.geteuid?.() === 0) await chown(cluster, 65_534, 65_534);
    expect((await run('serve', dataDir).said).error).toMatch(
      `${cluster} was made by PostgreSQL 15, and this program brings PostgreSQL 18`,
    );
  });

  test('something else where the database should be', async () => {
    const dataDir = await temporaryDirectory();
    const cluster = join(dataDir, 'postgresql');
    await mkdir(cluster);
    await writeFile(join(cluster, 'holiday.jpg'), '');
    if (process.geteuid?.() === 0) await chown(cluster, 65_534, 65_534);
    expect((await run('serve', dataDir).said).error).toBe(
      `${cluster} is not a database cluster: move it, or set DATA_DIR to another directory.`,
    );
  });

  test('secrets that do not fit the database', async () => {
    const dataDir = await temporaryDirectory();
    const first = run('serve', dataDir);
    await first.said;
    await first.finish();
    const other = { databasePassword: 'x'.repeat(32), secretKey: 'y'.repeat(32) };
    await writeFile(join(dataDir, 'secrets.json'), JSON.stringify(other));
    const second = run('serve', dataDir);
    expect((await second.said).error).toMatch('is not that of the database in');
    await second.finish();
    await writeFile(join(dataDir, 'secrets.json'), '{');
    expect((await run('serve', dataDir).said).error).toMatch('secrets.json is damaged: restore it from a backup.');
  });

  asRoot('a directory that this user may not write', async () => {
    const dataDir = join(await temporaryDirectory(), 'data');
    await mkdir(dataDir);
    await chmod(dirname(dirname(dataDir)), 0o755);
    await chmod(dirname(dataDir), 0o755);
    const { error } = await run('serve', dataDir, 65_534).said;
    expect(error).toMatch('may not be read or written by this user: correct its owner, or set DATA_DIR');
  });
});

asRoot('root starts what another user made, and leaves it to them', async () => {
  const dataDir = await temporaryDirectory();
  await chown(dataDir, 65_534, 65_534);
  const service = run('serve', dataDir);
  await service.said;
  await service.finish();
  expect((await stat(join(dataDir, 'secrets.json'))).uid).toBe(65_534);
  expect((await stat(join(dataDir, 'run'))).uid).toBe(65_534);
});

asRoot('a database that belongs to root is refused, since PostgreSQL does not run as root', async () => {
  const dataDir = await temporaryDirectory();
  await mkdir(join(dataDir, 'postgresql'));
  expect((await run('serve', dataDir).said).error).toMatch('belongs to root, and PostgreSQL does not run as root');
});
