import { glob, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { stopOrphan } from '../../../src/embedded/orphan.ts';

/** Waits until whoever started it is gone, then stops every PostgreSQL below the directory and removes it. */
const directory = process.argv[2];
if (!directory) throw new Error('usage: janitor DIRECTORY');
await buffer(process.stdin);
for await (const note of glob('**/postmaster.pid', { cwd: directory }))
  await stopOrphan(dirname(join(directory, note)));
await rm(directory, { recursive: true, force: true, maxRetries: 5 });
