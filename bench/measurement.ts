import type { Outcome, TargetName, WorkloadName } from './load/job.ts';
import type { Machine } from './machine.ts';
import { GOALS, type Goal } from './plan.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** One workload at one size and concurrency: what every round gave, for both servers. */
export interface Measurement {
  readonly workload: WorkloadName;
  readonly users: number;
  readonly concurrency: number;
  /** Of a run whose length was given. */
  readonly seconds: number;
  readonly measuredAt: string;
  readonly rounds: Readonly<Record<TargetName, readonly Round[]>>;
}

/** One run: the workload's figures, and `cpuMs` for one request where that can be read. */
export type Round = Outcome['figures'];

/** All that is known, with the machine it was measured on last. */
export interface BenchRecord {
  readonly machine: Machine;
  readonly measurements: readonly Measurement[];
}

/** One goal as it was measured. */
export interface Result {
  readonly goal: Goal;
  readonly measurement: Measurement;
  readonly service: Spread;
  readonly floor: Spread;
  /** Ours ÷ floor within each round. */
  readonly ratio: Spread;
}

/** What was measured, by the goals it is for. */
export function resultsOf(measurements: readonly Measurement[]): Result[] {
  return GOALS.flatMap((goal) =>
    measurements.filter(({ workload }) => workload === goal.workload).map((measurement) => resultOf(goal, measurement)),
  );
}

function resultOf(goal: Goal, measurement: Measurement): Result {
  const valuesOf = (target: TargetName) => measurement.rounds[target].map((round) => figure(round, goal.figure));
  const [service, floor] = [valuesOf('service'), valuesOf('floor')];
  const ratios = service.map((ours, round) => ours / (floor[round] ?? Number.NaN));
  return { goal, measurement, service: spreadOf(service), floor: spreadOf(floor), ratio: spreadOf(ratios) };
}

/** The middle of one figure over all rounds; undefined when none has it. */
export function middleOf({ rounds }: Measurement, target: TargetName, name: string): number | undefined {
  const values = rounds[target].flatMap((round) => round[name] ?? []);
  return values.length > 0 ? spreadOf(values).median : undefined;
}

function figure(round: Round, name: string): number {
  const value = round[name];
  if (value === undefined) throw new Error(`A round without ${name}.`);
  return value;
}

/** How much better than the must: 1 is just met, for rates and times alike. */
export function margin({ kind }: Goal, ratio: number, against: number): number {
  return kind === 'rate' ? ratio / against : against / ratio;
}

/** Under what a measurement replaces an older one. */
export function identity({ workload, users, concurrency }: Measurement): string {
  return `${workload}, ${users} users, concurrency ${concurrency}`;
}
