import { clientOf, referencesIn, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

type Operations = (a: string, b: string, c: string) => object[];

describe('PATCH of a group (RFC 7644 §3.5.2)', () => {
  let service: TestService;
  let scim: ScimClient;
  let a: string;
  let b: string;
  let c: string;
  let count = 0;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    [a = '', b = '', c = ''] = [
      await scim.createUser('a@acme.test'),
      await scim.createUser('b@acme.test'),
      await scim.createUser('c@acme.test'),
    ];
  });
  afterAll(() => service.stop());

  const members = (...ids: string[]) => ids.map((value) => ({ value }));

  /* The group holds a and b before each. */
  it.each<[string, Operations, string]>([
    [
      'Okta, one in and one out',
      (x, _, z) => [
        { op: 'remove', path: `members[value eq "${x}"]` },
        { op: 'add', path: 'members', value: [{ value: z, display: 'c@acme.test' }] },
      ],
      'bc',
    ],
    ['Okta, the whole list', (_, y, z) => [{ op: 'replace', path: 'members', value: members(y, z) }], 'bc'],
    ['Okta, the whole list without a path', (_, __, z) => [{ op: 'replace', value: { members: members(z) } }], 'c'],
    ['Okta, nobody', () => [{ op: 'replace', value: { members: [] } }], ''],
    ['Okta, a rename that names no members', () => [{ op: 'replace', value: { displayName: `New ${count}` } }], 'ab'],
    ['Entra ID, a rename by path', () => [{ op: 'Replace', path: 'displayName', value: `New ${count}` }], 'ab'],
    [
      'Entra ID, Add with $ref null',
      (_, __, z) => [{ op: 'Add', path: 'members', value: [{ $ref: null, value: z }] }],
      'abc',
    ],
    [
      'Entra ID, Remove of those listed',
      (x) => [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: x }] }],
      'b',
    ],
    ['JumpCloud, remove of those listed', (x) => [{ op: 'remove', path: 'members', value: members(x) }], 'b'],
    ['Salesforce, remove of those listed in an object', (x) => [{ op: 'remove', value: { members: members(x) } }], 'b'],
    ['one object for a list', (_, __, z) => [{ op: 'add', path: 'members', value: { value: z } }], 'abc'],
    ['bare ids', (_, __, z) => [{ op: 'add', path: 'members', value: [z] }], 'abc'],
    ['add without a path', (_, __, z) => [{ op: 'add', value: { members: members(z) } }], 'abc'],
    ['several by one filter', (x, y) => [{ op: 'remove', path: `members[value eq "${x}" or value eq "${y}"]` }], ''],
    ['who is no member is removed', (_, __, z) => [{ op: 'remove', path: `members[value eq "${z}"]` }], 'ab'],
    ['remove of all', () => [{ op: 'remove', path: 'members' }], ''],
    [
      'add and then remove the same',
      (_, __, z) => [
        { op: 'add', path: 'members', value: members(z) },
        { op: 'remove', path: `members[value eq "${z}"]` },
      ],
      'ab',
    ],
    [
      'remove and then add the same',
      (x) => [
        { op: 'remove', path: `members[value eq "${x}"]` },
        { op: 'add', path: 'members', value: members(x) },
      ],
      'ab',
    ],
    [
      'clear and then add',
      (_, __, z) => [
        { op: 'remove', path: 'members' },
        { op: 'add', path: 'members', value: members(z) },
      ],
      'c',
    ],
    [
      'add and then clear',
      (_, __, z) => [
        { op: 'add', path: 'members', value: members(z) },
        { op: 'replace', path: 'members', value: [] },
      ],
      '',
    ],
    ['the same ones many times', (x, y) => [{ op: 'add', path: 'members', value: members(x, y, x, x) }], 'ab'],
  ])('%s', async (_, operations, expected) => {
    const group = await scim.createGroup(`Group ${++count}`, [a, b]);
    const { status, body } = await scim.patch(`/Groups/${group}`, ...operations(a, b, c));
    const names = new Map([
      [a, 'a'],
      [b, 'b'],
      [c, 'c'],
    ]);
    const named = (ids: string[]) =>
      ids
        .map((id) => names.get(id) ?? id)
        .toSorted()
        .join('');
    expect({ status, members: named(referencesIn(body.members)) }).toEqual({ status: 200, members: expected });
    expect(named(await scim.members(group))).toBe(expected);
    const { body: found } = await scim.filter('Users', `groups.value eq "${group}"`);
    expect(found.totalResults).toBe(expected.length);
  });

  it('one that is made with its members is at its first version, changed when it was made', async () => {
    const { body } = await scim.send('POST', '/Groups', { displayName: 'Whole', members: members(a, b) });
    const { created } = body.meta as { created: string };
    expect(body.meta).toMatchObject({ version: 'W/"1"', lastModified: created });
    expect((await scim.get(`/Groups/${body.id}`)).body.meta).toEqual(body.meta);
  });

  it('what changes nothing makes no version', async () => {
    const group = await scim.createGroup('Same', [a, b]);
    const before = await scim.get(`/Groups/${group}`);
    for (const operation of [
      { op: 'add', path: 'members', value: members(a) },
      { op: 'replace', path: 'members', value: members(b, a) },
      { op: 'remove', path: `members[value eq "${c}"]` },
      { op: 'replace', value: { id: group, displayName: 'Same' } },
    ])
      expect((await scim.patch(`/Groups/${group}`, operation)).text).toBe(before.text);
    expect((await scim.get(`/Groups/${group}`)).text).toBe(before.text);
  });

  it('Entra ID makes one with a schema of its own, and reads it without members', async () => {
    const made = await scim.send('POST', '/Groups', {
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:Group',
        'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
      ],
      externalId: 'entra-1',
      displayName: 'Entra',
      meta: { resourceType: 'Group' },
    });
    expect(made).toMatchObject({ status: 201, body: { externalId: 'entra-1', displayName: 'Entra' } });
    const read = await scim.get(`/Groups/${String(made.body.id)}?excludedAttributes=members`);
    expect(read.body).not.toHaveProperty('members');
    expect((await scim.filter('Groups', 'externalId eq "entra-1"')).body.totalResults).toBe(1);
  });

  it('of a large group is 204, and still 200 for a client that asks for members', async () => {
    const small = await startTestService({ GROUP_MEMBERS_INLINE_MAX: '2' });
    const client = clientOf(small, small);
    const people = [await client.createUser('x'), await client.createUser('y'), await client.createUser('z')];
    const path = `/Groups/${await client.createGroup('Large')}`;
    const add = (at: string, ids: string[]) => client.patch(at, { op: 'add', path: 'members', value: members(...ids) });
    expect(referencesIn((await add(path, people.slice(0, 2))).body.members)).toHaveLength(2);
    expect(await add(path, people)).toMatchObject({ status: 204, text: '' });
    expect(await client.members(path.slice('/Groups/'.length))).toHaveLength(3);
    const change = (op: string, ids: readonly string[]) =>
      client.patch(path, { op, path: 'members', value: members(...ids) });
    for (const [status, op, ids] of [
      [200, 'remove', people.slice(0, 1)],
      [204, 'add', [...people, 'nobody', '0193a000-0000-7000-8000-000000000000']],
      [204, 'replace', people],
      [200, 'replace', people.slice(1)],
      [200, 'remove', people.slice(0, 1)],
      [200, 'add', people.slice(1)],
      [204, 'add', people],
    ] as const)
      expect([op, ids.length, (await change(op, ids)).status]).toEqual([op, ids.length, status]);
    const made = (ids: string[]) =>
      client.send('POST', '/Groups', { displayName: `Of ${ids.length}`, members: members(...ids) });
    expect(referencesIn((await made(people.slice(1))).body.members)).toHaveLength(2);
    expect((await made(people)).body).not.toHaveProperty('members');
    await change('replace', people);
    const asked = await client.patch(`${path}?attributes=members`, { op: 'replace', path: 'externalId', value: 'l' });
    expect(referencesIn(asked.body.members)).toHaveLength(3);
    const excluded = await client.patch(`${path}?excludedAttributes=members`, { op: 'remove', path: 'externalId' });
    expect([200, 204]).toContain(excluded.status);
    await small.stop();
  });
});
