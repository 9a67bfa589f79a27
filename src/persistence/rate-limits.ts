import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Sql } from './database.ts';

/** So many in so much time. */
export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}

/** Counts that all instances share, each under a name. */
export class RateLimits<Name extends string> {
  readonly #limiters: ReadonlyMap<Name, RateLimiterPostgres>;

  constructor(sql: Sql, limits: Readonly<Record<Name, RateLimit>>) {
    // All the library asks of a pool.
    const storeClient = {
      async query({ text, values }: { text: string; values: unknown[] }) {
        const rows = await sql.query(text, values);
        return { rows, rowCount: rows.length };
      },
    };
    const entries = Object.entries<RateLimit>(limits).map(([name, { points, seconds }]) => {
      const options = { storeClient, storeType: 'pool', tableName: 'rate_limit', tableCreated: true };
      return [
        name as Name,
        new RateLimiterPostgres({ ...options, keyPrefix: name, points, duration: seconds }),
      ] as const;
    });
    this.#limiters = new Map(entries);
  }

  /** Counts one; the seconds until there is room again, 0 when there was. */
  async take(name: Name, key: string): Promise<number> {
    try {
      await this.#limiter(name).consume(key);
      return 0;
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw error;
    }
  }

  /** Takes one back. */
  async giveBack(name: Name, key: string): Promise<void> {
    await this.#limiter(name).reward(key);
  }

  /** Begins to count anew. */
  async forget(name: Name, key: string): Promise<void> {
    await this.#limiter(name).delete(key);
  }

  /** Whether anything was counted in the time of the limit. */
  async isKnown(name: Name, key: string): Promise<boolean> {
    return (await this.#limiter(name).get(key)) !== null;
  }

  #limiter(name: Name): RateLimiterPostgres {
    const limiter = this.#limiters.get(name);
    if (!limiter) throw new Error(`There is no limit ${name}.`);
    return limiter;
  }
}
