import { TARGETS } from '../load/job.ts';
import { type BenchRecord, type Measurement, margin, middleOf, type Result, resultsOf } from '../measurement.ts';
import type { Spread } from '../statistics.ts';
import { peersText } from './peers.ts';
import { cells, short } from './text.ts';

const HEAD = `| | workload | users | clients | service | floor | ratio | must | aim | |
|---|---|---|---|---|---|---|---|---|---|`;

/** The whole report, as Markdown. */
export function tableOf({ machine, measurements }: BenchRecord): string {
  const results = resultsOf(measurements);
  return `# Results

Written by \`npm run bench\`. The floor is a bare \`node:http\` and \`pg\` server with the same tables, indexes, JSON and events (see [README.md](README.md)); a ratio is ours ÷ floor within the same round, the middle of all rounds, with the least and the largest in brackets. For rates more is better, for times less. Every answer was checked, and every change left one event.

${HEAD}
${results.map(rowOf).join('\n')}

![Rates, ours ÷ floor](results/rates.svg)

![Times, ours ÷ floor](results/times.svg)

## CPU for one request, and waiting times

Of the server's process, and of PostgreSQL for it.

| workload | users | clients | service | floor | PostgreSQL for the service | for the floor | service p50 / p99 | floor p50 / p99 |
|---|---|---|---|---|---|---|---|---|
${measurements.filter(hasCpu).map(costRowOf).join('\n')}

## A page deep in the directory

${measurements
  .filter(({ workload }) => workload === 'W3')
  .map(pagesOf)
  .join('\n')}

## Collisions

${measurements
  .filter(({ workload }) => workload === 'C')
  .map(collisionsOf)
  .join('\n')}

${peersText(measurements)}## Where and when

${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}; Node ${machine.node}, PostgreSQL ${machine.postgresql} with the settings of the embedded server; service and floor in one process each with ten connections; the load generator in a process of its own. Sources at ${machine.commit}, measured from ${firstDay(measurements)} to ${lastDay(measurements)}.

Again: \`npm ci && npm run bench\` on a machine that does nothing else.
`;
}

function rowOf({ goal, measurement, service, floor, ratio }: Result): string {
  const { users, concurrency } = measurement;
  const verdict =
    margin(goal, ratio.median, goal.aim) >= 1
      ? 'aim'
      : margin(goal, ratio.median, goal.must) >= 1
        ? 'must'
        : '**missed**';
  const sign = goal.kind === 'rate' ? '≥' : '≤';
  return cells(
    goal.key,
    goal.title,
    users.toLocaleString('en'),
    concurrency,
    spread(service, goal.unit),
    spread(floor, goal.unit),
    `**${ratio.median.toFixed(2)}** (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`,
    `${sign} ${goal.must}`,
    `${sign} ${goal.aim}`,
    verdict,
  );
}

function spread({ median, min, max }: Spread, unit: string): string {
  return `${short(median)} ${unit} (${short(min)}–${short(max)})`;
}

function hasCpu(measurement: Measurement): boolean {
  return middleOf(measurement, 'service', 'cpuMs') !== undefined && measurement.workload !== 'C';
}

function costRowOf(measurement: Measurement): string {
  const { workload, users, concurrency } = measurement;
  const cpu = ['cpuMs', 'databaseCpuMs'].flatMap((name) =>
    TARGETS.map((target) => {
      const ms = middleOf(measurement, target, name);
      return ms === undefined ? '' : `${short(ms)} ms`;
    }),
  );
  const waiting = TARGETS.map((target) => {
    const [p50, p99] = ['p50Ms', 'p99Ms'].map((name) => middleOf(measurement, target, name));
    return p50 === undefined || p99 === undefined ? '' : `${short(p50)} / ${short(p99)} ms`;
  });
  return cells(workload, users.toLocaleString('en'), concurrency, ...cpu, ...waiting);
}

function pagesOf(measurement: Measurement): string {
  const of = TARGETS.map((target) => {
    const [first = 0, last = 0] = ['firstMs', 'lastMs'].map((name) => middleOf(measurement, target, name));
    return `${target} ${short(first)} ms at first, ${short(last)} ms at last (× ${(last / first).toFixed(2)})`;
  });
  return `- ${measurement.users.toLocaleString('en')} users: ${of.join('; ')}`;
}

function collisionsOf(measurement: Measurement): string {
  const of = TARGETS.map((target) => {
    const [members, created] = ['members', 'created'].map((name) => middleOf(measurement, target, name));
    return `${target} ${members} of 800 members, ${created} user`;
  });
  return `- ${measurement.users.toLocaleString('en')} users; 160 concurrent adds of 5, and 16 creates of one userName: ${of.join('; ')}`;
}

function firstDay(measurements: readonly Measurement[]): string {
  return measurements.map(({ measuredAt }) => measuredAt.slice(0, 10)).sort()[0] ?? '';
}

function lastDay(measurements: readonly Measurement[]): string {
  return (
    measurements
      .map(({ measuredAt }) => measuredAt.slice(0, 10))
      .sort()
      .at(-1) ?? ''
  );
}
