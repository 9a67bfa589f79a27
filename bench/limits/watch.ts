import { readFile } from 'node:fs/promises';
import { setInterval } from 'node:timers';

const SAMPLE_MS = 20;
const KIB = 1024;

/** Memory of a process that is in RAM, in MiB. */
export async function rssMiB(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1]) / KIB;
}

/** How much more memory a process takes at most while some work goes on than before, in MiB. */
export async function rssGrowth(pid: number, work: () => Promise<unknown>): Promise<number> {
  const before = await rssMiB(pid);
  let most = before;
  const timer = setInterval(() => {
    void rssMiB(pid).then((now) => {
      most = Math.max(most, now);
    });
  }, SAMPLE_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return most - before;
}

/** How late the service's event loop came since this was asked last, in milliseconds. */
export async function eventLoopDelayMs(scimUrl: string): Promise<{ p99: number; longest: number }> {
  const response = await fetch(new URL('/metrics', scimUrl));
  const metrics = await response.text();
  const read = (name: string): number =>
    Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)$`, 'm').exec(metrics)?.[1]) * 1000;
  return { p99: read('p99'), longest: read('max') };
}
