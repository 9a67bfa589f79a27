import type { Outcome, PeerName, TargetName, WorkloadName } from './load/job.ts';
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
  /** Where peers were measured as well. */
  readonly peers?: Peers;
}

/** One run: the workload's figures, and for one request `cpuMs` and `databaseCpuMs` where these can be read. */
export type Round = Outcome['figures'];

export type Peers = Readonly<Partial<Record<PeerName, PeerRun>>>;

/** What came of one run of a peer. */
export interface PeerRun {
  /** Those that it has: it may have failed in a part of the workload, or in all of it. */
  readonly figures: Round;
  /** The floor's in the same round, so that a ratio holds also beside figures of another day. */
  readonly floor: Round;
  /** Why there are no other figures. */
  readonly reason?: string;
}

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

/** Theirs ÷ floor; undefined where the peer has no such figure. */
export function peerRatio({ figures, floor }: PeerRun, { figure: name }: Goal): number | undefined {
  const theirs = figures[name];
  return theirs === undefined ? undefined : theirs / figure(floor, name);
}

/** What is known, with what was measured anew in its place; peers that were not measured anew stay. */
export function renewed(known: readonly Measurement[], measured: readonly Measurement[]): Measurement[] {
  const before = new Map(known.map((one) => [identity(one), one]));
  const fresh = new Set(measured.map(identity));
  return [
    ...known.filter((one) => !fresh.has(identity(one))),
    ...measured.map((one) => {
      const peers = { ...before.get(identity(one))?.peers, ...one.peers };
      return Object.keys(peers).length > 0 ? { ...one, peers } : one;
    }),
  ];
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
