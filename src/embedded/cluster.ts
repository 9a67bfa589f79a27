import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { errorCode, unless } from './error-code.ts';
import type { PostgresUser } from './postgres-user.ts';
import { syncDirectory } from './private-file.ts';
import { explain, explained, StartupError } from './startup-error.ts';

const run = promisify(execFile);

/** The role that owns an embedded database. */
export const SUPERUSER = 'postgres';

/**
 * What PostgreSQL and initdb are told of the environment: the English messages that we look for, UTC, nothing secret.
 */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' };

/**
 * How a program that runs as another user is told of the directory it was started in. Its parents may be closed to that
 * user (a DATA_DIR of mode 0700): the way through /proc does not pass them.
 */
export function directoryAsSeenBy(user: PostgresUser | undefined, directory: string): string {
  return user && process.platform === 'linux' ? '/proc/self/cwd' : directory;
}

/** Makes the database cluster if there is none yet: whole, or not at all. */
export async function ensureCluster(
  cluster: string,
  password: string,
  binaries: Binaries,
  user: PostgresUser | undefined,
): Promise<void> {
  await removeUnfinished(cluster);
  if (await isCluster(cluster, binaries.majorVersion)) return;
  await explained(cluster, async () => {
    const workshop = await mkdtemp(`${cluster}.new-`);
    try {
      await initialise(workshop, password, binaries, user);
      await rename(join(workshop, 'cluster'), cluster);
      await syncDirectory(dirname(cluster));
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  });
}

/** What a process that was killed while it made a cluster left behind. */
async function removeUnfinished(cluster: string): Promise<void> {
  const parent = dirname(cluster);
  const names = await explained(parent, () => readdir(parent));
  const unfinished = names.filter((name) => name.startsWith(`${basename(cluster)}.new-`));
  for (const name of unfinished) await rm(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
}

async function isCluster(cluster: string, majorVersion: number): Promise<boolean> {
  const version = await explained(cluster, () => unless(['ENOENT'], readFile(join(cluster, 'PG_VERSION'), 'utf8')));
  if (version === undefined) return !(await isFree(cluster));
  if (Number(version) === majorVersion) return true;
  throw new StartupError(
    `${cluster} was made by PostgreSQL ${version.trim()}, and this program brings PostgreSQL ${majorVersion}: start the version of the program that made it, or set DATA_DIR to another directory.`,
  );
}

/** True when nothing is there, or an empty directory was. */
async function isFree(cluster: string): Promise<boolean> {
  try {
    await rmdir(cluster);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT')
      throw new StartupError(`${cluster} is not a database cluster: move it, or set DATA_DIR to another directory.`, {
        cause: error,
      });
  }
  return true;
}

async function initialise(
  workshop: string,
  password: string,
  { initdb }: Binaries,
  user: PostgresUser | undefined,
): Promise<void> {
  const [directory, passwordFile] = [join(workshop, 'cluster'), join(workshop, 'password')];
  await mkdir(directory, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) await Promise.all([workshop, directory, passwordFile].map((path) => chown(path, user.uid, user.gid)));
  const seen = directoryAsSeenBy(user, directory);
  const options = [
    '--encoding=UTF8',
    '--locale=C',
    '--auth=scram-sha-256',
    `--username=${SUPERUSER}`,
    '--no-instructions',
  ];
  try {
    await run(initdb, [...options, `--pgdata=${seen}`, `--pwfile=${seen}/../password`], {
      ...user,
      cwd: directory,
      env: SERVER_ENVIRONMENT,
    });
  } catch (error) {
    throw initialisationFailure(error, workshop);
  }
}

function initialisationFailure(error: unknown, workshop: string): StartupError {
  const output = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : '';
  const line = output.split('\n').find((text) => /error|FATAL|PANIC/.test(text)) ?? String(error).split('\n')[0];
  const full = explain(codeIn(output), dirname(workshop), error);
  return (
    full ??
    new StartupError(`A database could not be made in ${dirname(workshop)} (${line?.trim()}).`, { cause: error })
  );
}

/** The system's refusal that a message of PostgreSQL reports. */
export function codeIn(message: string): string | undefined {
  if (message.includes('No space left on device')) return 'ENOSPC';
  if (message.includes('Disk quota exceeded')) return 'EDQUOT';
  return message.includes('Read-only file system') ? 'EROFS' : undefined;
}
