import type { Sql } from './database.ts';

/** How often it is asked. In between both clocks go on equally fast: ours is one that nobody sets. */
const EVERY_MS = 60_000;
const ASK = 'select clock_timestamp() as "databaseNow"';

/** Tells when something happened by PostgreSQL's clock, which all instances share (docs/adr/0031). */
export class DatabaseClock {
  /** What it showed when `performance.now()` was 0, as far as we know. */
  #originMs = performance.timeOrigin;
  #askedAtMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly sql: Sql) {}

  /** What has to be added to a reading of `performance.now()`, for milliseconds since 1970. */
  async originMs(): Promise<number> {
    if (performance.now() - this.#askedAtMs >= EVERY_MS) await this.#ask();
    return this.#originMs;
  }

  /** It was read between question and answer. What we know is kept if it agrees, so that times stay in their order. */
  async #ask(): Promise<void> {
    const sentMs = performance.now();
    const [row] = await this.sql.query<{ databaseNow: string }>(ASK);
    if (!row) throw new Error('The time gave no row.');
    this.#askedAtMs = performance.now();
    const [earliest, latest] = [this.#askedAtMs, sentMs].map((atMs) => Date.parse(row.databaseNow) - atMs) as [
      number,
      number,
    ];
    if (this.#originMs < earliest || this.#originMs > latest) this.#originMs = (earliest + latest) / 2;
  }
}
