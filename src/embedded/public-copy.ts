import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode, unless } from './error-code.ts';
import { StartupError } from './startup-error.ts';

const PUBLIC = 0o755;
const WRITABLE_BY_OTHERS = 0o022;

/** Owned by root and open to everybody's eyes; the later ones for systems where the earlier cannot be written. */
const places = (): string[] => ['/var/lib/leavewizard', '/var/tmp/leavewizard', join(tmpdir(), 'leavewizard')];

/**
 * Lets another user read a folder that lies where only root may go: copies it, once, to a place that root alone can
 * write. `check` says whether a copy serves; the first place where it does is taken.
 */
export async function copyToPublicPlace<Result>(
  folder: string,
  name: string,
  check: (copy: string) => Promise<Result>,
): Promise<Result> {
  const reasons: unknown[] = [];
  for (const place of places()) {
    try {
      return await check(await copyInto(place, folder, name));
    } catch (error) {
      reasons.push(error);
    }
  }
  throw new StartupError(
    `PostgreSQL cannot run as root, and another user cannot reach ${folder}: make one of ${places().join(', ')} writable for root, or put the program where every user may read it.`,
    { cause: new AggregateError(reasons) },
  );
}

async function copyInto(place: string, folder: string, name: string): Promise<string> {
  await makePublicDirectory(place);
  const target = join(place, name);
  if (await unless(['ENOENT'], lstat(target))) return target;
  const temporary = await mkdtemp(join(place, 'new-'));
  try {
    await cp(folder, temporary, { recursive: true, verbatimSymlinks: true });
    await openToAll(temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    // Another process was quicker.
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  }
  return target;
}

/** A directory that somebody else made, or could fill, is no place for a program that root starts. */
async function makePublicDirectory(path: string): Promise<void> {
  try {
    await mkdir(path);
    await chmod(path, PUBLIC);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const found = await lstat(path);
  if (!found.isDirectory() || found.uid !== 0 || (found.mode & WRITABLE_BY_OTHERS) !== 0)
    throw new Error(`${path} can be changed by others than root`);
}

/** Whatever umask the original was installed under. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, PUBLIC);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, PUBLIC);
  }
}
