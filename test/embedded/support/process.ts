import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquireDataDir } from '../../../src/embedded/data-dir-lock.ts';
import { startEmbeddedPostgres } from '../../../src/embedded/embedded-postgres.ts';
import { StartupError } from '../../../src/embedded/startup-error.ts';
import { withDatabase } from '../../../src/embedded/with-database.ts';

/** Does one thing with a data directory in a process of its own, until its input ends. Tells of it in lines of JSON. */
const MODES: Record<string, (dataDir: string) => Promise<void>> = {
  serve: async (dataDir) => {
    const lock = await acquireDataDir(dataDir, 'serve');
    const { url, pid, stop } = await startEmbeddedPostgres({ dataDir, onLog: () => undefined });
    await lock.publish({ port: 4000, url: 'http://localhost:4000', databaseUrl: url });
    tell({ url, postgres: pid });
    await released;
    await stop();
    await lock.release();
  },
  command: (dataDir) =>
    withDatabase({ dataDir, databaseUrl: undefined }, async (url) => {
      tell({ url });
      await released;
    }),
  lockToServe: (dataDir) => lock(dataDir, 'serve'),
  lockForCommand: (dataDir) => lock(dataDir, 'command'),
};

const released = buffer(process.stdin);

async function lock(dataDir: string, purpose: 'serve' | 'command'): Promise<void> {
  const held = await acquireDataDir(dataDir, purpose);
  tell({ from: Date.now() });
  await Promise.race([released, sleep(Number(process.argv[4] ?? 600_000), undefined, { ref: false })]);
  tell({ to: Date.now() });
  await held.release();
}

function tell(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

/** Only once everything is loaded: the clone may lie where root alone may go. */
function become(uid: number): void {
  process.setgroups?.([]);
  process.setgid?.(uid);
  process.setuid?.(uid);
}

try {
  if (process.env.BECOME_USER) become(Number(process.env.BECOME_USER));
  await MODES[process.argv[2] ?? '']?.(process.argv[3] ?? '');
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  tell({ error: error.message });
  process.exitCode = 1;
}
