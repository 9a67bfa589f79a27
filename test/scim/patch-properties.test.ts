import { jest } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { propertyRuns } from '../support/property-runs.ts';
import { clientOf, referencesIn, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { carryOut, type ListName, type Meaning, type Model, NoTarget } from './support/patch-model.ts';
import { ENTERPRISE, element, LEAVEWIZARD, operations, PARTS } from './support/patch-operations.ts';

const RUNS = propertyRuns(100);
jest.setTimeout(60_000 + RUNS * 500);

const LISTS = Object.keys(PARTS) as ListName[];

const list = z.array(z.record(z.string(), z.union([z.string(), z.boolean()]))).default([]);
const texts = z.record(z.string(), z.string()).default({});
const userSchema = z.object({
  id: z.string(),
  userName: z.string(),
  active: z.boolean(),
  title: z.string().optional(),
  nickName: z.string().optional(),
  displayName: z.string().optional(),
  externalId: z.string().optional(),
  name: texts,
  emails: list,
  phoneNumbers: list,
  addresses: list,
  meta: z.object({ version: z.string(), lastModified: z.string() }),
  [ENTERPRISE]: z
    .object({ department: z.string().optional(), manager: z.object({ value: z.string() }).optional() })
    .default({}),
  [LEAVEWIZARD]: z.object({ holidayRegion: z.string().optional() }).default({}),
});

/** What a client sees of a user, as the model has it. */
function modelOf(body: unknown): Model {
  const user = userSchema.parse(body);
  const values = {
    userName: user.userName,
    active: user.active,
    title: user.title,
    nickName: user.nickName,
    displayName: user.displayName,
    externalId: user.externalId,
    'name.givenName': user.name.givenName,
    'name.familyName': user.name.familyName,
    [`${ENTERPRISE}:department`]: user[ENTERPRISE].department,
    [`${ENTERPRISE}:manager.value`]: user[ENTERPRISE].manager?.value,
    [`${LEAVEWIZARD}:holidayRegion`]: user[LEAVEWIZARD].holidayRegion,
  };
  return {
    values: Object.fromEntries(
      Object.entries(values).flatMap(([path, value]) => (value === undefined ? [] : [[path, value]])),
    ),
    lists: { emails: user.emails, phoneNumbers: user.phoneNumbers, addresses: user.addresses },
  };
}

/** In a form in which equal means the same: the order of elements tells nothing. */
function comparable({ values, lists }: Model): unknown {
  const sorted = (name: ListName) =>
    lists[name].map((one) => JSON.stringify(Object.entries(one).toSorted())).toSorted();
  return { values: Object.entries(values).toSorted(), lists: LISTS.map((name) => [name, sorted(name)]) };
}

/** The new model, or why there is none. Of several faults in one request any may be told. */
function expectedOf(before: Model, meanings: readonly Meaning[]): Model | readonly string[] {
  const faults = meanings.flatMap((meaning) => (meaning.does === 'refuse' ? [meaning.scimType] : []));
  try {
    const after = carryOut(before, meanings);
    return faults.length > 0 ? faults : after;
  } catch (error) {
    if (error instanceof NoTarget) return [...faults, 'noTarget'];
    throw error;
  }
}

const draft = fc.record(
  {
    title: fc.constantFrom('a', 'b'),
    displayName: fc.constantFrom('a', 'b'),
    name: fc.record({ givenName: fc.constant('a'), familyName: fc.constant('b') }),
    emails: fc.array(element('emails'), { maxLength: 4 }),
    phoneNumbers: fc.array(element('phoneNumbers'), { maxLength: 2 }),
    addresses: fc.array(element('addresses'), { maxLength: 3 }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

describe('PATCH, for every list of operations', () => {
  let service: TestService;
  let scim: ScimClient;
  let count = 0;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  it('does to a user what a plain evaluator of RFC 7644 §3.5.2 does, all of it or nothing', async () => {
    await fc.assert(
      fc.asyncProperty(draft, operations, async (given, spoken) => {
        // An externalId is unique, and so one that is a word of many would be taken.
        const externalId = `e${++count}`;
        const body = Object.fromEntries(
          Object.entries(given).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.map(({ sent }) => sent) : value,
          ]),
        );
        const made = await scim.send('POST', '/Users', { ...body, externalId, userName: `user${count}@acme.test` });
        expect(made.status).toBe(201);
        const path = `/Users/${String(made.body.id)}`;
        const before = modelOf(made.body);
        const expected = expectedOf(
          before,
          spoken.flatMap(({ meanings }) => meanings),
        );
        const answer = await scim.patch(path, ...spoken.map(({ sent }) => sent));
        const after = await scim.get(path);
        await scim.send('DELETE', path);
        if (Array.isArray(expected)) {
          expect(answer).toMatchObject({ status: 400, body: { scimType: expect.any(String) } });
          expect(expected).toContain(answer.body.scimType);
          expect(after.text).toBe(made.text);
          return;
        }
        expect({ status: answer.status, text: answer.text }).toEqual({ status: 200, text: after.text });
        expect(comparable(modelOf(after.body))).toEqual(comparable(expected as Model));
        const isSame = JSON.stringify(comparable(before)) === JSON.stringify(comparable(expected as Model));
        const { version } = userSchema.parse(after.body).meta;
        if (isSame) expect(after.text).toBe(made.text);
        else expect(version).toBe('W/"2"');
      }),
      { numRuns: RUNS },
    );
  });

  it('of a group moves exactly the members it names, and a rename that names none drops none', async () => {
    const people = await Promise.all(['a', 'b', 'c', 'd'].map((name) => scim.createUser(`member-${name}`)));
    const nobody = '0193a000-0000-7000-8000-000000000000';
    const ids = fc.uniqueArray(fc.constantFrom(...people, nobody), { maxLength: 3 });
    const list = (chosen: readonly string[]) => chosen.map((value) => ({ value, $ref: null }));
    const without = (members: readonly string[], gone: readonly string[]) => members.filter((id) => !gone.includes(id));
    const doing: Record<string, (members: readonly string[], named: readonly string[]) => readonly string[]> = {
      add: (members, named) => [...members, ...without(named, members)],
      replace: (_, named) => named,
      remove: without,
    };
    const step = fc.oneof(
      fc.tuple(fc.constantFrom(...Object.keys(doing)), ids, fc.boolean()).map(([op, chosen, isPathless]) => ({
        sent: isPathless ? { op, value: { members: list(chosen) } } : { op, path: 'members', value: list(chosen) },
        does: (members: readonly string[]) => doing[op]?.(members, chosen) ?? members,
      })),
      fc.uniqueArray(fc.constantFrom(...people, nobody), { minLength: 1, maxLength: 3 }).map((chosen) => ({
        sent: { op: 'remove', path: `members[${chosen.map((id) => `value eq "${id}"`).join(' or ')}]` },
        does: (members: readonly string[]) => without(members, chosen),
      })),
      fc.constant({ sent: { op: 'remove', path: 'members' }, does: (): readonly string[] => [] }),
      fc.constantFrom('One', 'Two').map((displayName) => ({
        sent: { op: 'replace', value: { id: 'x', displayName } },
        does: (members: readonly string[]) => members,
      })),
    );
    await fc.assert(
      fc.asyncProperty(ids, fc.array(step, { minLength: 1, maxLength: 5 }), async (first, steps) => {
        const path = `/Groups/${await scim.createGroup('One', first)}`;
        const made = await scim.get(path);
        const after = steps.reduce<readonly string[]>((members, { does }) => does(members), first);
        const answer = await scim.patch(path, ...steps.map(({ sent }) => sent));
        const read = await scim.get(path);
        await scim.send('DELETE', path);
        expect([answer.status, answer.text]).toEqual([200, read.text]);
        const known = (members: readonly string[]) => without(members, [nobody]).toSorted();
        expect(referencesIn(read.body.members).toSorted()).toEqual(known(after));
        const isSame = known(after).join() === known(first).join() && read.body.displayName === made.body.displayName;
        if (isSame) expect(read.text).toBe(made.text);
        else expect(read.body.meta).toMatchObject({ version: 'W/"2"' });
      }),
      { numRuns: RUNS },
    );
  });
});
