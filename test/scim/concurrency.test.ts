import { clientOf, referencesIn, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('Requests at the same time', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const createUsers = (prefix: string, count: number) =>
    Promise.all(times(count).map((index) => scim.createUser(`${prefix}${index}@acme.test`)));

  it('lose none of 40 members who are added one by one', async () => {
    const users = await createUsers('add', 40);
    const group = await scim.createGroup('Added at once');
    const answers = await Promise.all(
      users.map((value) => scim.patch(`/Groups/${group}`, { op: 'add', path: 'members', value: [{ value }] })),
    );
    expect(answers.map(({ status }) => status)).toEqual(users.map(() => 200));
    expect(new Set(await scim.members(group))).toEqual(new Set(users));
  });

  it('leave each of 40 users in exactly one of four groups that are pushed in full', async () => {
    const users = await createUsers('push', 40);
    const groups = await Promise.all(times(4).map((index) => scim.createGroup(`Pushed ${index}`)));
    const value = users.map((id) => ({ value: id }));
    const answers = await Promise.all(
      times(40).map((index) =>
        scim.patch(`/Groups/${groups[index % 4]}`, {
          op: 'replace',
          path: 'members',
          value: index % 2 ? value : value.toReversed(),
        }),
      ),
    );
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    const members = (await Promise.all(groups.map((group) => scim.members(group)))).flat();
    expect(members.toSorted()).toEqual(users.toSorted());
  });

  it('SC-22: make one user of eight creates of one userName', async () => {
    const answers = await Promise.all(times(8).map(() => scim.send('POST', '/Users', { userName: 'Same@acme.test' })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...times(7).map(() => 409)]);
    for (const { status, body } of answers) if (status === 409) expect(body.scimType).toBe('uniqueness');
    expect((await scim.filter('Users', 'userName eq "same@ACME.test"')).body.totalResults).toBe(1);
  });

  it('lose no attribute of a user who is patched by many', async () => {
    const id = await scim.createUser('patched@acme.test');
    const attributes = [
      'title',
      'nickName',
      'userType',
      'locale',
      'timezone',
      'displayName',
      'name.givenName',
      'name.familyName',
    ];
    await Promise.all(
      attributes.map((path) => scim.patch(`/Users/${id}`, { op: 'replace', path, value: `x ${path}` })),
    );
    const { body } = await scim.get(`/Users/${id}`);
    expect(body).toMatchObject({
      title: 'x title',
      nickName: 'x nickName',
      userType: 'x userType',
      locale: 'x locale',
      timezone: 'x timezone',
      displayName: 'x displayName',
      name: { givenName: 'x name.givenName', familyName: 'x name.familyName' },
      meta: { version: `W/"${attributes.length + 1}"` },
    });
  });

  it('SC-28, R-09: never deadlock for the client when two groups take people from each other', async () => {
    const users = await createUsers('swap', 10);
    const [one, other] = [
      await scim.createGroup('One', users.slice(0, 5)),
      await scim.createGroup('Other', users.slice(5)),
    ];
    const push = (group: string, ids: string[]) =>
      scim.patch(`/Groups/${group}`, { op: 'add', path: 'members', value: ids.map((value) => ({ value })) });
    const answers = await Promise.all(
      times(20).map((index) => (index % 2 ? push(one, users) : push(other, users.toReversed()))),
    );
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    expect([...(await scim.members(one)), ...(await scim.members(other))].toSorted()).toEqual(users.toSorted());
  });

  it('end well when users are deleted while their groups are pushed', async () => {
    const users = await createUsers('gone', 10);
    const group = await scim.createGroup('Going', users);
    const answers = await Promise.all([
      ...users.map((id) => scim.send('DELETE', `/Users/${id}`)),
      ...users.map((value) => scim.patch(`/Groups/${group}`, { op: 'add', path: 'members', value: [{ value }] })),
    ]);
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    expect(await scim.members(group)).toEqual([]);
  });

  it('change members with as many statements for 300 people as for three', async () => {
    const users = await createUsers('many', 300);
    const group = await scim.createGroup('Counted');
    const statementsOf = async (ids: string[]) => {
      const before = service.statements.length;
      await scim.patch(`/Groups/${group}?excludedAttributes=members`, {
        op: 'add',
        path: 'members',
        value: ids.map((value) => ({ value })),
      });
      return service.statements.slice(before);
    };
    const few = await statementsOf(users.slice(0, 3));
    const many = await statementsOf(users.slice(3));
    expect(many.map((text) => text.slice(0, 40))).toEqual(few.map((text) => text.slice(0, 40)));
    expect(referencesIn((await scim.get(`/Groups/${group}`)).body.members)).toHaveLength(300);
  });
});
