import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrations } from '../../migrations/index.ts';
import { driverUrl } from './driver-url.ts';
import { entities } from './orm.ts';
import { findWall, raiseWall, SERVICE_ROLE } from './row-security.ts';

/** Oldest PostgreSQL that is supported, in the server's own numbering. */
const SERVER_VERSION_MIN = 150_000;
/** Any number that nothing else in the database uses. Advisory, since the ORM's migrator takes no lock of its own. */
const LOCK_KEY = 7_364_120;
const LOCK_TIMEOUT_MS = 60_000;
const CONNECTION_TIMEOUT_MS = 5_000;
const TABLE = 'schema_migration';
const DURABLE_SETTINGS = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** The database cannot be brought to what this program needs. One line for whoever starts it. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** There is no connection to the database to be had; the cause says why. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}

/** What the database must be able to do. */
export interface DatabaseDemands {
  /** Whether it must keep what it acknowledged when its machine loses power. */
  readonly durable?: boolean;
  /** The same database as the service connects to it, where that is as another role. */
  readonly serviceUrl?: string;
}

/**
 * Brings the schema up to date, and raises the wall between companies. Several instances may call it at once: one
 * migrates, the others wait.
 */
export async function migrate(
  databaseUrl: string,
  { durable = false, serviceUrl = databaseUrl }: DatabaseDemands = {},
): Promise<void> {
  await connected(databaseUrl, async (client) => {
    await checkServer(client);
    if (durable) await checkDurability(client);
    await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    if (!(await isUpToDate(client))) await runMigrations(databaseUrl);
    await raiseWall(client, await connected(serviceUrl, loginOf));
  });
}

/** Whether the service runs behind the wall between companies: wherever it can, only there, or never. */
export type RowLevelSecurity = 'auto' | 'required' | 'off';

/** The role that the service is to act as on a migrated database; undefined where it is to do without the wall. */
export function serviceRole(databaseUrl: string, mode: RowLevelSecurity): Promise<string | undefined> {
  return connected(databaseUrl, async (client) => {
    const { stands, shutsOut, login } = await findWall(client);
    if (stands && mode !== 'off') return SERVICE_ROLE;
    if (mode === 'required' || shutsOut)
      throw new MigrationError(
        `Row-level security ${shutsOut ? `shuts ${login} out` : 'is required and not in force'}: see "Row-level security" in docs/operations.md.`,
      );
    return undefined;
  });
}

async function loginOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ login: string }>('select session_user as login');
  return rows[0]?.login ?? '';
}

async function connected<Result>(databaseUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = await connect(databaseUrl);
  // Without a listener, the end of a connection that waits for something would be the end of the process.
  client.on('error', () => undefined);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    const connectionString = driverUrl(databaseUrl);
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECTION_TIMEOUT_MS });
    await client.connect();
    return client;
  } catch (cause) {
    throw new ConnectionError('The database cannot be connected to.', { cause });
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
  const version = Number(rows[0]?.server_version_num);
  if (version < SERVER_VERSION_MIN)
    throw new MigrationError(`This PostgreSQL is version ${Math.floor(version / 10_000)}; 15 or later is needed.`);
}

/** With one of them off, an answer that was given may be about something that is gone tomorrow. */
async function checkDurability(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select name from pg_settings where name in (${DURABLE_SETTINGS.map((name) => `'${name}'`).join(', ')}) and setting = 'off'`,
  );
  const off = rows.map(({ name }) => name).toSorted();
  if (off.length > 0)
    throw new MigrationError(
      `This PostgreSQL may lose what it acknowledged (${off.join(', ')} off): switch it on, or NODE_ENV=development.`,
    );
}

async function isUpToDate(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ present: boolean }>(`select to_regclass('${TABLE}') is not null as present`);
  if (!rows[0]?.present) return false;
  const done = await client.query<{ name: string }>(`select name from ${TABLE}`);
  const known = new Set(migrations.map(({ name }) => name));
  const newer = done.rows.find(({ name }) => !known.has(name));
  if (newer)
    throw new MigrationError(
      `The database was migrated by a newer version of this program (it has "${newer.name}"). Start that version, or restore an older backup.`,
    );
  return done.rows.length === migrations.length;
}

async function runMigrations(databaseUrl: string): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: databaseUrl,
    dbName: new URL(databaseUrl).pathname.slice(1),
    entities,
    extensions: [Migrator],
    pool: { min: 0, max: 1 },
    driverOptions: { connectionString: driverUrl(databaseUrl) },
    migrations: {
      tableName: TABLE,
      migrationsList: migrations,
      transactional: true,
      allOrNothing: true,
      snapshot: false,
      silent: true,
    },
  });
  try {
    await orm.migrator.up();
  } catch (error) {
    // Not waited for: a connection that broke in a transaction is never given back.
    void orm.close(true);
    throw error;
  }
  await orm.close(true);
}
