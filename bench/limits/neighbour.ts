import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../../src/domain/id.ts';
import { withClient } from '../database/cluster.ts';
import { makeCompany } from '../database/data-set.ts';
import { Client } from '../load/client.ts';
import { expectStatus } from '../load/expect.ts';
import type { DataSet } from '../load/job.ts';
import { newcomer } from '../load/workloads/writes.ts';
import type { Target } from '../targets/targets.ts';
import type { Finding, Scene } from './finding.ts';
import { inTurn, middleOf } from './in-turn.ts';
import { QUIET_MS, readP99Ms } from './steady-reads.ts';

const CLIENTS = 32;
const CAPACITY_MS = 4000;
const FLOOD_MS = 10_000;

/** Another company creates users as fast as half of what the server can, while people of the first are read. */
export async function neighbour({ targets, dataSet }: Scene): Promise<Finding[]> {
  const pairs = await inTurn(targets, (target, round) => slowdown(target, dataSet, `neighbour-${round}`));
  const ratio = middleOf(pairs, ({ service, floor }) => service / floor);
  return [
    { what: 'GET p99 beside a flood ÷ in quiet, ÷ floor', value: ratio, unit: '×', atMost: 1.5 },
    { what: 'GET p99 beside a flood ÷ in quiet', value: middleOf(pairs, ({ service }) => service), unit: '×' },
    { what: 'the same of the floor', value: middleOf(pairs, ({ floor }) => floor), unit: '×' },
  ];
}

async function slowdown({ url, databaseUrl }: Target, dataSet: DataSet, slug: string): Promise<number> {
  const token = await withClient(databaseUrl, (client) => makeCompany(client, newId(), slug));
  const flood = new Flood(url, token);
  const perSecond = await flood.capacity();
  const quiet = await readP99Ms(url, dataSet, () => sleep(QUIET_MS));
  const beside = await readP99Ms(url, dataSet, () => flood.at(perSecond / 2));
  return beside / quiet;
}

class Flood {
  #number = 0;

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Creations a second that the server manages when it does nothing else. */
  async capacity(): Promise<number> {
    const end = performance.now() + CAPACITY_MS;
    await this.#connected(async (client) => {
      const work = async (): Promise<void> => {
        while (performance.now() < end) await this.#create(client);
      };
      await Promise.all(Array.from({ length: CLIENTS }, work));
    });
    return (this.#number / CAPACITY_MS) * 1000;
  }

  /** Sends so many a second, whatever the answers take. */
  async at(perSecond: number): Promise<void> {
    await this.#connected(async (client) => {
      const created: Promise<void>[] = [];
      for (const startedAt = performance.now(); performance.now() < startedAt + FLOOD_MS; await sleep(1)) {
        const due = ((performance.now() - startedAt) / 1000) * perSecond;
        while (created.length < due) {
          const creation = this.#create(client);
          // Looked at in the end: until then nobody waits for it.
          creation.catch(() => undefined);
          created.push(creation);
        }
      }
      await Promise.all(created);
    });
  }

  /** On connections of its own: those that were idle meanwhile are closed by a server just as they are taken again. */
  async #connected(work: (client: Client) => Promise<void>): Promise<void> {
    const client = new Client(this.url, this.token, CLIENTS);
    try {
      await work(client);
    } finally {
      client.close();
    }
  }

  async #create(client: Client): Promise<void> {
    expectStatus(await client.send('POST', '/Users', newcomer(this.#number++)), 201);
  }
}
