import { signsIn } from '../support/graphql-client.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('PUT (RFC 7644 §3.5.1)', () => {
  let service: TestService;
  let scim: ScimClient;
  let count = 0;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  /** A user of whom much is known; inactive, so that it shows when that is lost. */
  const make = async () => {
    const userName = `user${++count}@acme.test`;
    const id = await scim.createUser(userName, {
      externalId: `e-${count}`,
      title: 'Boss',
      name: { givenName: 'Ann', familyName: 'Lee' },
      emails: [{ value: userName, type: 'work', primary: true }],
      phoneNumbers: [{ value: '1', type: 'work' }],
      active: false,
      [ENTERPRISE]: { department: 'Sales', manager: { value: 'm' } },
    });
    return { userName, path: `/Users/${id}` };
  };

  it('clears what is absent, whether the user is active aside', async () => {
    const { userName, path } = await make();
    const { status, body } = await scim.send('PUT', path, { userName });
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(['active', 'id', 'meta', 'roles', 'schemas', 'userName']);
    expect(body).toMatchObject({ schemas: [USER], active: false });
  });

  it.each<[string, object]>([
    ['JumpCloud', { emails: null, phoneNumbers: [], photos: [{ value: 'x', type: 'photo' }] }],
    ['empty texts', { title: '', externalId: '', emails: '', name: { givenName: '', familyName: null } }],
    ['null for a complex attribute', { name: null, [ENTERPRISE]: null, addresses: null }],
    ['an extension without anything', { [ENTERPRISE]: {} }],
  ])('takes for unset what %s sends', async (_, more) => {
    const { userName, path } = await make();
    const { status, body } = await scim.send('PUT', path, { userName, ...more });
    expect(status).toBe(200);
    for (const name of [...Object.keys(more), 'title', 'emails']) expect(body).not.toHaveProperty([name]);
  });

  it('keeps the password when none is sent, or an empty one', async () => {
    const userName = 'password@acme.test';
    const id = await scim.createUser(userName, { password: 'the one password' });
    for (const more of [{}, { password: '' }, { password: null }])
      expect((await scim.send('PUT', `/Users/${id}`, { userName, ...more })).status).toBe(200);
    expect(await signsIn(service, userName, 'the one password')).toBe(true);
  });

  it('reads names in any case, and an extension whose urn is not in schemas', async () => {
    const { userName, path } = await make();
    const { body } = await scim.send('PUT', path, {
      SCHEMAS: [USER],
      USERNAME: userName,
      Name: { GIVENNAME: 'Bea' },
      Emails: [{ VALUE: 'bea@acme.test', Primary: 'True' }],
      [ENTERPRISE.toUpperCase()]: { Department: 'Ops' },
    });
    expect(body).toMatchObject({
      schemas: [USER, ENTERPRISE],
      name: { givenName: 'Bea' },
      emails: [{ value: 'bea@acme.test', primary: true }],
      [ENTERPRISE]: { department: 'Ops' },
    });
  });

  it.each([{}, { userName: null }, { userName: '' }, { userName: 5 }, { title: 'x' }, { schemas: 'x', userName: 'x' }])(
    'refuses %j, and changes nothing',
    async (body) => {
      const { path } = await make();
      const before = await scim.get(path);
      expectScimError(await scim.send('PUT', path, body), 400);
      expect((await scim.get(path)).text).toBe(before.text);
    },
  );

  it.each<[string, object, number]>([
    ['absent members stay', {}, 1],
    ['members [] leave nobody', { members: [] }, 0],
    ['members null leave nobody', { members: null }, 0],
  ])('of a group: %s', async (name, more, members) => {
    const group = await scim.createGroup(name, [await scim.createUser(`in ${name}`)]);
    const { status } = await scim.send('PUT', `/Groups/${group}`, { displayName: name, ...more });
    expect({ status, members: (await scim.members(group)).length }).toEqual({ status: 200, members });
  });
});
