import { randomBytes } from 'node:crypto';
import { chown, type FileHandle, link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { errorCode, unless } from './error-code.ts';
import { explained, StartupError } from './startup-error.ts';

const PRIVATE = 0o600;

/** Reads a JSON file of the data directory; undefined when there is none. */
export async function readPrivateJson<Value>(path: string, schema: z.ZodType<Value>): Promise<Value | undefined> {
  const text = await explained(path, () => unless(['ENOENT'], readFile(path, 'utf8')));
  if (text === undefined) return undefined;
  const result = schema.safeParse(parse(text));
  if (!result.success) throw new StartupError(`${path} is damaged: restore it from a backup.`, { cause: result.error });
  return result.data;
}

/** Writes a file that only its owner may read. A reader, and a crash, finds the old content or the new one. */
export async function writePrivateJson(path: string, value: unknown): Promise<void> {
  await explained(path, () => throughTemporaryFile(path, value, (temporary) => rename(temporary, path)));
}

/** Like `writePrivateJson`, but leaves a file that is already there as it is. True when it was this call that made it. */
export async function createPrivateJson(path: string, value: unknown): Promise<boolean> {
  return explained(path, () => throughTemporaryFile(path, value, (temporary) => linked(temporary, path)));
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(from, { force: true });
  }
}

async function throughTemporaryFile<Result>(
  path: string,
  value: unknown,
  putInPlace: (temporary: string) => Promise<Result>,
): Promise<Result> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeDurably(temporary, `${JSON.stringify(value, null, 2)}\n`);
    await keepOwner(temporary);
    const result = await putInPlace(temporary);
    await syncDirectory(dirname(path));
    return result;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  await closing(await open(path, 'wx', PRIVATE), async (file) => {
    await file.writeFile(text);
    await file.sync();
  });
}

/** Puts on disk which names a directory has: a new file is safe from a crash only after this. */
export async function syncDirectory(path: string): Promise<void> {
  await closing(await open(path, 'r'), (directory) => directory.sync());
}

async function closing(file: FileHandle, work: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

/** What root puts into a directory of somebody else belongs to them, so that they can use it without root later. */
export async function keepOwner(path: string): Promise<void> {
  if (process.geteuid?.() !== 0) return;
  const { uid, gid } = await stat(dirname(path));
  if (uid !== 0) await chown(path, uid, gid);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
