import { jest } from '@jest/globals';
import fc from 'fast-check';
import { bulk, ENTERPRISE, idsOf, NOBODY, type Operation, type Result } from '../support/bulk.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

jest.setTimeout(120_000);

const RUNS = 20;
const OPERATIONS_MAX = 14;

/** Few names, so that they collide; `{u0}` stands for the id that a user had before. */
const userName = fc.constantFrom('u0', 'u1', 'U2', 'u3', 'u4');
const externalId = fc.constantFrom('x0', 'x1', 'x2');
const displayName = fc.constantFrom('g0', 'G1', 'g2', 'g3');

/** An id that is known, that an earlier operation makes, or that nobody has. */
function reference(place: number) {
  const earlier = Array.from({ length: place }, (_, index) => `bulkId:b${index}`);
  return fc.constantFrom('{u0}', '{u1}', '{g0}', NOBODY, ...earlier);
}

function userBody(place: number) {
  return fc.record(
    {
      userName,
      externalId,
      active: fc.boolean(),
      title: fc.constantFrom('A', 'B', ''),
      [ENTERPRISE]: fc.record({ manager: fc.record({ value: reference(place) }) }),
    },
    { requiredKeys: ['userName'] },
  );
}

function groupBody(place: number) {
  const members = fc.array(fc.record({ value: reference(place) }), { maxLength: 3 });
  return fc.record({ displayName, externalId, members }, { requiredKeys: ['displayName'] });
}

function userPatch(place: number) {
  return fc.oneof(
    fc.record({ op: fc.constantFrom('add', 'replace'), path: fc.constant('title'), value: fc.constantFrom('C', 'D') }),
    fc.record({ op: fc.constant('replace'), path: fc.constant('userName'), value: userName }),
    fc.record({ op: fc.constant('replace'), value: fc.record({ active: fc.boolean() }) }),
    fc.record({
      op: fc.constant('replace'),
      path: fc.constant(`${ENTERPRISE}:manager.value`),
      value: reference(place),
    }),
  );
}

function groupPatch(place: number) {
  const value = fc.array(fc.record({ value: reference(place) }), { maxLength: 3 });
  return fc.oneof(
    fc.record({ op: fc.constantFrom('add', 'replace', 'remove'), path: fc.constant('members'), value }),
    reference(place).map((id) => ({ op: 'remove', path: `members[value eq "${id}"]` })),
    fc.record({ op: fc.constant('replace'), path: fc.constant('displayName'), value: displayName }),
  );
}

function operation(place: number): fc.Arbitrary<Operation> {
  const target = reference(place);
  const version = fc.option(fc.constantFrom('W/"1"', 'W/"2"'), { nil: undefined, freq: 5 });
  const on = (endpoint: string, method: string, data: fc.Arbitrary<unknown>) =>
    fc.record({ method: fc.constant(method), path: target.map((id) => `/${endpoint}/${id}`), version, data });
  const made = (endpoint: string, data: fc.Arbitrary<unknown>) =>
    fc.record({
      method: fc.constant('POST'),
      path: fc.constant(`/${endpoint}`),
      bulkId: fc.constant(`b${place}`),
      data,
    });
  // One at a time: what a later one of the same PATCH undoes never becomes a reference.
  const patches = (one: fc.Arbitrary<object>) => fc.record({ Operations: fc.tuple(one) });
  const nothing = fc.constant(undefined);
  return fc.oneof(
    { arbitrary: made('Users', userBody(place)), weight: 4 },
    { arbitrary: made('Groups', groupBody(place)), weight: 3 },
    on('Users', 'PUT', userBody(place)),
    on('Groups', 'PUT', groupBody(place)),
    { arbitrary: on('Users', 'PATCH', patches(userPatch(place))), weight: 2 },
    { arbitrary: on('Groups', 'PATCH', patches(groupPatch(place))), weight: 2 },
    on('Users', 'DELETE', nothing),
    on('Groups', 'DELETE', nothing),
  );
}

const batch = fc
  .integer({ min: 1, max: OPERATIONS_MAX })
  .chain((length) => fc.tuple(...Array.from({ length }, (_, place) => operation(place))))
  .map((operations): Operation[] => operations);

