import { ScimError } from '../protocol/error.ts';

/** How much is worked on at once. */
export interface AdmissionLimits {
  /** Requests of one token that are worked on at once. */
  readonly maxInFlight: number;
  /** Requests of one token that may wait behind them. */
  readonly maxQueued: number;
  /** How long one may wait, in milliseconds. */
  readonly maxWaitMs: number;
  /** Requests of all tokens together, whether worked on or waiting. */
  readonly maxTotal: number;
}

/** The requests of one token. */
interface Lane {
  inFlight: number;
  /** Called when it is their turn, the longest waiting first. */
  readonly waiting: Set<() => void>;
}

const RETRY_AFTER_SECONDS = 1;

/** What a process answers that has more to do than it can. */
export function overloaded(): ScimError {
  return new ScimError(503, undefined, 'The service has too much to do. Try again shortly.', RETRY_AFTER_SECONDS);
}

/**
 * Bounds how many requests of one token are worked on at a time, so that one company's flood is that company's wait.
 * Counted before anything is looked up or read, by the token as it was sent, valid or not.
 */
export class Admission {
  readonly #lanes = new Map<string, Lane>();
  #total = 0;

  constructor(
    private readonly limits: AdmissionLimits,
    /** Said with 429. */
    private readonly tooMany = 'Too many requests of this token are being worked on. Send fewer at once, and this one again shortly.',
  ) {}

  /** Does the work when it is its turn. Throws 429 when too much of this token waits already, or it waits too long. */
  async run(token: string, work: () => Promise<void>): Promise<void> {
    if (this.#total >= this.limits.maxTotal) throw overloaded();
    const lane = this.#lane(token);
    this.#total++;
    try {
      if (lane.inFlight < this.limits.maxInFlight) lane.inFlight++;
      else await this.#turn(lane);
      try {
        await work();
      } finally {
        this.#next(lane);
      }
    } finally {
      this.#total--;
      if (lane.inFlight === 0) this.#lanes.delete(token);
    }
  }

  #lane(token: string): Lane {
    const known = this.#lanes.get(token);
    if (known) return known;
    const lane = { inFlight: 0, waiting: new Set<() => void>() };
    this.#lanes.set(token, lane);
    return lane;
  }

  /** Waits for a place; whoever leaves passes theirs on. */
  #turn({ waiting }: Lane): Promise<void> {
    if (waiting.size >= this.limits.maxQueued) throw this.#tooMany();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(enter);
        reject(this.#tooMany());
      }, this.limits.maxWaitMs);
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      waiting.add(enter);
    });
  }

  #next(lane: Lane): void {
    const [first] = lane.waiting;
    if (!first) return void lane.inFlight--;
    lane.waiting.delete(first);
    first();
  }

  #tooMany(): ScimError {
    return new ScimError(429, undefined, this.tooMany, RETRY_AFTER_SECONDS);
  }
}
