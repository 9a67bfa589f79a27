import { isIPv6 } from 'node:net';
import { Refusal } from '../domain/refusal.ts';
import { tokenHash } from '../domain/secret.ts';
import type { Database } from '../persistence/database.ts';
import { RateLimits } from '../persistence/rate-limits.ts';

const MINUTE = 60;
const QUARTER = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/**
 * How often a password may be wrong. Waits grow with the failures, from a minute to a day, for whoever guesses at one
 * account from one address. An account or a company that is guessed at from many addresses is closed to new addresses
 * alone: to those from which somebody has come in within a month it stays open to them, so that no outsider can lock
 * them out.
 */
const LIMITS = {
  address: { points: 100, seconds: QUARTER },
  company: { points: 1000, seconds: QUARTER },
  'account-address-minute': { points: 5, seconds: MINUTE },
  'account-address-quarter': { points: 10, seconds: QUARTER },
  'account-address-day': { points: 50, seconds: DAY },
  account: { points: 10, seconds: QUARTER },
  'start-address': { points: 300, seconds: QUARTER },
  'known-address': { points: 1, seconds: 30 * DAY },
} as const;
type LimitName = keyof typeof LIMITS;

/** Somebody who is trying to sign in, as far as is known before it is known who they are. */
export interface Attempt {
  /** Its slug, or what stands for it; undefined when nothing does. */
  readonly company: string | undefined;
  readonly name: string;
  readonly address: string;
}

/** Bounds guessing at passwords. Counts before anything is looked up, so that it tells nothing of who exists. */
export class SignInThrottle {
  readonly #limits: RateLimits<LimitName>;

  constructor(database: Database) {
    this.#limits = new RateLimits(database, LIMITS);
  }

  /** Counts a question for the ways in; throws TOO_MANY_ATTEMPTS. */
  async beginStart(address: string): Promise<void> {
    await this.#take('start-address', tokenHash(networkOf(address)));
  }

  /** Counts an attempt as a failure until it is known better; throws TOO_MANY_ATTEMPTS. */
  async begin(attempt: Attempt): Promise<void> {
    const { account, pair, address, company } = keysOf(attempt);
    await this.#take('address', address);
    await this.#take('account-address-minute', pair);
    await this.#take('account-address-quarter', pair);
    await this.#take('account-address-day', pair);
    if (await this.#limits.isKnown('known-address', pair)) return;
    await this.#take('account', account);
    if (company) await this.#take('company', company);
  }

  /** Forgets what was counted of somebody who has come in. */
  async succeed(attempt: Attempt): Promise<void> {
    const { account, pair, address, company } = keysOf(attempt);
    await this.#limits.forget('account-address-minute', pair);
    await this.#limits.forget('account-address-quarter', pair);
    await this.#limits.forget('account-address-day', pair);
    await this.#limits.forget('known-address', pair);
    await this.#limits.take('known-address', pair);
    await this.#limits.forget('account', account);
    await this.#limits.giveBack('address', address);
    if (company) await this.#limits.giveBack('company', company);
  }

  async #take(name: LimitName, key: string): Promise<void> {
    const retryAfterSeconds = await this.#limits.take(name, key);
    if (retryAfterSeconds > 0)
      throw new Refusal('TOO_MANY_ATTEMPTS', 'There were too many attempts to sign in. Try again later.', {
        retryAfterSeconds,
      });
  }
}

/** What is counted under, as hashes. */
export function keysOf({ company, name, address }: Attempt) {
  const network = networkOf(address);
  return {
    account: tokenHash(JSON.stringify([company ?? '', name])),
    pair: tokenHash(JSON.stringify([company ?? '', name, network])),
    address: tokenHash(network),
    company: company && tokenHash(company),
  };
}

/** What one subscriber has: an IPv4 address, or the first 64 bits of an IPv6 address. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = [], tail = []] = plain.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}
