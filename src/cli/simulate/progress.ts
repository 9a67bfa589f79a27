import { MultiBar, Presets, type SingleBar } from 'cli-progress';

/** Is told how far the simulation is. Steps may follow one another or overlap. */
export interface ProgressReporter {
  start(step: string, total: number): void;
  advance(step: string): void;
  finish(step: string): void;
  /** Nothing more will come. */
  stop(): void;
}

/** Says nothing. */
export const silentProgress: ProgressReporter = {
  start: () => undefined,
  advance: () => undefined,
  finish: () => undefined,
  stop: () => undefined,
};

/** Bars on a terminal, plain lines elsewhere; by default on stderr, so that stdout holds nothing but the report. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): ProgressReporter {
  return stream.isTTY ? new BarProgress(stream) : new LineProgress(stream);
}

class BarProgress implements ProgressReporter {
  readonly #multiBar: MultiBar;
  readonly #bars = new Map<string, SingleBar>();

  constructor(stream: NodeJS.WriteStream) {
    const format = '{step} {bar} {value}/{total} {duration_formatted}';
    this.#multiBar = new MultiBar({ stream, format, hideCursor: true, autopadding: true }, Presets.shades_classic);
  }

  start(step: string, total: number): void {
    this.#bars.set(step, this.#multiBar.create(total, 0, { step: step.padEnd(20) }));
  }

  advance(step: string): void {
    this.#bars.get(step)?.increment();
  }

  finish(step: string): void {
    this.#bars.get(step)?.stop();
  }

  stop(): void {
    this.#multiBar.stop();
  }
}

/** One line per step when it has ended, so that a log stays short. */
class LineProgress implements ProgressReporter {
  readonly #steps = new Map<string, { total: number; done: number; startedAt: number }>();

  constructor(private readonly stream: Pick<NodeJS.WritableStream, 'write'>) {}

  start(step: string, total: number): void {
    this.#steps.set(step, { total, done: 0, startedAt: performance.now() });
  }

  advance(step: string): void {
    const state = this.#steps.get(step);
    if (state) state.done += 1;
  }

  finish(step: string): void {
    const state = this.#steps.get(step);
    if (!state) return;
    const seconds = ((performance.now() - state.startedAt) / 1000).toFixed(1);
    this.stream.write(`${step}: ${state.done} of ${state.total} in ${seconds} s\n`);
  }

  stop(): void {
    for (const [step, { done, total }] of this.#steps)
      if (done < total) this.stream.write(`${step}: ended at ${done} of ${total}\n`);
  }
}
