import { cutJson, cutJsonBytes } from '../domain/masking.ts';
import { BODY_CHARACTERS_MAX, kindOf } from '../domain/provisioning.ts';
import { shortIdOf, shortIdOfAccessToken } from '../domain/secret.ts';
import type { Database } from '../persistence/database.ts';
import { DatabaseClock } from '../persistence/database-clock.ts';
import { type CallRow, insertCalls } from '../persistence/provisioning-store.ts';
import { type CallToWrite, type ReceivedCall, writableCalls } from './call-rows.ts';

/** Longest time that a call waits to be written. */
const FLUSH_MS = 250;
/** Calls written by one statement: more at once, and whoever is answered meanwhile would wait for it. */
const BATCH_MAX = 100;
/** Calls that may wait; more are dropped. */
const WAITING_MAX = 10_000;
/** Characters and bytes of bodies that may wait; calls beyond are dropped. */
const WAITING_BODIES_MAX = 33_554_432;
/** Calls of a company that are written in a minute when nobody was let in: whoever knows a short id can make them. */
const STRANGERS_PER_MINUTE = 60;
/** Companies of which this is counted; the short ids of the others may well be made up. */
const STRANGERS_COMPANIES_MAX = 1000;
const MINUTE_MS = 60_000;

/**
 * Keeps what identity providers asked and what they were answered. A call is put into a queue in memory and written
 * behind the answers, many at once; when the queue is full, or the database away, calls are dropped and counted, and
 * nobody waits for them (docs/adr/0025).
 */
export class CallLog {
  readonly #waiting: CallToWrite[] = [];
  #waitingBodies = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  readonly #strangers = new Map<string, number>();
  #strangersUntilMs = 0;
  readonly #clock: DatabaseClock;

  constructor(
    private readonly database: Database,
    private readonly onDropped: (calls: number) => void,
  ) {
    this.#clock = new DatabaseClock(database);
  }

  /** Takes a call in. Calls that tell of no company are of nobody's interest. */
  record(call: ReceivedCall): void {
    const shortId = call.actor ? undefined : shortIdIn(call.token);
    if (!call.actor?.company && !shortId) return;
    const isFull = this.#waiting.length >= WAITING_MAX || this.#waitingBodies >= WAITING_BODIES_MAX;
    if (isFull || (shortId && !this.#hasRoomFor(shortId, call.startedMs))) {
      this.onDropped(1);
      return;
    }
    const kept = { ...call, ...keptBodies(call), shortId };
    this.#waiting.push(kept);
    this.#waitingBodies += sizeOf(kept);
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Settles when everything that was taken in so far is written, or dropped. Never rejects. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#writeWaiting());
    return this.#writing;
  }

  async #writeWaiting(): Promise<void> {
    for (let left = this.#waiting.length; left > 0; left -= BATCH_MAX) {
      const batch = this.#waiting.splice(0, Math.min(left, BATCH_MAX));
      for (const call of batch) this.#waitingBodies -= sizeOf(call);
      const rows = await this.#orDrop(batch.length, this.#rowsOf(batch));
      for (const [companyId, calls] of Map.groupBy(rows ?? [], (row) => row.companyId))
        await this.#orDrop(calls.length, insertCalls(this.database.of(companyId), calls));
    }
  }

  async #rowsOf(calls: readonly CallToWrite[]): Promise<CallRow[]> {
    return writableCalls(this.database.lookup, calls, await this.#clock.originMs());
  }

  async #orDrop<Result>(calls: number, work: Promise<Result>): Promise<Result | undefined> {
    try {
      return await work;
    } catch {
      this.onDropped(calls);
      return undefined;
    }
  }

  #hasRoomFor(shortId: string, nowMs: number): boolean {
    if (nowMs >= this.#strangersUntilMs) {
      this.#strangers.clear();
      this.#strangersUntilMs = nowMs + MINUTE_MS;
    }
    const count = this.#strangers.get(shortId) ?? 0;
    if (count >= STRANGERS_PER_MINUTE || (count === 0 && this.#strangers.size >= STRANGERS_COMPANIES_MAX)) return false;
    this.#strangers.set(shortId, count + 1);
    return true;
  }
}

function sizeOf({ requestBody, responseBody }: ReceivedCall): number {
  return (requestBody?.length ?? 0) + (responseBody?.length ?? 0);
}

function shortIdIn(token: string | undefined): string | undefined {
  return token === undefined ? undefined : (shortIdOf(token) ?? shortIdOfAccessToken(token));
}

/** What is kept of the bodies: of a long one no more than that, so that the whole of it can go. */
function keptBodies({ method, path, status, requestBody, responseBody }: ReceivedCall) {
  const isAnswerOfRead = status < 400 && kindOf(method, path) === 'READ';
  const response = isAnswerOfRead ? undefined : responseBody;
  return {
    requestBody: requestBody && cutJsonBytes(requestBody, BODY_CHARACTERS_MAX),
    responseBody: response && cutJson(response, BODY_CHARACTERS_MAX),
    requestCut: requestBody !== undefined && requestBody.byteLength > BODY_CHARACTERS_MAX,
    responseCut: response !== undefined && response.length > BODY_CHARACTERS_MAX,
  };
}
