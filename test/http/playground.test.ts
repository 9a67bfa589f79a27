import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Router from '@koa/router';
import { getIntrospectionQuery } from 'graphql';
import { pino } from 'pino';
import { operator } from '../../src/domain/actor.ts';
import { createApp } from '../../src/http/app.ts';
import { Metrics } from '../../src/http/metrics.ts';
import { playgroundRoutes } from '../../src/http/playground.ts';
import { listen, type RunningServer } from '../../src/http/server.ts';
import { dump, withClient } from '../services/support/dump.ts';
import { TestBrowser } from '../support/browser.ts';
import { answer, type GraphqlAnswer, graphql } from '../support/graphql-client.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const VIEWER = '{ viewer { kind name } }';
const PAGE = '<!doctype html><title>built</title>';

describe('The playground', () => {
  let service: TestService;
  /** The same use-cases behind a playground that was built. */
  let built: RunningServer;
  const staff = () => service.service.services.staff;
  const newToken = (mayWrite = false) => staff().createToken(operator('op'), 'Sam', mayWrite);

  beforeAll(async () => {
    service = await startTestService();
    const directory = await temporaryDirectory();
    await mkdir(join(directory, 'playground/assets'), { recursive: true });
    await writeFile(join(directory, 'index.html'), PAGE);
    await writeFile(join(directory, 'playground/assets/main-abc.js'), 'run()');
    const playground = playgroundRoutes({ staff: staff(), publicUrl: 'http://localhost:4000', directory });
    const none = new Router();
    built = await listen(
      createApp({
        logger: pino({ level: 'silent' }),
        metrics: new Metrics(),
        health: { isServing: () => true, isDatabaseReady: async () => true },
        scim: (_, next) => next(),
        graphql: (_, next) => next(),
        saml: none,
        oauth: none,
        playground,
        exports: none,
        web: (_, next) => next(),
        trustProxy: false,
      }),
      0,
      '127.0.0.1',
    );
  });
  afterAll(async () => {
    await built.stop(1000);
    await service.stop();
  });

  const get = (path: string, cookie = '') =>
    fetch(`http://127.0.0.1:${built.port}${path}`, { headers: { Cookie: cookie } });

  function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(service.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
      body: new URLSearchParams(fields),
    });
  }

  /** The cookie that a token is exchanged for, as a browser sends it back. */
  async function open(token: string): Promise<string> {
    const response = await post('/playground', { token });
    expect([response.status, response.headers.get('location')]).toEqual([303, 'http://localhost:4000/playground']);
    return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  async function ask(
    cookie: string,
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<GraphqlAnswer> {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Sec-Fetch-Site': 'same-origin',
        'LeaveWizard-Playground': '1',
        Cookie: cookie,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return answer(response);
  }

  const events = async () =>
    (await staff().listEvents(operator('op'), { first: 100 })).nodes.map(({ action, document, variables }) => ({
      action,
      document,
      variables,
    }));

  it('ST-01: shows a form and nothing else to whoever has no staff cookie', async () => {
    for (const cookie of ['', '__Host-staff=x', `__Host-session=${'A'.repeat(43)}`]) {
      const response = await get('/playground', cookie);
      const page = await response.text();
      expect(response.status).toBe(200);
      expect(page).toContain('<input id="token" name="token" type="password"');
      expect(page).not.toContain('<script');
      expect((await get('/playground/assets/main-abc.js', cookie)).status).toBe(404);
    }
  });

  it('ST-01: keeps the secret in a cookie of this host alone, of no script, for an hour', async () => {
    const response = await post('/playground', { token: (await newToken()).secret });
    const [cookie = '', ...more] = response.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(cookie).toMatch(/^__Host-staff=[\w-]{43}; path=\/; /);
    const attributes = cookie.split('; ').map((part) => part.toLowerCase());
    expect(attributes).toEqual(expect.arrayContaining(['secure', 'httponly', 'samesite=strict']));
    const expires = Date.parse(/expires=([^;]+)/.exec(cookie)?.[1] ?? '') - Date.now();
    expect(Math.round(expires / 60_000)).toBe(60);
    const [row = ''] = (await dump(service.databaseUrl)).staff_session?.slice(-1) ?? [];
    expect(row).toMatch(/^\([0-9a-f]{64},/);
  });

  it.each<[string, number, () => Promise<Response>]>([
    ['no token', 401, () => post('/playground', {})],
    ['something else', 401, () => post('/playground', { token: 'lwstaff_x' })],
    ['a token that never was', 401, () => post('/playground', { token: `lwstaff_${'A'.repeat(43)}` })],
    ['a SCIM token', 401, () => post('/playground', { token: service.scimToken })],
    [
      'a token that was revoked',
      401,
      async () => {
        const { id, secret } = await newToken();
        await staff().revokeToken(operator('op'), id);
        return post('/playground', { token: secret });
      },
    ],
    [
      'a token from a page of somebody else',
      403,
      async () => post('/playground', { token: (await newToken()).secret }, { 'Sec-Fetch-Site': 'cross-site' }),
    ],
    [
      'a token from a page of another origin',
      403,
      async () =>
        post(
          '/playground',
          { token: (await newToken()).secret },
          { 'Sec-Fetch-Site': '', Origin: 'https://evil.test' },
        ),
    ],
  ])('ST-01: refuses %s', async (_, status, send) => {
    const response = await send();
    expect([response.status, response.headers.getSetCookie()]).toEqual([status, []]);
    expect(await response.text()).not.toContain('lwstaff_');
  });

  it('ST-01, GQ-04: opens GraphQL to pages of ours, with the whole schema', async () => {
    const cookie = await open((await newToken()).secret);
    expect((await ask(cookie, VIEWER)).data).toEqual({ viewer: { kind: 'STAFF', name: 'Sam' } });
    expect((await ask(cookie, getIntrospectionQuery())).errors).toBeUndefined();
    const elsewhere: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': '', Origin: 'https://evil.test' },
    ];
    for (const headers of elsewhere) expect((await ask(cookie, VIEWER, {}, headers)).status).toBe(403);
  });

  it('ST-01: the cookie counts for the playground alone: not for the web app beside it, not for SCIM', async () => {
    const cookie = await open((await newToken()).secret);
    const browser = new TestBrowser(service);
    await browser.signIn(service.administrator.userName, service.administrator.password);
    const both = `${cookie}; __Host-session=${browser.secret}`;
    expect((await ask(both, VIEWER, {}, { 'LeaveWizard-Playground': '' })).data).toMatchObject({
      viewer: { kind: 'USER' },
    });
    expect((await ask(both, VIEWER)).data).toMatchObject({ viewer: { kind: 'STAFF' } });
    expect((await ask(`__Host-session=${browser.secret}`, VIEWER)).status).toBe(401);
    expect((await fetch(`${service.url}/scim/v2/Users`, { headers: { Cookie: both } })).status).toBe(401);
  });

  it('ST-02: a token that may read changes nothing, and one that may write does', async () => {
    const rename =
      'mutation ($id: ID!) { companyUpdate(id: $id, input: { name: "Other" }) { company { name } userErrors { code } } }';
    const id = { id: service.company.id };
    const reader = await open((await newToken()).secret);
    const before = await dump(service.databaseUrl, 'staff_event');
    expect((await ask(reader, rename, id)).data).toEqual({
      companyUpdate: { company: null, userErrors: [{ code: 'FORBIDDEN' }] },
    });
    expect(await dump(service.databaseUrl, 'staff_event')).toEqual(before);
    const writer = await open((await newToken(true)).secret);
    expect((await ask(writer, rename, id)).data).toEqual({
      companyUpdate: { company: { name: 'Other' }, userErrors: [] },
    });
  });

  it('ST-03: every operation is written down, questions too, with a cookie or with a token', async () => {
    const { secret } = await newToken();
    const cookie = await open(secret);
    await ask(cookie, 'query ($id: ID!) { company(id: $id) { slug } }', { id: service.company.id });
    await graphql(service, VIEWER, {}, secret);
    const [token, byCookie, signIn, made] = await events();
    expect([token?.document?.replace(/\s+/g, ' '), byCookie?.variables, signIn, made]).toEqual([
      VIEWER,
      JSON.stringify({ id: service.company.id }),
      { action: 'SIGNED_IN', document: null, variables: null },
      { action: 'TOKEN_CREATED', document: null, variables: null },
    ]);
  });

  it('ST-03: an operation is written down before it runs: also one that fails, and without it none runs', async () => {
    const { secret } = await newToken(true);
    const rename = `mutation { companyUpdate(id: "${service.company.id}", input: { name: "Lost" }) { company { name } } }`;
    const change = (sql: string) => withClient(service.databaseUrl, (client) => client.query(sql));
    await change('alter table company rename to gone');
    expect((await graphql(service, rename, {}, secret)).errors).toHaveLength(1);
    await change('alter table gone rename to company');
    expect((await events())[0]?.document).toContain('companyUpdate');
    await change('alter table staff_event rename to gone');
    expect((await graphql(service, rename, {}, secret)).errors).toHaveLength(1);
    await change('alter table gone rename to staff_event');
    expect((await graphql(service, '{ companies { nodes { name } } }', {}, secret)).text).not.toContain('Lost');
  });

  it('ends with the token, by signing out, and after an hour', async () => {
    const { id, secret } = await newToken();
    const revoked = await open(secret);
    await staff().revokeToken(operator('op'), id);
    const signedOut = await open((await newToken()).secret);
    const response = await post('/playground/sign-out', {}, { Cookie: signedOut });
    expect([response.status, response.headers.getSetCookie()]).toEqual([
      303,
      [expect.stringMatching(/^__Host-staff=; path=\/; expires=Thu, 01 Jan 1970/)],
    ]);
    expect((await events())[0]?.action).toBe('SIGNED_OUT');
    const late = await open((await newToken()).secret);
    await withClient(service.databaseUrl, (client) =>
      client.query(`update staff_session set started_at = started_at - interval '1 hour'`),
    );
    for (const cookie of [revoked, signedOut, late]) {
      expect((await ask(cookie, VIEWER)).status).toBe(401);
      expect(await (await get('/playground', cookie)).text()).toContain('<input id="token"');
    }
  });

  it('does not sign somebody out whom another site sent here to do so', async () => {
    const cookie = await open((await newToken()).secret);
    const response = await post('/playground/sign-out', {}, { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' });
    expect(response.status).toBe(403);
    expect((await ask(cookie, VIEWER)).status).toBe(200);
  });

  it('SE-09: its page may run our scripts alone and be in no frame; what it consists of is kept for a year', async () => {
    const cookie = await open((await newToken()).secret);
    const page = await get('/playground', cookie);
    expect(await page.text()).toBe(PAGE);
    const policy = page.headers.get('content-security-policy')?.split(';');
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]),
    );
    expect(page.headers.get('cache-control')).toBe('no-store');
    const asset = await get('/playground/assets/main-abc.js', cookie);
    expect(await asset.text()).toBe('run()');
    expect(asset.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toMatch(/javascript/);
    for (const path of ['no.js', '..%2f..%2findex.html', '%2e%2e%2f%2e%2e%2fpackage.json', '%00'])
      expect((await get(`/playground/assets/${path}`, cookie)).status).toBe(404);
  });
});
