import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'graphql';
import { type Actor, anonymous, operator, Scope, scimClient, staff, user } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { createExecutor, type Execute } from '../../src/graphql/gateway.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { withClient } from '../services/support/dump.ts';
import { TestBrowser } from '../support/browser.ts';
import { type GraphqlAnswer, graphql, staffToken } from '../support/graphql-client.ts';
import { rowsOf, withoutCode } from '../support/markdown-table.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';
import { GUARDED, isByViewer, nameOf, operationOf, type Way, waysToAll } from './ways.ts';

const NOBODY = '0193a000-0000-7000-8000-000000000000';
const DOCUMENT = readFileSync(fileURLToPath(new URL('../../docs/access.md', import.meta.url)), 'utf8');
const RULES = new Map(rowsOf(DOCUMENT, '## Fields').map(([name, needs = '']) => [withoutCode(name), needs]));

/** What only tells that somebody may not: all else is an answer to whoever may. */
const REFUSALS = ['FORBIDDEN', 'UNAUTHENTICATED', 'PLAN_REQUIRED', 'SCIM_DISABLED', 'FRESH_SIGN_IN_REQUIRED'];

type Answer = Pick<GraphqlAnswer, 'data' | 'errors'>;

interface Caller {
  /** Who they are to the services, by which the rules say what they are told. */
  readonly actor: Actor;
  ask(query: string, variables: object): Promise<Answer>;
}

