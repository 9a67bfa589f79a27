import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;

/** Asks again and again until there is an answer, or until the time is over: then undefined. */
export async function poll<Answer>(
  timeoutMs: number,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || performance.now() >= end) return answer;
    // Not the same pause for everybody, so that two that got into each other's way do not do so again.
    await sleep(POLL_MS * (1 + Math.random()));
  }
}
