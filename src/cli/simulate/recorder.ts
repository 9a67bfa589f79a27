/** Numbers of one kind of request. Times are in milliseconds, of the attempt that was answered. */
export interface KindReport {
  readonly kind: string;
  readonly requests: number;
  readonly errors: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** One way in which what was read back is not what was sent. */
export interface Difference {
  /** The user or group, and through which request it was seen. */
  readonly subject: string;
  readonly attribute: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Error texts kept for the report; all are counted. */
const ERROR_TEXTS_MAX = 100;

/** Keeps count of requests, errors and differences while the simulation runs. */
export class Recorder {
  readonly #kinds = new Map<string, { timesMs: number[]; errors: number }>();
  readonly errors: string[] = [];
  readonly differences: Difference[] = [];
  errorCount = 0;
  /** Attempts repeated because the service was away. */
  retries = 0;
  /** Attempts answered 429. */
  throttled = 0;

  /** Notes an answered request. */
  answered(kind: string, timeMs: number): void {
    this.#kind(kind).timesMs.push(timeMs);
  }

  /** Notes an error of a request. */
  failed(kind: string, message: string): void {
    this.#kind(kind).errors += 1;
    this.errorCount += 1;
    if (this.errors.length < ERROR_TEXTS_MAX) this.errors.push(`${kind}: ${message}`);
  }

  /** Notes what is not as it was sent. */
  differs(subject: string, attribute: string, expected: unknown, actual: unknown): void {
    this.differences.push({ subject, attribute, expected, actual });
  }

  /** The numbers so far, in the order in which the kinds came up. */
  kinds(): KindReport[] {
    return [...this.#kinds].map(([kind, { timesMs, errors }]) => {
      const sorted = timesMs.toSorted((a, b) => a - b);
      return { kind, requests: sorted.length, errors, p50Ms: percentile(sorted, 0.5), p99Ms: percentile(sorted, 0.99) };
    });
  }

  #kind(kind: string): { timesMs: number[]; errors: number } {
    const numbers = this.#kinds.get(kind) ?? { timesMs: [], errors: 0 };
    this.#kinds.set(kind, numbers);
    return numbers;
  }
}

/** The nearest-rank percentile of sorted numbers, to a tenth; 0 of none. */
export function percentile(sorted: readonly number[], part: number): number {
  const value = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
  return Math.round(value * 10) / 10;
}
