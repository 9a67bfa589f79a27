import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const JANITOR = fileURLToPath(new URL('./janitor.ts', import.meta.url));
/** Survives between set-up and tear-down, which Jest loads as modules of their own. */
const state: typeof globalThis & { leavewizardJanitor?: ChildProcess } = globalThis;

/**
 * Starts a process that cleans up when this one is gone, whether it ended well or was killed: it notices by the end of
 * its input. It has a session of its own, so Ctrl-C does not end it.
 */
export function startJanitor(directory: string): void {
  const janitor = spawn(process.execPath, [JANITOR, directory], {
    detached: true,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  state.leavewizardJanitor = janitor;
}

/** Has the cleaning done now, and waits for it. */
export async function finishJanitor(): Promise<void> {
  const janitor = state.leavewizardJanitor;
  if (!janitor || janitor.exitCode !== null) return;
  janitor.stdin?.end();
  await once(janitor, 'exit');
}
