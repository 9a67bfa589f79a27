import { z } from 'zod';
import { operator, user } from '../../src/domain/actor.ts';
import { TestBrowser } from '../support/browser.ts';
import { clientOf, ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';
import { withClient } from './support/dump.ts';

const CALLS = `query ($filter: ProvisioningCallFilter, $first: Int, $after: String) { company {
  provisioningCalls(filter: $filter, first: $first, after: $after) { nodes {
    id requestId occurredAt method path kind outcome summary client clientId userAgent status durationMs resourceId
    resourceName requestBody requestCut responseBody responseCut refusal { status scimType detail cause mend }
    events { action outcome subjectId changes { field } } } pageInfo { hasNextPage endCursor } } } }`;
const call = z.object({
  id: z.string(),
  requestId: z.string(),
  method: z.string(),
  path: z.string(),
  kind: z.string(),
  outcome: z.string(),
  summary: z.string(),
  client: z.string().nullable(),
  clientId: z.string().nullable(),
  userAgent: z.string().nullable(),
  status: z.number(),
  durationMs: z.number(),
  resourceId: z.string().nullable(),
  resourceName: z.string().nullable(),
  requestBody: z.string().nullable(),
  requestCut: z.boolean(),
  responseBody: z.string().nullable(),
  responseCut: z.boolean(),
  refusal: z
    .object({
      status: z.number(),
      scimType: z.string().nullable(),
      detail: z.string().nullable(),
      cause: z.string(),
      mend: z.string(),
    })
    .nullable(),
  events: z.array(
    z.object({
      action: z.string(),
      outcome: z.string(),
      subjectId: z.string().nullable(),
      changes: z.array(z.object({ field: z.string() })),
    }),
  ),
});
const callsAnswer = z.object({
  company: z.object({
    provisioningCalls: z.object({
      nodes: z.array(call),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
});

describe('The log of what identity providers ask', () => {
  let service: TestService;
  let company: TestCompany;
  let okta: ScimClient;
  let browser: TestBrowser;
  let count = 0;

  const page = async (variables: object) => {
    await service.service.settled();
    const { data, errors } = await browser.ask(CALLS, variables);
    expect(errors).toBeUndefined();
    return callsAnswer.parse(data).company.provisioningCalls;
  };
  const calls = async (filter: object = {}) => (await page({ filter })).nodes;
  const ask = async (query: string, variables: object = {}) => {
    await service.service.settled();
    const { data, errors } = await browser.ask(query, variables);
    expect(errors).toBeUndefined();
    return z.object({ company: z.record(z.string(), z.unknown()) }).parse(data).company;
  };
  const signedIn = async ({ administrator, company: { slug } }: TestCompany) => {
    const one = new TestBrowser(service);
    expect(await one.signIn(administrator.userName, administrator.password, slug)).toBe(true);
    return one;
  };

  beforeAll(async () => {
    service = await startTestService();
  });
  beforeEach(async () => {
    company = await service.addCompany(`log${++count}`);
    okta = clientOf(service, company);
    browser = await signedIn(company);
  });
  afterAll(() => service.stop());

  it('tells what was asked, by whom, what was answered, and what changed by it', async () => {
    const id = await okta.createUser('mary@acme.example', { displayName: 'Mary' });
    const answer = await okta.send(
      'PATCH',
      `/Users/${id}`,
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'replace', path: 'title', value: 'Head' }],
      },
      { 'User-Agent': 'Okta SCIM Client 1.0', 'X-Request-Id': 'patch-1' },
    );
    await okta.send('DELETE', `/Users/${id}`);
    const [deletion, patch, creation] = await calls();
    const [token] = await service.service.services.tokens.list(operator('test'), company.company.id);
    expect(patch).toEqual({
      id: expect.any(String),
      requestId: 'patch-1',
      method: 'PATCH',
      path: `/scim/v2/Users/${id}`,
      kind: 'CHANGE',
      outcome: 'SUCCESS',
      summary: 'Change user mary@acme.example',
      client: 'okta',
      clientId: token?.id,
      userAgent: 'Okta SCIM Client 1.0',
      status: 200,
      durationMs: expect.any(Number),
      resourceId: id,
      resourceName: 'mary@acme.example',
      requestBody: expect.stringContaining('"path":"title","value":"Head"'),
      requestCut: false,
      responseBody: answer.text,
      responseCut: false,
      refusal: null,
      events: [{ action: 'USER_UPDATED', outcome: 'DONE', subjectId: id, changes: [{ field: 'title' }] }],
    });
    expect(creation).toMatchObject({ summary: 'Create user mary@acme.example', status: 201, resourceId: id });
    expect(deletion).toMatchObject({ summary: 'Delete user Mary', status: 204, responseBody: null });
  });

  it('keeps no more than a summary of reads that succeed', async () => {
    await okta.filter('Users', 'userName eq "mary@acme.example"');
    await okta.send('POST', '/Users/.search', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      count: 1,
    });
    const [search, read] = await calls();
    expect(read).toMatchObject({
      kind: 'READ',
      summary: 'Read users, filter userName eq "mary@acme.example"',
      responseBody: null,
    });
    expect(search).toMatchObject({ kind: 'READ', status: 200, responseBody: null });
  });

  it('explains refusals and leads to the event of the refusal', async () => {
    await okta.createUser('mary@acme.example');
    await okta.send('POST', '/Users', { userName: 'mary@acme.example' });
    await okta.get('/Users?filter=nothing+eq+1');
    const [filter, taken] = await calls({ outcome: 'REFUSED' });
    expect(taken).toMatchObject({
      summary: 'Create user mary@acme.example',
      refusal: { status: 409, scimType: 'uniqueness', detail: expect.stringMatching(/\w+/) },
      events: [{ action: 'USER_CREATED', outcome: 'REFUSED' }],
    });
    expect(filter?.refusal).toMatchObject({ scimType: 'invalidFilter', mend: expect.stringContaining('Okta') });
    expect(filter?.responseBody).toContain('invalidFilter');
  });

  it('knows whose token it was that nobody was let in with, and nothing of tokens that name no company', async () => {
    const { tokens } = service.service.services;
    const { token, secret } = await tokens.create(operator('test'), 'old one', null, company.company.id);
    await tokens.revoke(operator('test'), token.id, company.company.id);
    const wrong = `lwscim_${company.company.shortId}_${'x'.repeat(43)}`;
    for (const one of [secret, wrong, 'nonsense', `lwscim_zzzzzzzz_${'x'.repeat(43)}`])
      expect((await new ScimClient(service.url, one).get('/Users')).status).toBe(401);
    expect(await calls({ outcome: 'UNAUTHORIZED' })).toMatchObject([
      { status: 401, client: null, clientId: null },
      { status: 401, client: 'old one', clientId: token.id, refusal: { mend: expect.stringContaining('new token') } },
    ]);
    const all = await withClient(
      service.databaseUrl,
      async (client) => (await client.query('select c::text as text from provisioning_call c')).rows,
    );
    expect(JSON.stringify(all)).not.toMatch(/lw(scim|oauth)_/);
  });

  it('keeps what strangers fill into the log of a company within bounds', async () => {
    const stranger = new ScimClient(service.url, `lwscim_${company.company.shortId}_${'y'.repeat(43)}`);
    for (let sent = 0; sent < 65; sent++) await stranger.get('/Users');
    const { nodes } = await page({ filter: { outcome: 'UNAUTHORIZED' }, first: 200 });
    expect(nodes.length).toBeLessThanOrEqual(120);
    expect(nodes.length).toBeGreaterThanOrEqual(60);
    expect(await (await fetch(`${service.url}/metrics`)).text()).toMatch(/provisioning_calls_dropped_total [1-9]/);
  });

  it('shows no password, wherever one stands, and none of our tokens', async () => {
    const secret = 'Tr0ub4dor&3';
    const id = await okta.createUser('mary@acme.example', { password: secret });
    await okta.patch(`/Users/${id}`, { op: 'replace', value: secret, path: 'password' });
    await okta.patch(`/Users/${id}`, { op: 'replace', value: { password: secret } });
    await okta.send('POST', '/Users', `{"userName": "joe", "p\\u0061ssword": "${secret}"}`);
    await okta.send('POST', '/Users', `{"userName": "jim", "password": "${secret}", `);
    await okta.send('POST', '/Users', { userName: 'ann', password: secret, title: 'x'.repeat(20_000) });
    await okta.filter('Users', `password eq "${secret}"`);
    await okta.send('POST', '/Users/.search', { schemas: [], filter: `password eq "${secret}"` });
    await okta.send('POST', '/Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [{ method: 'POST', path: '/Users', bulkId: 'a', data: { userName: 'bob', password: secret } }],
    });
    await okta.get(`/Users?access_token=${company.scimToken}`);
    const nodes = await calls();
    expect(nodes).toHaveLength(10);
    expect(JSON.stringify(nodes)).not.toContain('Tr0ub4dor');
    expect(JSON.stringify(nodes)).not.toContain('lwscim_');
    expect(nodes.at(-1)?.requestBody).toBe('{"userName":"mary@acme.example","password":"•••"}');
  });

  it('cuts long bodies and says so', async () => {
    await okta.send('POST', '/Users', { userName: 'mary', nickName: 'é'.repeat(20_000) });
    const [cut] = await calls();
    expect(cut).toMatchObject({ requestCut: true, responseCut: false, status: 400 });
    expect(cut?.requestBody?.length).toBeLessThanOrEqual(16_384);
    expect(cut?.requestBody).toMatch(/^\{"userName":"mary"/);
  });

  it('is filtered by what somebody looks for, and read page by page', async () => {
    const id = await okta.createUser('mary@acme.example');
    const group = await okta.createGroup('Sales');
    await okta.get(`/Users/${id}`);
    await okta.get('/Groups');
    const summaries = async (filter: object) => (await calls(filter)).map(({ summary }) => summary);
    expect(await summaries({ resourceId: id })).toEqual([
      'Read user mary@acme.example',
      'Create user mary@acme.example',
    ]);
    expect(await summaries({ resourceId: 'none' })).toEqual([]);
    expect(await summaries({ text: 'SALES' })).toEqual(['Create group Sales']);
    expect(await summaries({ text: '/groups' })).toEqual(['Read groups', 'Create group Sales']);
    expect(await summaries({ kind: 'READ', method: 'GET' })).toEqual(['Read groups', 'Read user mary@acme.example']);
    expect(await summaries({ client: 'nobody' })).toEqual([]);
    expect(await summaries({ to: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await summaries({ from: '2020-01-01T00:00:00Z', outcome: 'SUCCESS' })).toHaveLength(4);
    const [first] = await calls({ resourceId: group });
    expect(await calls({ requestId: first?.requestId })).toEqual([first]);
    const { pageInfo, nodes } = await page({ first: 3 });
    const rest = await page({ first: 3, after: pageInfo.endCursor });
    expect([nodes.length, rest.nodes.length, rest.pageInfo.hasNextPage]).toEqual([3, 1, false]);
  });

  it('is counted in runs, days and a status', async () => {
    const status = `{ company { status: provisioningStatus { firstCallAt lastCallAt lastSuccessAt errorsInLastDay provisionedUsers provisionedWorkgroups } } }`;
    expect(await ask(status)).toEqual({
      status: {
        firstCallAt: null,
        lastCallAt: null,
        lastSuccessAt: null,
        errorsInLastDay: 0,
        provisionedUsers: 0,
        provisionedWorkgroups: 0,
      },
    });
    await okta.createUser('mary@acme.example');
    await okta.send('POST', '/Users', { userName: 'mary@acme.example' });
    await okta.createGroup('Sales');
    await okta.get('/Users');
    expect(await ask(status)).toMatchObject({
      status: {
        firstCallAt: expect.any(String),
        lastSuccessAt: expect.any(String),
        errorsInLastDay: 1,
        provisionedUsers: 1,
        provisionedWorkgroups: 1,
      },
    });
    await withClient(service.databaseUrl, (client) =>
      client.query(`insert into provisioning_minute select company_id, minute - gap, client, gen_random_uuid(), 5, 4, 1,
        first_at - gap, last_at - gap, null from provisioning_minute,
        unnest(array['61 minutes', '62 minutes', '2 days']::interval[]) gap where company_id = '${company.company.id}'`),
    );
    const { runs } = z
      .object({
        runs: z.object({
          nodes: z.array(
            z.object({ client: z.string(), calls: z.number(), changes: z.number(), refusals: z.number() }),
          ),
        }),
      })
      .parse(
        await ask(
          '{ company { runs: provisioningRuns { nodes { id client startedAt endedAt calls changes refusals } } } }',
        ),
      );
    const sizes = runs.nodes.map((run) => [run.client, run.calls, run.changes, run.refusals].join(' ')).toSorted();
    expect(sizes).toEqual(['okta 10 8 2', 'okta 4 2 1', 'okta 5 4 1']);
    const { days } = z
      .object({
        days: z.array(z.object({ day: z.string(), calls: z.number(), changes: z.number(), errors: z.number() })),
      })
      .parse(
        await ask(
          '{ company { days: provisioningDays(days: 3, timeZone: "Pacific/Kiritimati") { day calls changes errors } } }',
        ),
      );
    expect(days).toHaveLength(3);
    expect(days.reduce((sum, { calls: one }) => sum + one, 0)).toBe(19);
    expect(days[0]).toMatchObject({ calls: 5, changes: 4, errors: 1 });
  });

  it('refuses a time zone that nobody knows', async () => {
    for (const timeZone of ['Mars/Olympus', '+05:30', "UTC'; drop table x"]) {
      const { errors } = await browser.ask(
        `query ($z: String!) { company { provisioningDays(timeZone: $z) { day } } }`,
        { z: timeZone },
      );
      expect(errors?.[0]?.extensions?.code).toBe('INVALID');
    }
  });

  it('is shown to administrators of the company and to nobody else', async () => {
    await okta.createUser('mary@acme.example');
    const other = await service.addCompany(`other${count}`);
    browser = await signedIn(other);
    expect(await calls()).toEqual([]);
    const { services } = service.service;
    const [mary] = (await services.users.list(operator('test'), {}, { first: 1 }, company.company.id)).nodes;
    const person = { id: mary?.id ?? '', isAdministrator: false, sessionId: '', isFresh: true };
    const employee = user(company.company, 'Mary', person, 'request');
    await expect(services.provisioning.calls(employee, {}, { first: 1 }, other.company.id)).rejects.toThrow();
    await expect(services.provisioning.calls(employee, {}, { first: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(services.provisioning.runs(employee, { first: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(services.provisioning.days(employee, 1, 'UTC')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(services.provisioning.status(employee)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('forgets what is older than it is kept', async () => {
    await okta.createUser('mary@acme.example');
    await service.service.settled();
    const { provisioning } = service.service.services;
    await provisioning.forgetOld();
    expect(await calls()).toHaveLength(1);
    await provisioning.forgetOld(new Date(Date.now() + 31 * 86_400_000));
    expect(await calls()).toEqual([]);
    expect(await ask('{ company { status: provisioningStatus { firstCallAt } } }')).toEqual({
      status: { firstCallAt: null },
    });
  });
});
