import { Client } from '../load/client.ts';
import { expectStatus } from '../load/expect.ts';
import type { DataSet } from '../load/job.ts';
import { percentile, timed } from '../load/run.ts';

const CLIENTS = 16;
const READS_PER_SECOND = 50;
/** How long reads are watched while nothing else goes on. */
export const QUIET_MS = 6000;

/**
 * The 99th percentile of how long reads take while some work goes on, in milliseconds. They are sent 50 a second,
 * whatever the answers take.
 */
export async function readP99Ms(url: string, dataSet: DataSet, work: () => Promise<unknown>): Promise<number> {
  const client = new Client(url, dataSet.token, CLIENTS);
  const times: Promise<number>[] = [];
  const read = async (): Promise<void> => {
    const [id] = dataSet.people[times.length % dataSet.people.length] ?? [];
    expectStatus(await client.send('GET', `/Users/${id}`), 200);
  };
  const send = (): void => {
    const time = timed(read);
    // Looked at in the end: until then nobody waits for it.
    time.catch(() => undefined);
    times.push(time);
  };
  const timer = setInterval(send, 1000 / READS_PER_SECOND);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const timesMs = await Promise.all(times);
  client.close();
  return percentile(timesMs, 0.99);
}
