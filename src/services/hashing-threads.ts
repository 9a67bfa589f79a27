import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** What Linux calls a niceness: a thread that has it gets about a third of what one without it does. */
const NICENESS = 5;
const TASKS = '/proc/self/task';
const THREAD_NAME = 'libuv-worker';

/**
 * Lets the threads that passwords are hashed on give way to the one that answers requests: where there are no more cores
 * than hashes, reads would otherwise wait for turns of a whole time slice. Threads have priorities of their own on Linux
 * alone, and these are there once something was hashed; elsewhere nothing is done.
 */
export function lowerHashingThreads(): void {
  try {
    for (const id of readdirSync(TASKS))
      if (readFileSync(`${TASKS}/${id}/comm`, 'utf8').trim() === THREAD_NAME) setPriority(Number(id), NICENESS);
  } catch {
    // It is a help, and nothing depends on it.
  }
}
