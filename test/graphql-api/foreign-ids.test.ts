import { operator } from '../../src/domain/actor.ts';
import { dump } from '../services/support/dump.ts';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';
import { nameOf, operationOf, type Place, placesOf } from './places.ts';

const places = placesOf(['ID']);

/** What a foreign id is answered with, where that is not NOT_FOUND or null. */
const OTHERWISE: Record<string, string> = {
  // Staff have no sessions; whose they are is tested where people have some.
  'Mutation.sessionRevoke(id)': 'FORBIDDEN',
  'Mutation.userCreate(input.workgroupId)': 'INVALID',
  'Mutation.userUpdate(input.workgroupId)': 'INVALID',
  'Mutation.workgroupCreate(input.memberIds)': 'left out',
  'Mutation.workgroupUpdate(input.members.add)': 'left out',
  'Mutation.workgroupUpdate(input.members.remove)': 'left out',
  'Mutation.workgroupUpdate(input.members.replaceWith)': 'left out',
  'Mutation.scimBatch(items.userCreate.workgroupId)': 'INVALID',
  'Mutation.scimBatch(items.userUpdate.input.workgroupId)': 'INVALID',
  'Mutation.scimBatch(items.workgroupCreate.memberIds)': 'left out',
  'Mutation.scimBatch(items.workgroupUpdate.input.members.add)': 'left out',
  'Mutation.scimBatch(items.workgroupUpdate.input.members.remove)': 'left out',
  'Mutation.scimBatch(items.workgroupUpdate.input.members.replaceWith)': 'left out',
  'Mutation.authenticationSettingsUpdate(input.breakGlassAdministratorIds)': 'INVALID',
  'Company.events(filter.subjectId)': 'empty',
  'Company.events(filter.userId)': 'empty',
  'Company.provisioningCalls(filter.resourceId)': 'empty',
};

describe('GQ-09: a foreign id', () => {
  let service: TestService;
  let other: TestCompany;
  let token: string;
  let home: Record<'company' | 'user' | 'workgroup' | 'scimToken' | 'customField', string>;
  let foreign: typeof home;

  /** Ids of what a company has. */
  async function idsOf(company: TestCompany): Promise<typeof home> {
    const scim = clientOf(service, company);
    const user = await scim.createUser(`secret-${company.company.slug}`);
    const workgroup = await scim.createGroup(`Secret ${company.company.slug}`, [user]);
    const { tokens, settings, customFields } = service.service.services;
    const [scimToken] = await tokens.list(operator('op'), company.company.id);
    const draft = { key: 'secret', kind: 'TEXT', label: 'Secret other' } as const;
    const { id: customField } = await customFields.create(operator('op'), draft, company.company.id);
    await settings.update(operator('op'), { scimEnabled: false }, company.company.id);
    return { company: company.company.id, user, workgroup, scimToken: String(scimToken?.id), customField };
  }

  beforeAll(async () => {
    service = await startTestService();
    other = await service.addCompany('other');
    token = await staffToken(service, true);
    home = await idsOf(service);
    foreign = await idsOf(other);
  });
  afterAll(() => service.stop());

  /** What an id at this place names. */
  function kindOf({ parent, field, path }: Place): keyof typeof home {
    const name = path.at(-1)?.name ?? '';
    if (name === 'companyId' || /^company/.test(field.name)) return 'company';
    if (name === 'workgroupId') return 'workgroup';
    if (field.name === 'scimBatch')
      return name === 'id' && path.some((one) => one.name.startsWith('workgroup')) ? 'workgroup' : 'user';
    if (/^scimToken/.test(field.name)) return 'scimToken';
    if (/^customField/.test(field.name)) return 'customField';
    return /^workgroup/.test(field.name) && path.length === 1 && parent !== undefined ? 'workgroup' : 'user';
  }

  async function send(place: Place, id: string) {
    const { parent, field, path } = place;
    // An item of a batch says by its own name what is meant, all others by the name of the mutation.
    const item = field.name === 'scimBatch' ? path.slice(1, 2) : [];
    const { query, variables } = operationOf(place, id, (input) => home[kindOf({ ...place, path: [...item, input] })]);
    const { data, errors, text } = await graphql(service, query, { ...variables, home: home.company }, token);
    const inner = (parent === 'Company' ? data?.company : data) as { answer: Record<string, unknown> | null } | null;
    return { answer: inner?.answer, errors, text };
  }

  /** What an answer comes to, in a word. */
  function outcomeOf({ answer, errors }: Awaited<ReturnType<typeof send>>): string {
    if (errors) return String(errors[0]?.extensions?.code);
    if (answer === null) return 'null';
    if (Array.isArray(answer?.nodes)) return answer.nodes.length === 0 ? 'empty' : 'data';
    const results = (answer?.results ?? []) as { userErrors: unknown[] }[];
    const [error] = [answer?.userErrors ?? [], ...results.map(({ userErrors }) => userErrors)].flat() as {
      code: string;
    }[];
    return error?.code ?? (answer?.userErrors ? 'left out' : 'data');
  }

  it('can be put in many places', () => {
    const names = places.map(nameOf);
    expect(names.length).toBeGreaterThan(20);
    expect(Object.keys(OTHERWISE).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(places.map((place) => [nameOf(place), place] as const))('is nobody’s in %s', async (name, place) => {
    const kind = kindOf(place);
    const nobodys = '0193a000-0000-7000-8000-000000000000';
    // LeaveWizard's staff may name any company there is.
    const ids = [nobodys, 'no id', `{${nobodys}}`, ...(kind === 'company' ? [] : [foreign[kind]])];
    // What their identity provider asked before is written down behind the answers.
    await service.service.settled();
    const theirs = await rowsOf(other.company.id);
    const told: string[] = [];
    for (const id of ids) {
      const answer = await send(place, id);
      const outcome = outcomeOf(answer);
      if (OTHERWISE[name]) expect([id, outcome]).toEqual([id, OTHERWISE[name]]);
      else expect(['null', 'NOT_FOUND']).toContain(outcome);
      expect(answer.text).not.toMatch(/secret-other|Secret other/);
      told.push(answer.text.replaceAll(id, 'ID'));
    }
    expect(new Set(told).size).toBe(1);
    expect(await rowsOf(other.company.id)).toEqual(theirs);
  });

  it('finds nobody in a filter', async () => {
    const query = `query ($c: ID, $u: UserFilter, $w: WorkgroupFilter) { company(id: $c) {
      users(filter: $u) { totalCount nodes { id } } workgroups(filter: $w) { totalCount nodes { id } } } }`;
    const nothing = { totalCount: 0, nodes: [] };
    for (const [u, w] of [
      [{ id: { eq: foreign.user } }, { id: { eq: foreign.workgroup } }],
      [{ workgroup: { id: { eq: foreign.workgroup } } }, { members: { id: { eq: foreign.user } } }],
      [{ id: { in: [foreign.user] } }, { id: { startsWith: foreign.workgroup.slice(0, 30) } }],
    ]) {
      const { data } = await graphql(service, query, { c: home.company, u, w }, token);
      expect(data).toEqual({ company: { users: nothing, workgroups: nothing } });
    }
  });

  async function rowsOf(companyId: string): Promise<string[]> {
    return Object.values(await dump(service.databaseUrl))
      .flat()
      .filter((row) => row.includes(companyId));
  }
});
