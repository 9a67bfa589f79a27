import { errorCode } from './error-code.ts';

/** The service cannot start, or a command cannot do its work. The message is one line that says what to do. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** What the operating system's refusals mean to whoever starts the program. */
const CAUSES: Readonly<Record<string, (path: string) => string>> = {
  EACCES: (path) =>
    `${path} may not be read or written by this user: correct its owner, or set DATA_DIR to another directory.`,
  EPERM: (path) => `${path} may not be changed by this user: correct its owner, or set DATA_DIR to another directory.`,
  EROFS: (path) => `${path} is on a read-only file system: set DATA_DIR to a directory that can be written.`,
  ENOSPC: (path) => `The disk that holds ${path} is full: make room, or set DATA_DIR to a directory on another disk.`,
  EDQUOT: (path) => `The disk quota for ${path} is used up: make room, or set DATA_DIR to a directory on another disk.`,
  EEXIST: (path) => `${path} is in the way, and is not a directory: move it, or set DATA_DIR to another directory.`,
  ENOTDIR: (path) => `${path} cannot be made, since a part of it is a file: set DATA_DIR to another directory.`,
};

/** What a code of the operating system means for a path of the data directory; undefined for one that means a fault. */
export function explain(code: string | undefined, path: string, cause?: unknown): StartupError | undefined {
  const message = CAUSES[code ?? '']?.(path);
  return message === undefined ? undefined : new StartupError(message, { cause });
}

/** Does `work` on a path of the data directory; a refusal of the operating system becomes a StartupError. */
export async function explained<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explain(errorCode(error), path, error) ?? error;
  }
}
