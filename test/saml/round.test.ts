import { operator } from '../../src/domain/actor.ts';
import { TestBrowser } from '../support/browser.ts';
import { keptBy, leaksIn } from '../support/kept.ts';
import { Browser, readRequest } from '../support/saml/browser.ts';
import { formOf, type IdentityProvider, startIdentityProvider } from '../support/saml/identity-provider.ts';
import { type KeyPair, makeKeyPair } from '../support/saml/keys.ts';
import { PUBLIC_URL } from '../support/saml/stage.ts';
import { startTestService, type TestService } from '../support/service.ts';

const LOGIN = `${PUBLIC_URL}/saml/acme/login`;
const ACS = `${PUBLIC_URL}/saml/acme/acs`;

describe('A round with an identity provider that we did not write (samlp)', () => {
  let service: TestService;
  let provider: IdentityProvider;
  let key: KeyPair;
  let browser: Browser;
  const actor = operator('op');

  beforeAll(async () => {
    service = await startTestService({ PUBLIC_URL, TRUST_PROXY: 'on' });
    key = await makeKeyPair('samlp');
    const { samlSettings, settings } = service.service.services;
    const { pem } = await samlSettings.certificate(actor, service.company.id);
    provider = await startIdentityProvider({ key, serviceCertificate: pem, acsUrl: ACS });
    await samlSettings.configure(actor, { metadataXml: await provider.metadata() }, service.company.id);
    await settings.update(actor, { singleSignOn: 'REQUIRED' }, service.company.id);
  });
  beforeEach(() => {
    browser = new Browser(PUBLIC_URL, service.url);
  });
  afterAll(async () => {
    await provider.stop();
    await service.stop();
  });

  /** What no log may hold: requests, responses, secrets of cookies, and whom people are. */
  const confidential: string[] = [];

  /** Goes to the provider and back, as a browser does. */
  async function round(query: string) {
    const start = await browser.get(`${LOGIN}?${query}`);
    const page = await browser.get(start.location ?? '');
    const { action, fields } = formOf(page.text);
    const end = await browser.post(action, fields);
    const cookies = [start, end].flatMap(({ headers }) => headers.getSetCookie());
    confidential.push(...Object.values(fields), ...cookies.map((cookie) => /=([^;]+)/.exec(cookie)?.[1] ?? ''));
    return { start, action, end };
  }
  const events = async () => {
    const { nodes } = await service.service.services.events.list(
      actor,
      { action: 'SIGNED_IN' },
      { first: 1 },
      service.company.id,
    );
    return nodes[0];
  };

  it('its metadata is all that has to be pasted', async () => {
    const { identityProvider } = await service.service.services.samlSettings.find(actor, service.company.id);
    expect(identityProvider).toMatchObject({ entityId: provider.issuer, signInUrl: provider.signInUrl });
    expect(identityProvider?.certificates).toHaveLength(1);
  });

  it('signs somebody in by their user name, and goes where they wanted to', async () => {
    const { start, action, end } = await round('login_hint=ada%40acme.test&returnTo=%2Fleave%3Fmonth%3D7%23today');
    expect(start.status).toBe(303);
    expect(action).toBe(ACS);
    expect([end.status, end.location]).toEqual([303, '/leave?month=7#today']);
    expect(await events()).toMatchObject({ outcome: 'DONE', subjectId: service.administrator.id, channel: 'SIGN_IN' });
  });

  it('SAML-39: the session is a new one, whatever the browser came with, and is good for GraphQL', async () => {
    browser.setCookie('__Host-session=preset');
    const { end } = await round('login_hint=ada%40acme.test');
    expect(end.cookies).toEqual(['__Host-session']);
    const session = new TestBrowser(service);
    session.secret = /__Host-session=([^;]+)/.exec(end.headers.getSetCookie()[0] ?? '')?.[1];
    expect(session.secret).not.toBe('preset');
    const { data } = await session.ask('{ viewer { kind name company { slug } } }');
    expect(data).toMatchObject({ viewer: { kind: 'USER', company: { slug: 'acme' } } });
  });

  it('signs somebody in by a primary e-mail address that nobody else has', async () => {
    const { services } = service.service;
    await services.settings.update(actor, { scimEnabled: false }, service.company.id);
    const emails = [{ value: 'Grace@acme.test', type: 'work', primary: true }];
    const { id } = await services.users.create(actor, { userName: 'grace', emails }, service.company.id);
    expect((await round('login_hint=grace%40ACME.test')).end.location).toBe('/');
    expect(await events()).toMatchObject({ outcome: 'DONE', subjectId: id });
    await services.users.create(actor, { userName: 'hopper', emails }, service.company.id);
    expect((await round('login_hint=grace%40acme.test')).end.status).toBe(403);
  });

  it('makes nobody who is not there', async () => {
    const { end } = await round('login_hint=nobody%40acme.test');
    expect([end.status, end.location]).toEqual([403, null]);
    expect(await events()).toMatchObject({ outcome: 'REFUSED', subjectName: 'nobody@acme.test', subjectId: null });
  });

  it('can be tried out without signing anybody in', async () => {
    const before = await events();
    const { end } = await round('test=1&login_hint=ada%40acme.test');
    expect(end.status).toBe(200);
    expect(end.text).toContain('Single sign-on works');
    expect(end.cookies).toEqual([]);
    expect(await events()).toEqual(before);
  });

  it('remembers that it works until what was tried out changes', async () => {
    const { samlSettings } = service.service.services;
    const testedAt = async () => (await samlSettings.find(actor, service.company.id)).identityProvider?.testedAt;
    await samlSettings.configure(actor, { signInUrl: `${provider.signInUrl}?again` }, service.company.id);
    expect(await testedAt()).toBeNull();
    await samlSettings.configure(actor, { metadataXml: await provider.metadata() }, service.company.id);
    await round('test=1&login_hint=nobody%40acme.test');
    expect(await testedAt()).toBeNull();
    await round('test=1&login_hint=ada%40acme.test');
    expect(await testedAt()).toMatch(/^\d{4}-/);
    await samlSettings.configure(actor, { idpInitiated: true }, service.company.id);
    expect(await testedAt()).toMatch(/^\d{4}-/);
    await samlSettings.configure(actor, { idpInitiated: false }, service.company.id);
  });

  it('SAML-40: requests are signed by RSA and SHA-256, and their ids cannot be guessed', async () => {
    const ids = new Set<string>();
    for (const _ of [1, 2, 3]) {
      const { location, headers } = await browser.get(LOGIN);
      const { xml, id, query } = readRequest(location ?? '');
      ids.add(id);
      expect(id).toMatch(/^_[0-9a-f]{64}$/);
      expect(query.get('SigAlg')).toBe('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
      expect(query.get('RelayState')).toBe(id);
      expect(xml).not.toContain('ForceAuthn');
      expect(headers.getSetCookie()).toEqual([
        expect.stringMatching(/^__Host-lw_saml=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; Secure; SameSite=None$/),
      ]);
    }
    expect(ids.size).toBe(3);
  });

  it('SAML-40: the provider refuses a request that was touched after it was signed', async () => {
    const { location } = await browser.get(LOGIN);
    const url = new URL(location ?? '');
    url.searchParams.set('RelayState', 'another');
    expect((await browser.get(url.href)).text).toContain('does not match');
  });

  it('SAML-40: whoever is asked to sign in again is asked so at the provider', async () => {
    expect(readRequest((await browser.get(`${LOGIN}?fresh=1`)).location ?? '').xml).toContain('ForceAuthn="true"');
  });

  it('LG-02: nothing of it is in the log, nor anywhere in clear', async () => {
    await round('login_hint=ada%40acme.test&returnTo=%2Fa-secret-page');
    expect(leaksIn(await keptBy(service), confidential)).toEqual([]);
    const log = service.log.join('\n');
    expect(confidential.length).toBeGreaterThan(3);
    expect(['ada@acme.test', 'a-secret-page', ...confidential].filter((text) => log.includes(text))).toEqual([]);
    expect(log).toContain('/saml/acme/acs');
  });
});
