import type { Database } from '../persistence/database.ts';
import { countEventsSince, countLateEvents } from '../persistence/event-store.ts';

/** How far back changes are looked for that were begun before a list was counted, and committed after it. */
const OVERLAP_SECONDS = 60;
/** A company that changes more than this in that time is counted anew each time. */
const EVENTS_MAX = 5000;
const REMEMBERED_MAX = 1000;

/** How long a list was, and how many events there were since a moment before it was counted. */
interface Tally {
  readonly total: number;
  readonly sinceId: string;
  readonly events: number;
}

/**
 * Remembers how long lists are, so that a walk through 100,000 people does not count them on every page. Every change
 * leaves an event: while there are no more of them than there were when the list was counted, it is as long as it was
 * (docs/adr/0013).
 */
export class Totals {
  readonly #tallies = new Map<string, Tally>();

  constructor(private readonly database: Database) {}

  /** The length of a list of the company, by `count` unless nothing changed. */
  async of(list: string, companyId: string, count: () => Promise<number>): Promise<number> {
    const known = this.#tallies.get(list);
    if (known && (await this.#isUnchanged(companyId, known))) return known.total;
    // Before the list is counted: a change in between is then seen as one since.
    const late = await countLateEvents(this.database.of(companyId), companyId, OVERLAP_SECONDS, EVENTS_MAX + 1);
    const { sinceId, count: events } = late;
    const total = await count();
    this.#tallies.delete(list);
    if (events <= EVENTS_MAX) this.#tallies.set(list, { total, sinceId, events });
    for (const oldest of this.#tallies.keys()) {
      if (this.#tallies.size <= REMEMBERED_MAX) break;
      this.#tallies.delete(oldest);
    }
    return total;
  }

  async #isUnchanged(companyId: string, { sinceId, events }: Tally): Promise<boolean> {
    return (await countEventsSince(this.database.of(companyId), companyId, sinceId, events + 1)) === events;
  }
}
