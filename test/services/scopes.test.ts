import { type Actor, anonymous, operator, Scope, scimClient, staff } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import type { Services } from '../../src/services/services.ts';
import { administrator, signedIn } from '../support/people.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { dump } from './support/dump.ts';

const NOBODY = '0193a000-0000-7000-8000-000000000000';
const PAGE = { first: 1 };

/** A use-case as the matrix knows it: the scope it needs, and a call of it. */
type UseCase = [scope: Scope, call: (services: Services, actor: Actor, companyId: string) => Promise<unknown>];

/** Every use-case. One that is new and not listed here fails the test below. */
const USE_CASES: Record<string, UseCase> = {
  'companies.find': ['COMPANIES_READ', ({ companies }, actor, id) => companies.find(actor, id)],
  'companies.findBySlug': ['COMPANIES_READ', ({ companies }, actor) => companies.findBySlug(actor, 'acme')],
  'companies.list': ['COMPANIES_READ', ({ companies }, actor) => companies.list(actor, PAGE)],
  'companies.isWithoutAdministrator': [
    'USERS_READ',
    ({ companies }, actor, id) => companies.isWithoutAdministrator(actor, id),
  ],
  'companies.create': [
    'COMPANIES_WRITE',
    ({ companies }, actor) =>
      companies.create(actor, { name: 'x', slug: 'NO SLUG', plan: 'FREE', administratorEmail: 'a@b.test' }),
  ],
  'companies.update': ['COMPANIES_WRITE', ({ companies }, actor, id) => companies.update(actor, id, { name: '' })],
  'users.find': ['USERS_READ', ({ users }, actor, id) => users.find(actor, NOBODY, id)],
  'users.findSelf': ['OWN_ACCOUNT', ({ users }, actor) => users.findSelf(actor)],
  'users.findMany': ['USERS_READ', ({ users }, actor, id) => users.findMany(actor, [NOBODY], id)],
  'users.list': ['USERS_READ', ({ users }, actor, id) => users.list(actor, {}, PAGE, id)],
  'userExport.begin': ['USERS_READ', ({ userExport }, actor, id) => userExport.begin(actor, {}, id)],
  'users.passwordStatuses': ['USERS_READ', ({ users }, actor, id) => users.passwordStatuses(actor, [NOBODY], id)],
  'users.create': ['USERS_WRITE', ({ users }, actor, id) => users.create(actor, { userName: '' }, id)],
  'users.update': ['USERS_WRITE', ({ users }, actor, id) => users.update(actor, NOBODY, { title: 'x' }, null, id)],
  'users.delete': ['USERS_WRITE', ({ users }, actor, id) => users.delete(actor, NOBODY, null, id)],
  'workgroups.find': ['WORKGROUPS_READ', ({ workgroups }, actor, id) => workgroups.find(actor, NOBODY, id)],
  'workgroups.findMany': ['WORKGROUPS_READ', ({ workgroups }, actor, id) => workgroups.findMany(actor, [NOBODY], id)],
  'workgroups.list': ['WORKGROUPS_READ', ({ workgroups }, actor, id) => workgroups.list(actor, {}, PAGE, id)],
  'workgroups.members': ['USERS_READ', ({ workgroups }, actor, id) => workgroups.members(actor, NOBODY, PAGE, id)],
  'workgroups.memberLists': [
    'WORKGROUPS_READ',
    ({ workgroups }, actor, id) => workgroups.memberLists(actor, [NOBODY], null, id),
  ],
  'workgroups.memberCounts': [
    'WORKGROUPS_READ',
    ({ workgroups }, actor, id) => workgroups.memberCounts(actor, [NOBODY], id),
  ],
  'workgroups.create': [
    'WORKGROUPS_WRITE',
    ({ workgroups }, actor, id) => workgroups.create(actor, { displayName: '' }, id),
  ],
  'workgroups.update': [
    'WORKGROUPS_WRITE',
    ({ workgroups }, actor, id) => workgroups.update(actor, NOBODY, { displayName: 'x' }, null, id),
  ],
  'workgroups.delete': ['WORKGROUPS_WRITE', ({ workgroups }, actor, id) => workgroups.delete(actor, NOBODY, null, id)],
  'customFields.list': ['USERS_READ', ({ customFields }, actor, id) => customFields.list(actor, id)],
  'customFields.create': [
    'SETTINGS_WRITE',
    ({ customFields }, actor, id) => customFields.create(actor, { key: '', kind: 'TEXT', label: '' }, id),
  ],
  'customFields.update': [
    'SETTINGS_WRITE',
    ({ customFields }, actor, id) => customFields.update(actor, NOBODY, {}, id),
  ],
  'customFields.reorder': [
    'SETTINGS_WRITE',
    ({ customFields }, actor, id) => customFields.reorder(actor, [NOBODY], id),
  ],
  'customFields.retire': ['SETTINGS_WRITE', ({ customFields }, actor, id) => customFields.retire(actor, NOBODY, id)],
  'batch.run': ['USERS_WRITE', ({ batch }, actor, id) => batch.run(actor, [], null, id)],
  'directory.list': [
    'USERS_READ',
    ({ directory }, actor, id) => directory.list(actor, { users: {}, workgroups: {} }, PAGE, id),
  ],
  'settings.find': ['SETTINGS_READ', ({ settings }, actor, id) => settings.find(actor, id)],
  'settings.update': ['SETTINGS_WRITE', ({ settings }, actor, id) => settings.update(actor, {}, id)],
  'tokens.list': ['SETTINGS_READ', ({ tokens }, actor, id) => tokens.list(actor, id)],
  'tokens.create': ['SETTINGS_WRITE', ({ tokens }, actor, id) => tokens.create(actor, '', null, id)],
  'tokens.revoke': ['SETTINGS_WRITE', ({ tokens }, actor, id) => tokens.revoke(actor, NOBODY, id)],
  'staff.createToken': ['COMPANIES_WRITE', (all, actor) => all.staff.createToken(actor, '', false)],
  'staff.listTokens': ['COMPANIES_WRITE', (all, actor) => all.staff.listTokens(actor)],
  'staff.revokeToken': ['COMPANIES_WRITE', (all, actor) => all.staff.revokeToken(actor, NOBODY)],
  'staff.listEvents': ['COMPANIES_READ', (all, actor) => all.staff.listEvents(actor, PAGE)],
  'sessions.list': ['OWN_ACCOUNT', ({ sessions }, actor) => sessions.list(actor)],
  'sessions.listOf': ['SETTINGS_READ', ({ sessions }, actor, id) => sessions.listOf(actor, NOBODY, id)],
  'sessions.endAllOf': ['USERS_WRITE', ({ sessions }, actor, id) => sessions.endAllOf(actor, NOBODY, id)],
  'sessions.revoke': ['OWN_ACCOUNT', ({ sessions }, actor) => sessions.revoke(actor, NOBODY)],
  'sessions.signOut': ['OWN_ACCOUNT', ({ sessions }, actor) => sessions.signOut(actor)],
  'sessions.signOutEverywhere': ['OWN_ACCOUNT', ({ sessions }, actor) => sessions.signOutEverywhere(actor)],
  'passwords.change': ['OWN_ACCOUNT', ({ passwords }, actor) => passwords.change(actor, 'x', 'y')],
  'samlSettings.find': ['SETTINGS_READ', ({ samlSettings }, actor, id) => samlSettings.find(actor, id)],
  'samlSettings.certificate': ['SETTINGS_READ', ({ samlSettings }, actor, id) => samlSettings.certificate(actor, id)],
  'samlSettings.preview': ['SETTINGS_WRITE', ({ samlSettings }, actor, id) => samlSettings.preview(actor, {}, id)],
  'settings.previewProvisioning': [
    'SETTINGS_READ',
    ({ settings }, actor, id) => settings.previewProvisioning(actor, id),
  ],
  'samlSettings.replaceKey': ['SETTINGS_WRITE', ({ samlSettings }, actor, id) => samlSettings.replaceKey(actor, id)],
  'samlSettings.configure': ['SETTINGS_WRITE', ({ samlSettings }, actor, id) => samlSettings.configure(actor, {}, id)],
  'connections.check': ['SETTINGS_WRITE', ({ connections }, actor, id) => connections.check(actor, id)],
  'connections.connect': [
    'SETTINGS_WRITE',
    ({ connections }, actor, id) => connections.connect(actor, { id: NOBODY, name: 'x' }, id),
  ],
  'connections.list': ['SETTINGS_READ', ({ connections }, actor, id) => connections.list(actor, id)],
  'connections.end': ['SETTINGS_WRITE', ({ connections }, actor, id) => connections.end(actor, NOBODY, id)],
  'oauthClients.create': ['COMPANIES_WRITE', ({ oauthClients }, actor) => oauthClients.create(actor, '', [])],
  'oauthClients.list': ['COMPANIES_READ', ({ oauthClients }, actor) => oauthClients.list(actor)],
  'samlSettings.remove': ['SETTINGS_WRITE', ({ samlSettings }, actor, id) => samlSettings.remove(actor, id)],
  'provisioning.calls': ['EVENTS_READ', ({ provisioning }, actor, id) => provisioning.calls(actor, {}, PAGE, id)],
  'provisioning.runs': ['EVENTS_READ', ({ provisioning }, actor, id) => provisioning.runs(actor, PAGE, id)],
  'provisioning.days': ['EVENTS_READ', ({ provisioning }, actor, id) => provisioning.days(actor, 1, 'UTC', id)],
  'provisioning.status': ['EVENTS_READ', ({ provisioning }, actor, id) => provisioning.status(actor, id)],
  'provisioning.provisioned': [
    'EVENTS_READ',
    ({ provisioning }, actor, id) => provisioning.provisioned(actor, 'users', id),
  ],
  'provisioning.eventsOf': [
    'EVENTS_READ',
    ({ provisioning }, actor, companyId) => {
      const call = { companyId, requestId: 'x', occurredAt: new Date().toISOString(), durationMs: 1 };
      return provisioning.eventsOf(actor, call, 1);
    },
  ],
  'events.list': ['EVENTS_READ', ({ events }, actor, id) => events.list(actor, {}, PAGE, id)],
};

