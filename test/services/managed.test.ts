import { type Actor, operator, scimClient, staff } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import { DATE_ATTRIBUTES, REFERENCE_ATTRIBUTES, textAttributes } from '../../src/domain/user.ts';
import type { UserChange } from '../../src/domain/user-change.ts';
import type { Services } from '../../src/services/services.ts';
import { administrator } from '../support/people.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { dump } from './support/dump.ts';

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const MANAGED = refusal('MANAGED_BY_IDENTITY_PROVIDER');

/** What is the provider's of a user, each with a value that would change it. Every attribute has to be here. */
const OWNED: UserChange = {
  userName: 'other@acme.test',
  externalId: 'other',
  active: false,
  password: 'another password',
  emails: [{ add: [{ value: 'other@acme.test' }] }],
  phoneNumbers: [{ replaceAll: [] }],
  addresses: [{ replaceAll: [{ country: 'DE' }] }],
  ...Object.fromEntries([...textAttributes, ...REFERENCE_ATTRIBUTES].map((name) => [name, 'DE'])),
  ...Object.fromEntries(DATE_ATTRIBUTES.map((name) => [name, '2026-01-01'])),
};

describe('AD-01: while SCIM is on', () => {
  let service: TestService;
  let services: Services;
  let provider: Actor;
  let web: Actor;
  let id: string;
  let pushedId: string;
  let bornId: string;
  let count = 0;
  const op = operator('op');
  const companyId = () => service.company.id;
  const context = async () => (await services.companies.find(op, companyId())) as CompanyContext;
  const settings = async (change: Parameters<Services['settings']['update']>[1]) => {
    await services.settings.update(op, change, companyId());
    provider = scimClient(await context(), 'okta', 'scim');
    web = administrator(await context(), 'Ada', 'web');
  };
  const others = (): [string, Actor][] => [
    ['web', web],
    ['staff', staff('Sam', true, 'staff')],
    ['operator', op],
  ];

  beforeAll(async () => {
    service = await startTestService();
    services = service.service.services;
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    await settings({ scimEnabled: true, maySetRoles: false });
    id = (await services.users.create(provider, { userName: `user${++count}`, phoneNumbers: [{ value: '1' }] })).id;
    pushedId = (await services.workgroups.create(provider, { displayName: `Pushed ${count}`, memberIds: [id] })).id;
    bornId = (await services.workgroups.create(web, { displayName: `Born ${count}` })).id;
  });

  it.each(Object.keys(OWNED))('%s is the provider’s', async (name) => {
    const change = { [name]: OWNED[name as keyof UserChange] };
    const before = await dump(service.databaseUrl, 'event');
    for (const [, actor] of others()) {
      await expect(services.users.update(actor, id, change, null, companyId())).rejects.toThrow(MANAGED);
      await expect(
        services.users.update(actor, id, { ...change, role: 'APPROVER' }, null, companyId()),
      ).rejects.toThrow(MANAGED);
    }
    expect(await dump(service.databaseUrl, 'event')).toEqual(before);
    await services.users.update(provider, id, change);
    expect((await services.users.find(provider, id))?.version).toBe(3);
  });

  it('people are made and deleted by the provider alone, administrators from before included', async () => {
    for (const [, actor] of others()) {
      await expect(services.users.create(actor, { userName: 'web' }, companyId())).rejects.toThrow(MANAGED);
      for (const one of [id, service.administrator.id])
        await expect(services.users.delete(actor, one, null, companyId())).rejects.toThrow(MANAGED);
    }
  });

  it.each<[string, (actor: Actor) => Promise<unknown>]>([
    ['out of a pushed group', (actor) => services.users.update(actor, id, { workgroupId: null }, null, companyId())],
    [
      'from a pushed group into one born here',
      (actor) => services.users.update(actor, id, { workgroupId: bornId }, null, companyId()),
    ],
    [
      'by a push of one born here',
      (actor) => services.workgroups.update(actor, bornId, { members: { add: [id] } }, null, companyId()),
    ],
    [
      'by a new group',
      (actor) => services.workgroups.create(actor, { displayName: 'New', memberIds: [id] }, companyId()),
    ],
    [
      'by a full push of one born here',
      (actor) => services.workgroups.update(actor, bornId, { members: { replaceWith: [id] } }, null, companyId()),
    ],
    [
      'into a pushed group',
      (actor) => services.users.update(actor, service.administrator.id, { workgroupId: pushedId }, null, companyId()),
    ],
    [
      'by a push of a pushed group',
      (actor) =>
        services.workgroups.update(
          actor,
          pushedId,
          { members: { add: [service.administrator.id] } },
          null,
          companyId(),
        ),
    ],
  ])('nobody else moves anybody %s', async (_, move) => {
    const before = await dump(service.databaseUrl, 'event');
    for (const [, actor] of others()) await expect(move(actor)).rejects.toThrow(MANAGED);
    expect(await dump(service.databaseUrl, 'event')).toEqual(before);
  });

  it('what was born here stays in the company’s own hands', async () => {
    const free = await services.users.create(provider, { userName: `free${count}` });
    for (const [name, actor] of others()) {
      const group = await services.workgroups.create(
        actor,
        { displayName: `By ${name} ${count}`, memberIds: [free.id] },
        companyId(),
      );
      await services.workgroups.update(actor, group.id, { displayName: `Of ${name} ${count}` }, null, companyId());
      await services.users.update(actor, free.id, { workgroupId: null }, null, companyId());
      await services.workgroups.update(actor, group.id, { members: { add: [free.id] } }, null, companyId());
      expect((await services.users.find(op, free.id, companyId()))?.workgroup?.id).toBe(group.id);
      await services.workgroups.delete(actor, group.id, null, companyId());
    }
    expect((await services.users.find(op, free.id, companyId()))?.workgroup).toBeNull();
  });

  it('a group that the provider links is the provider’s from then on', async () => {
    await services.workgroups.update(provider, bornId, { externalId: 'linked' });
    await expect(services.workgroups.update(web, bornId, { displayName: 'x' })).rejects.toThrow(MANAGED);
  });

  it('the role is the company’s own, unless the provider may set it; staff may appoint all the same', async () => {
    for (const [, actor] of others()) {
      await services.users.update(actor, id, { role: 'APPROVER' }, null, companyId());
      await services.users.update(actor, id, { role: 'EMPLOYEE' }, null, companyId());
    }
    await settings({ maySetRoles: true });
    await expect(services.users.update(web, id, { role: 'APPROVER' })).rejects.toThrow(MANAGED);
    await services.users.update(staff('Sam', true, 's'), id, { role: 'ADMINISTRATOR' }, null, companyId());
    expect((await services.users.update(provider, id, { role: 'EMPLOYEE' })).role).toBe('EMPLOYEE');
  });

  it('once it is off, everything is the company’s own again', async () => {
    await settings({ scimEnabled: false });
    await services.users.update(web, id, {
      ...OWNED,
      // Nobody chooses the password of somebody else.
      password: null,
      userName: `own${count}`,
      externalId: `own${count}`,
      workgroupId: bornId,
    });
    await services.workgroups.update(web, pushedId, { displayName: `Own ${count}` });
    await services.users.delete(web, id);
    await services.workgroups.delete(web, pushedId);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['off', () => settings({ scimEnabled: false }), 'SCIM_DISABLED'],
    ['not in the plan', () => services.companies.update(op, companyId(), { plan: 'STANDARD' }), 'PLAN_REQUIRED'],
  ])('and while it is %s, the provider does and reads nothing', async (_, turn, code) => {
    await turn();
    const stopped = scimClient(await context(), 'okta', 'scim');
    const { users, workgroups } = services;
    const attempts: (() => Promise<unknown>)[] = [
      () => users.create(stopped, { userName: 'x' }),
      () => users.update(stopped, id, { active: true }),
      () => users.delete(stopped, id),
      () => users.find(stopped, id),
      () => users.list(stopped, {}, { first: 1 }),
      () => workgroups.create(stopped, { displayName: 'x' }),
      () => workgroups.update(stopped, pushedId, { members: { remove: [id] } }),
      () => workgroups.delete(stopped, pushedId),
      () => workgroups.find(stopped, pushedId),
      () => workgroups.list(stopped, {}, { first: 1 }),
    ];
    const before = await dump(service.databaseUrl, 'event');
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(refusal(code));
    expect(await dump(service.databaseUrl, 'event')).toEqual(before);
    await services.companies.update(op, companyId(), { plan: 'PREMIUM' });
  });
});
