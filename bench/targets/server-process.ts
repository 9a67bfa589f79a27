import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that is measured, in a process of its own. */
export interface ServerProcess {
  /** Where SCIM is. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** How a server is started. */
export interface ServerCommand {
  readonly name: string;
  /** What Node is given: its own options first. */
  readonly args: readonly string[];
  readonly databaseUrl: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What it says goes here. */
  readonly logFile: string;
}

/** Both servers give out the same addresses, so that their answers are equal to the letter. */
const PUBLIC_URL = 'http://bench.example';
const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 50;

/** Starts a server on a free port, as in production, and waits until it is ready. */
export async function startServer(command: ServerCommand): Promise<ServerProcess> {
  const port = await freePort();
  const log = openSync(command.logFile, 'a');
  const child = spawn(process.execPath, command.args, {
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PUBLIC_URL,
      PORT: String(port),
      DATABASE_URL: command.databaseUrl,
      ...command.environment,
    },
  });
  // For a bench that is interrupted.
  const killAtExit = (): boolean => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  child.once('exit', () => process.off('exit', killAtExit));
  await once(child, 'spawn');
  const base = `http://127.0.0.1:${port}`;
  try {
    await untilReady(child, `${base}/readyz`);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`The ${command.name} did not start: see ${command.logFile}.`, { cause: error });
  }
  return { url: `${base}/scim/v2`, pid: child.pid ?? 0, stop: () => stop(child) };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const end = performance.now() + READY_TIMEOUT_MS;
  while (child.exitCode === null && performance.now() < end) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await sleep(POLL_MS);
  }
  throw new Error(`Not ready (exit code ${child.exitCode}).`);
}

/** By SIGTERM; a server that does not end by itself is killed. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  const killing = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(killing);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return address.port;
}
