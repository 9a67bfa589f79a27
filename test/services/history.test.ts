import { operator } from '../../src/domain/actor.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('The history of a user', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it('tells what happened to them, and by which pushes they moved between workgroups, newest first', async () => {
    const { services } = service.service;
    const okta = clientOf(service, service);
    const mary = await okta.createUser('mary');
    const joe = await okta.createUser('joe');
    const sales = await okta.createGroup('Sales', [mary, joe]);
    const support = await okta.createGroup('Support');
    const add = (id: string) => ({ op: 'add', path: 'members', value: [{ value: id }] });
    await okta.patch(`/Groups/${support}`, add(mary));
    await okta.patch(`/Groups/${support}`, { op: 'remove', path: `members[value eq "${mary}"]` });
    await okta.patch(`/Groups/${sales}`, add(mary), { op: 'replace', path: 'displayName', value: 'Sales!' });
    await okta.patch(`/Groups/${sales}`, { op: 'replace', path: 'displayName', value: 'Sellers' });
    await okta.send('DELETE', `/Groups/${sales}`);
    await okta.patch(`/Users/${mary}`, { op: 'replace', path: 'title', value: 'Head' });
    const history = async (userId: string, first = 20) =>
      (await services.events.list(operator('test'), { userId }, { first }, service.company.id)).nodes;
    const told = (await history(mary)).map(({ action, subjectName, members }) => {
      const [joined] = members?.added.filter(({ userId }) => userId === mary) ?? [];
      const hasLeft = members?.removed.some(({ userId }) => userId === mary) ?? false;
      return [action, subjectName, joined ? `from ${joined.fromWorkgroupId ?? 'none'}` : hasLeft];
    });
    expect(told).toEqual([
      ['USER_UPDATED', 'mary', false],
      ['WORKGROUP_DELETED', expect.any(String), true],
      ['WORKGROUP_UPDATED', expect.any(String), 'from none'],
      ['WORKGROUP_UPDATED', 'Support', true],
      ['WORKGROUP_UPDATED', 'Support', `from ${sales}`],
      ['WORKGROUP_CREATED', 'Sales', 'from none'],
      ['USER_CREATED', 'mary', false],
    ]);
    expect((await history(joe)).map(({ action }) => action)).toEqual([
      'WORKGROUP_DELETED',
      'WORKGROUP_CREATED',
      'USER_CREATED',
    ]);
    expect(await history('nobody')).toEqual([]);
    expect(await history(mary, 2)).toHaveLength(2);
  });
});
