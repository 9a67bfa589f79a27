import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { Binaries } from './binaries.ts';
import { codeIn, directoryAsSeenBy, SERVER_ENVIRONMENT } from './cluster.ts';
import { serverName } from './orphan.ts';
import type { PostgresUser } from './postgres-user.ts';
import { SERVER_SETTINGS } from './server-settings.ts';
import { explain, StartupError } from './startup-error.ts';
import { sendSignal, stopServer } from './stop-process.ts';
import { poll } from './waiting.ts';

const READY = 'database system is ready to accept connections';
const KEPT_LINES = 20;
/** For the processes of a server that was killed: a session ends within seconds of losing its client. */
const RETRY_MS = 30_000;
/** What passes by itself: the last processes of a killed server, and a port that was taken between choice and use. */
const PASSING = /pre-existing shared memory block|could not create any TCP\/IP sockets|could not bind/;

/** How to start a server. */
export interface ServerOptions {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly user: PostgresUser | undefined;
  readonly settings: Readonly<Record<string, string>>;
  readonly onLog: (line: string) => void;
}

/** A running server. */
export interface Server {
  readonly pid: number;
  readonly port: number;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL on a port that is free, unless the settings name one, and waits until it takes connections. */
export async function startServer(options: ServerOptions): Promise<Server> {
  let reason = '';
  const server = await poll(RETRY_MS, async () => {
    const result = await tryToStart(options);
    if (typeof result === 'object') return result;
    reason = result;
    if (!PASSING.test(reason)) throw failure(options.cluster, reason);
    return undefined;
  });
  if (!server) throw failure(options.cluster, reason);
  return server;
}

/** The server, or what it said before it ended. */
async function tryToStart(options: ServerOptions): Promise<Server | string> {
  const port = Number(options.settings.port ?? (await freePort()));
  const child = await spawnServer(options, port);
  const { pid } = child;
  if (pid === undefined) return 'it could not be executed';
  const ended = once(child, 'exit').then(() => undefined);
  const lines: string[] = [];
  const ready = new Promise<boolean>((resolve) => {
    readLines(child, (line) => {
      options.onLog(line);
      if (lines.push(line) > KEPT_LINES) lines.shift();
      if (line.includes(READY)) resolve(true);
    });
    child.once('close', () => resolve(false));
  });
  if (await ready) return running(child, pid, port, ended);
  return lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}

/**
 * In a session of its own (`detached`), or Ctrl-C in a terminal would stop PostgreSQL while the service still answers
 * its last requests.
 */
async function spawnServer({ cluster, binaries, user, settings }: ServerOptions, port: number): Promise<ChildProcess> {
  const all = { ...SERVER_SETTINGS, ...settings, port: String(port) };
  const flags = [
    `cluster_name=${await serverName(cluster)}`,
    ...Object.entries(all).map(([key, value]) => `${key}=${value}`),
  ];
  const child = spawn(
    binaries.postgres,
    ['-D', directoryAsSeenBy(user, cluster), ...flags.flatMap((flag) => ['-c', flag])],
    {
      ...user,
      cwd: cluster,
      env: SERVER_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  await once(child, 'spawn').catch(() => undefined);
  return child;
}

function running(child: ChildProcess, pid: number, port: number, ended: Promise<void>): Server {
  // For a process that ends without having stopped us, as after an uncaught exception.
  const stopAtExit = () => sendSignal(pid, 'SIGINT');
  process.once('exit', stopAtExit);
  void ended.then(() => process.off('exit', stopAtExit));
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    if (!(await stopServer(pid, async () => child.exitCode !== null || child.signalCode !== null)))
      throw new Error(`PostgreSQL (process ${pid}) does not stop`);
    await ended;
  };
  return {
    pid,
    port,
    ended,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function readLines(child: ChildProcess, onLine: (line: string) => void): void {
  if (child.stderr) createInterface({ input: child.stderr }).on('line', onLine);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function failure(cluster: string, reason: string): StartupError {
  const message = `PostgreSQL did not start on ${cluster} (${reason.replace(/^FATAL: +/, '')}).`;
  return explain(codeIn(reason), cluster) ?? new StartupError(message);
}
