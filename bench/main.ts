import { startCluster } from './database/cluster.ts';
import { PEERS, TARGETS } from './load/job.ts';
import { LoadProcess } from './load/load-process.ts';
import { describeMachine, type Machine } from './machine.ts';
import { measureStage, WrongAnswers } from './measure.ts';
import { type Measurement, resultsOf } from './measurement.ts';
import { type Options, readOptions, UsageError } from './options.ts';
import { FULL, isForPeers, onlyThese, QUICK, type Stage, withoutPeers } from './plan.ts';
import { createProgress } from './progress.ts';
import { compare } from './report/guard.ts';
import { peersInShort } from './report/peers.ts';
import { readLatest, readRecord, writeRecord } from './report/results-store.ts';
import { short } from './report/text.ts';
import { installPeers } from './targets/peers.ts';

// By an exit, so that whatever was started is stopped, and what was made removed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** `npm run bench`: exits with 0 when all is well, 1 for wrong answers or lost speed, 2 for wrong usage. */
process.exitCode = await run().catch((error: unknown) => {
  if (!(error instanceof UsageError) && !(error instanceof WrongAnswers)) throw error;
  process.stderr.write(`${error.message}\n`);
  return error instanceof UsageError ? 2 : 1;
});

async function run(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.peers) installPeers();
  const { machine, measurements } = await measure(stagesFor(options), options);
  print(measurements);
  if (options.check) return guard(measurements);
  // A profiler slows the service down: such figures are not kept.
  if (options.profile === undefined) await writeRecord(machine, measurements);
  return 0;
}

function stagesFor({ quick, only, peers }: Options): readonly Stage[] {
  const plan = quick ? QUICK : FULL;
  const stages = only ? onlyThese(plan, only) : plan;
  return peers ? stages : withoutPeers(stages);
}

async function measure(
  stages: readonly Stage[],
  { profile }: Options,
): Promise<{ machine: Machine; measurements: Measurement[] }> {
  const progress = createProgress(stages.map(runsOf).reduce((sum, runs) => sum + runs, 0));
  const cluster = await startCluster();
  const load = new LoadProcess();
  try {
    const measurements: Measurement[] = [];
    for (const stage of stages)
      measurements.push(...(await measureStage({ cluster, load, progress, profiles: profile }, stage)));
    return { machine: describeMachine(cluster.version), measurements };
  } finally {
    progress.stop();
    load.stop();
    await cluster.stop();
  }
}

function runsOf({ steps, peerSecondsMax }: Stage): number {
  const ours = steps.reduce((sum, { rounds }) => sum + TARGETS.length * rounds, 0);
  return peerSecondsMax === undefined ? ours : ours + PEERS.length * steps.filter(isForPeers).length;
}

function print(measurements: readonly Measurement[]): void {
  for (const { goal, measurement, service, floor, ratio } of resultsOf(measurements)) {
    const setting = `${goal.key.padEnd(4)}${goal.title.padEnd(28)}${measurement.users} users, ${measurement.concurrency} clients`;
    const figures = `${short(service.median)} against ${short(floor.median)} ${goal.unit}`;
    const peers = peersInShort(goal, measurement);
    process.stdout.write(`${setting.padEnd(62)}${ratio.median.toFixed(2)}  ${figures}${peers && `; ${peers}`}\n`);
  }
}

/** The guard of CI: fails when a ratio fell more than 25 % below the committed one. */
async function guard(measurements: readonly Measurement[]): Promise<number> {
  const committed = (await readRecord())?.measurements ?? [];
  const { compared, losses } = compare(measurements, committed, await readLatest());
  process.stdout.write(`${compared} ratios compared with the committed ones, ${losses.length} fell too far.\n`);
  for (const loss of losses) process.stdout.write(`${loss}\n`);
  // A guard without anything to compare with would be one that is switched off.
  return compared > 0 && losses.length === 0 ? 0 : 1;
}
