import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = new URL('../../..', import.meta.url).pathname;
/** What browsers open: the script that builds it, and the page that it builds. Both are made from what is in `web`. */
const BUILDS = { 'build:web': 'dist/web/index.html', 'build:playground': 'dist/playground/index.html' };

/** Builds the web app and the playground for the browser tests, unless a build is newer than what it is made from. */
export async function buildWebApp(): Promise<void> {
  const entries = await readdir(join(ROOT, 'web'), { withFileTypes: true, recursive: true });
  const times = await Promise.all(entries.map((entry) => modifiedMs(join(entry.parentPath, entry.name))));
  const newest = Math.max(...times);
  for (const [script, page] of Object.entries(BUILDS))
    if (newest > (await modifiedMs(join(ROOT, page))))
      await promisify(execFile)('npm', ['run', '--silent', script], { cwd: ROOT });
}

/** 0 when there is no such file. */
async function modifiedMs(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}
