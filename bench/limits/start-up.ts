import { setTimeout as sleep } from 'node:timers/promises';
import { timed } from '../load/run.ts';
import { type ServerProcess, startServer } from '../targets/server-process.ts';
import { serviceCommand } from '../targets/targets.ts';
import type { Finding, Scene } from './finding.ts';
import { rssMiB } from './watch.ts';

const IDLE_MS = 3000;

/** The service is started once more on a database that is there. */
export async function startUp({ cluster, targets: { service } }: Scene): Promise<Finding[]> {
  let again: ServerProcess | undefined;
  const readyMs = await timed(async () => {
    again = await startServer(serviceCommand(cluster, 'service_again', service.databaseUrl));
  });
  if (!again) throw new Error('A service that is ready was started.');
  await sleep(IDLE_MS);
  const idle = await rssMiB(again.pid);
  await again.stop();
  return [
    { what: 'from the start to ready', value: readyMs / 1000, unit: 's', atMost: 2 },
    { what: 'memory when idle', value: idle, unit: 'MiB', atMost: 300 },
  ];
}
