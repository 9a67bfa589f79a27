import type { Entra } from './entra.ts';
import type { Okta } from './okta.ts';
import { CallFailed } from './okta-client.ts';
import type { ProgressReporter } from './progress.ts';
import type { Recorder } from './recorder.ts';
import type { World } from './world.ts';

/** Okta's kinds of application: of its catalogue (PATCH), or made with the App Integration Wizard (PUT only); or Entra ID. */
export const STYLES = ['oin', 'aiw', 'entra'] as const;
export type Style = (typeof STYLES)[number];

/** What every step of a simulation works with. */
export interface Run {
  readonly world: World;
  readonly style: Style;
  readonly okta: Okta;
  readonly entra: Entra;
  readonly recorder: Recorder;
  readonly progress: ProgressReporter;
  readonly concurrency: number;
}

/** A part of the simulation. All of it has ended when the next begins, so the order per user and group is kept. */
export type Step = (run: Run) => Promise<void>;

/**
 * Does a task for every item, a bounded number at once, and shows it as one line of progress.
 * A failed request ends its item's task only; anything else that is thrown ends the simulation.
 */
export async function forEach<Item>(
  { progress, concurrency }: Pick<Run, 'progress' | 'concurrency'>,
  label: string,
  items: readonly Item[],
  task: (item: Item) => Promise<void>,
): Promise<void> {
  if (items.length === 0) return;
  progress.start(label, items.length);
  const queue = items.values();
  const work = async () => {
    for (const item of queue) {
      await task(item).catch(unlessCallFailed);
      progress.advance(label);
    }
  };
  const workers = Array.from({ length: Math.min(concurrency, items.length) }, work);
  const broken = (await Promise.allSettled(workers)).find((result) => result.status === 'rejected');
  if (broken) throw broken.reason;
  progress.finish(label);
}

function unlessCallFailed(error: unknown): void {
  if (!(error instanceof CallFailed)) throw error;
}

/** A list in parts of at most so many. */
export function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}
