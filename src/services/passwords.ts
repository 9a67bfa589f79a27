import { argon2id, type HashOptions, hash, needsRehash, verify } from 'argon2';
import { Refusal } from '../domain/refusal.ts';
import { checkStorable } from '../domain/text.ts';
import { lowerHashingThreads } from './hashing-threads.ts';

/** Longest password, in bytes of UTF-8. */
const PASSWORD_MAX_BYTES = 1024;
const RETRY_AFTER_SECONDS = 2;

/** The cost of a hash (argon2id), and how much hashing one process takes on. */
export interface PasswordSettings {
  memoryKiB: number;
  iterations: number;
  parallelism: number;
  /** Hashes worked on at once: the number of cores. */
  concurrent: number;
  /** Hashes that may wait behind them; what comes on top is refused as BUSY. */
  queueMax: number;
}

/**
 * Hashes and checks passwords, a bounded number at a time: unbounded hashing would starve everything else of its
 * threads. Always called outside transactions. Passwords are compared in NFC, so that the same password typed on
 * another keyboard is the same password (a departure from ASVS 6.2.8, see docs/adr/0005).
 */
export class Passwords {
  readonly #settings: PasswordSettings;
  readonly #dummyHash: Promise<string>;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(settings: PasswordSettings) {
    this.#settings = settings;
    this.#dummyHash = hash('nobody has this password', this.#options());
    // Unhandled only if hashing itself is broken, and then every use reports it.
    this.#dummyHash.then(lowerHashingThreads, () => undefined);
  }

  /** A PHC string. Throws INVALID for a password that cannot be one, BUSY when too many are waiting. */
  async hash(password: string, field: readonly string[] = ['password']): Promise<string> {
    const text = readPassword(password, field);
    return canonical(await this.#inTurn(() => hash(text, this.#options())));
  }

  /** Whether this is the password behind the hash. Without a hash it takes as long, and the answer is no. */
  async verify(phc: string | null, password: string): Promise<boolean> {
    const text = tryReadPassword(password);
    const against = phc ?? (await this.#dummyHash);
    const matches = await this.#inTurn(() => verify(against, text ?? ''));
    return matches && phc !== null && text !== undefined;
  }

  /** Whether a hash was made at a lower cost than is asked for today. */
  needsRehash(phc: string): boolean {
    return needsRehash(phc, this.#options());
  }

  #options(): HashOptions {
    const { memoryKiB, iterations, parallelism } = this.#settings;
    return { type: argon2id, memoryCost: memoryKiB, timeCost: iterations, parallelism };
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#settings.concurrent) this.#running++;
    else await this.#wait();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.#settings.queueMax)
      throw new Refusal('BUSY', 'Too many passwords are being set or checked at once. Try again shortly.', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** The parameters in the order of the PHC string format, m, t, p: the library sorts them, and others cannot read that. */
function canonical(phc: string): string {
  return phc.replace(/\$m=(\d+),p=(\d+),t=(\d+)\$/, '$m=$1,t=$3,p=$2$$');
}

function readPassword(password: string, field: readonly string[]): string {
  checkStorable(password, field);
  if (password === '') throw new Refusal('INVALID', 'A password cannot be empty.', { field });
  if (Buffer.byteLength(password) > PASSWORD_MAX_BYTES)
    throw new Refusal('INVALID', `A password can be at most ${PASSWORD_MAX_BYTES} bytes long.`, { field });
  return password.normalize('NFC');
}

function tryReadPassword(password: string): string | undefined {
  try {
    return readPassword(password, []);
  } catch {
    return undefined;
  }
}
