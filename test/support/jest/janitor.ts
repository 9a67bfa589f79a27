import { execFileSync } from 'node:child_process';
import { glob, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { stopOrphan } from '../../../src/embedded/orphan.ts';

/**
 * Waits until whoever started it is gone, then stops every PostgreSQL below the directory, unmounts what is mounted there,
 * and removes it.
 */
const directory = process.argv[2];
if (!directory) throw new Error('usage: janitor DIRECTORY');
await buffer(process.stdin);
for await (const note of glob('**/postmaster.pid', { cwd: directory }))
  await stopOrphan(dirname(join(directory, note)));
// Lazily: what a failed test still holds open goes when that process does.
for (const path of await mountsBelow(directory)) execFileSync('umount', ['--lazy', path]);
await rm(directory, { recursive: true, force: true, maxRetries: 5 });

async function mountsBelow(parent: string): Promise<string[]> {
  const mounts = await readFile('/proc/self/mounts', 'utf8').catch(() => '');
  return mounts
    .split('\n')
    .flatMap((line) => line.split(' ').filter((word, at) => at === 1 && word.startsWith(`${parent}/`)));
}
