import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = new URL('../../..', import.meta.url).pathname;
const PAGE = 'dist/web/index.html';

/** Builds the web app for the browser tests, unless the build is newer than what it is made from. */
export async function buildWebApp(): Promise<void> {
  const built = await modifiedMs(join(ROOT, PAGE));
  const entries = await readdir(join(ROOT, 'web'), { withFileTypes: true, recursive: true });
  const times = await Promise.all(entries.map((entry) => modifiedMs(join(entry.parentPath, entry.name))));
  if (Math.max(...times) > built) await promisify(execFile)('npm', ['run', '--silent', 'build:web'], { cwd: ROOT });
}

/** 0 when there is no such file. */
async function modifiedMs(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}
