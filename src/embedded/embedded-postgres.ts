import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { ensureCluster, SUPERUSER } from './cluster.ts';
import { dataDirPaths } from './data-dir.ts';
import { errorCode } from './error-code.ts';
import { stopOrphan } from './orphan.ts';
import { findPostgresUser } from './postgres-user.ts';
import { openSecrets } from './secrets.ts';
import { type Server, startServer } from './server.ts';
import { StartupError } from './startup-error.ts';

const DATABASE = 'leavewizard';
const INVALID_PASSWORD = '28P01';
const UNKNOWN_DATABASE = '3D000';
const CONNECTION_TIMEOUT_MS = 10_000;

/** What to start, and who hears what the server says. */
export interface EmbeddedPostgresOptions {
  /** Held by the caller: see `acquireDataDir`. */
  readonly dataDir: string;
  /** Lines of the server's log. */
  readonly onLog: (line: string) => void;
  /** Server settings beside our own, for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A PostgreSQL of our own, reachable from this machine only. */
export interface EmbeddedPostgres {
  /** The service's database, with the password. */
  readonly url: string;
  readonly pid: number;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Stops the server and waits for its end. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on the cluster in a data directory, which is made at first use. A server that outlived an earlier
 * service is stopped first, so that after a crash the next start finds its own way.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, onLog, settings = {} } = options;
  const { cluster } = dataDirPaths(dataDir);
  const { databasePassword } = await openSecrets(dataDir);
  const user = await findPostgresUser(cluster);
  const binaries = await findBinaries(user);
  await ensureCluster(cluster, databasePassword, binaries, user);
  await stopOrphan(cluster);
  const server = await startServer({ cluster, binaries, user, settings, onLog });
  try {
    await ensureDatabase(server, databasePassword);
  } catch (error) {
    await server.stop();
    throw explainRefusal(error, dataDir);
  }
  const { pid, ended, stop } = server;
  return { url: urlOf(server, databasePassword, DATABASE), pid, ended, stop };
}

async function ensureDatabase(server: Server, password: string): Promise<void> {
  try {
    await query(urlOf(server, password, DATABASE), 'select');
  } catch (error) {
    if (errorCode(error) !== UNKNOWN_DATABASE) throw error;
    await query(urlOf(server, password, 'postgres'), `create database ${DATABASE}`);
  }
}

async function query(connectionString: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECTION_TIMEOUT_MS });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function explainRefusal(error: unknown, dataDir: string): unknown {
  if (errorCode(error) !== INVALID_PASSWORD) return error;
  const { cluster, secrets } = dataDirPaths(dataDir);
  return new StartupError(
    `The password in ${secrets} is not that of the database in ${cluster}: restore both from the same backup.`,
    { cause: error },
  );
}

function urlOf({ port }: Server, password: string, database: string): string {
  return `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}
