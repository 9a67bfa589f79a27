import { constants, monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** Up to where a process lets in all who come. */
export interface PressureLimits {
  /** Of the middle turn of the event loop within a second, in milliseconds. */
  readonly eventLoopDelayMaxMs: number;
  /** Of the heap that the process may have, how much may be in use after a full collection of garbage. */
  readonly heapUsedMaxPercent: number;
}

const LOOK_EVERY_MS = 1000;
/** One such second may be a machine that stood still, which is over when it is seen. */
const SLOW_SECONDS = 2;
const NANOSECONDS_PER_MS = 1e6;
/** What was found about the heap holds for so long: without requests there may be no next collection to tell otherwise. */
const HEAP_FOUND_FOR_MS = 5000;

/**
 * Whether this process has more to do than it can: its event loop is late whenever it is looked at, or its memory is
 * nearly full of what is in use. Work that can come again is better sent away than begun then.
 */
export class Pressure {
  readonly #delay = monitorEventLoopDelay({ resolution: 10 });
  readonly #looking: NodeJS.Timeout;
  readonly #collections = new PerformanceObserver((list) => {
    if (list.getEntries().some(isOfAll)) this.#lookAtHeap();
  });
  #slowSeconds = 0;
  #heapHighUntilMs = 0;

  constructor(private readonly limits: PressureLimits) {
    this.#delay.enable();
    this.#collections.observe({ entryTypes: ['gc'] });
    this.#looking = setInterval(() => this.#lookAtDelay(), LOOK_EVERY_MS).unref();
  }

  get isHigh(): boolean {
    return this.#slowSeconds >= SLOW_SECONDS || this.#heapHighUntilMs > performance.now();
  }

  stop(): void {
    clearInterval(this.#looking);
    this.#delay.disable();
    this.#collections.disconnect();
  }

  #lookAtDelay(): void {
    const isSlow = this.#delay.percentile(50) > this.limits.eventLoopDelayMaxMs * NANOSECONDS_PER_MS;
    this.#slowSeconds = isSlow ? this.#slowSeconds + 1 : 0;
    this.#delay.reset();
  }

  #lookAtHeap(): void {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    if (used * 100 > limit * this.limits.heapUsedMaxPercent)
      this.#heapHighUntilMs = performance.now() + HEAP_FOUND_FOR_MS;
  }
}

/** Whether a `gc` entry tells of a collection of all the heap. */
function isOfAll(entry: object): boolean {
  const detail: unknown = 'detail' in entry && entry.detail;
  return (
    typeof detail === 'object' &&
    detail !== null &&
    'kind' in detail &&
    detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR
  );
}
