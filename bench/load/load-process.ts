import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Job, LoadMessage, OpenMessage, Outcome } from './job.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** The load generator as the bench sees it: one run at a time. */
export class LoadProcess {
  readonly #child: ChildProcess = fork(MAIN);

  open(message: Omit<OpenMessage, 'kind'>): void {
    this.#send({ kind: 'open', ...message });
  }

  async run(job: Omit<Job, 'kind'>): Promise<Outcome> {
    const ended = new AbortController();
    try {
      const answered = once(this.#child, 'message', { signal: ended.signal });
      const gone = once(this.#child, 'exit', { signal: ended.signal }).then(() => {
        throw new Error('The load generator ended by itself.');
      });
      this.#send({ kind: 'run', ...job });
      const [outcome] = await Promise.race([answered, gone]);
      return outcome as Outcome;
    } finally {
      ended.abort();
    }
  }

  stop(): void {
    if (this.#child.connected) this.#child.disconnect();
  }

  #send(message: LoadMessage): void {
    this.#child.send(message);
  }
}
