import { Refusal } from '../domain/refusal.ts';
import type { Database } from '../persistence/database.ts';
import { RateLimits } from '../persistence/rate-limits.ts';
import { type Attempt, keysOf } from './sign-in-throttle.ts';

const QUARTER = 900;

/** How many mails one account is sent, and how many one address may ask for. */
const LIMITS = {
  'reset-address': { points: 20, seconds: QUARTER },
  'reset-account': { points: 3, seconds: QUARTER },
} as const;

/** Bounds the mails that anybody can have sent to somebody. Counts before anything is looked up. */
export class ResetThrottle {
  readonly #limits: RateLimits<keyof typeof LIMITS>;

  constructor(database: Database) {
    this.#limits = new RateLimits(database, LIMITS);
  }

  /** Counts a request; throws TOO_MANY_ATTEMPTS. */
  async begin(attempt: Attempt): Promise<void> {
    const { account, address } = keysOf(attempt);
    const retryAfterSeconds =
      (await this.#limits.take('reset-address', address)) || (await this.#limits.take('reset-account', account));
    if (retryAfterSeconds > 0)
      throw new Refusal('TOO_MANY_ATTEMPTS', 'Too many links were asked for. Try again later.', { retryAfterSeconds });
  }
}
