import { spawn } from 'node:child_process';
import { mkdir, readdir, readlink, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a build is made from. What is not there (in an image that holds only the build) cannot be newer than it. */
const SOURCES = ['src', 'web', 'scim-adapter', 'migrations', 'schema.graphql', 'tsconfig.json', 'tsconfig.build.json'];
/** Written when a build is complete: one that was interrupted does not count. */
const STAMP = 'dist/.built';
const LOCK_DIRECTORY = 'node_modules/.cache';
const LOCK_POLL_MS = 100;
const LOCK_WAIT_MS = 300_000;

/** The program cannot be started. The message is one line that says what to do. */
export class LaunchError extends Error {}

/** Builds when the sources are newer than the build. Several commands at once build once. */
export async function buildIfNeeded(root) {
  if (await isBuilt(root)) return;
  const unlock = await lock(root).catch((error) => {
    throw new LaunchError(`${root} cannot be written (${error.code}): run "npm run build" there as its owner.`);
  });
  try {
    if (!(await isBuilt(root))) await build(root);
  } finally {
    await unlock();
  }
}

async function isBuilt(root) {
  const built = await modified(join(root, STAMP));
  if (built === 0) return false;
  const times = await Promise.all(SOURCES.map((source) => newest(join(root, source))));
  return Math.max(...times) <= built;
}

/** Of a directory, itself included: a file that was removed leaves its trace there only. */
async function newest(path) {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => []);
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Math.max(...(await Promise.all([path, ...paths].map(modified))));
}

/** 0 when there is no such file. */
async function modified(path) {
  const found = await stat(path).catch(() => undefined);
  return found ? found.mtimeMs : 0;
}

/** The lock is a symbolic link to its holder's pid: those are made whole, name and content at once. */
async function lock(root) {
  const path = join(root, LOCK_DIRECTORY, 'leavewizard-build.lock');
  await mkdir(join(root, LOCK_DIRECTORY), { recursive: true });
  const end = Date.now() + LOCK_WAIT_MS;
  while (!(await tryToLink(path))) {
    const holder = Number(await readlink(path).catch(() => process.pid));
    // Should two clear the lock of a dead process at once, both build, which costs time and nothing else.
    if (isAlive(holder) && Date.now() < end) await sleep(LOCK_POLL_MS);
    else await rm(path, { force: true });
  }
  return () => rm(path, { force: true });
}

async function tryToLink(path) {
  try {
    await symlink(String(process.pid), path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Everything goes to stderr: stdout is the command's. */
async function build(root) {
  console.error('Building LeaveWizard …');
  const child = spawn('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  console.error(Buffer.concat(output).toString('utf8'));
  throw new LaunchError('LeaveWizard could not be built: see above.');
}
