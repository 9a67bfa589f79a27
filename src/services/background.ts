import { setImmediate } from 'node:timers/promises';
import { Refusal } from '../domain/refusal.ts';
import type { FaultObserver } from './fault-observer.ts';

/** Pieces of work at once; beyond that nobody may begin what ends in one. */
const MAX = 100;
const RETRY_AFTER_SECONDS = 5;

/**
 * Work that no answer waits for: its length would tell who exists, and mail may take long. Bounded, and waited for
 * when the service stops.
 */
export class Background {
  readonly #running = new Set<Promise<void>>();

  constructor(private readonly onFault: FaultObserver) {}

  /** Throws BUSY when there is too much to do already. To be asked before anything is changed. */
  requireRoom(): void {
    if (this.#running.size < MAX) return;
    throw new Refusal('BUSY', 'Too many mails are on their way at once. Try again shortly.', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }

  /** Begins work once what is being answered is answered. A refusal has been told by an event; every other failure is told as a fault. */
  start(work: () => Promise<void>, requestId: string): void {
    const running = setImmediate()
      .then(work)
      .catch((error: unknown) => {
        if (!(error instanceof Refusal) || error.code === 'UNAVAILABLE') this.onFault(error, requestId);
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Settles when all that was begun is done. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
