import type pg from 'pg';
import { pino } from 'pino';
import { loadConfig } from '../../../src/config.ts';
import { operator } from '../../../src/domain/actor.ts';
import { type RunningService, startService } from '../../../src/service.ts';
import { DatabaseProxy } from '../../support/database-proxy.ts';
import { eventually } from '../../support/eventually.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import { ScimClient } from '../../support/scim-client.ts';
import { Client, World } from './client.ts';
import type { History, Snapshot } from './history.ts';
import { NetworkFaults } from './network-faults.ts';
import { Random } from './random.ts';
import { events, isQuiet, openDirect, snapshot } from './told.ts';

/** What is run. */
export interface Run {
  readonly seed: number;
  /** It is over after so many calls, or so many seconds. */
  readonly calls?: number;
  readonly seconds?: number;
  /** Leaves the network as it is. */
  readonly isCalm?: boolean;
  /** SQL that breaks a promise: see whether it is found. */
  readonly plant?: string;
  /** The same between the service and its database. */
  readonly rewrite?: (sent: Buffer) => Buffer;
}

const INSTANCES = [0, 1];
/** By the first letter of their company; each company is what the other must not see. */
const CLIENTS = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'z0'];
const COMPANIES = [
  ['acme', 'zebra'],
  ['zebra', 'acme'],
] as const;
/** Calls between two snapshots. */
const SNAPSHOT_EVERY = 20;
/** Short, so that faults of a few calls make every timeout fire. */
const SETTINGS = {
  NODE_ENV: 'test',
  DATABASE_CONNECTION_TIMEOUT_MS: '400',
  DATABASE_LOCK_TIMEOUT_MS: '300',
  DATABASE_STATEMENT_TIMEOUT_MS: '600',
  DATABASE_QUERY_TIMEOUT_MS: '800',
  DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS: '1000',
  PASSWORD_HASHING_CONCURRENT: '2',
};

/** A company with those who provision it, and what was seen of it. */
interface Stage {
  readonly companyId: string;
  readonly world: World;
  readonly snapshots: Snapshot[];
}

/** Lets clients provision two companies at random while the network fails, and tells what happened in each. */
export async function run(asked: Run): Promise<History[]> {
  const database = await createTestDatabase();
  const direct = openDirect(database.url);
  const proxies = INSTANCES.map(() => new DatabaseProxy(database.url, asked.rewrite));
  const services: RunningService[] = [];
  try {
    if (asked.plant) await direct.query(asked.plant);
    for (const proxy of proxies) {
      await proxy.open();
      const config = { ...loadConfig(SETTINGS), port: 0 };
      services.push(await startService(config, proxy.url, pino({ level: 'silent' })));
    }
    const stages = await openStages(services);
    await provision(asked, stages, asked.isCalm ? [] : proxies, direct);
    const told = async ({ companyId, world: { calls }, snapshots }: Stage): Promise<History> => {
      return { seed: asked.seed, calls, snapshots, events: await events(direct, companyId) };
    };
    return await Promise.all(stages.map(told));
  } finally {
    for (const service of services) await service.stop();
    for (const proxy of proxies) await proxy.close();
    await direct.end();
    await database.drop();
  }
}

async function openStages(services: readonly RunningService[]): Promise<Stage[]> {
  let clock = 0;
  const now = () => ++clock;
  const open = async ([slug, foreign]: (typeof COMPANIES)[number]): Promise<Stage> => {
    const { id, token } = await addCompany(services[0]!, slug);
    const doors = services.map(({ port }) => new ScimClient(`http://127.0.0.1:${port}`, token));
    return { companyId: id, world: new World(slug, doors, foreign, now), snapshots: [] };
  };
  return Promise.all(COMPANIES.map(open));
}

async function addCompany({ services }: RunningService, slug: string): Promise<{ id: string; token: string }> {
  const actor = operator('history');
  const draft = { name: slug, slug, plan: 'PREMIUM', administratorEmail: `ada@${slug}.test` } as const;
  const { company } = await services.companies.create(actor, {
    ...draft,
    administratorPassword: 'correct horse battery staple',
  });
  await services.settings.update(actor, { scimEnabled: true }, company.id);
  return { id: company.id, token: (await services.tokens.create(actor, 'okta', null, company.id)).secret };
}

/** Until it is over, the network is well again, and nothing is under way any more. */
async function provision(
  { seed, calls = Number.POSITIVE_INFINITY, seconds = Number.POSITIVE_INFINITY }: Run,
  stages: readonly Stage[],
  proxies: readonly DatabaseProxy[],
  direct: pg.Pool,
): Promise<void> {
  const faults = new NetworkFaults(new Random(seed), proxies);
  const until = Date.now() + seconds * 1000;
  let begun = 0;
  const takeSnapshots = async () => {
    for (const { companyId, snapshots, world } of stages) {
      const start = world.now();
      const resources = await snapshot(direct, companyId);
      snapshots.push({ begun: start, ended: world.now(), resources });
    }
  };
  const work = async (name: string, index: number) => {
    const stage = stages.find(({ world: { slug } }) => slug.startsWith(name.charAt(0)))!;
    const client = new Client(name, stage.world, new Random(seed * 1000 + index));
    while (begun < calls && Date.now() < until) {
      begun++;
      faults.next();
      await client.step();
      if (begun % SNAPSHOT_EVERY === 0) await takeSnapshots();
    }
  };
  await Promise.all(CLIENTS.map(work));
  faults.end();
  await eventually('nothing is under way in the database', () => isQuiet(direct));
  await takeSnapshots();
}
