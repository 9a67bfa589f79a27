import type { Client } from './client.ts';
import type { Directory } from './directory.ts';
import { expect } from './expect.ts';
import type { Job, Outcome } from './job.ts';

/** What a workload works with. */
export interface Scene {
  readonly client: Client;
  readonly directory: Directory;
  readonly job: Job;
}

/** Measures into `found`; what was answered wrongly is told there as well, or thrown. */
export type Workload = (scene: Scene, found: Findings) => Promise<void>;

/** One request, or a few that belong together, by one of the clients. Returns how many changes it made. */
export type Operation = (scene: Scene, worker: number, turn: number) => Promise<number>;

const COMPLAINTS_MAX = 5;
/** So many wrong answers end a run: there is nothing to measure then. */
const WRONG_MAX = 100;

/** What was found. */
export class Findings {
  figures: Outcome['figures'] = {};
  changes = 0;
  wrong = 0;
  readonly complaints: string[] = [];

  measured(figures: Outcome['figures']): void {
    this.figures = { ...this.figures, ...figures };
  }

  complain(error: unknown): void {
    this.wrong++;
    if (this.complaints.length < COMPLAINTS_MAX)
      this.complaints.push(error instanceof Error ? error.message : String(error));
  }
}

/** A workload of one operation, done again and again by each client for so long: operations a second. */
export function repeated(operation: Operation): Workload {
  return async (scene, found) => {
    const latencies: number[] = [];
    const startedAt = performance.now();
    const end = startedAt + scene.job.seconds * 1000;
    const work = async (worker: number): Promise<void> => {
      for (let turn = 0; performance.now() < end && found.wrong < WRONG_MAX; turn++) {
        const sentAt = performance.now();
        try {
          const changes = await operation(scene, worker, turn);
          found.changes += changes;
        } catch (error) {
          found.complain(error);
        }
        latencies.push(performance.now() - sentAt);
      }
    };
    await Promise.all(Array.from({ length: scene.job.concurrency }, (_, worker) => work(worker)));
    if (found.wrong > 0) return;
    const seconds = (performance.now() - startedAt) / 1000;
    found.measured({
      perSecond: latencies.length / seconds,
      p50Ms: percentile(latencies, 0.5),
      p99Ms: percentile(latencies, 0.99),
    });
  };
}

/** How long a part of a workload may take that ends by itself. */
export class TimeLimit {
  readonly #seconds: number;
  readonly #end: number;

  constructor({ secondsMax = Number.POSITIVE_INFINITY }: Job) {
    this.#seconds = secondsMax;
    this.#end = performance.now() + secondsMax * 1000;
  }

  get isOver(): boolean {
    return performance.now() > this.#end;
  }

  /** Throws once it is over: all that is known then is that the work takes longer. */
  enforce(howFar: () => string): void {
    expect(!this.isOver, () => `> ${this.#seconds} s: ${howFar()} by then`);
  }
}

/** The value below which this share of the values lies; NaN where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How long some work takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
