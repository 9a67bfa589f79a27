import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.ts';
import { cpuMsOfFamily } from '../targets/cpu.ts';

/** The one PostgreSQL of a run, with the service's own settings, in a directory that is removed at the end. */
export interface Cluster {
  readonly version: string;
  /** Where logs of the run may be kept while it lasts. */
  readonly directory: string;
  /** CPU time that all its processes have used so far, in milliseconds; undefined where there is no /proc. */
  cpuMs(): Promise<number | undefined>;
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
    client.query<{ version: string; pid: string }>(
      `select current_setting('server_version') as version, split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`,
    ),
  );
  const [about = { version: 'unknown', pid: '0' }] = rows;
  return {
    version: about.version,
    directory,
    cpuMs: () => cpuMsOfFamily(Number(about.pid)),
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
