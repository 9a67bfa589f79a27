import { availableParallelism } from 'node:os';
import { argon2id, hash } from 'argon2';

/** The service's own parameters. */
const OPTIONS = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes as many passwords at once as there are cores; the others wait. */
export class FloorPasswords {
  readonly #waiting: (() => void)[] = [];
  #free = availableParallelism();

  async hash(password: string): Promise<string> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await hash(password.normalize('NFC'), OPTIONS);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
