import type { Config } from '../config.ts';
import { type DataDirLock, reachOrAcquire } from './data-dir-lock.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Gives a command the database that the service uses, whether the service runs or not: the one in DATABASE_URL, the
 * running service's own, or the embedded one, started for as long as the work takes.
 */
export async function withDatabase<Result>(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  work: (databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  if (config.databaseUrl !== undefined) return work(config.databaseUrl);
  const found = await reachOrAcquire(config.dataDir);
  return 'databaseUrl' in found ? work(found.databaseUrl) : withEmbeddedPostgres(config.dataDir, found, work);
}

async function withEmbeddedPostgres<Result>(
  dataDir: string,
  lock: DataDirLock,
  work: (databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  const starting = startEmbeddedPostgres({ dataDir, onLog: () => undefined });
  const cleanUp = async () => {
    const postgres = await starting.catch(() => undefined);
    await postgres?.stop();
    await lock.release();
  };
  const stopListening = beforeEndingBySignal(cleanUp);
  try {
    return await work((await starting).url);
  } finally {
    await cleanUp();
    stopListening();
  }
}

/** Cleans up when a signal asks the process to end, then lets that signal end it. */
function beforeEndingBySignal(cleanUp: () => Promise<void>): () => void {
  let ending = false;
  const listener = (signal: NodeJS.Signals) => {
    if (ending) return;
    ending = true;
    void cleanUp().finally(() => {
      stopListening();
      process.kill(process.pid, signal);
    });
  };
  const stopListening = () => {
    for (const signal of SIGNALS) process.off(signal, listener);
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return stopListening;
}
