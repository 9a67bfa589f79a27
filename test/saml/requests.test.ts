import pino from 'pino';
import { loadConfig } from '../../src/config.ts';
import { operator } from '../../src/domain/actor.ts';
import { type RunningService, startService } from '../../src/service.ts';
import { withClient } from '../services/support/dump.ts';
import { Browser, readRequest } from '../support/saml/browser.ts';
import { edited, responseXml, signed } from '../support/saml/forge.ts';
import {
  base64,
  expectRejected,
  expectSignedIn,
  PUBLIC_URL,
  type SamlStage,
  setSamlStage,
} from '../support/saml/stage.ts';

const NOBODY = /Nobody is waiting for this response in this browser/;

describe('A response answers a request, once', () => {
  let stage: SamlStage;
  let second: RunningService;
  const actor = operator('op');

  beforeAll(async () => {
    stage = await setSamlStage();
    const environment = { NODE_ENV: 'test', SECRET_KEY: 'a key for tests that nobody else has', PUBLIC_URL };
    const config = { ...loadConfig({ ...environment, TRUST_PROXY: 'on' }), port: 0 };
    second = await startService(config, stage.service.databaseUrl, pino({ level: 'silent' }), { anyDocument: true });
  });
  afterAll(async () => {
    await second.stop();
    await stage.stop();
  });

  it('SAML-21: a response is worth nothing after it was used', async () => {
    const waiting = await stage.begin();
    const xml = stage.valid(waiting);
    expectSignedIn(await stage.post(waiting, xml));
    expectRejected(await stage.post(waiting, xml), NOBODY);
  });

  it('SAML-21: of eight at once, on two instances, one is accepted', async () => {
    const waiting = await stage.begin();
    const form = { SAMLResponse: base64(stage.valid(waiting)) };
    const before = (await stage.events()).length;
    const elsewhere = new Browser(PUBLIC_URL, `http://127.0.0.1:${second.port}`);
    waiting.browser.copyCookiesTo(elsewhere);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => (n % 2 ? elsewhere : waiting.browser).post(stage.acme.acsUrl, form)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, ...Array(7).fill(403)]);
    const after = await stage.events();
    const told = after.slice(0, after.length - before).map(({ outcome }) => outcome);
    expect(told.toSorted()).toEqual(['DONE', ...Array(7).fill('REFUSED')]);
  });

  it('SAML-22: a request that nobody made', async () => {
    const waiting = await stage.begin();
    const parts = { ...waiting.parts, inResponseTo: `_${'0'.repeat(64)}` };
    expectRejected(await stage.post(waiting, signed(responseXml(parts), { key: stage.acme.key })), NOBODY);
  });

  it('SAML-22: a request that is more than ten minutes old', async () => {
    const waiting = await stage.begin();
    await withClient(stage.service.databaseUrl, (client) =>
      client.query(`update saml_login_request set expires_at = now() where company_id = $1 and id = $2`, [
        stage.acme.company.id,
        waiting.requestId,
      ]),
    );
    expectRejected(await stage.post(waiting, stage.valid(waiting)), NOBODY);
  });

  it('SAML-22: a response that an attacker got for themselves, in the browser of a victim', async () => {
    const attacker = await stage.begin();
    const xml = stage.valid(attacker);
    const victim = { ...attacker, browser: stage.newBrowser() };
    expectRejected(await stage.post(victim, xml), NOBODY);
    const busy = await stage.begin();
    expectRejected(await stage.post({ ...attacker, browser: busy.browser }, xml), NOBODY);
    expectSignedIn(await stage.post(attacker, xml));
  });

  it('SAML-22: a request of another company', async () => {
    const theirs = await stage.begin(stage.other);
    const ours = await stage.begin(stage.acme, '', theirs.browser);
    const parts = { ...ours.parts, inResponseTo: theirs.requestId };
    expectRejected(await stage.post(ours, signed(responseXml(parts), { key: stage.acme.key })), NOBODY);
  });

  it('a refused response leaves the request to the right one', async () => {
    const waiting = await stage.begin();
    const wrong = signed(edited(responseXml(waiting.parts), 'Version="2.0"', 'Version="1.1"'), { key: stage.acme.key });
    expectRejected(await stage.post(waiting, wrong), /SAML 2.0/);
    expectSignedIn(await stage.post(waiting, stage.valid(waiting)));
  });

  it('several tabs of one browser sign in beside each other', async () => {
    const one = await stage.begin(stage.acme, '?returnTo=/one');
    const two = await stage.begin(stage.acme, '?returnTo=/two', one.browser);
    expectSignedIn(await stage.post(one, stage.valid(one), one.requestId), '/one');
    expectSignedIn(await stage.post(two, stage.valid(two), two.requestId), '/two');
  });

  it('SAML-22: what ran out is swept away', async () => {
    await withClient(stage.service.databaseUrl, (client) =>
      client.query('update saml_login_request set expires_at = now() where company_id = $1', [stage.acme.company.id]),
    );
    await stage.begin();
    const { rows } = await withClient(stage.service.databaseUrl, (client) =>
      client.query('select count(*)::int as count from saml_login_request where company_id = $1', [
        stage.acme.company.id,
      ]),
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  describe('SAML-23: a response that nobody asked for', () => {
    const unsolicited = async () => {
      const waiting = await stage.begin();
      const xml = responseXml(waiting.parts).replaceAll(/ InResponseTo="[^"]+"/g, '');
      return { waiting, xml: signed(xml, { key: stage.acme.key }) };
    };
    afterEach(() =>
      stage.service.service.services.samlSettings.configure(actor, { idpInitiated: false }, stage.acme.company.id),
    );

    it('is refused', async () => {
      const { waiting, xml } = await unsolicited();
      expectRejected(await stage.post(waiting, xml), /Nobody asked for this response/);
    });

    it('starts a sign-in where the company allows it, and is no sign-in by itself', async () => {
      await stage.service.service.services.samlSettings.configure(actor, { idpInitiated: true }, stage.acme.company.id);
      const { waiting, xml } = await unsolicited();
      const outcome = await stage.post({ ...waiting, browser: stage.newBrowser() }, xml, 'https://evil.test');
      expect([outcome.status, outcome.location, outcome.cookies]).toEqual([303, stage.acme.loginUrl, []]);
      expect(outcome.events).toEqual([]);
    });
  });

  const relayStates = [
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    'javascript:alert(1)',
    'x'.repeat(4096),
    '/a\r\nSet-Cookie: a=b',
    '/saml/other/login',
    '/settings',
    '',
  ];
  it.each(relayStates)('SAML-35: RelayState leads nowhere by itself: %j', async (relayState) => {
    const waiting = await stage.begin(stage.acme, '?returnTo=/leave');
    expectSignedIn(await stage.post(waiting, stage.valid(waiting), relayState), '/');
  });

  const wishes: [string, string][] = [
    ['/leave/7?tab=a%20b#x', '/leave/7?tab=a%20b#x'],
    ['https://evil.test/', '/'],
    ['//evil.test', '/'],
    ['/\\evil.test', '/'],
    ['/.//evil.test', '/'],
    ['/../x', '/'],
    ['/\t/evil.test', '/'],
    ['javascript:alert(1)', '/'],
    ['/saml/acme/login', '/'],
    [`/${'x'.repeat(3000)}`, '/'],
  ];
  it.each(wishes)('SAML-35: whoever wants to go to %j ends at %s', async (wish, end) => {
    const waiting = await stage.begin(stage.acme, `?returnTo=${encodeURIComponent(wish)}`);
    expectSignedIn(await stage.post(waiting, stage.valid(waiting), waiting.requestId), end);
  });

  it('SAML-38: after many bad responses one address is not read any more; nobody else suffers', async () => {
    const flood = await stage.begin();
    const statuses: number[] = [];
    for (let n = 0; n < 32; n++)
      statuses.push((await flood.browser.post(stage.acme.acsUrl, { SAMLResponse: 'x' })).status);
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([400]));
    expect(statuses.slice(30)).toEqual([429, 429]);
    const victim = await stage.begin();
    expectSignedIn(await stage.post(victim, stage.valid(victim)));
    const elsewhere = await stage.begin(stage.other, '', flood.browser);
    expectSignedIn(await stage.post(elsewhere, stage.valid(elsewhere, stage.other), undefined, stage.other));
  });

  it('SAML-40: somebody who was to sign in again, and did not, is refused', async () => {
    const waiting = await stage.begin(stage.acme, '?fresh=1');
    const earlier = new Date(Date.now() - 120_000).toISOString();
    const xml = (at: string) => edited(responseXml(waiting.parts), /AuthnInstant="[^"]+"/, `AuthnInstant="${at}"`);
    expectRejected(await stage.post(waiting, signed(xml(earlier), { key: stage.acme.key })), /was to sign in again/);
    const again = await stage.begin(stage.acme, '?fresh=1');
    expectSignedIn(await stage.post(again, stage.valid(again)));
  });

  it('says so where there is no company, and where single sign-on is not set up', async () => {
    const browser = stage.newBrowser();
    await stage.service.addCompany('plain');
    for (const path of ['nobody/login', 'nobody/metadata', 'NO%00BODY/login', 'plain/login'])
      expect((await browser.get(`${PUBLIC_URL}/saml/${path}`)).status).toBe(404);
    const { status, text } = await browser.get(`${PUBLIC_URL}/saml/plain/metadata`);
    expect([status, text]).toEqual([200, expect.stringContaining(`${PUBLIC_URL}/saml/plain/acs`)]);
    expect((await browser.post(`${PUBLIC_URL}/saml/plain/acs`, { SAMLResponse: base64('<a/>') })).status).toBe(403);
  });

  it('keeps the query that the sign-in URL of the provider has', async () => {
    const { samlSettings } = stage.service.service.services;
    const signInUrl = 'https://idp.test/other/sso?tenant=7';
    await samlSettings.configure(actor, { signInUrl }, stage.other.company.id);
    const { location } = await stage.newBrowser().get(`${stage.other.loginUrl}?login_hint=ada%40other.test`);
    const { query } = readRequest(location ?? '');
    expect([query.get('tenant'), query.get('login_hint')]).toEqual(['7', 'ada@other.test']);
  });
});