/** They take no actor that has scopes: they find out who somebody is. */
const DOORS = [
  'callLog.record',
  'callLog.flush',
  'provisioning.forgetOld',
  'callers.ofScimToken',
  'callers.ofStaffToken',
  'staff.beginSession',
  'staff.actorOf',
  'staff.endSession',
  'staff.recordOperation',
  'sessions.actorOf',
  'sessions.start',
  'signIn.signIn',
  'signInStart.start',
  'passwordLinks.request',
  'passwordLinks.set',
  'connections.findGrant',
  'connections.endByClient',
  'oauthStorage.findClient',
  'oauthStorage.keep',
  'oauthStorage.find',
  'oauthStorage.consume',
  'oauthStorage.forget',
  'universalLogout.end',
  'universalLogout.refuse',
  'saml.findCompany',
  'saml.signingKey',
  'saml.sealKeysAnew',
  'saml.begin',
  'saml.take',
  'saml.test',
  'saml.signIn',
  'saml.refuse',
];

/** Done on the command line of the machine, and nowhere else. */
const FOR_THE_OPERATOR = [
  'staff.createToken',
  'staff.listTokens',
  'staff.revokeToken',
  'oauthClients.create',
  'oauthClients.list',
];

/** A member of a company sees it, and what its fields are, without being somebody of LeaveWizard's own. */
const SEEN_FROM_INSIDE = ['companies.find', 'customFields.list'];

