import { RateLimiterMemory } from 'rate-limiter-flexible';

const MINUTE_SECONDS = 60;

/** How often a minute something may be done under one key, by this process. It holds back floods, and need not be exact. */
export class FloodLimit {
  readonly #limiter: RateLimiterMemory;

  constructor(private readonly perMinute: number) {
    this.#limiter = new RateLimiterMemory({ points: perMinute, duration: MINUTE_SECONDS });
  }

  /** Counts it; `false` when it was done too often. */
  take(key: string): Promise<boolean> {
    return this.#limiter.consume(key).then(
      () => true,
      () => false,
    );
  }

  /** Whether it may still be done; counts nothing. */
  async allows(key: string): Promise<boolean> {
    return ((await this.#limiter.get(key))?.consumedPoints ?? 0) < this.perMinute;
  }

  /** Counts it, whether it may be done or not. */
  async count(key: string): Promise<void> {
    await this.#limiter.penalty(key);
  }
}
