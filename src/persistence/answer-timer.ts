import type { PreparedQuery } from './prepared-query.ts';

/**
 * Gives up the statements of one connection when none of them is answered for too long. One timer serves all of them, and
 * each begins it anew.
 */
export class AnswerTimer {
  #timer: NodeJS.Timeout | undefined;
  readonly #waiting = new Set<PreparedQuery>();

  /** Without a limit statements take as long as they like. */
  constructor(private readonly timeoutMs: number | undefined) {}

  start(query: PreparedQuery): void {
    if (!this.timeoutMs) return;
    this.#waiting.add(query);
    this.#timer ??= setTimeout(() => this.#giveUp(), this.timeoutMs).unref();
    this.#timer.refresh();
  }

  stop(query: PreparedQuery): void {
    this.#waiting.delete(query);
  }

  #giveUp(): void {
    for (const query of this.#waiting) query.giveUp(new Error('Query read timeout'));
  }
}