describe('GQ-07: what nobody was allowed is refused', () => {
  let service: TestService;
  let services: Services;
  let company: CompanyContext;
  beforeAll(async () => {
    service = await startTestService();
    services = service.service.services;
    company = (await services.companies.find(operator('op'), service.company.id)) as CompanyContext;
  });
  afterAll(() => service.stop());

  it('and every use-case is looked at here', () => {
    const names = Object.entries(services).flatMap(([name, one]) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(one))
        .filter((method) => method !== 'constructor')
        .map((method) => `${name}.${method}`),
    );
    expect(names.toSorted()).toEqual([...Object.keys(USE_CASES), ...DOORS].toSorted());
  });

  const actors: [string, () => Actor][] = [
    ['nobody', () => anonymous('r')],
    ['an identity provider', () => scimClient(company, 'okta', 'r')],
    ['staff who may read', () => staff('Reader', false, 'r')],
    ['staff who may write', () => staff('Writer', true, 'r')],
    ['an administrator', () => administrator(company, 'Ada', 'r')],
    ['an approver', () => signedIn('APPROVER', company, 'Ben', 'r')],
    ['an employee', () => signedIn('EMPLOYEE', company, 'Eve', 'r')],
    ['the operator', () => operator('r')],
  ];

  describe.each(actors)('to %s', (_, makeActor) => {
    it.each(Object.entries(USE_CASES))('%s', async (name, [scope, call]) => {
      const actor = makeActor();
      const isInside = actor.company !== undefined && SEEN_FROM_INSIDE.includes(name);
      const before = actor.scopes.has(scope) ? undefined : await dump(service.databaseUrl);
      const code = await call(services, actor, company.id).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
      const isAllowed = actor.scopes.has(scope) || isInside;
      if (FOR_THE_OPERATOR.includes(name) && actor.kind !== 'OPERATOR') expect(code).toBe('FORBIDDEN');
      else if (isAllowed) expect(code).not.toBe('FORBIDDEN');
      else expect(code).toBe('FORBIDDEN');
      if (before) expect(await dump(service.databaseUrl)).toEqual(before);
    });
  });

  it('the scopes of each kind are these', () => {
    const provision: Scope[] = ['USERS_READ', 'USERS_WRITE', 'WORKGROUPS_READ', 'WORKGROUPS_WRITE'];
    const everything = Object.values(Scope)
      .filter((scope) => scope !== 'OWN_ACCOUNT')
      .toSorted();
    const scopes = Object.fromEntries(actors.map(([name, make]) => [name, [...make().scopes].toSorted()]));
    expect(scopes).toEqual({
      nobody: [],
      'an identity provider': provision,
      'staff who may read': Object.values(Scope)
        .filter((scope) => scope.endsWith('READ'))
        .toSorted(),
      'staff who may write': everything,
      'an administrator': [...provision, 'OWN_ACCOUNT', 'EVENTS_READ', 'SETTINGS_READ', 'SETTINGS_WRITE'].toSorted(),
      'an approver': ['OWN_ACCOUNT'],
      'an employee': ['OWN_ACCOUNT'],
      'the operator': everything,
    });
  });

  it.each(actors.filter(([name]) => name.startsWith('an ')))(
    '%s does nothing in another company: it is not there',
    async (_, makeActor) => {
      const other = await service.addCompany(`other${Math.random().toString(36).slice(2)}`);
      const before = await dump(service.databaseUrl);
      for (const [name, [scope, call]] of Object.entries(USE_CASES)) {
        // These name no company.
        if (scope === 'OWN_ACCOUNT') continue;
        if (!makeActor().scopes.has(scope) && !SEEN_FROM_INSIDE.includes(name)) continue;
        const answer = await call(services, makeActor(), other.company.id).catch(({ code }: { code: string }) => code);
        expect([name, answer]).toEqual([name, name === 'companies.find' ? null : 'NOT_FOUND']);
      }
      expect(await dump(service.databaseUrl)).toEqual(before);
    },
  );
});
