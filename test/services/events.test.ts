import { type Actor, anonymous, operator, scimClient, staff } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import type { Event } from '../../src/domain/event.ts';
import type { RefusalCode } from '../../src/domain/refusal.ts';
import type { Services } from '../../src/services/services.ts';
import { administrator } from '../support/people.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';
import { dump } from './support/dump.ts';

const NOBODY = '0193a000-0000-7000-8000-000000000000';

describe('Events', () => {
  let service: TestService;
  let services: Services;
  let home: TestCompany;
  let provider: Actor;
  let web: Actor;
  const op = operator('op-1');
  const sam = staff('Sam', true, 'staff-1');
  let count = 0;
  const fresh = () => `name${++count}`;

  /** The company as it is now: an actor carries the switches that were on when its credential was read. */
  const context = async () => (await services.companies.find(op, home.company.id)) as CompanyContext;
  const meet = async () => {
    provider = scimClient(await context(), 'okta', 'scim-1');
    web = administrator(await context(), 'Ada', 'web-1');
  };
  const settings = async (change: Parameters<Services['settings']['update']>[1]) => {
    await services.settings.update(op, change, home.company.id);
    await meet();
  };
  const plan = async (name: CompanyContext['plan']) => {
    await services.companies.update(op, home.company.id, { plan: name });
    await meet();
  };
  const user = (more = {}) => services.users.create(provider, { userName: fresh(), ...more });
  const pushed = (memberIds: string[] = []) =>
    services.workgroups.create(provider, { displayName: fresh(), memberIds });
  const born = () => services.workgroups.create(web, { displayName: fresh() });
  const events = async (): Promise<Event[]> =>
    (await services.events.list(op, {}, { first: 200 }, home.company.id)).nodes;

  /** What a deed adds to the events, oldest first. */
  async function toldBy(deed: () => Promise<unknown>): Promise<Event[]> {
    const before = new Set((await events()).map(({ id }) => id));
    await deed();
    await service.service.settled();
    return (await events()).filter(({ id }) => !before.has(id)).toReversed();
  }

  beforeAll(async () => {
    service = await startTestService();
    services = service.service.services;
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    home = await service.addCompany(`company${++count}`);
    await meet();
  });

  describe('tell of each change once, with who, through which door, what and of which version', () => {
    const scim = { channel: 'SCIM', actor: 'okta', requestId: 'scim-1' };
    const byWeb = { channel: 'WEB', actor: 'Ada', requestId: 'web-1' };
    const byStaff = { channel: 'INTERNAL', actor: 'Sam', requestId: 'staff-1' };
    const byOperator = { channel: 'COMMAND_LINE', actor: 'operator', requestId: 'op-1' };
    const change = (field: string, before: unknown, after: unknown) => ({
      changes: expect.arrayContaining([{ field, before, after }]),
    });

    it.each<[string, () => Promise<() => Promise<unknown>>, object]>([
      [
        'a user is made',
        async () => () => user({ title: 'One', password: 'a password' }),
        {
          ...scim,
          action: 'USER_CREATED',
          subjectVersion: 1,
          changes: expect.arrayContaining([{ field: 'title', before: null, after: 'One' }, { field: 'password' }]),
        },
      ],
      [
        'a user is changed',
        async () => {
          const { id } = await user({ title: 'One' });
          return () => services.users.update(provider, id, { title: null });
        },
        {
          ...scim,
          action: 'USER_UPDATED',
          subjectVersion: 2,
          changes: [{ field: 'title', before: 'One', after: null }],
        },
      ],
      [
        'a password is pushed, by name alone',
        async () => {
          const { id } = await user();
          return () => services.users.update(provider, id, { password: 'a password' });
        },
        { ...scim, action: 'USER_UPDATED', subjectVersion: 2, changes: [{ field: 'password' }] },
      ],
      [
        'a user is deactivated',
        async () => {
          const { id } = await user();
          return () => services.users.update(provider, id, { active: false });
        },
        { ...scim, action: 'USER_DEACTIVATED', subjectVersion: 2, ...change('active', true, false) },
      ],
      [
        'a user is reactivated',
        async () => {
          const { id } = await user({ active: false });
          return () => services.users.update(provider, id, { active: true });
        },
        { ...scim, action: 'USER_REACTIVATED', subjectVersion: 2, ...change('active', false, true) },
      ],
      [
        'a returner is made again, with the id from before',
        async () => {
          const { id } = await user({ externalId: 'back', active: false });
          return async () => expect((await user({ externalId: 'back' })).id).toBe(id);
        },
        { ...scim, action: 'USER_REACTIVATED', subjectVersion: 2, ...change('active', false, true) },
      ],
      [
        'a member is deleted, and the group has its next version',
        async () => {
          const { id } = await user();
          await pushed([id]);
          return () => services.users.delete(provider, id);
        },
        {
          ...scim,
          action: 'USER_DELETED',
          subjectVersion: 3,
          versions: [{ id: expect.any(String), version: 2 }],
        },
      ],
      [
        'a group is made with members',
        async () => {
          const { id } = await user();
          return () => pushed([id]);
        },
        {
          ...scim,
          action: 'WORKGROUP_CREATED',
          subjectVersion: 1,
          members: {
            added: [{ userId: expect.any(String), userVersion: 2, fromWorkgroupId: null }],
            removed: [],
            skipped: [],
          },
        },
      ],
      [
        'a group is renamed',
        async () => {
          const { id } = await born();
          return () => services.workgroups.update(web, id, { displayName: 'Renamed' });
        },
        {
          ...byWeb,
          action: 'WORKGROUP_UPDATED',
          subjectVersion: 2,
          ...change('displayName', expect.any(String), 'Renamed'),
        },
      ],
      [
        'a group is deleted, and who is without one since',
        async () => {
          const { id } = await user();
          const group = await pushed([id]);
          return () => services.workgroups.delete(provider, group.id);
        },
        {
          ...scim,
          action: 'WORKGROUP_DELETED',
          members: { added: [], removed: [{ userId: expect.any(String), userVersion: 3 }], skipped: [] },
        },
      ],
      [
        'somebody moves on the web',
        async () => {
          const { id } = await user();
          const group = await born();
          return () => services.users.update(web, id, { workgroupId: group.id });
        },
        {
          ...byWeb,
          action: 'USER_UPDATED',
          ...change('workgroup', null, expect.any(String)),
          versions: [{ id: expect.any(String), version: 2 }],
        },
      ],
      [
        'staff appoint an administrator',
        async () => {
          const { id } = await user();
          return () => services.users.update(sam, id, { role: 'ADMINISTRATOR' }, null, home.company.id);
        },
        { ...byStaff, action: 'USER_UPDATED', ...change('role', 'EMPLOYEE', 'ADMINISTRATOR') },
      ],
      [
        'a token is made',
        async () => () => services.tokens.create(web, 'new'),
        { ...byWeb, action: 'SCIM_TOKEN_CREATED', subjectKind: 'SCIM_TOKEN', subjectName: 'new' },
      ],
      [
        'a token is revoked',
        async () => {
          const { token } = await services.tokens.create(op, 'old', null, home.company.id);
          return () => services.tokens.revoke(op, token.id, home.company.id);
        },
        { ...byOperator, action: 'SCIM_TOKEN_REVOKED', subjectName: 'old' },
      ],
      [
        'settings change',
        async () => () => services.settings.update(web, { maySetRoles: true, acceptPasswords: true, strict: true }),
        {
          ...byWeb,
          action: 'AUTHENTICATION_SETTINGS_UPDATED',
          changes: [
            { field: 'maySetRoles', before: false, after: true },
            { field: 'strict', before: false, after: true },
          ],
        },
      ],
      [
        'the plan changes',
        async () => {
          await settings({ scimEnabled: false });
          return () => services.companies.update(sam, home.company.id, { plan: 'FREE' });
        },
        { ...byStaff, action: 'COMPANY_UPDATED', changes: [{ field: 'plan', before: 'PREMIUM', after: 'FREE' }] },
      ],
      [
        'somebody signs in',
        async () => () =>
          services.signIn.signIn(
            anonymous('door-1'),
            home.company.slug,
            home.administrator.userName,
            home.administrator.password,
          ),
        {
          channel: 'SIGN_IN',
          requestId: 'door-1',
          action: 'SIGNED_IN',
          changes: [{ field: 'method', after: 'PASSWORD' }],
        },
      ],
    ])('%s', async (_, prepare, expected) => {
      const deed = await prepare();
      const told = await toldBy(deed);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({ outcome: 'DONE', refusal: null, ...expected });
    });

    it('a company is made, and its administrator', async () => {
      expect((await events()).map(({ action }) => action)).toEqual([
        'SCIM_TOKEN_CREATED',
        'AUTHENTICATION_SETTINGS_UPDATED',
        'USER_CREATED',
        'COMPANY_CREATED',
      ]);
    });

    it('and of what changes nothing not at all', async () => {
      const { id } = await user({ title: 'One' });
      const group = await pushed([id]);
      const told = await toldBy(async () => {
        await services.users.update(provider, id, { title: 'One', active: true });
        await services.workgroups.update(provider, group.id, { members: { add: [id], remove: [NOBODY] } });
        await services.settings.update(web, { scimEnabled: true });
        await services.companies.update(op, home.company.id, { plan: 'PREMIUM' });
      });
      expect(told).toEqual([]);
    });
  });

  describe('tell of each refusal once, and it leaves no other trace', () => {
    const refusals: [RefusalCode, string, () => Promise<() => Promise<unknown>>][] = [
      ['TAKEN', 'a user name that is taken', async () => () => user({ userName: home.administrator.userName })],
      [
        'INVALID',
        'a text that is too long',
        async () => () => user({ title: 'x'.repeat(300), password: 'a password' }),
      ],
      ['MUTABILITY', 'a role that the provider may not set', async () => () => user({ role: 'ADMINISTRATOR' })],
      [
        'INVALID',
        'one wrong value among good ones',
        async () => {
          const { id } = await user();
          return () => services.users.update(provider, id, { active: false, title: 'x', holidayCountry: 'x' });
        },
      ],
      ['NOT_FOUND', 'a user who is nobody', async () => () => services.users.update(provider, NOBODY, { title: 'x' })],
      ['NOT_FOUND', 'a user whose id is none', async () => () => services.users.delete(provider, 'nobody')],
      [
        'STALE_VERSION',
        'an old version',
        async () => {
          const { id } = await user();
          return () => services.users.update(provider, id, { title: 'x' }, [7]);
        },
      ],
      [
        'MANAGED_BY_IDENTITY_PROVIDER',
        'what is the provider’s',
        async () => () => services.users.create(web, { userName: fresh() }),
      ],
      [
        'TAKEN',
        'a group’s name that is taken',
        async () => {
          const { displayName } = await pushed();
          const { id } = await pushed();
          return () => services.workgroups.update(provider, id, { displayName: displayName.toUpperCase() });
        },
      ],
      [
        'INVALID',
        'a push with strangers, where the company is strict',
        async () => {
          await settings({ unknownMembers: 'REFUSE' });
          const { id } = await user();
          return () => pushed([id, NOBODY]);
        },
      ],
      [
        'MANAGED_BY_IDENTITY_PROVIDER',
        'the end of a pushed group',
        async () => {
          const { id } = await pushed();
          return () => services.workgroups.delete(web, id);
        },
      ],
      [
        'PLAN_REQUIRED',
        'SCIM without the plan for it',
        async () => {
          await settings({ scimEnabled: false });
          await plan('FREE');
          return () => services.settings.update(web, { scimEnabled: true });
        },
      ],
      [
        'LIMIT_EXCEEDED',
        'a third token',
        async () => {
          await services.tokens.create(web, 'second');
          return () => services.tokens.create(web, 'third');
        },
      ],
      ['NOT_FOUND', 'the end of no token', async () => () => services.tokens.revoke(web, NOBODY)],
      [
        'REQUIRED',
        'a company without a name',
        async () => () => services.companies.update(op, home.company.id, { name: '' }),
      ],
      [
        'SCIM_DISABLED',
        'a push while SCIM is off',
        async () => {
          await settings({ scimEnabled: false });
          return () => user();
        },
      ],
      [
        'PLAN_REQUIRED',
        'a push without the plan for it',
        async () => {
          const { id } = await pushed();
          await plan('STANDARD');
          return () => services.workgroups.update(provider, id, { displayName: 'x' });
        },
      ],
      [
        'INVALID_CREDENTIALS',
        'a wrong password',
        async () => () =>
          services.signIn.signIn(anonymous('door-1'), home.company.slug, home.administrator.userName, 'wrong'),
      ],
    ];

    it.each(refusals)('%s: %s', async (code, _, prepare) => {
      const deed = await prepare();
      const before = await dump(service.databaseUrl, 'event', 'rate_limit');
      const told = await toldBy(() => expect(deed()).rejects.toMatchObject({ name: 'Refusal', code }));
      expect(await dump(service.databaseUrl, 'event', 'rate_limit')).toEqual(before);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({
        outcome: 'REFUSED',
        refusal: { code, message: expect.stringMatching(/\w/) },
        changes: [],
        versions: [],
        subjectVersion: null,
      });
    });
  });

  describe('tell who is affected by what else', () => {
    it('a plan that does not include SCIM, and switches it off', async () => {
      const told = await toldBy(() => services.companies.update(sam, home.company.id, { plan: 'STANDARD' }));
      expect(told.map(({ action, changes }) => ({ action, changes }))).toEqual([
        { action: 'COMPANY_UPDATED', changes: [{ field: 'plan', before: 'PREMIUM', after: 'STANDARD' }] },
        {
          action: 'AUTHENTICATION_SETTINGS_UPDATED',
          changes: [{ field: 'scimEnabled', before: true, after: false }],
        },
      ]);
      expect(told[1]?.notes).toEqual(['SCIM provisioning was switched off: the plan does not include it any more.']);
      expect(await toldBy(() => plan('FREE'))).toHaveLength(1);
      expect(await toldBy(() => plan('PREMIUM'))).toHaveLength(1);
      expect(await services.settings.find(op, home.company.id)).toMatchObject({ scimEnabled: false });
    });

    it('every user whom a switch-off deactivates, with the version they have since', async () => {
      const { id } = await user();
      const [told, ...more] = await toldBy(() =>
        services.settings.update(web, { scimEnabled: false, provisionedUsersAtSwitchOff: 'DEACTIVATE' }),
      );
      expect(more).toEqual([]);
      expect(told).toMatchObject({ notes: [expect.stringContaining('1')], versions: [{ id, version: 2 }] });
    });

    const alarms: [string, (id: string) => Promise<unknown>][] = [
      ['is deactivated', (id) => services.users.update(provider, id, { active: false })],
      ['is deleted', (id) => services.users.delete(provider, id)],
      ['is one no longer', (id) => services.users.update(web, id, { role: 'EMPLOYEE' })],
      [
        'goes with all others when SCIM is switched off',
        (id) =>
          services.users
            .update(provider, id, { title: 'Provisioned now' })
            .then(() =>
              services.settings.update(web, { scimEnabled: false, provisionedUsersAtSwitchOff: 'DEACTIVATE' }),
            ),
      ],
    ];

    it.each(alarms)('SC-18: LeaveWizard’s staff, when the last administrator %s', async (_, go) => {
      const told = await toldBy(() => go(home.administrator.id));
      expect(told.at(-1)).toMatchObject({
        action: 'COMPANY_WITHOUT_ADMINISTRATOR',
        subjectKind: 'COMPANY',
        subjectId: home.company.id,
      });
      expect(told.filter(({ action }) => action === 'COMPANY_WITHOUT_ADMINISTRATOR')).toHaveLength(1);
      expect(await services.companies.isWithoutAdministrator(op, home.company.id)).toBe(true);
    });

    it('and nobody while another administrator is there', async () => {
      const { id } = await user();
      await services.users.update(sam, id, { role: 'ADMINISTRATOR' }, null, home.company.id);
      const told = await toldBy(() => services.users.update(provider, home.administrator.id, { active: false }));
      expect(told.map(({ action }) => action)).toEqual(['USER_DEACTIVATED']);
    });
  });
});
