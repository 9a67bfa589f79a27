import type { WorkloadName } from './load/job.ts';

/** One thing that is held against the floor. */
export interface Goal {
  /** Under which `latest.json` tells it; where several goals share one, it tells the worst. */
  readonly key: 'W1' | 'W2' | 'W3' | 'W4' | 'W4p' | 'W5' | 'W6' | 'W7' | 'W8';
  readonly title: string;
  readonly workload: WorkloadName;
  /** Of what the workload measures. */
  readonly figure: string;
  readonly unit: string;
  /** A rate is better when it is larger, a time when it is smaller; the ratio is always ours ÷ floor. */
  readonly kind: 'rate' | 'time';
  readonly must: number;
  readonly aim: number;
}

type Means = Pick<Goal, 'figure' | 'unit' | 'kind'>;
const RATE: Means = { figure: 'perSecond', unit: '/s', kind: 'rate' };
const time = (figure: string, unit: string): Means => ({ figure, unit, kind: 'time' });

/** What is asked of the service. */
export const GOALS: readonly Goal[] = [
  { key: 'W1', title: 'GET by filter userName eq', workload: 'W1', ...RATE, must: 0.6, aim: 0.75 },
  { key: 'W2', title: 'GET by id', workload: 'W2', ...RATE, must: 0.6, aim: 0.75 },
  { key: 'W3', title: 'Import walk by 100', workload: 'W3', ...time('seconds', 's'), must: 1.6, aim: 1.3 },
  { key: 'W4', title: 'Create, no password', workload: 'W4', ...RATE, must: 0.5, aim: 0.65 },
  { key: 'W4p', title: 'Create with password', workload: 'W4p', ...RATE, must: 0.9, aim: 0.95 },
  { key: 'W5', title: 'PATCH active', workload: 'W5', ...RATE, must: 0.5, aim: 0.65 },
  { key: 'W6', title: 'Push 5,000 members by 100', workload: 'W6', ...time('pushSeconds', 's'), must: 1.6, aim: 1.2 },
  { key: 'W6', title: 'Remove one of 5,000', workload: 'W6', ...time('removeMs', 'ms'), must: 1.6, aim: 1.2 },
  { key: 'W6', title: 'Add one to 5,000', workload: 'W6', ...time('addMs', 'ms'), must: 1.6, aim: 1.2 },
  { key: 'W6', title: 'PUT 5,000', workload: 'W6', ...time('putMs', 'ms'), must: 1.6, aim: 1.2 },
  { key: 'W7', title: 'Groups with members', workload: 'W7', ...RATE, must: 0.5, aim: 0.7 },
  { key: 'W7', title: 'Groups without members', workload: 'W7 bare', ...RATE, must: 0.5, aim: 0.7 },
  { key: 'W8', title: 'Mixed, an ordinary day', workload: 'W8', ...RATE, must: 0.55, aim: 0.7 },
];

/** One workload to be run, in turn against each server, so many times. */
export interface Step {
  readonly workload: WorkloadName;
  readonly concurrency: number;
  readonly seconds: number;
  /** How long each server is run before that and not measured: the service runs its fastest code after some seconds. */
  readonly warmUpSeconds?: number;
  /** How often instead, where a workload ends by itself. */
  readonly warmUpRuns?: number;
  /** How long each server is run before each of its rounds: it stood still while the other was measured. */
  readonly leadInSeconds?: number;
  readonly rounds: number;
}

/** What is done with one size of the directory. */
export interface Stage {
  readonly users: number;
  readonly steps: readonly Step[];
  /** How long a part of a workload may take a peer that ends by itself, and any of its answers; undefined without peers. */
  readonly peerSecondsMax?: number;
}

const ROUNDS = 3;
const MANY = 32;
/** In this order reading comes before what adds to the directory. */
const REPEATED = ['W1', 'W2', 'W7', 'W7 bare', 'W5', 'W4', 'W4p'] as const;

function repeated(concurrency: number, times: Pick<Step, 'seconds' | 'warmUpSeconds' | 'leadInSeconds'>): Step[] {
  return REPEATED.map((workload) => ({ workload, concurrency, ...times, rounds: ROUNDS }));
}

/** These end by themselves and set their own concurrency. */
const WALK: Step = { workload: 'W3', concurrency: 1, seconds: 0, rounds: ROUNDS };
const PUSH: Step = { workload: 'W6', concurrency: 1, seconds: 0, warmUpRuns: 5, rounds: ROUNDS };
const COLLISIONS: Step = { workload: 'C', concurrency: 16, seconds: 0, rounds: 1 };
const day = (seconds: number, rounds: number): Step => ({
  workload: 'W8',
  concurrency: MANY,
  seconds,
  warmUpSeconds: 3,
  rounds,
});

/** With many clients V8 has compiled what they use after twenty seconds, since it shares two cores with them. */
const UNDER_LOAD = { seconds: 5, warmUpSeconds: 20, leadInSeconds: 1 };
const ALONE = { seconds: 2, warmUpSeconds: 4, leadInSeconds: 1 };
const SMALL = 10_000;
const LARGE = 100_000;

/** About 35 minutes. */
export const FULL: readonly Stage[] = [
  {
    users: SMALL,
    steps: [WALK, PUSH, ...repeated(MANY, UNDER_LOAD), ...repeated(1, ALONE), day(60, ROUNDS), COLLISIONS],
    peerSecondsMax: 60,
  },
  { users: LARGE, steps: [WALK, PUSH, ...repeated(MANY, UNDER_LOAD), day(60, 1), COLLISIONS] },
];

/** At most two minutes, on two cores that are otherwise idle. */
export const QUICK: readonly Stage[] = [
  {
    users: SMALL,
    steps: [WALK, PUSH, ...repeated(MANY, { seconds: 0.8, warmUpSeconds: 1.2 }), day(3, ROUNDS), COLLISIONS],
    peerSecondsMax: 30,
  },
];

/** Peers are measured once, under load or with what ends by itself. */
export function isForPeers({ concurrency, seconds }: Step): boolean {
  return concurrency > 1 || seconds === 0;
}

/** The same plan with only these keys in it. */
export function onlyThese(stages: readonly Stage[], keys: readonly string[]): Stage[] {
  return stages
    .map((stage) => ({ ...stage, steps: stage.steps.filter(({ workload }) => keys.includes(keyOf(workload))) }))
    .filter(({ steps }) => steps.length > 0);
}

export function withoutPeers(stages: readonly Stage[]): Stage[] {
  return stages.map(({ users, steps }) => ({ users, steps }));
}

/** `W7 bare` is a part of W7. */
export function keyOf(workload: WorkloadName): string {
  return workload.split(' ')[0] ?? workload;
}
