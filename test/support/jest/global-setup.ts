import { execFile } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '../../../src/embedded/embedded-postgres.ts';
import { startJanitor } from './janitor-process.ts';
import { announce, databaseLog } from './run.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;

/**
 * Starts the one PostgreSQL that all tests of a run share, and builds what they start and browsers open: the first test
 * that starts the program would build it otherwise, and take the pages away from those that are being looked at.
 */
export default async function setUp(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'leavewizard-test-'));
  startJanitor(directory);
  const { url } = await startEmbeddedPostgres({
    dataDir: join(directory, 'shared'),
    onLog: (line) => appendFileSync(databaseLog(directory), `${line}\n`),
    // Only here may a crash of the machine lose what was acknowledged: nobody misses a test's data, and it is faster.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  announce(url, directory);
  await promisify(execFile)(process.execPath, ['bin/leavewizard.js', '--version'], { cwd: ROOT });
}
