import { errorCode } from './error-code.ts';
import { poll } from './waiting.ts';

/**
 * PostgreSQL's ways to shut down, from kind to rude: "fast" ends the sessions and writes everything out, "immediate"
 * leaves the rest to recovery at the next start, and SIGKILL is for a process that no longer listens.
 */
const STEPS = [
  { signal: 'SIGINT', waitMs: 15_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
] as const;

/** Stops a PostgreSQL server and waits for its end. False when it would not go. */
export async function stopServer(pid: number, hasEnded: () => Promise<boolean>): Promise<boolean> {
  for (const { signal, waitMs } of STEPS) {
    if (!sendSignal(pid, signal)) return true;
    if (await poll(waitMs, async () => (await hasEnded()) || undefined)) return true;
  }
  return false;
}

/** False when there is no such process. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
    throw error;
  }
}
