import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode, unless } from './error-code.ts';

const run = promisify(execFile);
/** `state` and `starttime` of proc_pid_stat(5), counted behind the command's name, which may contain anything. */
const STATE_FIELD = 3 - 3;
const START_TIME_FIELD = 22 - 3;

/** A process, told apart from a later one that was given the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the system's own words; empty where the system does not say. */
  readonly startedAt: string;
}

/** Who we are. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  return { pid: process.pid, startedAt: await startOf(process.pid) };
}

/** Whether that very process still runs. */
export async function isRunning({ pid, startedAt }: ProcessIdentity): Promise<boolean> {
  if (!(await isAlive(pid))) return false;
  const now = await startOf(pid);
  return now === '' || startedAt === '' || now === startedAt;
}

/**
 * Whether some process has this pid, ours or not. One that ended and was not waited for by its parent (in a container,
 * often nobody waits) is not alive, though signals still find it.
 */
export async function isAlive(pid: number): Promise<boolean> {
  return canBeSignalled(pid) && (await statFields(pid))[STATE_FIELD] !== 'Z';
}

/** The command line of a process, in one string; empty when there is none to be had. */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform !== 'linux') return ps(pid, 'command=');
  return (await readProc(`${pid}/cmdline`)).replaceAll('\0', ' ');
}

function canBeSignalled(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** On Linux ticks since boot, and which boot; elsewhere the time as `ps` writes it. */
async function startOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return ps(pid, 'lstart=');
  const [fields, boot] = await Promise.all([statFields(pid), readProc('sys/kernel/random/boot_id')]);
  const ticks = fields[START_TIME_FIELD];
  return ticks === undefined ? '' : `${ticks} ${boot.trim()}`;
}

async function statFields(pid: number): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const stat = await readProc(`${pid}/stat`);
  return stat === '' ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** ESRCH: the process ended between the opening and the reading. */
async function readProc(name: string): Promise<string> {
  return (await unless(['ENOENT', 'ESRCH', 'EACCES', 'EPERM'], readFile(`/proc/${name}`, 'utf8'))) ?? '';
}

async function ps(pid: number, column: string): Promise<string> {
  try {
    return (await run('ps', ['-ww', '-o', column, '-p', String(pid)], { env: { LC_ALL: 'C' } })).stdout.trim();
  } catch {
    return '';
  }
}
