import { operator } from '../../src/domain/actor.ts';
import { dump, withClient } from '../services/support/dump.ts';
import { TestBrowser } from '../support/browser.ts';
import { graphql } from '../support/graphql-client.ts';
import { clientOf, ScimClient } from '../support/scim-client.ts';
import { OAuthStage, PUBLIC_URL, REDIRECT_URI } from './support/stage.ts';

describe('OAuth', () => {
  let stage: OAuthStage;
  beforeAll(async () => {
    stage = await OAuthStage.start();
  });
  afterAll(() => stage.stop());

  const services = () => stage.service.service.services;
  const redeem = (code: string, more: Record<string, string> = {}) =>
    stage.token({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, ...stage.credentials, ...more });
  const newCode = async (changes?: Record<string, string>) =>
    (await stage.code(undefined, changes && stage.authorizeUrl(changes))).get('code') ?? '';
  const basic = (id: string, secret: string) => ({
    Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
  });

  describe('OA-01, OA-17: goes back to no other address', () => {
    const url = new URL(REDIRECT_URI);
    it.each<[string, string | undefined]>([
      ['a longer path', `${REDIRECT_URI}/x`],
      ['a query', `${REDIRECT_URI}?x=1`],
      ['another case', REDIRECT_URI.replace('leavewizard', 'LeaveWizard')],
      ['another host', REDIRECT_URI.replace('okta.test', 'evil.test')],
      ['a user before the host', `https://${url.host}@evil.test${url.pathname}`],
      ['a fragment', `${REDIRECT_URI}#x`],
      ['a way up', REDIRECT_URI.replace('/oauth/', '/x/../oauth/')],
      ['a port', REDIRECT_URI.replace('okta.test', 'okta.test:444')],
      ['http', REDIRECT_URI.replace('https', 'http')],
      ['none', undefined],
      ['one that is encoded', REDIRECT_URI.replaceAll('/', '%2F')],
    ])('%s', async (_, uri) => {
      const answer = await stage.newBrowser().get(stage.authorizeUrl({ redirect_uri: uri, response_type: 'code' }));
      expect([answer.status, answer.location]).toEqual([400, null]);
      const broken = await stage.newBrowser().get(stage.authorizeUrl({ redirect_uri: uri, response_type: 'x' }));
      expect([broken.status, broken.location]).toEqual([400, null]);
    });

    it('two at once', async () => {
      const twice = `${stage.authorizeUrl()}&redirect_uri=${encodeURIComponent('https://evil.test')}`;
      const answer = await stage.newBrowser().get(twice);
      expect([answer.status, answer.location]).toEqual([400, null]);
    });
  });

  it.each([
    ['token', undefined],
    ['id_token', undefined],
    ['none', undefined],
    ['code token', undefined],
    ['code', 'web_message'],
    ['code', 'form_post'],
    ['code', 'fragment'],
  ])('OA-02: refuses the response type %s in mode %s', async (response_type, response_mode) => {
    const answer = await stage.newBrowser().get(stage.authorizeUrl({ response_type, response_mode }));
    if (answer.location === null) expect(answer.status).toBe(400);
    else expect(answer.location).toMatch(/[?#&]error=(unsupported_response_|invalid_request)/);
    expect(answer.location ?? '').not.toContain('interaction');
  });

  it('OA-03: escapes whatever it repeats, and knows no other client', async () => {
    const script = '<script>alert(1)</script>';
    for (const name of ['client_id', 'redirect_uri', 'scope', 'state', 'response_type', 'response_mode', 'prompt']) {
      const { text } = await stage.newBrowser().get(stage.authorizeUrl({ [name]: script }));
      expect([name, text.includes('<script')]).toEqual([name, false]);
    }
    const unknown = await stage.newBrowser().get(stage.authorizeUrl({ client_id: script }));
    expect([unknown.status, unknown.location]).toEqual([400, null]);
    const browser = stage.newBrowser();
    const { action } = await stage.open(browser);
    const again = await stage.signIn(browser, action, { userName: '"><script>', password: 'x' });
    expect([again.status, again.text.includes('<script')]).toEqual([401, false]);
    expect(again.text).toContain('The user name or the password is wrong.');
  });

  it('OA-04: a code that comes back takes the tokens it was given for along', async () => {
    const code = await newCode();
    const first = await redeem(code);
    const { access_token: access, refresh_token: refresh } = JSON.parse(first.text) as Record<string, string>;
    expect(await stage.scim(access ?? '')).toBe(200);
    expect((await redeem(code)).error).toBe('invalid_grant');
    expect(await stage.scim(access ?? '')).toBe(401);
    await expect(stage.refresh(refresh ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('OA-05: of eight redemptions at once one succeeds', async () => {
    const code = await newCode();
    const answers = await Promise.all(Array.from({ length: 8 }, () => redeem(code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('OA-06: a code is for its client and its address, whole, and for a minute', async () => {
    const other = await services().oauthClients.create(operator('test'), 'Other', [REDIRECT_URI]);
    const code = await newCode();
    const foreign = { client_id: other.clientId, client_secret: other.clientSecret };
    expect((await redeem(code, foreign)).error).toBe('invalid_grant');
    expect((await redeem(code, { redirect_uri: `${REDIRECT_URI}x` })).error).toBe('invalid_grant');
    expect((await redeem(code.slice(1))).error).toBe('invalid_grant');
    await withClient(stage.service.databaseUrl, (client) =>
      client.query(`update oauth_artifact set expires_at = now() where kind = 'AuthorizationCode'`),
    );
    expect((await redeem(code)).error).toBe('invalid_grant');
  });

  it('OA-07: what is said of PKCE counts', async () => {
    const challenge = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    expect((await redeem(await newCode(challenge))).error).toBe('invalid_grant');
    expect((await redeem(await newCode(challenge), { code_verifier: verifier.replace('d', 'e') })).error).toBe(
      'invalid_grant',
    );
    expect((await redeem(await newCode(), { code_verifier: verifier })).error).toBe('invalid_grant');
    expect((await redeem(await newCode(challenge), { code_verifier: verifier })).status).toBe(200);
    const plain = stage.authorizeUrl({ code_challenge: verifier, code_challenge_method: 'plain' });
    const { location } = await stage.newBrowser().get(plain);
    expect(new URL(location ?? '').searchParams.get('error')).toBe('invalid_request');
  });

  it('OA-08: a client proves who it is, in one way', async () => {
    const { clientId: id, clientSecret: secret } = stage.client;
    const form = { grant_type: 'refresh_token', refresh_token: 'x' };
    expect((await stage.token({ ...form, client_id: id })).status).toBe(401);
    expect((await stage.token({ ...form, client_id: id, client_secret: 'wrong' })).status).toBe(401);
    expect((await stage.token(form, basic(id, 'wrong'))).error).toBe('invalid_client');
    expect((await stage.token(form, basic('0193a000-0000-7000-8000-000000000000', secret))).status).toBe(401);
    expect((await stage.token(form, basic('nobody\u0000', secret))).status).toBe(400);
    const query = `/oauth/token?client_id=${id}&client_secret=${secret}`;
    expect((await stage.token(form, {}, query)).error).toMatch(/invalid_(client|request)/);
    expect((await stage.token({ ...form, ...stage.credentials }, basic(id, secret))).error).toBe('invalid_request');
    expect((await stage.token({ ...form, ...stage.credentials })).error).toBe('invalid_grant');
  });

  it.each([
    'password',
    'client_credentials',
    'implicit',
    'urn:ietf:params:oauth:grant-type:device_code',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'urn:ietf:params:oauth:grant-type:token-exchange',
  ])('OA-09: knows no grant %s', async (grant_type) => {
    const answer = await stage.token({ grant_type, ...stage.credentials, username: 'ada', password: 'x' });
    expect([answer.status, answer.error]).toEqual([400, 'unsupported_grant_type']);
  });

  it('OA-10: no refresh widens what was granted', async () => {
    const narrow = await stage.redeem(
      await stage.code(undefined, stage.authorizeUrl({ scope: 'offline_access scim' })),
    );
    const only = await stage.redeem(await stage.code(undefined, stage.authorizeUrl({ scope: 'offline_access' })));
    expect(await stage.scim(only.access_token)).toBe(401);
    await expect(stage.refresh(only.refresh_token ?? '', 'scim offline_access')).rejects.toMatchObject({
      error: 'invalid_scope',
    });
    await expect(stage.refresh(narrow.refresh_token ?? '', 'scim admin')).rejects.toMatchObject({
      error: 'invalid_scope',
    });
  });

  it('OA-11: a refresh token serves again and again, at once, until its connection ends by itself', async () => {
    const { refresh } = await stage.connect();
    const answers = await Promise.all(Array.from({ length: 6 }, () => stage.refresh(refresh)));
    expect(new Set(answers.map(({ refresh_token }) => refresh_token))).toEqual(new Set([refresh]));
    expect(await Promise.all(answers.map(({ access_token }) => stage.scim(access_token)))).toEqual(Array(6).fill(200));
    await withClient(stage.service.databaseUrl, (client) =>
      client.query('update oauth_connection set expires_at = now()'),
    );
    expect(await stage.scim(answers[0]?.access_token ?? '')).toBe(401);
    await expect(stage.refresh(refresh)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('OA-12: a token counts in the header and nowhere else', async () => {
    const { access } = await stage.connect();
    const url = `${stage.service.url}/scim/v2/Users`;
    expect((await fetch(`${url}?access_token=${access}`)).status).toBe(401);
    expect((await stage.token({ access_token: access }, {}, '/scim/v2/Users')).status).toBe(401);
    expect(stage.service.log.join('')).not.toContain(access);
  });

  it('OA-13: a token is for one company and one door', async () => {
    const other = await stage.service.addCompany('elsewhere');
    const scim = new ScimClient(stage.service.url, other.scimToken);
    const foreign = await scim.createUser('mary@elsewhere.test');
    const { access, refresh } = await stage.connect();
    expect(await stage.scim(access, `/Users/${foreign}`)).toBe(404);
    const { shortId } = stage.service.company;
    expect(await stage.scim(access.replace(shortId, other.company.shortId))).toBe(401);
    expect(await stage.scim(refresh)).toBe(401);
    expect((await graphql(stage.service, '{ viewer { kind } }', {}, access)).status).toBe(401);
    const browser = new TestBrowser(stage.service);
    await browser.signIn(stage.service.administrator.userName, stage.service.administrator.password);
    expect(await stage.scim(browser.secret ?? '')).toBe(401);
  });

  describe('OA-14: consent', () => {
    it('is for administrators', async () => {
      const employee = { userName: 'eve@staffed.test', password: 'correct horse battery' };
      await clientOf(stage.service, await stage.service.addCompany('staffed')).createUser(employee.userName, employee);
      const browser = stage.newBrowser();
      const { action } = await stage.open(browser);
      expect((await stage.signIn(browser, action, employee)).status).toBe(303);
      const page = await browser.get(action);
      expect(page.status).toBe(403);
      expect(page.text).toContain('Only administrators of a company can connect it.');
      expect((await stage.submit(browser, `${action}/consent`, { answer: 'connect' })).status).toBe(403);
    });

    it.each([
      ['plan', { plan: 'STANDARD' } as const, 'needs the Premium plan'],
      ['switch', undefined, 'SCIM provisioning is switched off'],
    ])('names the step that is missing: %s', async (slug, plan, why) => {
      const { company, administrator } = await stage.service.addCompany(slug);
      if (plan) await services().companies.update(operator('op'), company.id, plan);
      else await services().settings.update(operator('op'), { scimEnabled: false }, company.id);
      const browser = stage.newBrowser();
      const { action } = await stage.open(browser);
      await stage.signIn(browser, action, administrator);
      const page = await browser.get(action);
      expect([page.status, page.text.includes(why)]).toEqual([403, true]);
      expect((await stage.submit(browser, `${action}/consent`, { answer: 'connect' })).status).toBe(403);
      expect(await services().connections.list(operator('op'), company.id)).toEqual([]);
      const back = await stage.answer(browser, action, 'cancel');
      expect(back.searchParams.get('error')).toBe('access_denied');
    });

    it('is given by a form of ours, in the browser that started, and not by looking', async () => {
      const browser = stage.newBrowser();
      const { action } = await stage.open(browser);
      await stage.signIn(browser, action, stage.service.administrator);
      const before = await dump(stage.service.databaseUrl, 'session', 'rate_limit');
      expect((await browser.get(`${action}/consent?answer=connect`)).status).toBe(405);
      for (const site of ['cross-site', 'same-site'])
        expect((await stage.submit(browser, `${action}/consent`, { answer: 'connect' }, site)).status).toBe(403);
      const thief = stage.newBrowser();
      expect((await thief.get(action)).status).toBe(400);
      expect((await stage.submit(thief, `${action}/consent`, { answer: 'connect' })).status).toBe(400);
      expect(await dump(stage.service.databaseUrl, 'session', 'rate_limit')).toEqual(before);
    });

    it('is asked on a page without scripts, in no frame, that says nothing to others', async () => {
      const { page } = await stage.open(stage.newBrowser());
      const policy = page.headers.get('Content-Security-Policy') ?? '';
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(page.text).not.toMatch(/<script|<style|style=|onclick=/);
      expect([page.headers.get('Referrer-Policy'), page.headers.get('Cache-Control')]).toEqual([
        'no-referrer',
        'no-store',
      ]);
      expect(page.text).toContain('width=device-width');
      for (const [, id] of page.text.matchAll(/<input id="(\w+)"/g)) expect(page.text).toContain(`<label for="${id}">`);
    });

    it('asks somebody who signed in long ago to do so again', async () => {
      const browser = stage.newBrowser();
      const { action } = await stage.open(browser);
      await stage.signIn(browser, action, stage.service.administrator);
      await withClient(stage.service.databaseUrl, (client) =>
        client.query(`update session set started_at = now() - interval '1 hour'`),
      );
      expect((await browser.get(action)).text).toContain('This needs a sign-in within the last 15 minutes.');
      const answered = await stage.submit(browser, `${action}/consent`, { answer: 'connect' });
      expect(answered.text).toContain('Sign in to LeaveWizard');
    });
  });

  it('OA-15: says who answers, and where it is', async () => {
    const back = await stage.consent(stage.newBrowser());
    expect([back.searchParams.get('iss'), back.searchParams.get('state')]).toEqual([PUBLIC_URL, 'state']);
    const metadata = await (await fetch(`${stage.service.url}/.well-known/oauth-authorization-server`)).json();
    expect(metadata).toMatchObject({ issuer: PUBLIC_URL, token_endpoint: `${PUBLIC_URL}/oauth/token` });
  });

  it('OA-16: the question names the company and the account', async () => {
    const other = await stage.service.addCompany('second');
    const browser = stage.newBrowser();
    const { action } = await stage.open(browser);
    await stage.signIn(browser, action, other.administrator);
    const { page } = await stage.open(browser);
    expect(page.text).toContain('Connect Okta to second');
    expect(page.text).toContain(other.administrator.userName);
  });

  it('OA-18, OA-19: no secret is found again in logs, or in the database', async () => {
    const from = stage.service.log.length;
    const browser = stage.newBrowser();
    const code = (await stage.code(browser)).get('code') ?? '';
    const cookies: string[] = [];
    const { action } = await stage.open(browser);
    const { headers } = await browser.get(stage.authorizeUrl());
    for (const cookie of headers.getSetCookie()) cookies.push(/=([^;]*)/.exec(cookie)?.[1] ?? '');
    const { access_token: access, refresh_token: refresh } = JSON.parse((await redeem(code)).text) as Record<
      string,
      string
    >;
    expect(await stage.scim(access ?? '')).toBe(200);
    await redeem(`${code}x`);
    expect(action.length).toBeGreaterThan(0);
    const secrets = [code, access, refresh, stage.client.clientSecret, ...cookies];
    const log = stage.service.log.slice(from).join('');
    const rows = JSON.stringify(await dump(stage.service.databaseUrl));
    for (const secret of secrets) {
      expect(secret?.length).toBeGreaterThan(20);
      expect([log.includes(secret ?? '?'), rows.includes(secret ?? '?')]).toEqual([false, false]);
    }
  });

  it('OA-21: only its own client revokes a token', async () => {
    const other = await services().oauthClients.create(operator('test'), 'Stranger', [REDIRECT_URI]);
    const { access } = await stage.connect();
    expect((await stage.token({ token: access }, {}, '/oauth/revoke')).status).toBe(400);
    expect((await stage.token({ token: access, client_id: other.clientId }, {}, '/oauth/revoke')).status).toBe(401);
    await stage.revoke(access, other);
    expect(await stage.scim(access)).toBe(200);
  });

  it.each([
    '/oauth/jwks',
    '/oauth/reg',
    '/oauth/userinfo',
    '/oauth/introspect',
    '/oauth/request',
    '/oauth/session/end',
    '/reg',
    '/me',
    '/jwks',
    '/request',
    '/session/end/confirm',
    '/token/introspection',
    '/interaction/x',
    '/.well-known/openid-configuration',
  ])('OA-22: there is nothing at %s', async (path) => {
    expect((await fetch(`${stage.service.url}${path}`)).status).toBe(404);
    expect((await fetch(`${stage.service.url}${path}`, { method: 'POST' })).status).toBe(404);
  });

  it('OA-24: refuses what is no form, is too long, or says a thing twice', async () => {
    const { client_id: id, client_secret: secret } = stage.credentials;
    const json = { 'Content-Type': 'application/json' };
    expect((await stage.token('{"grant_type":"refresh_token"}', json)).status).toBe(415);
    expect((await stage.token({ x: 'x'.repeat(1_048_576) })).status).toBe(413);
    const twice = `grant_type=refresh_token&refresh_token=x&refresh_token=y&client_id=${id}&client_secret=${secret}`;
    expect((await stage.token(twice)).error).toBe('invalid_request');
  });

  it('OA-24: waits with who guesses secrets, at one address', async () => {
    const address = { 'X-Forwarded-For': '10.9.9.9' };
    const form = {
      grant_type: 'refresh_token',
      refresh_token: 'x',
      client_id: stage.client.clientId,
      client_secret: 'x',
    };
    for (let count = 0; count < 30; count++) expect((await stage.token(form, address)).status).toBe(401);
    const answer = await stage.token({ ...form, ...stage.credentials }, address);
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '60']);
    expect((await stage.token({ ...form, ...stage.credentials })).error).toBe('invalid_grant');
  });

  it('OA-25: of two connections made at once the newer one is left', async () => {
    const company = await stage.service.addCompany('twice');
    const first = await stage.connect(undefined, company);
    const second = await stage.connect(undefined, company);
    expect([await stage.scim(second.access), await stage.scim(first.access)]).toEqual([200, 401]);
    expect(await services().connections.list(operator('op'), company.company.id)).toHaveLength(1);
  });

  it('is dealt with in a window that keeps its opener, since Okta opens one', async () => {
    const browser = stage.newBrowser();
    const started = await browser.get(stage.authorizeUrl());
    const { page } = await stage.open(browser);
    const policies = [started, page].map(({ headers }) => headers.get('Cross-Origin-Opener-Policy'));
    expect(policies).toEqual([null, null]);
  });

  it('takes no address from the Host header', async () => {
    const answer = await fetch(`${stage.service.url}/oauth/authorize?${new URL(stage.authorizeUrl()).searchParams}`, {
      redirect: 'manual',
      headers: { 'X-Forwarded-Host': 'evil.test' },
    });
    expect(answer.headers.get('Location')).toMatch(/^\/oauth\/interaction\/\w{32}$/);
  });
});
