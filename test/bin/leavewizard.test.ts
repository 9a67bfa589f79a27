import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { isAlive } from '../../src/embedded/process-identity.ts';
import { eventually } from '../support/eventually.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

jest.setTimeout(60_000);

const run = promisify(execFile);
/** Stands in for the command line: says its pid, counts signals, and takes a moment to stop. */
const PROGRAM = `
  const say = (what) => process.stdout.write(what + '\\n');
  const [command, code] = process.argv.slice(2);
  if (command === 'exit') process.exit(Number(code));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
    say(signal);
    setTimeout(() => process.exit(7), 200);
  });
  setInterval(() => {}, 1000);
  say(process.pid);
`;
const BUILD = 'echo built >> builds && mkdir -p dist/src/cli && cp src/main.js dist/src/main.js && touch dist/.built';

test('builds once for several commands, and again when the sources change', async () => {
  const clone = await makeClone();
  const commands = await Promise.all([1, 2, 3].map((code) => exitCode(clone, ['exit', String(code)])));
  expect(commands).toEqual([1, 2, 3]);
  expect(await exitCode(clone, ['exit', '0'])).toBe(0);
  expect(await readFile(join(clone, 'builds'), 'utf8')).toBe('built\n');
  await writeFile(join(clone, 'src', 'more.js'), '');
  expect(await exitCode(clone, ['exit', '0'])).toBe(0);
  await rm(join(clone, 'src', 'more.js'));
  expect(await exitCode(clone, ['exit', '0'])).toBe(0);
  expect(await readFile(join(clone, 'builds'), 'utf8')).toBe('built\nbuilt\nbuilt\n');
});

test('a build that fails is shown on stderr, and nothing is on stdout', async () => {
  const clone = await makeClone('echo broken; exit 1');
  await expect(run(process.execPath, [shim(clone), 'exit', '0'])).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^Building LeaveWizard …\nbroken\n[\s\S]*LeaveWizard could not be built: see above\.\n$/,
    ),
  });
});

describe('on a machine whose Node is too old', () => {
  test('runs with the one that npm installed, and ends as that does', async () => {
    expect(await exitCode(await makeClone(), ['exit', '3'], oldNode)).toBe(3);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('passes %s on, once, and waits for the end', async (signal) => {
    const child = start(await makeClone(), oldNode);
    const lines = linesOf(child);
    const pid = Number(await lines.next());
    expect(pid).not.toBe(child.pid);
    child.kill(signal);
    expect(await lines.rest()).toEqual([signal]);
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(7);
  });

  test('does not leave the program behind when it is killed', async () => {
    const child = start(await makeClone(), oldNode);
    const pid = Number(await linesOf(child).next());
    child.kill('SIGKILL');
    await eventually('the end of the program', async () => !(await isAlive(pid)));
  });

  test('says what is needed when npm installed none', async () => {
    const clone = await makeClone();
    await rm(join(clone, 'node_modules', '.bin', 'node'));
    await expect(run(process.execPath, [...oldNode(clone), shim(clone)])).rejects.toMatchObject({
      code: 1,
      stderr: 'Node 22.17 or later is needed, and this is 20.0.0: run "npm ci".\n',
    });
  });
});

/** A clone with our `bin` and a program that needs next to no build. */
async function makeClone(build = BUILD): Promise<string> {
  const clone = await temporaryDirectory();
  await Promise.all([mkdir(join(clone, 'src')), mkdir(join(clone, 'node_modules', '.bin'), { recursive: true })]);
  await cp('bin', join(clone, 'bin'), { recursive: true });
  await writeFile(join(clone, 'package.json'), JSON.stringify({ type: 'module', scripts: { build } }));
  await writeFile(join(clone, 'src', 'main.js'), PROGRAM);
  await writeFile(join(clone, 'old-node.cjs'), "Object.defineProperty(process.versions, 'node', { value: '20.0.0' });");
  await symlink(process.execPath, join(clone, 'node_modules', '.bin', 'node'));
  return clone;
}

/** Flags that make this Node say that it is an old one. */
function oldNode(clone: string): string[] {
  return ['--require', join(clone, 'old-node.cjs')];
}

function shim(clone: string): string {
  return join(clone, 'bin', 'leavewizard.js');
}

function start(clone: string, flags: (clone: string) => string[]): ChildProcess {
  return spawn(process.execPath, [...flags(clone), shim(clone), 'serve'], { stdio: ['ignore', 'pipe', 'ignore'] });
}

async function exitCode(clone: string, args: string[], flags: (clone: string) => string[] = () => []): Promise<number> {
  const child = spawn(process.execPath, [...flags(clone), shim(clone), ...args], { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  return code;
}

function linesOf({ stdout }: ChildProcess): { next(): Promise<string>; rest(): Promise<string[]> } {
  if (!stdout) throw new Error('no output to read');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    next: async () => (await lines.next()).value ?? '',
    rest: async () => {
      const rest: string[] = [];
      for await (const line of { [Symbol.asyncIterator]: () => lines }) rest.push(line);
      return rest;
    },
  };
}
