import { readFile, stat } from 'node:fs/promises';
import { unless } from './error-code.ts';
import { StartupError } from './startup-error.ts';

/** The user that PostgreSQL runs as. */
export interface PostgresUser {
  readonly uid: number;
  readonly gid: number;
}

/** Looked for in this order; the last resort are the numbers that "nobody" has nearly everywhere. */
const NAMES = ['postgres', 'nobody'];
const NOBODY: PostgresUser = { uid: 65_534, gid: 65_534 };

/**
 * Who PostgreSQL is to run as when it may not run as us: it refuses to run as root. That is the owner of the cluster,
 * or for a new one the system's own `postgres`, or `nobody`; users are never created. Undefined means as ourselves.
 */
export async function findPostgresUser(cluster: string): Promise<PostgresUser | undefined> {
  const owner = await unless(['ENOENT'], stat(cluster));
  const self = process.geteuid?.();
  if (self === 0) return owner ? nonRoot(cluster, owner) : findUser();
  if (owner && owner.uid !== self)
    throw new StartupError(
      `${cluster} belongs to another user (uid ${owner.uid}): start as that user or as root, or set DATA_DIR to another directory.`,
    );
  return undefined;
}

function nonRoot(cluster: string, { uid, gid }: PostgresUser): PostgresUser {
  if (uid === 0)
    throw new StartupError(
      `${cluster} belongs to root, and PostgreSQL does not run as root: give it to another user, for example with "chown -R postgres ${cluster}".`,
    );
  return { uid, gid };
}

async function findUser(): Promise<PostgresUser> {
  const passwd = (await unless(['ENOENT'], readFile('/etc/passwd', 'utf8'))) ?? '';
  const entries = passwd.split('\n').map((line) => line.split(':'));
  const entry = NAMES.map((name) => entries.find(([user]) => user === name)).find((found) => found !== undefined);
  const [uid, gid] = [Number(entry?.[2]), Number(entry?.[3])];
  return uid > 0 && gid > 0 ? { uid, gid } : NOBODY;
}
