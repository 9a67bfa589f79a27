import type { DatabaseProxy, NetworkFault } from '../../support/database-proxy.ts';
import type { Random } from './random.ts';

/** Switches faults on and off, by the number of calls that were begun, at one instance at a time. */
export class NetworkFaults {
  #left = 60;
  #broken: DatabaseProxy | undefined;

  constructor(
    private readonly random: Random,
    private readonly proxies: readonly DatabaseProxy[],
  ) {}

  /** Called for each call. */
  next(): void {
    if (this.#left-- > 0) return;
    if (this.#broken) {
      this.end();
      this.#left = 20 + this.random.below(40);
      return;
    }
    const [fault, calls] = this.random.of<[NetworkFault, number]>([
      [{ kind: 'latency', ms: 20 }, 40],
      [{ kind: 'latency', ms: 200 }, 20],
      [{ kind: 'cut' }, 1],
      [{ kind: 'cut-after', bytes: this.random.below(8000) }, 30],
      [{ kind: 'silence' }, 6],
      [{ kind: 'half-open' }, 6],
    ])!;
    this.#left = calls;
    this.#broken = this.random.of(this.proxies);
    this.#broken?.suffer(fault);
  }

  end(): void {
    this.#broken?.suffer(undefined);
    this.#broken = undefined;
  }
}
