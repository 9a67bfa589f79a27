import { type Actor, anonymous, operator, scimClient, staff } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import type { Services } from '../../src/services/services.ts';
import { administrator } from '../support/people.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('The rules, whoever asks', () => {
  let service: TestService;
  let services: Services;
  let scim: ScimClient;
  let company: CompanyContext;
  const asOperator = operator('op');
  const fresh = async () => (await services.companies.find(asOperator, company.id)) as CompanyContext;
  const asAdministrator = async (): Promise<Actor> => administrator(await fresh(), 'Ada', 'web-1');
  const settings = (change: Parameters<Services['settings']['update']>[1]) =>
    services.settings.update(asOperator, change, company.id);
  const events = async (filter = {}) =>
    (await services.events.list(asOperator, filter, { first: 50 }, company.id)).nodes;

  beforeAll(async () => {
    service = await startTestService();
    services = service.service.services;
    scim = clientOf(service, service);
    company = service.company;
  });
  afterAll(() => service.stop());
  afterEach(() => settings({ scimEnabled: true, maySetRoles: false, unknownMembers: 'SKIP' }));

  it('a slug that another company has is refused as that', async () => {
    const draft = { name: 'Other', slug: company.slug, plan: 'FREE', administratorEmail: 'x@other.test' } as const;
    await expect(services.companies.create(asOperator, draft)).rejects.toMatchObject({
      code: 'TAKEN',
      message: 'This slug is already in use by another company.',
      field: ['slug'],
    });
  });

  it('SC-37: SCIM is 403 with the reason when it is off, or the plan does not have it', async () => {
    await settings({ scimEnabled: false });
    expect(await scim.send('POST', '/Users', { userName: 'off' })).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('switched off') },
    });
    expect((await scim.get('/Users')).status).toBe(403);
    await settings({ scimEnabled: true });
    await services.companies.update(asOperator, company.id, { plan: 'STANDARD' });
    expect(await scim.get('/Groups')).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('Premium') },
    });
    await services.companies.update(asOperator, company.id, { plan: 'PREMIUM' });
    expect(await scim.get('/Groups')).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('switched off') },
    });
    await settings({ scimEnabled: true });
    expect((await scim.get('/Users')).status).toBe(200);
  });

  it('a company that leaves the Premium plan with SCIM on looks after its users itself', async () => {
    const id = await scim.createUser('downgraded@acme.test');
    const group = await scim.createGroup('Downgraded', [id]);
    await services.companies.update(asOperator, company.id, { plan: 'STANDARD' });
    const ada = await asAdministrator();
    expect(await services.users.update(ada, id, { title: 'Ours', workgroupId: null })).toMatchObject({ title: 'Ours' });
    expect(await services.workgroups.update(ada, group, { displayName: 'Ours', members: { add: [id] } })).toMatchObject(
      {
        displayName: 'Ours',
      },
    );
    await services.companies.update(asOperator, company.id, { plan: 'PREMIUM' });
    await settings({ scimEnabled: true });
    await expect(services.users.update(ada, id, { title: 'x' })).resolves.toBeDefined();
    await expect(services.users.update(await asAdministrator(), id, { title: 'y' })).rejects.toEqual(
      code('MANAGED_BY_IDENTITY_PROVIDER'),
    );
  });

  it('AD-03: of a downgrade and enabling SCIM at the same time neither leaves SCIM on without the plan', async () => {
    for (let round = 0; round < 10; round++) {
      await services.companies.update(asOperator, company.id, { plan: 'PREMIUM' });
      await settings({ scimEnabled: round % 2 === 0 });
      await Promise.all([
        services.companies.update(asOperator, company.id, { plan: 'STANDARD' }),
        settings({ scimEnabled: true }).catch((error: unknown) => expect(error).toEqual(code('PLAN_REQUIRED'))),
      ]);
      expect(await services.settings.find(asOperator, company.id)).toMatchObject({ scimEnabled: false });
    }
    await services.companies.update(asOperator, company.id, { plan: 'PREMIUM' });
    await settings({ scimEnabled: true });
  });

  it('AD-01: while SCIM is on, what is the identity provider’s is refused to everybody else', async () => {
    const id = await scim.createUser('managed@acme.test');
    const group = await scim.createGroup('Pushed', [id]);
    for (const actor of [await asAdministrator(), asOperator, staff('Sam', true, 's')]) {
      const { users, workgroups } = services;
      const attempts = [
        () => users.create(actor, { userName: 'web@acme.test' }, company.id),
        () => users.update(actor, id, { title: 'x' }, null, company.id),
        () => users.update(actor, id, { active: false }, null, company.id),
        () => users.update(actor, id, { password: 'x' }, null, company.id),
        () => users.update(actor, id, { role: 'APPROVER', title: 'x' }, null, company.id),
        () => users.update(actor, id, { workgroupId: null }, null, company.id),
        () => users.delete(actor, id, null, company.id),
        () => workgroups.update(actor, group, { displayName: 'x' }, null, company.id),
        () => workgroups.update(actor, group, { members: { remove: [id] } }, null, company.id),
        () => workgroups.delete(actor, group, null, company.id),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(code('MANAGED_BY_IDENTITY_PROVIDER'));
    }
  });

  it('roles stay the company’s own unless the identity provider may set them; staff may always appoint', async () => {
    const id = await scim.createUser('role@acme.test');
    const web = await asAdministrator();
    expect((await services.users.update(web, id, { role: 'APPROVER' })).role).toBe('APPROVER');
    await settings({ maySetRoles: true });
    await expect(services.users.update(await asAdministrator(), id, { role: 'EMPLOYEE' })).rejects.toThrow(
      code('MANAGED_BY_IDENTITY_PROVIDER'),
    );
    expect(
      (await services.users.update(staff('Sam', true, 's'), id, { role: 'ADMINISTRATOR' }, null, company.id)).role,
    ).toBe('ADMINISTRATOR');
    expect(
      (await scim.patch(`/Users/${id}`, { op: 'replace', path: 'roles', value: [{ value: 'employee' }] })).body.roles,
    ).toEqual([{ value: 'employee' }]);
  });

  it('people move on the web between workgroups that were born here', async () => {
    const id = await scim.createUser('mover@acme.test');
    const web = await asAdministrator();
    const [one, two] = [
      await services.workgroups.create(web, { displayName: 'Born 1' }),
      await services.workgroups.create(web, { displayName: 'Born 2' }),
    ];
    expect((await services.users.update(web, id, { workgroupId: one.id })).workgroup?.id).toBe(one.id);
    expect((await services.users.update(web, id, { workgroupId: two.id })).workgroup?.id).toBe(two.id);
    expect((await services.workgroups.find(web, one.id))?.version).toBe(3);
    await expect(
      services.users.update(web, id, { workgroupId: '0193a000-0000-7000-8000-000000000000' }),
    ).rejects.toThrow(code('INVALID'));
  });

  it('GQ-07: nobody does what their scopes do not have', async () => {
    const nobody = anonymous('x');
    const reader = staff('Reader', false, 'x');
    const provider = scimClient(await fresh(), 'okta', 'x');
    await expect(services.users.list(nobody, {}, { first: 1 }, company.id)).rejects.toThrow(code('FORBIDDEN'));
    await expect(services.users.create(reader, { userName: 'x' }, company.id)).rejects.toThrow(code('FORBIDDEN'));
    await expect(
      services.companies.create(reader, { name: 'x', slug: 'x', plan: 'FREE', administratorEmail: 'x' }),
    ).rejects.toThrow(code('FORBIDDEN'));
    await expect(services.settings.find(provider)).rejects.toThrow(code('FORBIDDEN'));
    await expect(services.staff.createToken(staff('Sam', true, 'x'), 'x', true)).rejects.toThrow(code('FORBIDDEN'));
    await expect(
      services.users.list(provider, {}, { first: 1 }, '0193a000-0000-7000-8000-000000000000'),
    ).rejects.toThrow(code('NOT_FOUND'));
  });

  it('every change is one event, with what was before, and a refusal leaves nothing but its event', async () => {
    const id = await scim.createUser('events@acme.test', { title: 'One' });
    await scim.send(
      'PATCH',
      `/Users/${id}`,
      { Operations: [{ op: 'replace', path: 'title', value: 'Two' }] },
      { 'X-Request-Id': 'req-2' },
    );
    await scim.patch(`/Users/${id}`, { op: 'replace', path: 'title', value: 'Two' });
    await scim.patch(`/Users/${id}`, { op: 'replace', value: { title: 'Three', externalId: 'x'.repeat(600) } });
    await scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } });
    const told = await events({ subjectId: id });
    expect(told.map(({ action, outcome, subjectVersion }) => [action, outcome, subjectVersion])).toEqual([
      ['USER_DEACTIVATED', 'DONE', 3],
      ['USER_UPDATED', 'REFUSED', null],
      ['USER_UPDATED', 'DONE', 2],
      ['USER_CREATED', 'DONE', 1],
    ]);
    expect(told[2]).toMatchObject({
      channel: 'SCIM',
      actor: 'okta',
      requestId: 'req-2',
      changes: [{ field: 'title', before: 'One', after: 'Two' }],
    });
    expect(told[1]).toMatchObject({ refusal: { code: 'INVALID', field: ['externalId'] }, changes: [] });
  });

  it('a move is told with where from, where to and by which push', async () => {
    const id = await scim.createUser('told@acme.test');
    const from = await scim.createGroup('Told from', [id]);
    const to = await scim.createGroup('Told to');
    const unknown = '0193a000-0000-7000-8000-000000000000';
    await scim.send(
      'PATCH',
      `/Groups/${to}`,
      { Operations: [{ op: 'add', path: 'members', value: [{ value: id }, { value: unknown }, { value: 'bogus' }] }] },
      { 'X-Request-Id': 'push-1' },
    );
    const [told] = await events({ subjectId: to });
    expect(told).toMatchObject({
      requestId: 'push-1',
      members: { added: [{ userId: id, fromWorkgroupId: from }], skipped: ['bogus', unknown] },
      notes: [expect.stringContaining('no users of this company')],
    });
    expect(new Set(told?.versions.map((one) => one.id))).toEqual(new Set([from, to]));
  });

  it('a company may refuse a push with unknown members, and then nothing changes', async () => {
    await settings({ unknownMembers: 'REFUSE' });
    const id = await scim.createUser('strict@acme.test');
    const group = await scim.createGroup('Strict');
    const unknown = '0193a000-0000-7000-8000-000000000000';
    const answer = await scim.patch(`/Groups/${group}`, {
      op: 'add',
      path: 'members',
      value: [{ value: id }, { value: unknown }],
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { scimType: 'invalidValue', detail: expect.stringContaining(unknown) },
    });
    expect(await scim.members(group)).toEqual([]);
  });

  it('SC-18: the last administrator is let go, and somebody is told', async () => {
    const other = await service.addCompany('alone');
    const client = clientOf(service, other);
    expect(
      (await client.patch(`/Users/${other.administrator.id}`, { op: 'replace', value: { active: false } })).status,
    ).toBe(200);
    expect(await services.companies.isWithoutAdministrator(asOperator, other.company.id)).toBe(true);
    const { nodes } = await services.events.list(
      asOperator,
      { action: 'COMPANY_WITHOUT_ADMINISTRATOR' },
      { first: 5 },
      other.company.id,
    );
    expect(nodes).toHaveLength(1);
  });

  it('at most two SCIM tokens live; a revoked or expired one is dead at once', async () => {
    const { tokens } = services;
    const second = await tokens.create(asOperator, 'second', null, company.id);
    await expect(tokens.create(asOperator, 'third', null, company.id)).rejects.toThrow(/"okta".*"second"/);
    const client = clientOf(service, { ...service, scimToken: second.secret });
    expect((await client.get('/Users')).status).toBe(200);
    expect(
      (await tokens.list(asOperator, company.id)).find(({ id }) => id === second.token.id)?.lastUsedAt,
    ).not.toBeNull();
    await tokens.revoke(asOperator, second.token.id, company.id);
    expect((await client.get('/Users')).status).toBe(401);
    await expect(tokens.create(asOperator, 'past', '2020-01-01T00:00:00Z', company.id)).rejects.toThrow(
      code('INVALID'),
    );
  });

  it('switching SCIM off leaves provisioned users as they are, or deactivates them, as one says', async () => {
    const id = await scim.createUser('kept@acme.test');
    await settings({ scimEnabled: false });
    expect((await services.users.find(asOperator, id, company.id))?.active).toBe(true);
    await settings({ scimEnabled: true });
    await settings({ scimEnabled: false, provisionedUsersAtSwitchOff: 'DEACTIVATE' });
    expect((await services.users.find(asOperator, id, company.id))?.active).toBe(false);
    expect((await services.users.find(asOperator, service.administrator.id, company.id))?.active).toBe(true);
  });
});
