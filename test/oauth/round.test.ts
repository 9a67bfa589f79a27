import * as oauth from 'oauth4webapi';
import { z } from 'zod';
import { operator } from '../../src/domain/actor.ts';
import { TestBrowser } from '../support/browser.ts';
import { keptBy, leaksIn } from '../support/kept.ts';
import { administrator } from '../support/people.ts';
import { ScimClient } from '../support/scim-client.ts';
import { OAuthStage, REDIRECT_URI } from './support/stage.ts';

const CONNECTIONS = `{ viewer { company { authenticationSettings { connections {
  id clientName connectedBy lastUsedAt expiresAt } } } } }`;
const END = 'mutation ($id: ID!) { connectionEnd(id: $id) { deletedId userErrors { code } } }';
const connection = z.object({
  id: z.string(),
  clientName: z.string(),
  connectedBy: z.string(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string(),
});
const settings = z.object({ connections: z.array(connection) });
const connectionsAnswer = z.object({
  viewer: z.object({ company: z.object({ authenticationSettings: settings }) }),
});

describe('A client that we did not write', () => {
  let stage: OAuthStage;
  let admin: TestBrowser;
  beforeAll(async () => {
    stage = await OAuthStage.start();
    admin = new TestBrowser(stage.service);
    await admin.signIn(stage.service.administrator.userName, stage.service.administrator.password);
  });
  afterAll(() => stage.stop());

  const connections = async () =>
    connectionsAnswer.parse((await admin.ask(CONNECTIONS)).data).viewer.company.authenticationSettings.connections;
  const events = async (action: 'CONNECTION_STARTED' | 'CONNECTION_ENDED') => {
    const { events: service } = stage.service.service.services;
    const page = await service.list(operator('op'), { action }, { first: 50 }, stage.service.company.id);
    return page.nodes;
  };

  it('connects, calls SCIM, refreshes, is connected anew, and is disconnected', async () => {
    const first = await stage.connect();
    expect(first.access).toMatch(new RegExp(`^lwoauth_${stage.service.company.shortId}_[\\w-]{43}$`));
    const scim = new ScimClient(stage.service.url, first.access);
    expect((await scim.createUser('mary@acme.test')).length).toBeGreaterThan(0);
    const [connection] = await connections();
    expect(connection).toMatchObject({ clientName: 'Okta', connectedBy: 'Company Administrator' });
    expect(connection?.lastUsedAt).not.toBeNull();

    const refreshed = await stage.refresh(first.refresh);
    expect(refreshed.refresh_token).toBe(first.refresh);
    expect([await stage.scim(first.access), await stage.scim(refreshed.access_token)]).toEqual([200, 200]);

    const second = await stage.connect();
    expect(await stage.scim(first.access)).toBe(200);
    expect(await connections()).toHaveLength(2);
    expect(await stage.scim(second.access)).toBe(200);
    expect([await stage.scim(first.access), await stage.scim(refreshed.access_token)]).toEqual([401, 401]);
    await expect(stage.refresh(first.refresh)).rejects.toMatchObject({ error: 'invalid_grant' });

    const left = await connections();
    expect(left).toHaveLength(1);
    const { data } = await admin.ask(END, { id: left[0]?.id });
    expect(data).toEqual({ connectionEnd: { deletedId: left[0]?.id, userErrors: [] } });
    expect(await stage.scim(second.access)).toBe(401);
    await expect(stage.refresh(second.refresh)).rejects.toMatchObject({ error: 'invalid_grant' });

    expect((await events('CONNECTION_STARTED')).length).toBe(2);
    const ended = await events('CONNECTION_ENDED');
    expect(ended.map(({ channel, notes }) => [channel, notes])).toEqual([
      ['WEB', []],
      ['SCIM', ['A newer connection was used for the first time.']],
    ]);
  });

  it('OA-20: ends its connection by itself, with either token, for all of its tokens', async () => {
    for (const kind of ['access', 'refresh'] as const) {
      const tokens = await stage.connect();
      expect(await stage.scim(tokens.access)).toBe(200);
      await stage.revoke(tokens[kind]);
      expect(await stage.scim(tokens.access)).toBe(401);
      await expect(stage.refresh(tokens.refresh)).rejects.toMatchObject({ error: 'invalid_grant' });
    }
    expect((await events('CONNECTION_ENDED'))[0]?.notes).toEqual(['The client gave the connection up.']);
  });

  it('proves who it is in the form as well as in a header', async () => {
    const { access } = await stage.connect(undefined, undefined, oauth.ClientSecretPost(stage.client.clientSecret));
    expect(await stage.scim(access)).toBe(200);
  });

  it('gets both scopes when it asks for none, and keeps the query of its address', async () => {
    const plain = await stage.redeem(await stage.code());
    expect([plain.scope, plain.expires_in]).toEqual(['scim offline_access', 3600]);
    const query = stage.authorizeUrl({ scope: 'scim offline_access', extra: 'x' });
    expect((await stage.redeem(await stage.code(undefined, query))).refresh_token).toBeDefined();
    const without = await stage.redeem(await stage.code(undefined, stage.authorizeUrl({ scope: 'scim' })));
    expect([without.scope, without.refresh_token]).toEqual(['scim', undefined]);
  });

  it('costs a call no more statements than a pasted token does', async () => {
    const { access } = await stage.connect();
    const count = async (token: string) => {
      expect(await stage.scim(token)).toBe(200);
      const before = stage.service.statements.length;
      expect(await stage.scim(token)).toBe(200);
      return stage.service.statements.length - before;
    };
    expect(await count(access)).toBe(await count(stage.service.scimToken));
  });

  it('has what it proves with PKCE verified', async () => {
    const verifier = oauth.generateRandomCodeVerifier();
    const url = stage.authorizeUrl({
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    expect((await stage.redeem(await stage.code(undefined, url), { verifier })).access_token).toMatch(/^lwoauth_/);
  });

  it('finds an administrator who has signed in already, and does not ask again', async () => {
    const browser = stage.newBrowser();
    await stage.connect(browser);
    const { action, page } = await stage.open(browser);
    expect(page.text).toContain('Connect Okta to acme');
    expect(page.text).toContain('It replaces the connection that there is');
    const back = await stage.answer(browser, action);
    expect(back.href.startsWith(REDIRECT_URI)).toBe(true);
  });

  it('OA-20, OA-26: keeps to the plan and the switch of the company, and outlives the administrator', async () => {
    const company = await stage.service.addCompany('rules');
    const { services } = stage.service.service;
    const { access } = await stage.connect(undefined, company);
    const set = (scimEnabled: boolean) => services.settings.update(operator('op'), { scimEnabled }, company.company.id);
    expect(await stage.scim(access)).toBe(200);
    await set(false);
    expect(await stage.scim(access)).toBe(403);
    await set(true);
    await services.companies.update(operator('op'), company.company.id, { plan: 'FREE' });
    expect(await stage.scim(access)).toBe(403);
    await services.companies.update(operator('op'), company.company.id, { plan: 'PREMIUM' });
    await set(true);
    const scim = new ScimClient(stage.service.url, access);
    await scim.patch(`/Users/${company.administrator.id}`, { op: 'replace', value: { active: false } });
    expect(await stage.scim(access)).toBe(200);
    const [connection] = await services.connections.list(operator('op'), company.company.id);
    expect(connection?.connectedBy).toBe('Company Administrator');
  });

  it('is ended by nobody of another company', async () => {
    const { services } = stage.service.service;
    const other = await stage.service.addCompany('others');
    await stage.connect(undefined, other);
    const [connection] = await services.connections.list(operator('op'), other.company.id);
    const stranger = administrator(stage.service.company, 'stranger', 'r');
    await expect(services.connections.end(stranger, connection?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await services.connections.list(operator('op'), other.company.id)).toHaveLength(1);
  });

  it('LG-02: what it is given is found nowhere in clear, nor in what is said of it', async () => {
    const browser = stage.newBrowser();
    const code = await stage.code(browser);
    const tokens = await stage.redeem(code);
    const wrong = { ...stage.credentials, client_secret: 'canary-secret-of-a-client' };
    const again = { grant_type: 'authorization_code', redirect_uri: REDIRECT_URI, code: code.get('code') ?? '' };
    const refresh = { grant_type: 'refresh_token', refresh_token: String(tokens.refresh_token) };
    const refused = [
      await stage.token({ ...again, ...wrong }),
      await stage.token({ ...refresh, ...wrong }),
      await stage.token({ ...refresh, ...stage.credentials, refresh_token: `${refresh.refresh_token}x` }),
    ];
    const said = refused.map(({ text }) => text).join();
    expect(refused.map(({ status }) => status < 500 && status >= 400)).toEqual([true, true, true]);
    await stage.revoke(tokens.access_token);
    const secrets = [
      code.get('code'),
      tokens.access_token,
      stage.client.clientSecret,
      wrong.client_secret,
      admin.secret,
    ];
    const long = [...secrets, tokens.refresh_token].map(String);
    expect(long.filter((secret) => secret.length < 20)).toEqual([]);
    expect(leaksIn({ ...(await keptBy(stage.service)), said }, long)).toEqual([]);
  });
});
