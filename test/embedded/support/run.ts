import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';

const PROGRAM = fileURLToPath(new URL('./process.ts', import.meta.url));
const lineSchema = z.object({
  url: z.string().default(''),
  postgres: z.number().default(0),
  error: z.string().optional(),
});
const children = new Set<ChildProcess>();

/** What a process said first. */
type Said = z.output<typeof lineSchema>;

/** A process that does something with a data directory. */
export interface Run {
  readonly pid: number;
  /** Resolves with its first line; rejects when it ends without one. */
  readonly said: Promise<Said>;
  /** Lets it finish, and waits for that. */
  finish(): Promise<number | null>;
  /** kill -9, and waits for its end. */
  kill(): Promise<void>;
}

/** Runs one of the modes of `process.ts`; as another user, if one is named. */
export function run(mode: 'serve' | 'command' | 'lockToServe' | 'lockForCommand', dataDir: string, uid?: number): Run {
  const child = spawn(process.execPath, [PROGRAM, mode, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...(uid !== undefined && { BECOME_USER: String(uid) }) },
  });
  children.add(child);
  const ended = once(child, 'exit').then(() => children.delete(child));
  return {
    pid: child.pid ?? 0,
    said: firstLine(child),
    finish: async () => {
      child.stdin?.end();
      await ended;
      return child.exitCode;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Ends what a failed test left running. */
export async function endAll(): Promise<void> {
  for (const child of children) child.stdin?.end();
  await Promise.all([...children].map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
}

/** One query on a connection of its own. */
export async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is killed under it says so here.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function firstLine(child: ChildProcess): Promise<Said> {
  if (!child.stdout) throw new Error('no output to read');
  for await (const line of createInterface({ input: child.stdout })) return lineSchema.parse(JSON.parse(line));
  throw new Error('ended without a word');
}
