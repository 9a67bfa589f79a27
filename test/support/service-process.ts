import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { TEST_KEY } from './company.ts';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** A service in a process of its own, as `npm start` runs it, at the same address each time it is started. */
export class ServiceProcess {
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #ended: Promise<number | null> = Promise.resolve(null);

  private constructor(
    /** Such as `http://127.0.0.1:21234`. */
    readonly url: string,
    environment: Record<string, string>,
  ) {
    this.#environment = { ...process.env, NODE_OPTIONS: '', SECRET_KEY: TEST_KEY, LOG_LEVEL: 'error', ...environment };
  }

  /** One that is not started yet. The build is made first, so that a start takes no longer than it does. */
  static async prepare(environment: Record<string, string>): Promise<ServiceProcess> {
    execFileSync(process.execPath, ['bin/leavewizard.js', '--version'], { cwd: ROOT, stdio: 'ignore' });
    const PORT = String(await freePort());
    return new ServiceProcess(`http://127.0.0.1:${PORT}`, { PORT, ...environment });
  }

  /** Starts it, with these flags of Node, and waits until it is ready. Returns the milliseconds that it took. */
  async start(...flags: string[]): Promise<number> {
    const begun = performance.now();
    this.#child = spawn(process.execPath, [...flags, 'bin/leavewizard.js', 'serve'], {
      cwd: ROOT,
      env: this.#environment,
      stdio: 'ignore',
    });
    this.#ended = once(this.#child, 'exit').then(() => this.#child?.exitCode ?? null);
    await eventually('the service is ready', () => this.isReady());
    return performance.now() - begun;
  }

  async isReady(): Promise<boolean> {
    if (!this.isAlive) throw new Error('The service has ended.');
    return (await fetch(`${this.url}/readyz`).catch(() => undefined))?.ok === true;
  }

  /** Whether the process that was started last runs, or is stopped for a while. */
  get isAlive(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null;
  }

  /** Sends a signal that it lives on after. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Sends a signal that ends it, and waits for the end: its exit code, or null where the signal was SIGKILL. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (this.isAlive) this.#child?.kill(signal);
    return this.#ended;
  }
}
