import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ScimError } from '../protocol/error.ts';

const SECOND_MS = 1000;

/** How many requests of one token a process takes in a second. */
export class RequestRate {
  readonly #limiter: RateLimiterMemory | undefined;

  /** @param perSecondMax 0 for as many as come */
  constructor(private readonly perSecondMax: number) {
    if (perSecondMax > 0) this.#limiter = new RateLimiterMemory({ points: perSecondMax, duration: 1 });
  }

  /** Counts a request by the token as it was sent, valid or not. Throws 429 when it is one too many. */
  async count(token: string): Promise<void> {
    try {
      await this.#limiter?.consume(token);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const message = `This token may send ${this.perSecondMax} requests in a second. Send this one again shortly.`;
      throw new ScimError(429, undefined, message, Math.ceil(error.msBeforeNext / SECOND_MS));
    }
  }
}
