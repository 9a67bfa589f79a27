import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { operator } from '../../src/domain/actor.ts';
import {
  CLIENTS,
  ExchangeClient,
  exchangesOf,
  readExchange,
  type Step,
  type StepAnswer,
} from '../scim/support/exchange.ts';
import { withClient } from '../services/support/dump.ts';
import { eventually } from '../support/eventually.ts';
import { propertyRuns } from '../support/property-runs.ts';
import { clientOf, resourcesIn } from '../support/scim-client.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';

const RUNS = propertyRuns(15);
jest.setTimeout(60_000 + RUNS * 4000);

const op = operator('op');
/** Locks are held for as long as a machine takes that has much else to do. */
const LONG_MS = '60000';
const PATIENT = {
  DATABASE_LOCK_TIMEOUT_MS: LONG_MS,
  DATABASE_STATEMENT_TIMEOUT_MS: LONG_MS,
  DATABASE_QUERY_TIMEOUT_MS: LONG_MS,
};
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const SEED = 10;
/** Deliveries that are under way at a time. */
const AT_ONCE = 4;
const filesOf = (client: string) => exchangesOf(client).filter((file) => readExchange(file).steps.some(isChange));
const FILES = CLIENTS.flatMap(filesOf);

function isChange({ method, path }: Step): boolean {
  return method !== 'GET' && !path.endsWith('/.search');
}

