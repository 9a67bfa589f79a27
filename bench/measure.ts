import { countEvents } from './database/audit.ts';
import type { Cluster } from './database/cluster.ts';
import { buildDataSet } from './database/data-set.ts';
import { type Outcome, type PeerName, TARGETS, type TargetName } from './load/job.ts';
import type { LoadProcess } from './load/load-process.ts';
import { measurePeer, openPeers } from './measure-peers.ts';
import { identity, type Measurement, type PeerRun, type Peers, type Round } from './measurement.ts';
import { isForPeers, type Stage, type Step } from './plan.ts';
import type { Progress } from './progress.ts';
import { cpuMsOf } from './targets/cpu.ts';
import { requireParity } from './targets/parity.ts';
import { type Peer, startPeers, stopPeers } from './targets/peers.ts';
import { startTargets, stopTargets, type Target, type Targets } from './targets/targets.ts';

/** What a run works with. */
export interface Bench {
  readonly cluster: Cluster;
  readonly load: LoadProcess;
  readonly progress: Progress;
  /** Where the service's CPU profiles go; undefined when none are wanted. */
  readonly profiles: string | undefined;
}

/** What is measured at one size of the directory. */
interface Field {
  readonly users: number;
  readonly targets: Targets;
  readonly peers: readonly Peer[];
  readonly peerSecondsMax: number;
}

/** A server answered wrongly: its figures are worth nothing. */
export class WrongAnswers extends Error {}

const TEMPLATE = 'data_set';

/** Measures one size of the directory. */
export async function measureStage(bench: Bench, { users, steps, peerSecondsMax }: Stage): Promise<Measurement[]> {
  const { cluster, load, progress } = bench;
  progress.say(`Building a directory of ${users.toLocaleString('en')} users`);
  await cluster.drop(TEMPLATE);
  await cluster.create(TEMPLATE);
  const dataSet = await buildDataSet(cluster.urlOf(TEMPLATE), users);
  const targets = await startTargets(cluster, TEMPLATE, bench.profiles);
  const peers: Peer[] = [];
  try {
    await requireParity(targets, dataSet);
    for (const server of TARGETS) load.open({ server, dataSet, url: targets[server].url, toTheLetter: true });
    if (peerSecondsMax !== undefined) {
      progress.say('Filling the databases of the peers');
      peers.push(...(await startPeers(cluster, dataSet)));
      openPeers(load, peers);
    }
    const field = { users, targets, peers, peerSecondsMax: peerSecondsMax ?? 0 };
    const measurements: Measurement[] = [];
    for (const step of steps) measurements.push(await measureStep(bench, field, step));
    return measurements;
  } finally {
    await stopPeers(cluster, peers);
    await stopTargets(cluster, targets);
  }
}

/** The service, the floor, the service, the floor: so a machine that slows down slows both. */
export async function measureStep(bench: Bench, field: Field, step: Step): Promise<Measurement> {
  const { users, targets } = field;
  const { workload, concurrency, seconds, warmUpSeconds, leadInSeconds } = step;
  const { warmUpRuns = warmUpSeconds === undefined ? 0 : 1 } = step;
  const rounds: Record<TargetName, Round[]> = { service: [], floor: [] };
  const measurement = { workload, users, concurrency, seconds, measuredAt: new Date().toISOString(), rounds };
  const label = identity(measurement);
  const warmUp = { ...step, seconds: warmUpSeconds ?? seconds };
  for (let run = 0; run < warmUpRuns; run++)
    for (const target of TARGETS) await runOnce(bench, targets[target], target, warmUp);
  for (let round = 0; round < step.rounds; round++)
    for (const target of TARGETS) {
      bench.progress.begin(`${label}: ${target}`);
      if (leadInSeconds !== undefined)
        await runOnce(bench, targets[target], target, { ...step, seconds: leadInSeconds });
      rounds[target].push(await runOnce(bench, targets[target], target, step));
      bench.progress.advance();
    }
  if (field.peers.length === 0 || !isForPeers(step)) return measurement;
  return { ...measurement, peers: await measurePeers(bench, field, step, measurement) };
}

/** Once each, right after the last round of the floor, which they are held against. */
async function measurePeers(bench: Bench, field: Field, step: Step, measurement: Measurement): Promise<Peers> {
  const floor = measurement.rounds.floor.at(-1) ?? {};
  const runs: [PeerName, PeerRun][] = [];
  for (const peer of field.peers) {
    bench.progress.begin(`${identity(measurement)}: ${peer.name}`);
    runs.push([peer.name, await measurePeer(bench.load, peer, step, { floor, secondsMax: field.peerSecondsMax })]);
    bench.progress.advance();
  }
  return Object.fromEntries(runs);
}

/** One run of the load, with what was used for it; throws unless all answers and events were right. */
async function runOnce({ cluster, load }: Bench, server: Target, target: TargetName, step: Step): Promise<Round> {
  const { workload, concurrency, seconds } = step;
  const used = () => Promise.all([cpuMsOf(server.pid), cluster.cpuMs()]);
  const eventsBefore = await countEvents(server.databaseUrl);
  const before = await used();
  const outcome = await load.run({ workload, server: target, concurrency, seconds });
  const after = await used();
  requireRight(`${workload} on the ${target}`, outcome, (await countEvents(server.databaseUrl)) - eventsBefore);
  const [cpuMs, databaseCpuMs] = after.map((ms, index) => (ms ?? Number.NaN) - (before[index] ?? Number.NaN));
  return { ...outcome.figures, ...forEach(outcome.requests, { cpuMs, databaseCpuMs }) };
}

/** What one request cost, where it is known. */
function forEach(requests: number, used: Readonly<Record<string, number | undefined>>): Round {
  const known = Object.entries(used).filter((entry): entry is [string, number] => Number.isFinite(entry[1]));
  return Object.fromEntries(known.map(([name, ms]) => [name, ms / requests]));
}

function requireRight(what: string, { wrong, complaints, changes }: Outcome, events: number): void {
  if (wrong > 0) throw new WrongAnswers(`${what}: ${wrong} wrong answers, such as\n${complaints.join('\n')}`);
  // What C refuses leaves an event as well.
  if (what.startsWith('C ') ? events < changes : events !== changes)
    throw new WrongAnswers(`${what}: ${changes} changes were acknowledged, and ${events} events are there.`);
}
