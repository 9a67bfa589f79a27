import { operator } from '../../src/domain/actor.ts';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('AD-05: a company that has users already is connected', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const op = operator('op');
  const provisioning = (scimEnabled: boolean) =>
    service.service.services.settings.update(op, { scimEnabled }, service.company.id);
  const find = async (id: string) => service.service.services.users.find(op, id, service.company.id);
  const post = (userName: string, values: object = {}) => scim.send('POST', '/Users', { userName, ...values });

  it('what it means is counted before, and nothing changes by that', async () => {
    const { users, workgroups } = service.service.services;
    const { id } = service.company;
    await scim.createGroup('Pushed');
    await provisioning(false);
    await workgroups.create(op, { displayName: 'Ours' }, id);
    const shared = [{ value: 'Team@acme.test', primary: true }];
    await users.create(op, { userName: 'bob', emails: shared }, id);
    await users.create(op, { userName: 'cy@acme.test', emails: [{ value: 'team@ACME.test', primary: true }] }, id);
    const gone = await users.create(op, { userName: 'gone', emails: shared }, id);
    await users.update(op, gone.id, { active: false }, undefined, id);
    const other = await service.addCompany('other');
    await clientOf(service, other).createUser('eve', { emails: shared });
    const query = `query ($id: ID) { company(id: $id) { authenticationSettings { provisioningPreview {
      activeUsers activeAdministrators usersNotNamedByEmail usersSharingEmail readOnlyWorkgroups } } } }`;
    const { data } = await graphql(service, query, { id }, await staffToken(service, false));
    expect(data).toMatchObject({
      company: {
        authenticationSettings: {
          provisioningPreview: {
            activeUsers: 3,
            activeAdministrators: 1,
            usersNotNamedByEmail: 1,
            usersSharingEmail: 2,
            readOnlyWorkgroups: 1,
          },
        },
      },
    });
    await provisioning(true);
  });

  it.each([
    ['the user name of an administrator', 'ada@acme.test', {}],
    ['the same in other letters', ' ADA@ACME.TEST', {}],
    ['it, and a lower role', 'ada@acme.test', { roles: [{ value: 'EMPLOYEE', primary: true }] }],
    ['it, and the end of them', 'ada@acme.test', { active: false }],
  ])('who is made with %s is refused, and the administrator stays', async (_, userName, values) => {
    const before = await find(service.administrator.id);
    const answer = await post(userName, { externalId: 'taken-over', ...values });
    expect([answer.status, answer.body.scimType]).toEqual([409, 'uniqueness']);
    expect(await find(service.administrator.id)).toEqual(before);
  });

  it('who is made with the e-mail address of an administrator is somebody else, without rights', async () => {
    const before = await find(service.administrator.id);
    const answer = await post('mallory@acme.test', { emails: [{ value: 'ada@acme.test', primary: true }] });
    expect(answer.status).toBe(201);
    expect(answer.body.id).not.toBe(service.administrator.id);
    expect(await find(service.administrator.id)).toEqual(before);
    expect(await find(String(answer.body.id))).toMatchObject({ role: 'EMPLOYEE' });
  });

  it('who is found by the user name is linked when the provider writes, keeps the role, and an event says so', async () => {
    const found = await scim.filter('Users', 'userName eq "ADA@acme.test"');
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: service.administrator.id }] });
    await scim.patch(`/Users/${service.administrator.id}`, { op: 'replace', value: { externalId: '00uAda' } });
    expect(await find(service.administrator.id)).toMatchObject({
      role: 'ADMINISTRATOR',
      active: true,
      externalId: '00uAda',
      source: 'IDENTITY_PROVIDER',
    });
    const filter = { subjectId: service.administrator.id, channel: 'SCIM' } as const;
    const { events } = service.service.services;
    const [event] = (await events.list(op, filter, { first: 1 }, service.company.id)).nodes;
    expect(event?.changes).toContainEqual({ field: 'source', before: 'LEAVEWIZARD', after: 'IDENTITY_PROVIDER' });
  });

  it('a role that the provider sends is not taken over while it may not set roles', async () => {
    await scim.patch(`/Users/${service.administrator.id}`, {
      op: 'replace',
      path: 'roles',
      value: [{ value: 'EMPLOYEE', primary: true }],
    });
    expect(await find(service.administrator.id)).toMatchObject({ role: 'ADMINISTRATOR' });
  });
});
