import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const DRAFT = {
  externalId: 'e-1',
  displayName: 'Ann',
  name: { givenName: 'Ann', familyName: 'Lee' },
  emails: [{ value: 'ann@acme.test', type: 'work', primary: true }],
  [ENTERPRISE]: { department: 'Sales', employeeNumber: '7' },
};

describe('What an answer shows (RFC 7644 §3.9)', () => {
  let service: TestService;
  let scim: ScimClient;
  let path: string;
  let group: string;
  let whole: Record<string, unknown>;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    const id = await scim.createUser('ann@acme.test', DRAFT);
    path = `/Users/${id}`;
    group = `/Groups/${await scim.createGroup('Sales', [id])}`;
    whole = (await scim.get(path)).body;
  });
  afterAll(() => service.stop());

  /** Leaves id and schemas, which are always there, to the test's one sentence about them. */
  const shown = ({ body: { id, schemas, ...rest } }: Awaited<ReturnType<ScimClient['get']>>) => {
    expect({ id, schemas }).toEqual({ id: expect.any(String), schemas: expect.any(Array) });
    return rest;
  };
  const name = { name: { givenName: 'Ann' } };

  it.each<[string, object]>([
    ['attributes=userName', { userName: 'ann@acme.test' }],
    ['attributes=USERNAME', { userName: 'ann@acme.test' }],
    ['attributes=userName,externalId', { userName: 'ann@acme.test', externalId: 'e-1' }],
    ['attributes=%20userName%20,%20externalId,,', { userName: 'ann@acme.test', externalId: 'e-1' }],
    ['attributes=id', {}],
    ['attributes=schemas', {}],
    ['attributes=name.givenName', name],
    ['attributes=name.givenName,name', { name: { givenName: 'Ann', familyName: 'Lee' } }],
    [`attributes=${USER}:name.givenName`, name],
    ['attributes=emails.value', { emails: [{ value: 'ann@acme.test' }] }],
    ['attributes=emails', { emails: DRAFT.emails }],
    [`attributes=${ENTERPRISE}:department`, { [ENTERPRISE]: { department: 'Sales' } }],
    [`attributes=${ENTERPRISE}`, { [ENTERPRISE]: DRAFT[ENTERPRISE] }],
    ['attributes=meta.version', { meta: { version: 'W/"2"' } }],
    ['attributes=groups.display', { groups: [{ display: 'Sales' }] }],
    ['attributes=password', {}],
    ['attributes=nonsense', {}],
    ['attributes=nonsense,displayName', { displayName: 'Ann' }],
  ])('%s', async (query, expected) => {
    expect(shown(await scim.get(`${path}?${query}`))).toEqual(expected);
  });

  it.each<[string, (all: Record<string, unknown>) => object]>([
    ['excludedAttributes=emails', ({ emails: _, ...rest }) => rest],
    ['excludedAttributes=EMAILS,%20name', ({ emails: _, name: __, ...rest }) => rest],
    ['excludedAttributes=name.familyName', (all) => ({ ...all, ...name })],
    [`excludedAttributes=${ENTERPRISE}:department`, (all) => ({ ...all, [ENTERPRISE]: { employeeNumber: '7' } })],
    [`excludedAttributes=${ENTERPRISE}`, ({ [ENTERPRISE]: _, ...rest }) => rest],
    ['excludedAttributes=meta,groups', ({ meta: _, groups: __, ...rest }) => rest],
    ['excludedAttributes=id', (all) => all],
    ['excludedAttributes=schemas', (all) => all],
    ['excludedAttributes=nonsense', (all) => all],
    ['excludedAttributes=', (all) => all],
    ['attributes=', (all) => all],
  ])('%s', async (query, expected) => {
    expect((await scim.get(`${path}?${query}`)).body).toEqual(expected(whole));
  });

  it('is as asked on every request, the list and the errors’ side effects included', async () => {
    const query = '?attributes=displayName';
    const body = { userName: 'bob@acme.test', displayName: 'Bob' };
    const made = await scim.send('POST', `/Users${query}`, body);
    expect(shown(made)).toEqual({ displayName: 'Bob' });
    expect(made.headers.get('location')).toContain(String(made.body.id));
    expect(made.headers.get('etag')).toBe('W/"1"');
    const at = `/Users/${String(made.body.id)}${query}`;
    expect(shown(await scim.send('PUT', at, { ...body, displayName: 'Bobby' }))).toEqual({ displayName: 'Bobby' });
    expect(shown(await scim.patch(at, { op: 'replace', value: { title: 'x' } }))).toEqual({ displayName: 'Bobby' });
    const listed = await scim.get(`/Users${query}&filter=${encodeURIComponent('userName sw "bob"')}`);
    expect(listed.body).toMatchObject({ totalResults: 1, startIndex: 1, itemsPerPage: 1 });
    expect(listed.body.Resources).toEqual([{ schemas: [USER], id: made.body.id, displayName: 'Bobby' }]);
  });

  it.each([
    ['GET', '/Users'],
    ['GET', '/Groups'],
    ['POST', '/Users'],
    ['POST', '/Groups'],
  ])('%s %s refuses both lists at once, and changes nothing', async (method, at) => {
    const body = { userName: 'both@acme.test', displayName: 'Both' };
    const answer = await scim.send(
      method,
      `${at}?attributes=displayName&excludedAttributes=meta`,
      method === 'POST' ? body : undefined,
    );
    expectScimError(answer, 400, 'invalidValue');
    expect((await scim.filter('Users', 'userName eq "both@acme.test"')).body.totalResults).toBe(0);
    expect((await scim.filter('Groups', 'displayName eq "Both"')).body.totalResults).toBe(0);
  });

  it('refuses both lists at once in a change, too, and changes nothing', async () => {
    const before = await scim.get(path);
    const query = '?attributes=displayName&excludedAttributes=meta';
    expectScimError(await scim.patch(path + query, { op: 'replace', value: { title: 'Both' } }), 400, 'invalidValue');
    expectScimError(await scim.send('PUT', path + query, { userName: 'both@acme.test' }), 400, 'invalidValue');
    expectScimError(
      await scim.patch(group + query, { op: 'replace', value: { displayName: 'Both' } }),
      400,
      'invalidValue',
    );
    expectScimError(await scim.send('PUT', group + query, { displayName: 'Both' }), 400, 'invalidValue');
    expect((await scim.get(path)).text).toBe(before.text);
    expect((await scim.get(group)).body.displayName).toBe('Sales');
  });

  it.each([
    ['?excludedAttributes=members', false],
    ['?attributes=displayName', false],
    ['?attributes=members', true],
    ['?attributes=members.value', true],
    ['', true],
  ])('Groups%s: members are read from the database: %s', async (query, isRead) => {
    for (const at of ['/Groups', group]) {
      const before = service.statements.length;
      const { text } = await scim.get(at + query);
      const reads = service.statements.slice(before).filter((statement) => /workgroup_id/.test(statement));
      expect({ at, members: text.includes('"members"'), reads: reads.length > 0 }).toEqual({
        at,
        members: isRead,
        reads: isRead,
      });
    }
  });
});
