import { FloodLimit } from '../flood-limit.ts';

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

export function oauthLimits(): OAuthLimits {
  const requests = new FloodLimit(REQUESTS_PER_MINUTE);
  const failures = new FloodLimit(FAILURES_PER_MINUTE);
  return {
    mayAsk: async (address) => (await failures.allows(address)) && requests.take(address),
    countFailure: (address) => failures.count(address),
  };
}
