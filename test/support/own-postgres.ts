import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.ts';
import { isAlive } from '../../src/embedded/process-identity.ts';
import { sendSignal } from '../../src/embedded/stop-process.ts';
import { migrate } from '../../src/persistence/migrate.ts';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const ACCEPTS = 'database system is ready to accept connections';

/** A PostgreSQL of a test's own, which keeps what it acknowledges, and is at the same address after each start. */
export class OwnPostgres {
  #running: EmbeddedPostgres | undefined;
  #acceptedAt = 0;

  private constructor(
    readonly dataDir: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** Started and migrated, in a new directory unless one is given. */
  static async create(settings: Record<string, string> = {}, dataDir?: string): Promise<OwnPostgres> {
    const directory = dataDir ?? join(await temporaryDirectory(), 'data');
    const postgres = new OwnPostgres(directory, { port: String(await freePort()), ...settings });
    await postgres.start();
    await migrate(postgres.url);
    return postgres;
  }

  /** Starts it on what is there. Returns when it said that it accepts connections (`performance.now()`). */
  async start(): Promise<number> {
    const onLog = (line: string): void => {
      if (line.includes(ACCEPTS)) this.#acceptedAt = performance.now();
    };
    this.#running = await startEmbeddedPostgres({ dataDir: this.dataDir, onLog, settings: this.settings });
    return this.#acceptedAt;
  }

  /** The service's database. */
  get url(): string {
    return this.#get().url;
  }

  /** Whether it has not ended, by itself or otherwise. */
  get isAlive(): Promise<boolean> {
    return isAlive(this.#get().pid);
  }

  /** kill -9 of all its processes at once, and its lock file removed, as after a machine that lost its power. */
  async kill(): Promise<void> {
    const { pid, ended } = this.#get();
    // The first stops, so that it starts no other while the others are killed.
    sendSignal(pid, 'SIGSTOP');
    const pids = [pid, ...childrenOf(pid)];
    for (const one of pids) sendSignal(one, 'SIGKILL');
    await ended;
    for (const one of pids) await eventually('PostgreSQL is dead', async () => !(await isAlive(one)));
    await rm(join(this.dataDir, 'postgresql', 'postmaster.pid'), { force: true });
  }

  /** Stops it, unless it has ended. */
  async stop(): Promise<void> {
    await this.#running?.stop();
  }

  #get(): EmbeddedPostgres {
    if (!this.#running) throw new Error('PostgreSQL was never started.');
    return this.#running;
  }
}

function childrenOf(parent: number): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, of]) => (pid !== undefined && of === parent ? [pid] : []));
}
