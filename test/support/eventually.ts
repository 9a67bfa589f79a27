import { poll } from '../../src/embedded/waiting.ts';

const TIMEOUT_MS = 30_000;

/** Waits until the condition holds; fails, saying what was waited for, when it does not in time. */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const holds = await poll(TIMEOUT_MS, async () => (await condition()) || undefined);
  if (!holds) throw new Error(`waited in vain: ${what}`);
}
