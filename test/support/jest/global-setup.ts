import { appendFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../src/embedded/embedded-postgres.ts';
import { chromiumPath } from './chromium.ts';
import { startJanitor } from './janitor-process.ts';
import { announce, databaseLog } from './run.ts';
import { buildWebApp } from './web-build.ts';

/** Starts the one PostgreSQL that all tests of a run share, and builds the web app where a browser can open it. */
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
  if (chromiumPath) await buildWebApp();
}
