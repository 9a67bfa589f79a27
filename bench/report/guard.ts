import { identity, type Measurement, margin, type Result, resultsOf } from '../measurement.ts';
import { type Latest, latestOf } from './latest.ts';

/** A ratio may fall so far below the committed one; a busy machine alone moves it by less. */
const LOSS_MAX = 0.25;

/** What a run has against the committed figures. Like is compared with like: same workload, size and concurrency. */
export interface Verdict {
  readonly compared: number;
  /** A sentence for each ratio that fell too far. */
  readonly losses: readonly string[];
}

export function compare(
  measured: readonly Measurement[],
  committed: readonly Measurement[],
  committedLatest: Latest,
): Verdict {
  const known = new Map(resultsOf(committed).map((result) => [nameOf(result), result.ratio.median]));
  const pairs = resultsOf(measured).flatMap((result) => {
    const before = known.get(nameOf(result));
    return before === undefined ? [] : [{ name: nameOf(result), goal: result.goal, now: result.ratio.median, before }];
  });
  const told = toldPairs(measured, committedLatest);
  const losses = [...pairs, ...told]
    .filter(({ goal, now, before }) => margin(goal, now, before) < 1 - LOSS_MAX)
    .map(({ name, now, before }) => `${name}: ${now.toFixed(3)} of the floor, and ${before.toFixed(3)} is committed.`);
  return { compared: pairs.length + told.length, losses };
}

/** The same for `latest.json`, which is what others read. */
function toldPairs(measured: readonly Measurement[], committed: Latest) {
  const latest = latestOf(measured);
  return resultsOf(measured).flatMap(({ goal }, at, all) => {
    const [now, before] = [latest[goal.key], committed[goal.key]];
    const isFirst = all.findIndex((result) => result.goal.key === goal.key) === at;
    if (!isFirst || !now || !before) return [];
    if (now.users !== before.users || now.concurrency !== before.concurrency) return [];
    return [{ name: `${goal.key} in latest.json`, goal, now: now.ratio, before: before.ratio }];
  });
}

function nameOf({ goal, measurement }: Result): string {
  return `${goal.title} (${identity(measurement)})`;
}
