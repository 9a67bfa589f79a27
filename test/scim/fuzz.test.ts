import { jest } from '@jest/globals';
import fc from 'fast-check';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

jest.setTimeout(60_000);

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';

const attribute = fc.constantFrom(
  'userName',
  'displayName',
  'externalId',
  'active',
  'password',
  'name',
  'name.givenName',
  'emails',
  'phoneNumbers',
  'addresses',
  'groups',
  'roles',
  'members',
  'id',
  'meta',
  'meta.created',
  'schemas',
  'Operations',
  ENTERPRISE,
  `${ENTERPRISE}:manager`,
  LEAVEWIZARD,
  `${LEAVEWIZARD}:startDate`,
  '__proto__',
  'nonsense',
);
/** Some text of every kind: well-formed or not, of every plane, and pieces of what the service knows. */
const text = fc.oneof(
  attribute,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', '\0', '\ud800', 'true', '2026-02-30', '9999-12-31T23:59:60Z', '+999999-01-01', 'x'.repeat(2000)),
  fc.uuid(),
);
const scalar = fc.oneof(
  text,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(attribute, fc.constantFrom('value', 'type', 'primary', '$ref', 'display'), text),
      tie('value'),
      {
        maxKeys: 5,
      },
    ),
  ),
}));
const filter = fc
  .array(
    fc.oneof(
      attribute,
      fc.constantFrom(...'eq ne co sw ew gt ge lt le pr and or not ( ) [ ] . : true null 5 1e999 "x" "'.split(' ')),
      fc.constantFrom('value', 'type eq "work"', `"2026-11-30T08:00:00Z"`, '"\\u0000"', '"\\ud800"'),
      text.map((word) => JSON.stringify(word)),
    ),
    { maxLength: 9 },
  )
  .map((words) => words.join(' '));
const path = fc.oneof(
  attribute,
  fc.tuple(attribute, filter).map(([name, inside]) => `${name}[${inside}]`),
  fc.tuple(attribute, filter, text).map(([name, inside, part]) => `${name}[${inside}].${part}`),
  text,
);
const operation = fc.record(
  { op: fc.oneof(fc.constantFrom('add', 'replace', 'remove', 'Replace'), value), path: fc.oneof(path, value), value },
  { requiredKeys: ['op'] },
);
const patch = fc.record(
  { schemas: value, Operations: fc.array(operation, { maxLength: 4 }) },
  { requiredKeys: ['Operations'] },
);
const resource = fc.dictionary(attribute, value, { maxKeys: 8 });
const parameters = fc.dictionary(
  fc.constantFrom('filter', 'startIndex', 'count', 'attributes', 'excludedAttributes', 'sortBy', 'sortOrder', 'x'),
  fc.oneof(filter, path, text, fc.integer().map(String)),
  { maxKeys: 3 },
);
const segment = fc.oneof(
  fc.constantFrom('{user}', '{group}', '{userName}', '', '.search', '%', '%00', '%ff', '%2f', ';'),
  text.map((part) => encodeURIComponent(part.toWellFormed())),
);

/** Whatever comes, it is the sender's fault: 4xx and a SCIM error, or an answer. Never a 5xx. */
describe('Bad input, whatever it is', () => {
  let service: TestService;
  let scim: ScimClient;
  let user: string;
  let group: string;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    user = await scim.createUser('target@acme.test', { emails: [{ value: 'target@acme.test', type: 'work' }] });
    group = await scim.createGroup('Target', [user]);
  });
  afterAll(() => service.stop());

  const send = async (method: string, at: string, body?: unknown) => {
    const place = at.replaceAll('{user}', user).replaceAll('{group}', group).replaceAll('{userName}', 'target');
    const answer = await scim.send(method, place, body === undefined ? undefined : JSON.stringify(body));
    if (answer.status >= 400) expectScimError(answer, answer.status);
    if (answer.status >= 500) throw new Error(`${method} ${place} was answered with ${answer.status}: ${answer.text}`);
  };
  const search = (query: Record<string, string>) =>
    Object.entries(query)
      .map(([name, given]) => `${name}=${encodeURIComponent(given.toWellFormed())}`)
      .join('&');
  const holds = <Values extends [unknown, ...unknown[]]>(
    arbitraries: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
    check: (...values: Values) => Promise<void>,
  ) => fc.assert(fc.asyncProperty(...arbitraries, check), { numRuns: 150 });

  it('in the body of a POST or PUT', () =>
    holds<[unknown, string]>([fc.oneof(resource, value), fc.constantFrom('Users', 'Groups')], async (body, kind) => {
      await send('POST', `/${kind}`, body);
      await send('PUT', kind === 'Users' ? '/Users/{user}' : '/Groups/{group}', body);
    }));

  it('in the body of a PATCH', () =>
    holds<[unknown]>([fc.oneof({ weight: 4, arbitrary: patch }, value)], async (body) => {
      await send('PATCH', '/Users/{user}', body);
      await send('PATCH', '/Groups/{group}', body);
    }));

  it('in the query', () =>
    holds<[Record<string, string>]>([parameters], async (query) => {
      for (const at of ['/Users', '/Groups', '/Users/{user}', '/Schemas', '/ServiceProviderConfig'])
        await send('GET', `${at}?${search(query)}`);
    }));

  it('in the filter', () =>
    holds<[string]>([filter], async (asked) => {
      await send('GET', `/Users?${search({ filter: asked })}`);
      await send('GET', `/Groups?${search({ filter: asked })}`);
    }));

  it('in the address and the method', () =>
    holds<[string, string, string[], unknown]>(
      [
        fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
        fc.constantFrom('Users', 'Groups', 'Schemas', 'ResourceTypes', 'Bulk', 'users'),
        fc.array(segment, { minLength: 1, maxLength: 3 }),
        value,
      ],
      async (method, kind, segments, body) => {
        const at = [kind, ...segments].join('/');
        // The client itself resolves a lone dot or two, and so might leave.
        fc.pre(!segments.some((part) => /^\.+$/.test(part)));
        fc.pre(!(method === 'DELETE' && /^\w+\/\{(user|group)\}\/*$/.test(at)));
        await send(method, `/${at}`, method === 'GET' ? undefined : body);
      },
    ));

  it('and the service is as well as it was', async () => {
    expect((await scim.get(`/Groups/${group}`)).status).toBe(200);
    expect(service.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
