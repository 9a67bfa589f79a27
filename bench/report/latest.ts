import { type Measurement, margin, type Result, resultsOf } from '../measurement.ts';
import type { Goal } from '../plan.ts';
import { peerRatios } from './peers.ts';

/** `results/latest.json`: one entry for each workload. For times the ratio is better when it is smaller. */
export type Latest = Readonly<Partial<Record<Goal['key'], LatestEntry>>>;

interface LatestEntry {
  readonly ratio: number;
  readonly concurrency: number;
  readonly users: number;
  /** Theirs ÷ floor, by name: of those who can do it, and were measured. Always in the small directory. */
  readonly peers: Readonly<Record<string, number>>;
}

/** The setting that counts: the import of a large directory, everything else in a small one under load. */
const USERS: Partial<Record<Goal['key'], number>> = { W3: 100_000 };
const USERS_OTHERWISE = 10_000;

/** Of a key's goals the one that fares worst, in the setting that counts or, where that was not measured, the nearest. */
export function latestOf(measurements: readonly Measurement[]): Latest {
  const byKey = Map.groupBy(resultsOf(measurements), ({ goal }) => goal.key);
  return Object.fromEntries([...byKey].map(([key, results]) => [key, entryOf(key, results)]));
}

function settingThatCounts(key: Goal['key'], results: readonly Result[]): Result[] {
  const wanted = USERS[key] ?? USERS_OTHERWISE;
  const sized = results.filter(({ measurement }) => measurement.users === wanted);
  const candidates = sized.length > 0 ? sized : results;
  const concurrency = Math.max(...candidates.map(({ measurement }) => measurement.concurrency));
  return candidates.filter(({ measurement }) => measurement.concurrency === concurrency);
}

function entryOf(key: Goal['key'], results: readonly Result[]): LatestEntry {
  const [worst] = settingThatCounts(key, results).toSorted((one, other) => marginOf(one) - marginOf(other));
  if (!worst) throw new Error('A key without results.');
  const { concurrency, users } = worst.measurement;
  const held = results.find(({ goal, measurement }) => goal === worst.goal && measurement.peers);
  const peers = held ? peerRatios(worst.goal, held.measurement) : [];
  const rounds = peers.map(({ name, ratio }) => [name, rounded(ratio)]);
  return { ratio: rounded(worst.ratio.median), concurrency, users, peers: Object.fromEntries(rounds) };
}

function marginOf({ goal, ratio }: Result): number {
  return margin(goal, ratio.median, goal.must);
}

function rounded(ratio: number): number {
  return Math.round(ratio * 1000) / 1000;
}