describe('GQ-07: who may ask for what', () => {
  let service: TestService;
  let other: TestCompany;
  let execute: Execute;
  let inside: CompanyContext;
  const ids: Record<string, string> = {};
  const tokens: Record<string, string> = {};
  const callers = new Map<string, Caller>();

  beforeAll(async () => {
    service = await startTestService();
    execute = createExecutor(createSchema(), service.service.services);
    other = await service.addCompany('other');
    for (const scope of ['read', 'write']) tokens[scope] = await staffToken(service, scope === 'write');
    await furnish();
    inside = (await service.service.services.companies.find(operator('op'), service.company.id)) as CompanyContext;
    for (const [name, call] of Object.entries(CALLERS)) callers.set(name, await call());
  });
  afterAll(() => service.stop());

  /** Something to be seen at the end of every way. */
  async function furnish(): Promise<void> {
    const { customFields, settings, users } = service.service.services;
    const op = operator('op');
    const { id: companyId } = service.company;
    await customFields.create(op, { key: 'badge', kind: 'TEXT', label: 'Badge' }, companyId);
    await settings.update(op, { breakGlassIds: [service.administrator.id] }, companyId);
    const scim = clientOf(service, service);
    const custom = { 'urn:ietf:params:scim:schemas:extension:leavewizard:custom:2.0:User': { badge: 'B1' } };
    const manager = {
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { manager: { value: service.administrator.id } },
    };
    for (const name of ['employee', 'approver'])
      ids[name] = await scim.createUser(`${name}@acme.test`, { password: 'a password', ...custom, ...manager });
    ids.administrator = service.administrator.id;
    await scim.send('PUT', `/Users/${ids.administrator}`, {
      userName: service.administrator.userName,
      ...custom,
      ...manager,
    });
    await users.update(op, String(ids.approver), { role: 'APPROVER' }, null, companyId);
    ids.workgroup = await scim.createGroup('Group', [ids.employee, ids.approver, ids.administrator] as string[]);
    await scim.send('POST', '/Users', { userName: 'employee@acme.test' });
    await service.service.settled();
  }

  /** A person in a session of their own, so that what ends it ends nothing for others. */
  async function inSession(
    id: string,
    { company }: TestCompany,
    isAdministrator: boolean,
    isFresh = true,
  ): Promise<Caller> {
    const proof = { method: 'PASSWORD' } as const;
    const started = await service.service.services.sessions.start(
      anonymous('r'),
      company,
      { id, userName: 'x' },
      proof,
    );
    const sessionId = String(started?.id);
    if (!isFresh)
      await withClient(service.databaseUrl, (client) =>
        client.query(`update session set started_at = started_at - interval '1 hour' where id = $1`, [sessionId]),
      );
    const browser = new TestBrowser(service);
    browser.secret = started?.secret;
    const actor = user(company, 'x', { id, isAdministrator, sessionId, isFresh }, 'r');
    return { actor, ask: (query, variables) => browser.ask(query, variables) };
  }

  const withToken = (actor: Actor, token?: string): Caller => ({
    actor,
    ask: (query, variables) => graphql(service, query, variables, token),
  });

  /** Identity providers come in behind the SCIM adapter, in this process. */
  function provider(company: CompanyContext): Caller {
    const actor = scimClient(company, 'okta', 'r');
    const ask = async (query: string, variables: object): Promise<Answer> => {
      try {
        return { data: await execute(parse(query), variables, actor) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { errors: [{ message: error.message, extensions: { code: error.code, field: error.field } }] };
      }
    };
    return { actor, ask };
  }

  const CALLERS: Record<string, () => Caller | Promise<Caller>> = {
    nobody: () => withToken(anonymous('r')),
    employee: () => inSession(String(ids.employee), service, false),
    approver: () => inSession(String(ids.approver), service, false),
    administrator: () => inSession(service.administrator.id, service, true),
    'identity provider': () => provider(inside),
    'staff with read': () => withToken(staff('x', false, 'r'), tokens.read),
    'staff with write': () => withToken(staff('x', true, 'r'), tokens.write),
    'administrator since an hour ago': () => inSession(service.administrator.id, service, true, false),
    'identity provider while SCIM is off': () => provider({ ...inside, scimEnabled: false }),
    'identity provider without the plan': () => provider({ ...inside, plan: 'STANDARD' }),
    'administrator of another company': () => inSession(other.administrator.id, other, true),
  };

  function idOf(step: string, name: string): string {
    if (name === 'companyId' || step === 'Query.company' || step === 'Mutation.companyUpdate')
      return service.company.id;
    const named = { 'Query.user': ids.employee, 'Company.user': ids.employee };
    const workgroups = { 'Query.workgroup': ids.workgroup, 'Company.workgroup': ids.workgroup };
    return { ...named, ...workgroups }[step] ?? NOBODY;
  }

  /** What the rules say of the fields on the way, one after the other. */
  function expected(way: Way, { actor }: Caller): string {
    for (const { name } of way) {
      const answer = expectedOf(name, RULES.get(name) ?? 'nothing', actor, way);
      if (answer !== undefined) return answer;
    }
    return 'let in';
  }

  function expectedOf(name: string, needs: string, actor: Actor, way: Way): string | undefined {
    const { company, person } = actor;
    if (name === 'Viewer.company') return company ? undefined : 'not there';
    if (needs.includes('null unless a person asks')) return person ? undefined : 'not there';
    const scope = /^`(\w+)`/.exec(needs)?.[1] as Scope | undefined;
    if (!scope) return undefined;
    const isOf = needs.includes('or to be of the company') && company !== undefined;
    if (!actor.scopes.has(scope) && !isOf)
      return actor.kind === 'ANONYMOUS' && !name.startsWith('Mutation.') ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    const namesCompany = !isByViewer(way) && scope !== 'OWN_ACCOUNT';
    if (namesCompany && company && company.id !== service.company.id) return 'not there';
    // Of itself a company is told without the services' first line: `CompanyService.find` looks at nothing else.
    if (actor.kind === 'SCIM_CLIENT' && name !== 'Query.company') {
      if (company?.plan !== 'PREMIUM') return 'PLAN_REQUIRED';
      if (!company.scimEnabled) return 'SCIM_DISABLED';
    }
    return scope === 'SETTINGS_WRITE' && person?.isFresh === false ? 'FRESH_SIGN_IN_REQUIRED' : undefined;
  }

  /** What an answer comes to. */
  function outcome(way: Way, { data, errors }: Answer): string {
    const ends = way.reduce<unknown[]>(
      (values, { field }) => values.flatMap((value) => child(value, field.name)),
      [data],
    );
    const payloads = ends.flatMap((end) => child(end, 'userErrors')) as { code: string; field: string[] }[];
    const refusals = [...(errors ?? []).map(({ extensions }) => extensions), ...payloads];
    const [refusal] = refusals as { code: string; field?: string[] }[];
    if (refusal && REFUSALS.includes(refusal.code)) return refusal.code;
    if (refusal?.code === 'NOT_FOUND' && refusal.field?.[0] === 'companyId') return 'not there';
    if (errors) return `an error: ${JSON.stringify(errors)}`;
    return ends.length > 0 ? 'let in' : 'not there';
  }

  it('is written down for every field that asks, and for no other', () => {
    expect([...RULES.keys()].toSorted()).toEqual([...GUARDED].toSorted());
    const scopes = [...RULES.values()].flatMap((needs) => Array.from(needs.matchAll(/`(\w+)`/g), ([, scope]) => scope));
    expect(scopes.filter((scope) => !Object.hasOwn(Scope, scope ?? ''))).toEqual([]);
  });

  it('is written down for every scope', () => {
    const names = ['nobody', 'employee', 'administrator', 'identity provider', 'staff with read', 'staff with write'];
    const scopesOf = (name: string) => callers.get(name)?.actor.scopes;
    expect(scopesOf('approver')).toEqual(scopesOf('employee'));
    const rows = Object.values(Scope).map((scope) => [
      `\`${scope}\``,
      ...names.map((name) => (scopesOf(name)?.has(scope) ? 'yes' : '–')),
    ]);
    expect(rowsOf(DOCUMENT, '## Scopes')).toEqual(rows);
  });

  it.each(waysToAll().map((way) => [way.map(({ name }) => name).join(' '), way] as const))('%s', async (_, way) => {
    const { query, variables } = operationOf(way, (step, { name }) => idOf(step, name));
    const told: Record<string, string> = {};
    const rule: Record<string, string> = {};
    for (const [name, call] of Object.entries(CALLERS)) {
      // What somebody changes may end the sessions they are in.
      if (nameOf(way).startsWith('Mutation.')) callers.set(name, await call());
      const caller = callers.get(name) as Caller;
      // Of what they have themselves other tests tell; this company has nothing to be seen.
      if (name === 'administrator of another company' && isByViewer(way)) continue;
      rule[name] = expected(way, caller);
      told[name] = outcome(way, await caller.ask(query, variables));
    }
    expect(RULES.has(nameOf(way))).toBe(true);
    expect(told).toEqual(rule);
  });
});

/** What stands in a field, nothing when it is null, or each of a list. */
function child(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner: unknown = Reflect.get(value, name);
  if (Array.isArray(inner)) return inner.length > 0 || name === 'userErrors' ? inner : [inner];
  return inner == null ? [] : [inner];
}
