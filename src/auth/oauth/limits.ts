import { RateLimiterMemory } from 'rate-limiter-flexible';

const MINUTE_SECONDS = 60;
/** An identity provider asks for all its customers from a few addresses. */
const REQUESTS_PER_MINUTE = 1200;
const FAILURES_PER_MINUTE = 30;

/** How often one address may ask for tokens. */
export interface OAuthLimits {
  /** Counts a request; `false` when there were too many, or too many with a wrong secret. */
  mayAsk(address: string): Promise<boolean>;
  /** Counts a client that could not prove who it is. */
  countFailure(address: string): Promise<void>;
}

/** Limits of this process. They hold back floods, and need not be exact. */
export function oauthLimits(): OAuthLimits {
  const requests = new RateLimiterMemory({ points: REQUESTS_PER_MINUTE, duration: MINUTE_SECONDS });
  const failures = new RateLimiterMemory({ points: FAILURES_PER_MINUTE, duration: MINUTE_SECONDS });
  return {
    async mayAsk(address) {
      if (((await failures.get(address))?.consumedPoints ?? 0) >= FAILURES_PER_MINUTE) return false;
      return requests.consume(address).then(
        () => true,
        () => false,
      );
    },
    async countFailure(address) {
      await failures.penalty(address);
    },
  };
}
