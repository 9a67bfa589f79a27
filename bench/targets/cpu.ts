import { readFile } from 'node:fs/promises';

/** Of the kernel's clock ticks; 100 wherever Node runs on Linux. */
const TICK_MS = 10;

/** CPU time that a process has used so far, in milliseconds; undefined where there is no /proc. */
export async function cpuMsOf(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The second field is the name in parentheses, which may hold spaces; utime and stime are fields 14 and 15.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