/** One of each outcome: what is tried always, whatever else is tried. */
const everyOutcome: Operation[] = [
  { method: 'POST', path: '/Users', bulkId: 'b0', data: { userName: 'U0' } },
  { method: 'POST', path: '/Users', bulkId: 'b1', data: { userName: 'u3' } },
  { method: 'POST', path: '/Groups', bulkId: 'b2', data: { displayName: 'g1', members: [{ value: 'bulkId:b0' }] } },
  { method: 'PUT', path: '/Users/bulkId:b1', version: 'W/"1"', data: { userName: 'u4' } },
  { method: 'DELETE', path: '/Users/bulkId:b1', version: 'W/"1"' },
  { method: 'DELETE', path: '/Users/{u0}' },
  { method: 'DELETE', path: '/Users/{u0}' },
];

/** A company, and the names by which its ids are called when it is compared with another. */
interface World {
  readonly scim: ScimClient;
  readonly ids: Map<string, string>;
}

describe('A bulk request', () => {
  let service: TestService;
  let count = 0;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  async function world(): Promise<World> {
    const scim = clientOf(service, await service.addCompany(`company${count++}`));
    const u0 = await scim.createUser('u0', { externalId: 'x0' });
    const u1 = await scim.createUser('u1', { externalId: 'x1', active: false });
    return {
      scim,
      ids: new Map(Object.entries({ '{u0}': u0, '{u1}': u1, '{g0}': await scim.createGroup('g0', [u0]) })),
    };
  }

  const filled = ({ ids }: World, operation: Operation): Operation =>
    JSON.parse(JSON.stringify(operation).replaceAll(/\{[ug]\d\}|bulkId:b\d+/g, (name) => ids.get(name) ?? name));

  /** What a company holds, with names in the place of ids and without times. */
  async function stateOf({ scim, ids }: World): Promise<unknown> {
    const names = new Map([...ids].toReversed().map(([name, id]) => [id, name]));
    const texts = [await scim.get('/Users?count=200'), await scim.get('/Groups?count=200')].map(({ text }) => text);
    const named = texts.join('\n').replaceAll(/[\da-f-]{36}/g, (id) => names.get(id) ?? 'administrator');
    return named
      .replaceAll(/company\d+/g, 'company')
      .replaceAll(/"(created|lastModified)":"[^"]+"/g, '"$1":"then"')
      .split('\n')
      .map((text) => JSON.parse(text));
  }

  /** Sends the same one by one, as a client does that knows no bulk; what it cannot refer to it does not send. */
  async function singly(target: World, operations: readonly Operation[]): Promise<string[]> {
    const statuses: string[] = [];
    for (const one of operations) {
      const { method, path, bulkId, version, data } = filled(target, one);
      if (JSON.stringify([path, data]).includes('bulkId:')) statuses.push('unresolved');
      else {
        const { status, body } = await target.scim.send(method, path, data, version ? { 'If-Match': version } : {});
        statuses.push(String(status));
        if (status === 201) target.ids.set(`bulkId:${bulkId}`, String(body.id));
      }
    }
    return statuses;
  }

  const statusOf = ({ status, response }: Result): string =>
    response && /bulkId:/.test(response.detail) ? 'unresolved' : status;

  it('leaves behind what its operations leave behind that are sent one by one', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(batch, async (operations) => {
        const [together, apart] = [await world(), await world()];
        const results = await bulk(
          together.scim,
          operations.map((one) => filled(together, one)),
        );
        for (const [index, id] of idsOf(results).entries())
          if (results[index]?.status === '201') together.ids.set(`bulkId:b${index}`, id);
        const expected = await singly(apart, operations);
        expect(results.map(statusOf)).toEqual(expected);
        expect(await stateOf(together)).toEqual(await stateOf(apart));
        for (const status of expected) seen.add(status);
      }),
      { numRuns: RUNS, examples: [[everyOutcome]] },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['200', '201', '204', '404', '409', '412', 'unresolved']));
  });
});
