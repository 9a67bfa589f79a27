import type { WorkloadName } from '../load/job.ts';
import { LoadProcess } from '../load/load-process.ts';
import type { Finding, Scene } from './finding.ts';

const CLIENTS = 8;
const WARM_UP_SECONDS = 10;
const SECONDS = 10;
const BOUNDS: readonly [workload: WorkloadName, what: string, atMostMs: number][] = [
  ['W1', 'GET by filter userName eq, p99 of 8 clients', 50],
  ['W2', 'GET by id, p99 of 8 clients', 50],
  ['W5', 'PATCH active, p99 of 8 clients', 100],
];

/** how long what an identity provider does most takes while it does it eight at a time, as fast as it can. */
export async function latency({ targets, dataSet }: Scene): Promise<Finding[]> {
  const server = 'service';
  const load = new LoadProcess();
  load.open({ server, dataSet, url: targets.service.url, toTheLetter: true });
  try {
    const findings: Finding[] = [];
    for (const [workload, what, atMost] of BOUNDS) {
      const job = { workload, server, concurrency: CLIENTS } as const;
      await load.run({ ...job, seconds: WARM_UP_SECONDS });
      const { figures, wrong } = await load.run({ ...job, seconds: SECONDS });
      const value = wrong === 0 ? figures.p99Ms : undefined;
      findings.push({ what, value: value ?? Number.NaN, unit: 'ms', atMost });
    }
    return findings;
  } finally {
    load.stop();
  }
}
