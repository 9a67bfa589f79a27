import { readFile } from 'node:fs/promises';
import type { WorkloadName } from '../load/job.ts';
import { LoadProcess } from '../load/load-process.ts';
import { startServer } from '../targets/server-process.ts';
import { serviceCommand } from '../targets/targets.ts';
import type { Finding, Scene } from './finding.ts';

const CLIENTS = 8;
const WARM_UP_SECONDS = 3;
const SECONDS = 6;
const KIB = 1024;
const WORKLOADS: readonly [workload: WorkloadName, what: string][] = [
  ['W2', 'GET by id'],
  ['W4', 'create'],
];

/**
 * How much of what one request makes is taken for old by V8, and stays until all of the heap is collected: nothing of it
 * is needed when it is answered. While it is copied every request waits (docs/adr/0034).
 */
export async function oldObjects({ cluster, targets, dataSet }: Scene): Promise<Finding[]> {
  const command = serviceCommand(cluster, 'service_traced', targets.service.databaseUrl);
  const service = await startServer({ ...command, args: ['--trace-gc', '--trace-gc-nvp', ...command.args] });
  const load = new LoadProcess();
  load.open({ server: 'service', dataSet, url: service.url, toTheLetter: true });
  try {
    const findings: Finding[] = [];
    for (const [workload, what] of WORKLOADS) {
      const job = { workload, server: 'service', concurrency: CLIENTS } as const;
      await load.run({ ...job, seconds: WARM_UP_SECONDS });
      const before = await readFile(command.logFile, 'utf8');
      const { requests } = await load.run({ ...job, seconds: SECONDS });
      const trace = (await readFile(command.logFile, 'utf8')).slice(before.length);
      const value = promotedBytes(trace) / KIB / requests;
      findings.push({ what: `${what}, what grows old of it`, value, unit: 'KiB', atMost: 1 });
    }
    return findings;
  } finally {
    load.stop();
    await service.stop();
  }
}

function promotedBytes(trace: string): number {
  return Array.from(trace.matchAll(/ gc=s .* promoted=(\d+)/g), ([, bytes]) => Number(bytes)).reduce(
    (a, b) => a + b,
    0,
  );
}
