import type { LoadProcess } from './load/load-process.ts';
import type { PeerRun, Round } from './measurement.ts';
import type { Step } from './plan.ts';
import { cpuMsOf } from './targets/cpu.ts';
import { cannot, type Peer } from './targets/peers.ts';

/** Of a run, however long that of the service is. */
const SECONDS_MAX = 10;
const REASON_LENGTH_MAX = 160;

/** One run of a peer, which is never a reason to end the bench: what it cannot do or does wrongly is told. */
export async function measurePeer(
  load: LoadProcess,
  peer: Peer,
  step: Step,
  { floor, secondsMax }: { floor: Round; secondsMax: number },
): Promise<PeerRun> {
  const { workload } = step;
  const { running } = peer;
  const reason = running ? cannot(peer.name, workload) : peer.reason;
  if (!running || reason !== undefined) return { figures: {}, floor, reason };
  const { pid } = running.server;
  const job = { ...step, server: peer.name, seconds: Math.min(step.seconds, SECONDS_MAX), secondsMax };
  // By one client: so that it warms up, and does not have to be waited for where an answer takes seconds.
  if (job.seconds > 0) await load.run({ ...job, concurrency: 1, seconds: job.seconds / 2 });
  const cpuBefore = await cpuMsOf(pid);
  const { figures, requests, complaints } = await load.run(job);
  const cpuAfter = await cpuMsOf(pid);
  if (complaints[0] !== undefined) return { figures, floor, reason: shortened(complaints[0]) };
  if (cpuBefore === undefined || cpuAfter === undefined) return { figures, floor };
  return { figures: { ...figures, cpuMs: (cpuAfter - cpuBefore) / requests }, floor };
}

/** Tells the load where the peers are. */
export function openPeers(load: LoadProcess, peers: readonly Peer[]): void {
  for (const { name, running } of peers)
    if (running) load.open({ server: name, dataSet: running.dataSet, url: running.server.url, toTheLetter: false });
}

function shortened(complaint: string): string {
  return complaint.length > REASON_LENGTH_MAX ? `${complaint.slice(0, REASON_LENGTH_MAX)}…` : complaint;
}
