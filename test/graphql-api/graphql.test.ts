import pg from 'pg';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const FOREIGN = '0193a000-0000-7000-8000-000000000000';

describe('GraphQL over HTTP', () => {
  let service: TestService;
  let reader: string;
  let writer: string;
  let id: string;
  let group: string;
  const ask = (query: string, variables: object = {}, token = writer) => graphql(service, query, variables, token);

  beforeAll(async () => {
    service = await startTestService();
    reader = await staffToken(service, false);
    writer = await staffToken(service, true);
    const scim = clientOf(service, service);
    id = await scim.createUser('bob@acme.test', { title: 'Engineer', displayName: 'Bob' });
    group = await scim.createGroup('Sales', [id]);
  });
  afterAll(() => service.stop());

  it('answers staff about any company, with what belongs to it', async () => {
    const { data } = await ask(
      `query ($c: ID!, $u: ID!) { viewer { kind scopes } company(id: $c) { slug isProvisioned withoutAdministrator user(id: $u) { title workgroup { displayName memberCount members { nodes { userName } } } password { setBy } }
        workgroups { totalCount nodes { memberList(limit: 10) { id displayName } } } authenticationSettings { scimEnabled scimTokens { label } }
        events(first: 1, filter: { subjectId: $u }) { nodes { action actor channel } pageInfo { hasNextPage } } } }`,
      { c: service.company.id, u: id },
      reader,
    );
    expect(data).toMatchObject({
      viewer: { kind: 'STAFF' },
      company: {
        slug: 'acme',
        isProvisioned: true,
        withoutAdministrator: false,
        user: {
          title: 'Engineer',
          workgroup: { displayName: 'Sales', memberCount: 1, members: { nodes: [{ userName: 'bob@acme.test' }] } },
          password: null,
        },
        workgroups: { totalCount: 1, nodes: [{ memberList: [{ id, displayName: 'Bob' }] }] },
        authenticationSettings: { scimEnabled: true, scimTokens: [{ label: 'okta' }] },
        events: { nodes: [{ action: 'USER_CREATED', actor: 'okta', channel: 'SCIM' }] },
      },
    });
  });

  it('walks a list by cursors and by offset, each entry once', async () => {
    const page = `query ($c: ID!, $after: String, $offset: Int) { company(id: $c) { users(first: 1, after: $after, offset: $offset) { totalCount nodes { id } pageInfo { endCursor hasNextPage hasPreviousPage } } } }`;
    const read = async (variables: object) =>
      (await ask(page, { c: service.company.id, ...variables })).data?.company as {
        users: {
          totalCount: number;
          nodes: { id: string }[];
          pageInfo: { endCursor: string; hasNextPage: boolean; hasPreviousPage: boolean };
        };
      };
    const first = await read({});
    const second = await read({ after: first.users.pageInfo.endCursor });
    expect(
      [first, second].map(({ users }) => [
        users.totalCount,
        users.pageInfo.hasNextPage,
        users.pageInfo.hasPreviousPage,
      ]),
    ).toEqual([
      [2, true, false],
      [2, false, true],
    ]);
    expect(second.users.nodes).toEqual((await read({ offset: 1 })).users.nodes);
    expect(first.users.nodes).not.toEqual(second.users.nodes);
  });

  it('refuses changes as data, and readers and strangers as errors', async () => {
    const update = `mutation ($c: ID, $u: ID!) { userUpdate(id: $u, companyId: $c, input: { title: "x" }) { user { id } userErrors { code message field } } }`;
    expect((await ask(update, { c: service.company.id, u: id })).data).toMatchObject({
      userUpdate: { user: null, userErrors: [{ code: 'MANAGED_BY_IDENTITY_PROVIDER' }] },
    });
    expect((await ask(update, { c: service.company.id, u: id }, reader)).data).toMatchObject({
      userUpdate: { userErrors: [{ code: 'FORBIDDEN' }] },
    });
    const stranger = await graphql(service, '{ companies { nodes { id } } }');
    expect(stranger.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    for (const token of [service.scimToken, 'lwstaff_wrong', 'x'])
      expect((await ask('{ viewer { kind } }', {}, token)).status).toBe(401);
  });

  it('GQ-09: an id of nobody is null, or NOT_FOUND', async () => {
    const { data } = await ask(
      `query ($c: ID!, $f: ID!) { other: company(id: $f) { id } company(id: $c) { user(id: $f) { id } workgroup(id: $f) { id } } user(id: $f, companyId: $c) { id } workgroup(id: $f, companyId: $c) { id } }`,
      { c: service.company.id, f: FOREIGN },
    );
    expect(data).toEqual({ other: null, company: { user: null, workgroup: null }, user: null, workgroup: null });
    for (const mutation of [
      `companyUpdate(id: "${FOREIGN}", input: { name: "x" })`,
      `userUpdate(id: "${FOREIGN}", companyId: $c, input: { role: APPROVER })`,
      `workgroupUpdate(id: "${FOREIGN}", companyId: $c, input: { displayName: "x" })`,
      `workgroupDelete(id: "${FOREIGN}", companyId: $c)`,
      `scimTokenRevoke(id: "${FOREIGN}", companyId: $c)`,
      `userUpdate(id: "${id}", companyId: "${FOREIGN}", input: { role: APPROVER })`,
      `userUpdate(id: "no id", companyId: $c, input: { role: APPROVER })`,
    ]) {
      const answer = await ask(
        `mutation ($c: ID) { answer: ${mutation} { userErrors { code } } c: __typename @skip(if: true) ${mutation.includes('$c') ? '' : ''} }`.replace(
          '($c: ID)',
          mutation.includes('$c') ? '($c: ID)' : '',
        ),
        { c: service.company.id },
      );
      expect({ mutation, data: answer.data }).toMatchObject({
        mutation,
        data: { answer: { userErrors: [{ code: 'NOT_FOUND' }] } },
      });
    }
  });

  it('GQ-08: an object in the place of a text is no filter', async () => {
    const { errors } = await ask(
      `query ($c: ID!, $f: UserFilter) { company(id: $c) { users(filter: $f) { totalCount } } }`,
      { c: service.company.id, f: { userName: { eq: { $ne: null } } } },
    );
    expect(errors?.[0]?.message).toContain('String cannot represent a non string value');
  });

  it('GQ-03, GQ-04, GQ-05: no batches, no introspection but for staff, no GET, no forms', async () => {
    const send = (init: RequestInit) => fetch(`${service.url}/graphql`, init);
    expect((await send({ method: 'GET' })).status).toBe(405);
    expect((await send({ method: 'POST', body: '{}', headers: { 'Content-Type': 'text/plain' } })).status).toBe(415);
    expect(
      (
        await send({
          method: 'POST',
          body: '[{"query":"{viewer{kind}}"}]',
          headers: { 'Content-Type': 'application/json' },
        })
      ).status,
    ).toBe(400);
    expect(
      (await send({ method: 'POST', body: '{"query', headers: { 'Content-Type': 'application/json' } })).status,
    ).toBe(400);
    expect((await graphql(service, '{ __schema { types { name } } }')).errors?.[0]?.message).toContain('staff');
    expect((await ask('{ __schema { queryType { name } } }', {}, reader)).errors).toBeUndefined();
  });

  it('GQ-01, GQ-02: a question that is too deep or too wide is refused before it is asked', async () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'id' : `workgroup { members(first: 200) { nodes { ${nested(depth - 1)} } } }`;
    const before = service.statements.length;
    const deep = await ask(`{ company(id: "${service.company.id}") { users(first: 200) { nodes { ${nested(6)} } } } }`);
    const wide = await ask(`{ ${Array.from({ length: 40 }, (_, index) => `a${index}: viewer { kind }`).join(' ')} }`);
    for (const { data, errors } of [deep, wide]) {
      expect(data ?? null).toBeNull();
      expect(errors?.length).toBeGreaterThan(0);
    }
    expect(service.statements.slice(before).filter((text) => text.includes('"user"'))).toEqual([]);
  });

  it('GQ-06: a fault is one fixed sentence with the id of the request, and is logged', async () => {
    const broken = await startTestService();
    const client = new pg.Client({ connectionString: broken.databaseUrl });
    await client.connect();
    const token = await staffToken(broken, true);
    await client.query('alter table workgroup rename to hidden_workgroup');
    await client.end();
    const answer = await graphql(
      broken,
      `{ company(id: "${broken.company.id}") { workgroups { totalCount } } }`,
      {},
      token,
    );
    expect(answer.text).not.toMatch(/workgroup"? does not exist|relation|select /);
    expect(answer.errors?.[0]).toMatchObject({
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) },
    });
    const scim = await clientOf(broken, broken).get('/Groups');
    expect(scim).toMatchObject({ status: 500, body: { status: '500' } });
    expect(scim.text).not.toMatch(/relation|select /);
    expect(broken.log.join()).toContain('does not exist');
    await broken.stop();
  });

  it('says which group a push put somebody in, as data of the event', async () => {
    const { data } = await ask(
      `query ($c: ID!, $g: ID!) { company(id: $c) { events(filter: { subjectId: $g }) { nodes { action changes { field before after } members { addedCount removedCount added { userId fromWorkgroupId } } versions { id version } } } } }`,
      { c: service.company.id, g: group },
    );
    expect(data).toMatchObject({
      company: {
        events: {
          nodes: [
            {
              action: 'WORKGROUP_CREATED',
              changes: expect.arrayContaining([{ field: 'displayName', before: null, after: '"Sales"' }]),
              members: { addedCount: 1, removedCount: 0, added: [{ userId: id, fromWorkgroupId: null }] },
            },
          ],
        },
      },
    });
  });

  it('tells what happened to a user, with the pushes that moved them, and of the others in those nothing', async () => {
    const scim = clientOf(service, service);
    const eve = await scim.createUser('eve@acme.test');
    const other = await scim.createUser('other@acme.test');
    const joined = await scim.createGroup('Support', [eve, other]);
    await scim.createGroup('Elsewhere', [other]);
    await scim.send('DELETE', `/Groups/${joined}`);
    const { data } = await ask(
      `query ($c: ID!, $u: ID!) { company(id: $c) { events(filter: { userId: $u }) { nodes { action subjectName members(userId: $u) { added { userId } removed { userId } } } } } }`,
      { c: service.company.id, u: eve },
    );
    expect(data).toEqual({
      company: {
        events: {
          nodes: [
            {
              action: 'WORKGROUP_DELETED',
              subjectName: 'Support',
              members: { added: [], removed: [{ userId: eve }] },
            },
            {
              action: 'WORKGROUP_CREATED',
              subjectName: 'Support',
              members: { added: [{ userId: eve }], removed: [] },
            },
            { action: 'USER_CREATED', subjectName: 'eve@acme.test', members: null },
          ],
        },
      },
    });
  });

  it('finds users and workgroups by where they are looked after', async () => {
    const query = `query ($c: ID!, $source: Source!) { company(id: $c) { users(filter: { source: $source }) { nodes { source } } workgroups(filter: { source: $source }) { nodes { source } } } }`;
    const sourcesOf = async (source: string) =>
      (await ask(query, { c: service.company.id, source })).data?.company as Record<
        'users' | 'workgroups',
        { nodes: { source: string }[] }
      >;
    const pushed = await sourcesOf('IDENTITY_PROVIDER');
    expect(pushed.users.nodes).not.toEqual([]);
    expect(pushed.workgroups.nodes).not.toEqual([]);
    expect(
      [...pushed.users.nodes, ...pushed.workgroups.nodes].every((node) => node.source === 'IDENTITY_PROVIDER'),
    ).toBe(true);
    const born = await sourcesOf('LEAVEWIZARD');
    expect(born).toEqual({ users: { nodes: [{ source: 'LEAVEWIZARD' }] }, workgroups: { nodes: [] } });
  });
});
