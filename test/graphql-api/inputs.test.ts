import { operator } from '../../src/domain/actor.ts';
import { dump } from '../services/support/dump.ts';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const USERS = `query ($c: ID, $first: Int, $after: String, $offset: Int, $filter: UserFilter, $orderBy: UserOrder) {
  company(id: $c) { users(first: $first, after: $after, offset: $offset, filter: $filter, orderBy: $orderBy) {
    totalCount nodes { userName } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;

interface UserPage {
  totalCount: number;
  nodes: { userName: string }[];
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

describe('GraphQL over HTTP: what goes in', () => {
  let service: TestService;
  let writer: string;
  let reader: string;
  const ask = (query: string, variables: object = {}, token = writer) =>
    graphql(service, query, { c: service.company.id, ...variables }, token);
  const read = async (variables: object) => {
    const { data, errors } = await ask(USERS, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return (data as { company: { users: UserPage } }).company.users;
  };

  beforeAll(async () => {
    service = await startTestService();
    writer = await staffToken(service, true);
    reader = await staffToken(service, false);
    const { settings, users } = service.service.services;
    await settings.update(operator('op'), { scimEnabled: false }, service.company.id);
    for (let index = 0; index < 6; index++)
      await users.create(
        operator('op'),
        { userName: `user${index}`, title: index % 2 ? 'Odd' : null, emails: [{ value: `u${index}@x.test` }] },
        service.company.id,
      );
  });
  afterAll(() => service.stop());

  describe('pages', () => {
    it.each([1, 2, 3, 7, 200])('of %i show everybody once, by cursors and by offsets alike', async (first) => {
      const byCursor: string[] = [];
      const byOffset: string[] = [];
      for (let after: string | null = null; ; ) {
        const page: UserPage = await read({ first, ...(after && { after }) });
        expect(page.totalCount).toBe(7);
        expect(page.pageInfo).toMatchObject({
          hasPreviousPage: after !== null,
          startCursor: page.edges[0]?.cursor,
          endCursor: page.edges.at(-1)?.cursor,
        });
        byCursor.push(...page.nodes.map(({ userName }) => userName));
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }
      for (let offset = 0; offset < 7; offset += first)
        byOffset.push(...(await read({ first, offset })).nodes.map(({ userName }) => userName));
      expect(byCursor).toEqual(byOffset);
      expect(byCursor.toSorted()).toEqual(['ada@acme.test', ...[0, 1, 2, 3, 4, 5].map((index) => `user${index}`)]);
    });

    it('beyond the end are empty, and of nobody too', async () => {
      const nowhere = { nodes: [], edges: [] };
      expect(await read({ first: 5, offset: 99 })).toMatchObject({ ...nowhere, totalCount: 7 });
      expect(await read({ first: 0 })).toMatchObject({ ...nowhere, totalCount: 7 });
      expect(await read({ filter: { userName: { eq: 'nobody' } } })).toMatchObject({
        ...nowhere,
        totalCount: 0,
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      });
    });

    it.each<[string, object]>([
      ['too long', { first: 201 }],
      ['of less than nothing', { first: -1 }],
      ['before the beginning', { offset: -1 }],
      ['by cursor and offset at once', { after: 'AAAAAAAAAAAAAAAAAAAAAA', offset: 1 }],
      ['after what is no cursor', { after: 'x' }],
      ['after an empty cursor', { after: '' }],
      ['after a cursor of another length', { after: 'AAAAAAAAAAAAAAAAAAAAAAAA' }],
    ])('%s are refused, and the argument is named', async (_, variables) => {
      const { errors, status } = await ask(USERS, variables);
      expect(errors?.[0]?.extensions?.code).toMatch(/^(INVALID|INVALID_CURSOR|BAD_USER_INPUT)$/);
      expect(status).toBeLessThan(500);
    });
  });

  describe('filters', () => {
    it.each<[object, number[]]>([
      [{ userName: { startsWith: 'USER' } }, [0, 1, 2, 3, 4, 5]],
      [{ title: { eq: 'odd' } }, [1, 3, 5]],
      [{ title: { present: false }, userName: { startsWith: 'user' } }, [0, 2, 4]],
      [{ not: { title: { eq: 'odd' } }, userName: { startsWith: 'user' } }, [0, 2, 4]],
      [{ or: [{ userName: { eq: 'user1' } }, { userName: { in: ['user2', 'nobody'] } }] }, [1, 2]],
      [{ and: [{ title: { eq: 'odd' } }, { userName: { gt: 'user2' } }] }, [3, 5]],
      [{ emails: { value: { eq: 'U4@X.test' } } }, [4]],
      [{ emails: { not: { value: { startsWith: 'u' } } }, title: { present: true } }, []],
      [{ userName: { contains: '%' } }, []],
      [{ userName: { contains: "'; drop table workgroup; --" } }, []],
      [{ or: [] }, []],
    ])('%j', async (filter, expected) => {
      const { nodes, totalCount } = await read({ filter });
      expect(nodes.map(({ userName }) => userName)).toEqual(expected.map((index) => `user${index}`));
      expect(totalCount).toBe(expected.length);
    });
  });

  describe('GQ-08: a value of the wrong kind', () => {
    const update = `mutation ($c: ID, $id: ID!, $i: UserUpdateInput!) {
      userUpdate(companyId: $c, id: $id, input: $i) { userErrors { code } } }`;
    it.each<[string, string, object]>([
      ['an operator for a text', USERS, { filter: { userName: { eq: { $ne: null } } } }],
      ['a number for a text', USERS, { filter: { userName: { eq: 5 } } }],
      ['a text for a filter', USERS, { filter: 'userName' }],
      ['a list for a text', USERS, { filter: { userName: { contains: ['a'] } } }],
      ['an operator for an id', update, { id: { $ne: null }, i: { title: 'x' } }],
      ['an operator for a password', update, { id: 'x', i: { password: { $ne: null } } }],
      ['a text for a boolean', update, { id: 'x', i: { active: 'false' } }],
      ['a role that is none', update, { id: 'x', i: { role: 'OWNER' } }],
      ['a number for a page', USERS, { first: '5' }],
      ['a fraction for a page', USERS, { first: 1.5 }],
      [
        'an operator for a credential',
        'mutation ($u: String!, $p: String!) { signIn(companySlug: "acme", userName: $u, password: $p) { user { id } } }',
        { u: { $gt: '' }, p: { $gt: '' } },
      ],
    ])('%s is refused before anything is asked', async (_, query, variables) => {
      await ask('{ viewer { kind } }');
      const before = service.statements.length;
      const { errors, data, status } = await ask(query, variables);
      expect({ data, status }).toEqual({ data: undefined, status: 400 });
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
      expect(service.statements.slice(before).filter((text) => /"user"|workgroup|signin/i.test(text))).toEqual([]);
    });
  });

  describe('GQ-10: what is not in the list of inputs', () => {
    it.each([
      'id',
      'companyId',
      'passwordHash',
      'source',
      'version',
      'createdAt',
      'deletedAt',
      '__proto__',
      'workgroup',
    ])('%s of a user is refused, and nothing is written', async (name) => {
      const mutation = `mutation ($c: ID, $i: UserCreateInput!) { userCreate(companyId: $c, input: $i) { user { id } } }`;
      const before = await dump(service.databaseUrl, 'staff_event');
      const given = JSON.parse(`{"userName":"mass","${name}":"0193a000-0000-7000-8000-000000000000"}`);
      const { errors, status } = await ask(mutation, { i: given });
      expect(status).toBe(400);
      expect(errors?.[0]?.extensions?.code).toMatch(/^BAD_(USER_INPUT|REQUEST)$/);
      expect(await dump(service.databaseUrl, 'staff_event')).toEqual(before);
    });

    it.each([
      [
        'CompanyUpdateInput',
        `mutation ($c: ID!, $i: CompanyUpdateInput!) { companyUpdate(id: $c, input: $i) { userErrors { code } } }`,
        'shortId',
      ],
      [
        'CompanyUpdateInput',
        `mutation ($c: ID!, $i: CompanyUpdateInput!) { companyUpdate(id: $c, input: $i) { userErrors { code } } }`,
        'slug',
      ],
      [
        'ScimTokenCreateInput',
        `mutation ($c: ID, $i: ScimTokenCreateInput!) { scimTokenCreate(companyId: $c, input: $i) { userErrors { code } } }`,
        'tokenHash',
      ],
      [
        'AuthenticationSettingsUpdateInput',
        `mutation ($c: ID, $i: AuthenticationSettingsUpdateInput!) { authenticationSettingsUpdate(companyId: $c, input: $i) { userErrors { code } } }`,
        'companyId',
      ],
    ])('nor does %s take it: %s %s', async (_, mutation, name) => {
      const { errors, status } = await ask(mutation, { i: { [name]: 'x' } });
      expect([status, errors?.[0]?.extensions?.code]).toEqual([400, 'BAD_USER_INPUT']);
    });
  });

  it('who may read only sees everything and changes nothing', async () => {
    const before = await dump(service.databaseUrl, 'staff_event');
    expect((await ask(USERS, {}, reader)).errors).toBeUndefined();
    for (const mutation of [
      'companyCreate(input: { name: "x", slug: "x", plan: FREE, administratorEmail: "x" })',
      `companyUpdate(id: "${service.company.id}", input: { plan: FREE })`,
      `userCreate(companyId: "${service.company.id}", input: { userName: "x" })`,
      `userDelete(companyId: "${service.company.id}", id: "${service.administrator.id}")`,
      `workgroupCreate(companyId: "${service.company.id}", input: { displayName: "x" })`,
      `scimTokenCreate(companyId: "${service.company.id}", input: { label: "x" })`,
      `authenticationSettingsUpdate(companyId: "${service.company.id}", input: { scimEnabled: true })`,
    ]) {
      const { data } = await graphql(service, `mutation { answer: ${mutation} { userErrors { code } } }`, {}, reader);
      expect(data).toEqual({ answer: { userErrors: [{ code: 'FORBIDDEN' }] } });
    }
    expect(await dump(service.databaseUrl, 'staff_event')).toEqual(before);
  });

  it('and nobody in particular may do no more than sign in', async () => {
    for (const query of [
      '{ companies { nodes { id } } }',
      '{ company { id } }',
      '{ user(id: "x") { id } }',
      '{ workgroup(id: "x") { id } }',
    ]) {
      const { data, errors } = await graphql(service, query);
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
    }
    expect((await graphql(service, '{ viewer { kind scopes company { id } } }')).data).toEqual({
      viewer: { kind: 'ANONYMOUS', scopes: [], company: null },
    });
  });

  it.each([
    ['a SCIM token', () => service.scimToken],
    ['no token at all', () => 'x'],
    ['a staff token that is nobody’s', () => `lwstaff_${'A'.repeat(43)}`],
    ['a staff token with more to it', () => `${writer}x`],
  ])('AD-02: %s is 401, whatever is asked', async (_, token) => {
    for (const query of ['{ viewer { kind } }', '{ nonsense', 'mutation { nothing }'])
      expect((await graphql(service, query, {}, token())).status).toBe(401);
  });
});
