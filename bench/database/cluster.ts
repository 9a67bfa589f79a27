import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.ts';

/** The one PostgreSQL of a run, with the service's own settings, in a directory that is removed at the end. */
export interface Cluster {
  readonly version: string;
  /** Where logs of the run may be kept while it lasts. */
  readonly directory: string;
  urlOf(database: string): string;
  create(database: string, template?: string): Promise<void>;
  drop(database: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startCluster(): Promise<Cluster> {
  const directory = await mkdtemp(join(tmpdir(), 'leavewizard-bench-'));
  const remove = (): void => rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  const postgres = await startEmbeddedPostgres({ dataDir: join(directory, 'data'), onLog: () => undefined });
  const urlOf = (database: string): string => {
    const url = new URL(postgres.url);
    url.pathname = `/${database}`;
    return url.href;
  };
  const run = (text: string) => withClient(urlOf('postgres'), (client) => client.query(text));
  const { rows } = await withClient(urlOf('postgres'), (client) =>
    client.query<{ version: string }>(`select current_setting('server_version') as version`),
  );
  return {
    version: rows[0]?.version ?? 'unknown',
    directory,
    urlOf,
    create: async (database, template = 'template1') => {
      await run(`create database ${database} template ${template} strategy file_copy`);
    },
    drop: async (database) => {
      await run(`drop database if exists ${database} with (force)`);
    },
    stop: async () => {
      await postgres.stop();
      remove();
      process.off('exit', remove);
    },
  };
}

/** Does some work on a connection of its own. */
export async function withClient<Result>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