describe('F-10, R-07: deliveries', () => {
  let service: TestService;
  let companies = 0;
  beforeAll(async () => {
    service = await startTestService(PATIENT);
  });
  afterAll(() => service.stop());

  /** A client of a company of its own. */
  async function begin(name: string) {
    const company = await service.addCompany(`company${++companies}`);
    /** Makes the settings that an exchange asks for. */
    const set = async (file: string) => {
      const { settings } = readExchange(file);
      if (settings) await service.service.services.settings.update(op, settings, company.company.id);
    };
    return { company, set, client: new ExchangeClient(service.url, name, company.scimToken) };
  }

  /** All users and groups as a client sees them, told apart by their names and not by what differs anyhow. */
  async function stateOf(company: TestCompany): Promise<string[]> {
    const scim = clientOf(service, company);
    const lists = [await scim.get('/Users?count=200'), await scim.get('/Groups?count=200')];
    const all = lists.flatMap(({ body }) => resourcesIn(body));
    const names = new Map(all.map(({ id, userName, displayName }) => [String(id), String(userName ?? displayName)]));
    const slug = company.company.slug;
    return all
      .map(({ id, meta, ...shown }) => {
        const text = [...names].reduce((now, [known, name]) => now.replaceAll(known, name), JSON.stringify(shown));
        return inOrder(JSON.parse(text.replaceAll(slug, 'acme')));
      })
      .toSorted();
  }

  /** The changes that came of requests, in the order in which they happened. */
  async function happened({ company }: TestCompany): Promise<string[]> {
    const { rows } = await withClient(service.databaseUrl, (client) =>
      client.query<{ requestId: string }>(
        `select request_id as "requestId" from event where company_id = $1 and channel = 'SCIM' and outcome = 'DONE'
         group by request_id order by min(id::text)`,
        [company.id],
      ),
    );
    return rows.map(({ requestId }) => requestId);
  }

  /** How many statements of the service wait for a lock. A transaction would go on seeing what was so when it asked first. */
  const waiting = () =>
    withClient(service.databaseUrl, async (client) => {
      const text = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return (await client.query(text)).rowCount;
    });

  const REPEATED: Record<string, number> = { POST: 409, DELETE: 404 };

  it.each(CLIENTS)('that come three times, or twice at once, are done once: %s', async (name) => {
    const [once, thrice, twice] = [await begin(name), await begin(name), await begin(name)];
    for (const file of filesOf(name)) {
      for (const company of [once, thrice, twice]) await company.set(file);
      for (const step of readExchange(file).steps) {
        const { status } = await once.client.send(step);
        const again = status < 300 ? (REPEATED[step.method] ?? status) : status;
        const one = await thrice.client.send(step);
        const statuses = [one, await thrice.client.send(step), await thrice.client.send(step)];
        const atOnce = await Promise.all([twice.client.send(step), twice.client.send(step)]);
        expect({ step, statuses: statusesOf(statuses), atOnce: statusesOf(atOnce).toSorted() }).toEqual({
          step,
          statuses: [status, again, again],
          atOnce: [status, again],
        });
      }
      const state = await stateOf(once.company);
      expect(await stateOf(thrice.company)).toEqual(state);
      expect(await stateOf(twice.company)).toEqual(state);
    }
  });

  const user = (userName: string) => ({ schemas: [USER], userName });
  const GIVEN_UP: [string, (ids: Ids) => [method: string, path: string, body?: object], after: number][] = [
    ['a user is made', () => ['POST', '/Users', user('new')], 409],
    ['a user is changed', ({ one }) => ['PATCH', `/Users/${one}`, patch('replace', 'title', 'Changed')], 200],
    ['a user is replaced', ({ one }) => ['PUT', `/Users/${one}`, user('renamed')], 200],
    ['a user is deactivated', ({ one }) => ['PATCH', `/Users/${one}`, patch('replace', 'active', false)], 200],
    ['a user is deleted', ({ one }) => ['DELETE', `/Users/${one}`], 404],
    ['a group is made', ({ one }) => ['POST', '/Groups', { displayName: 'New', members: [{ value: one }] }], 409],
    [
      'a member is added',
      ({ two, group }) => ['PATCH', `/Groups/${group}`, patch('add', 'members', [{ value: two }])],
      200,
    ],
    [
      'members are replaced',
      ({ two, group }) => ['PUT', `/Groups/${group}`, { displayName: 'Group', members: [{ value: two }] }],
      200,
    ],
    ['a group is deleted', ({ group }) => ['DELETE', `/Groups/${group}`], 404],
  ];

  it.each(GIVEN_UP)(
    'that are given up and come again while the first is at work are done once: %s',
    async (_, change, after) => {
      const company = await service.addCompany(`company${++companies}`);
      const scim = clientOf(service, company);
      const [one, two] = [await scim.createUser('one'), await scim.createUser('two')];
      const [method, path, body] = change({ one, two, group: await scim.createGroup('Group', [one]) });
      const before = (await happened(company)).length;
      const givenUp = new AbortController();
      const again = await withClient(service.databaseUrl, async (holder) => {
        await holder.query('begin');
        await holder.query('lock table "user", workgroup in exclusive mode');
        const first = scim.send(method, path, body, {}, givenUp.signal).catch(() => 'given up');
        await eventually('the first waits', async () => (await waiting()) === 1);
        givenUp.abort();
        expect(await first).toBe('given up');
        const second = scim.send(method, path, body);
        await eventually('the second waits as well', async () => (await waiting()) === 2);
        await holder.query('commit');
        return second;
      });
      await eventually('one of them is done', async () => (await happened(company)).length > before);
      await eventually('nobody waits', async () => (await waiting()) === 0);
      expect(again.status).toBeLessThan(500);
      expect((await scim.send(method, path, body)).status).toBe(after);
      expect((await happened(company)).length).toBe(before + 1);
    },
  );

  it('in any order that a resource allows, often and late, come to what some order of them comes to', async () => {
    const schedule = fc.record({
      file: fc.constantFrom(...FILES),
      copies: fc.infiniteStream(fc.integer({ min: 1, max: 3 })),
      picks: fc.infiniteStream(fc.nat()),
    });
    await fc.assert(
      fc.asyncProperty(schedule, async ({ file, copies, picks }) => {
        const steps = readExchange(file).steps.filter(isChange);
        const [delivered, inTurn] = [await begin(dirname(file)), await begin(dirname(file))];
        for (const company of [delivered, inTurn]) await company.set(file);
        const sent = await deliver(delivered.client, steps, copies, picks);
        expect([...sent.values()].filter(({ status }) => status >= 500)).toEqual([]);
        for (const requestId of await happened(delivered.company)) {
          const { step } = sent.get(requestId) ?? {};
          if (step) expect((await inTurn.client.send(step)).status).toBeLessThan(300);
        }
        const state = await stateOf(delivered.company);
        expect(state).toEqual(await stateOf(inTurn.company));
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  });
});

interface Ids {
  readonly one: string;
  readonly two: string;
  readonly group: string;
}

function patch(op: string, path: string, value: unknown) {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [{ op, path, value }] };
}

/** A delivery, and how it was answered. */
interface Delivered {
  readonly step: Step;
  readonly status: number;
}

/**
 * Sends each step one to three times, several at once. The first time each comes when what was asked before of the same
 * resource is answered; the other times whenever they come. Returns the deliveries by the ids of their requests.
 */
async function deliver(
  client: ExchangeClient,
  steps: readonly Step[],
  copies: Iterator<number>,
  picks: Iterator<number>,
): Promise<Map<string, Delivered>> {
  const delivered = new Map<string, Delivered>();
  const lanes = [...Map.groupBy(steps, resourceOf).values()];
  const late: Step[] = [];
  const underWay = new Set<Promise<void>>();
  const busy = new Set<Step[]>();
  const send = async (step: Step): Promise<void> => {
    const requestId = randomUUID();
    const { status } = await client.send(step, { 'X-Request-Id': requestId });
    delivered.set(requestId, { step, status });
  };
  const begin = (work: Promise<void>): void => {
    const ending = work.finally(() => underWay.delete(ending));
    underWay.add(ending);
  };
  for (;;) {
    const ready = lanes.filter((lane) => lane[0] && !busy.has(lane) && client.canSend(lane[0]));
    const choices = ready.length + late.length;
    if (choices === 0 && underWay.size === 0) return delivered;
    if (choices === 0 || underWay.size >= AT_ONCE) {
      await Promise.race(underWay);
      continue;
    }
    const pick = next(picks) % choices;
    const lane = ready[pick];
    const step = lane ? lane.shift() : late.splice(pick - ready.length, 1)[0];
    if (!step) throw new Error('Nothing was picked.');
    if (!lane) begin(send(step));
    else {
      late.push(...Array.from({ length: next(copies) - 1 }, () => step));
      busy.add(lane);
      begin(send(step).finally(() => busy.delete(lane)));
    }
  }
}

/** What a step is about, told by the name of its id; what has none is about the same. */
function resourceOf({ method, path, capture = {} }: Step): string {
  if (method !== 'POST') return path.match(/\{\{(\w+)\}\}/)?.[1] ?? '';
  return Object.keys(capture).find((name) => capture[name] === 'id') ?? '';
}

function next(stream: Iterator<number>): number {
  return stream.next().value;
}

function statusesOf(answers: readonly StepAnswer[]): number[] {
  return answers.map(({ status }) => status);
}

/** As text, the same for the same: elements of lists in one order. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    Array.isArray(inner) ? inner.map((one) => JSON.parse(inOrder(one))).toSorted(byText) : inner,
  );
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
