import { eventually } from '../../support/eventually.ts';
import type { ScimClient } from '../../support/scim-client.ts';
import { violationsIn } from './check.ts';
import { Client, World } from './client.ts';
import type { Call, History } from './history.ts';
import { Random } from './random.ts';
import { report } from './shortest.ts';
import { events, isQuiet, openDirect, snapshot } from './told.ts';

const CLIENTS = 8;
/** Many, so that pushes are long. */
const CROWD = { users: 200, groups: 6, pushed: 100 };
const NO_WRITE = /get|sign-in|use-session/;

/** Clients who provision a company until they are stopped, whatever happens to the service and its database. */
export class Load {
  readonly world: World;
  readonly #working: Promise<unknown>;
  #isOver = false;

  /** Begins at once, by the door of acme; zebra is what it must not see. */
  constructor(scim: ScimClient) {
    let clock = 0;
    this.world = new World('acme', [scim], 'zebra', () => ++clock, CROWD);
    this.#working = Promise.all(Array.from({ length: CLIENTS }, (_, index) => this.#work(index)));
  }

  /** Writes that were answered with success so far. */
  get acknowledged(): number {
    return this.world.calls.filter(
      ({ operation, outcome, status }) => outcome === 'done' && status < 300 && !NO_WRITE.test(operation.kind),
    ).length;
  }

  /** Waits until that many more are acknowledged. */
  async expectWrites(count: number): Promise<void> {
    const before = this.acknowledged;
    await eventually('writes are acknowledged', () => this.acknowledged >= before + count);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#working;
  }

  /**
   * Fails where a database, once it is at rest, tells otherwise than the clients were told. What they were told after a
   * moment it may know or not.
   */
  async expectNothingLost(databaseUrl: string, companyId: string, until = Number.POSITIVE_INFINITY): Promise<void> {
    const { now } = this.world;
    const calls = this.world.calls.map((call) => (call.ended <= until ? call : unanswered(call)));
    const direct = openDirect(databaseUrl);
    await eventually('nothing is under way in the database', () => isQuiet(direct));
    const last = { begun: now(), resources: await snapshot(direct, companyId), ended: now() };
    const told: History = { seed: 0, calls, snapshots: [last], events: await events(direct, companyId) };
    await direct.end();
    const violations = violationsIn(told);
    if (violations.length > 0) throw new Error(report(told, violations));
  }

  async #work(index: number): Promise<void> {
    const client = new Client(`${this.world.slug.charAt(0)}${index}`, this.world, new Random(index));
    while (!this.#isOver) await client.step();
  }
}

/** The same for somebody who heard no answer. */
function unanswered(call: Call): Call {
  return { ...call, ended: Number.POSITIVE_INFINITY, outcome: 'unknown', status: 0, seen: undefined };
}
