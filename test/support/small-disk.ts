import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '../../src/embedded/error-code.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const CHUNK = Buffer.alloc(64 * 1024);

/** A file system of a test's own that is soon full. */
export class SmallDisk {
  private constructor(
    /** Where it is. */
    readonly path: string,
    private readonly ballast: FileHandle,
  ) {}

  /** Why there can be none here; undefined where there can. Tries it out. */
  static whyNot(): string | undefined {
    if (process.platform !== 'linux' || process.geteuid?.() !== 0) return 'only root on Linux may mount a small disk';
    const path = mkdtempSync(join(tmpdir(), 'leavewizard-mount-'));
    try {
      mountAt(path, 1);
      unmount(path);
      return undefined;
    } catch {
      return 'mounting a small disk is not permitted';
    } finally {
      rmdirSync(path);
    }
  }

  /** An empty one. */
  static async mount(megabytes: number): Promise<SmallDisk> {
    const path = await temporaryDirectory();
    mountAt(path, megabytes);
    return new SmallDisk(path, await open(join(path, 'ballast'), 'w'));
  }

  /** Takes what is left, to the last block. May be called again. */
  async fill(): Promise<void> {
    try {
      for (;;) await this.ballast.write(CHUNK);
    } catch (error) {
      if (errorCode(error) !== 'ENOSPC') throw error;
    }
  }

  /** Gives back all that was taken. */
  async makeRoom(): Promise<void> {
    await this.ballast.truncate(0);
  }

  /** Whoever used it has ended. */
  async unmount(): Promise<void> {
    await this.ballast.close();
    unmount(this.path);
    await rm(this.path, { recursive: true });
  }
}

function mountAt(path: string, megabytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'small-disk', path], { stdio: 'pipe' });
}

function unmount(path: string): void {
  execFileSync('umount', [path], { stdio: 'pipe' });
}
