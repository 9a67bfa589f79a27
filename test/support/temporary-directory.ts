import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { runDirectory } from './jest/run.ts';

/** A new empty directory of mode 0700. It goes when the run is over. */
export function temporaryDirectory(): Promise<string> {
  return mkdtemp(join(runDirectory(), 'temporary-'));
}
