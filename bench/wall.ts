import { writeFile } from 'node:fs/promises';
import { startCluster } from './database/cluster.ts';
import { buildDataSet } from './database/data-set.ts';
import { LoadProcess } from './load/load-process.ts';
import { describeMachine } from './machine.ts';
import { measureStep } from './measure.ts';
import type { Measurement } from './measurement.ts';
import type { Step } from './plan.ts';
import { createProgress } from './progress.ts';
import { spreadOf } from './statistics.ts';
import { serviceCommand, start, stopTargets, type Targets } from './targets/targets.ts';

const USERS = 10_000;
const TEMPLATE = 'data_set';
const RESULTS = new URL('results/row-level-security.json', import.meta.url);
const STEPS: readonly Step[] = (['W1', 'W2', 'W5', 'W8'] as const).map((workload) => ({
  workload,
  concurrency: 32,
  seconds: 4,
  rounds: 5,
}));

/** `npm run bench:wall`: what row-level security costs: the service with it against the same service without. */
const cluster = await startCluster();
const load = new LoadProcess();
const progress = createProgress(STEPS.reduce((sum, { rounds }) => sum + 2 * rounds, 0));
try {
  await cluster.create(TEMPLATE);
  const dataSet = await buildDataSet(cluster.urlOf(TEMPLATE), USERS);
  const targets = await startBoth();
  for (const server of ['service', 'floor'] as const)
    load.open({ server, dataSet, url: targets[server].url, toTheLetter: true });
  const prices: Record<string, Price> = {};
  for (const step of STEPS) {
    const bench = { cluster, load, progress, profiles: undefined };
    prices[step.workload] = priceOf(
      await measureStep(bench, { users: USERS, targets, peers: [], peerSecondsMax: 0 }, step),
    );
  }
  await stopTargets(cluster, targets);
  progress.stop();
  for (const [workload, { rate, cpu }] of Object.entries(prices))
    process.stdout.write(`${workload}  ${rate.toFixed(3)} of the rate, ${cpu.toFixed(3)} of the service's CPU\n`);
  const machine = describeMachine(cluster.version);
  await writeFile(RESULTS, `${JSON.stringify({ machine, users: USERS, prices }, undefined, 2)}\n`);
} finally {
  progress.stop();
  load.stop();
  await cluster.stop();
}

/** With ÷ without, the middle of all rounds. */
interface Price {
  readonly rate: number;
  readonly cpu: number;
}

/** The one without stands where the floor stands elsewhere. */
async function startBoth(): Promise<Targets> {
  const service = await start(cluster, TEMPLATE, 'service', (url) => serviceCommand(cluster, 'service', url));
  const floor = await start(cluster, TEMPLATE, 'floor', (url) => {
    const command = serviceCommand(cluster, 'floor', url);
    return { ...command, environment: { ...command.environment, ROW_LEVEL_SECURITY: 'off' } };
  });
  return { service, floor };
}

function priceOf({ rounds }: Measurement): Price {
  const ratio = (figure: string): number =>
    spreadOf(rounds.service.map((round, at) => (round[figure] ?? Number.NaN) / (rounds.floor[at]?.[figure] ?? 1)))
      .median;
  return { rate: ratio('perSecond'), cpu: ratio('cpuMs') };
}
