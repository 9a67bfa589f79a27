import { readdir, readFile } from 'node:fs/promises';

/** Of the kernel's clock ticks; 100 wherever Node runs on Linux. */
const TICK_MS = 10;

/** What the kernel tells about a process. */
interface Usage {
  readonly parent: number;
  /** The process itself. */
  readonly ownMs: number;
  /** Its children that have ended. */
  readonly formerMs: number;
}

/** CPU time that a process has used so far, in milliseconds; undefined where there is no /proc. */
export async function cpuMsOf(pid: number): Promise<number | undefined> {
  return (await usageOf(pid))?.ownMs;
}

/** The same with all its children, which is what a PostgreSQL server is. */
export async function cpuMsOfFamily(pid: number): Promise<number | undefined> {
  const head = await usageOf(pid);
  if (!head) return undefined;
  const others = (await readdir('/proc')).map(Number).filter((one) => Number.isInteger(one) && one !== pid);
  const children = (await Promise.all(others.map(usageOf))).filter((usage) => usage?.parent === pid);
  return children.reduce((sum, usage) => sum + (usage?.ownMs ?? 0), head.ownMs + head.formerMs);
}

async function usageOf(pid: number): Promise<Usage | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The second field is the name in parentheses, which may hold spaces; the parent is field 4, and utime, stime, cutime
  // and cstime are fields 14 to 17.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  const [user = 0, system = 0, formerUser = 0, formerSystem = 0] = fields.slice(11);
  return { parent, ownMs: (user + system) * TICK_MS, formerMs: (formerUser + formerSystem) * TICK_MS };
}
