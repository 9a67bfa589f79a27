import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unless } from './error-code.ts';
import { commandLine, isAlive } from './process-identity.ts';
import { explained, StartupError } from './startup-error.ts';
import { sendSignal, stopServer } from './stop-process.ts';

/**
 * The name a server is started under, so that it can be recognised by its command line. It is made from the directory
 * itself and not from a path or a stored number: a copy of a data directory must not lead to the original's server.
 */
export async function serverName(cluster: string): Promise<string> {
  const { dev, ino } = await stat(cluster);
  return `leavewizard-${dev}-${ino}`;
}

/**
 * Stops a server on this cluster that outlived the service that had started it, then clears away its note: the number
 * in it may by now be another process's, and PostgreSQL would not start because of it. The caller holds the data
 * directory.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const note = join(cluster, 'postmaster.pid');
  const text = await explained(note, () => unless(['ENOENT'], readFile(note, 'utf8')));
  if (text === undefined) return;
  const server = await serverOf(cluster);
  const pid = Number.parseInt(text, 10);
  if ((await server.isMain(pid)) && !(await stopServer(pid, async () => !(await isAlive(pid)))))
    throw new StartupError(
      `PostgreSQL (process ${pid}) does not stop: end it with "kill -9 ${pid}", then start again.`,
    );
  await endLeftovers(server);
  await explained(note, () => rm(note, { force: true }));
}

interface ServerOf {
  isMain(pid: number): Promise<boolean>;
  isPart(pid: number): Promise<boolean>;
}

/** Recognises the processes of a server on this cluster. Nobody but the owner of the cluster could have started it. */
async function serverOf(cluster: string): Promise<ServerOf> {
  const [name, { uid }] = await Promise.all([serverName(cluster), stat(cluster)]);
  const matches = async (pid: number, isRight: (line: string) => boolean) =>
    isRight(await commandLine(pid)) && (await isOwnedBy(pid, uid)) && (await isAlive(pid));
  return {
    isMain: async (pid) => pid > 1 && matches(pid, (line) => line.includes(` cluster_name=${name} `)),
    isPart: (pid) => matches(pid, (line) => line.startsWith(`postgres: ${name}: `)),
  };
}

/**
 * When the server's main process was killed, one of the others may still be at work on a long statement, and as long
 * as it is no new server may start. Nothing of what it does could count any more.
 */
async function endLeftovers(server: ServerOf): Promise<void> {
  if (process.platform !== 'linux') return;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  for (const pid of pids) if (await server.isPart(pid)) sendSignal(pid, 'SIGKILL');
}

async function isOwnedBy(pid: number, uid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  return (await unless(['ENOENT'], stat(`/proc/${pid}`)))?.uid === uid;
}
