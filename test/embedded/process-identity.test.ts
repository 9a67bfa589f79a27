import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { commandLine, isAlive, isRunning, ownIdentity } from '../../src/embedded/process-identity.ts';
import { stopServer } from '../../src/embedded/stop-process.ts';
import { eventually } from '../support/eventually.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

test('knows itself, and not somebody else of the same number', async () => {
  const self = await ownIdentity();
  expect(await isRunning(self)).toBe(true);
  expect(await isRunning({ ...self, startedAt: '1 another-boot' })).toBe(false);
  expect(await commandLine(self.pid)).toMatch(/node/);
});

test('sees that a process has ended', async () => {
  const child = spawn('sleep', ['60']);
  const pid = child.pid ?? 0;
  expect(await isAlive(pid)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await isAlive(pid)).toBe(false);
});

onLinux('does not take a process for alive that ended and was never waited for', async () => {
  const parent = spawn('sh', ['-c', 'true & exec sleep 60']);
  const children = `/proc/${parent.pid}/task/${parent.pid}/children`;
  await eventually('a process nobody waits for', async () => {
    const pid = Number(await readFile(children, 'utf8'));
    return pid > 0 && (await readFile(`/proc/${pid}/stat`, 'utf8')).includes(') Z ');
  });
  const pid = Number(await readFile(children, 'utf8'));
  expect(() => process.kill(pid, 0)).not.toThrow();
  expect(await isAlive(pid)).toBe(false);
  parent.kill();
  await once(parent, 'exit');
});

test('a server that is gone already counts as stopped', async () => {
  const child = spawn('true');
  await once(child, 'exit');
  expect(await stopServer(child.pid ?? 0, async () => false)).toBe(true);
});
