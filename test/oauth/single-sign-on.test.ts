import { operator } from '../../src/domain/actor.ts';
import type { Services } from '../../src/services/services.ts';
import { withClient } from '../services/support/dump.ts';
import { PUBLIC_URL, type SamlStage, setSamlStage } from '../support/saml/stage.ts';
import { clientOf } from '../support/scim-client.ts';
import { OAuthStage, REDIRECT_URI } from './support/stage.ts';

describe('Single sign-on on the way to a connection', () => {
  let stage: SamlStage;
  beforeAll(async () => {
    stage = await setSamlStage();
  });
  afterAll(() => stage.stop());

  const open = async () => {
    const { services } = stage.service.service;
    const { clientId } = await services.oauthClients.create(operator('op'), 'Okta', [REDIRECT_URI]);
    const query = new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: REDIRECT_URI });
    const browser = stage.newBrowser();
    const { location } = await browser.get(`${PUBLIC_URL}/oauth/authorize?${query}`);
    const action = `${PUBLIC_URL}${location}`;
    const submit = (step: string, fields: Record<string, string>) =>
      browser.send(`${action}/${step}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams(fields).toString(),
      });
    return { browser, action, submit, start: (userName: string) => submit('start', { userName }) };
  };
  const settings = (change: Parameters<Services['settings']['update']>[1], companyId = stage.acme.company.id) =>
    stage.service.service.services.settings.update(operator('op'), change, companyId);

  it('leads to the identity provider, and back to the question', async () => {
    const { browser, action, start } = await open();
    const { text } = await start(stage.acme.administrator.userName);
    const href = /href="([^"]+\/login[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(href).toContain(`${stage.acme.loginUrl}?login_hint=${encodeURIComponent('ada@acme.test')}&`);
    const waiting = await stage.begin(stage.acme, href.slice(stage.acme.loginUrl.length), browser);
    const outcome = await stage.post(waiting, stage.valid(waiting), waiting.requestId);
    expect([outcome.status, `${PUBLIC_URL}${outcome.location}`]).toEqual([303, action]);
    expect((await browser.get(action)).text).toContain('Connect Okta to acme');
  });

  it('keeps the window that Okta opened, on every page of the way', async () => {
    const { browser, start } = await open();
    const started = await start(stage.acme.administrator.userName);
    const href = /href="([^"]+\/login[^"]+)"/.exec(started.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const left = await browser.get(href);
    const waiting = await stage.begin(stage.acme, href.slice(stage.acme.loginUrl.length), browser);
    const outcome = await stage.post(waiting, stage.valid(waiting), waiting.requestId);
    const back = await browser.get(`${PUBLIC_URL}${outcome.location}`);
    const answers = [started, left, outcome, back];
    expect(answers.map(({ status }) => status)).toEqual([200, 303, 303, 200]);
    expect(answers.map(({ headers }) => headers.get('Cross-Origin-Opener-Policy'))).toEqual([null, null, null, null]);
  });

  it('is not offered where a company has none, nor where nobody is known', async () => {
    const { administrator } = await stage.service.addCompany('plain');
    const { start } = await open();
    for (const userName of [administrator.userName, 'nobody@plain.test', 'nobody@nowhere.test', '"', '']) {
      const { status, text } = await start(userName);
      expect([status, text.includes('Single sign-on'), text.includes('<details>')]).toEqual([200, false, false]);
      expect(text).toContain('name="password"');
    }
  });

  it('is the way that is shown where it is required, and exceptions are asked no other question than everybody', async () => {
    const { administrator, company } = stage.acme;
    await settings({ singleSignOn: 'REQUIRED', breakGlassIds: [administrator.id] });
    const { action, browser, submit, start } = await open();
    const pages = [];
    for (const userName of [administrator.userName, 'other@acme.test']) {
      const { text } = await start(userName);
      pages.push(text.replaceAll(userName, '…').replaceAll(encodeURIComponent(userName), '…'));
    }
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain('<details><summary>Use a password instead</summary>');
    const { userName, password } = administrator;
    expect((await submit('sign-in', { userName, password })).status).toBe(303);
    expect((await browser.get(action)).text).toContain(`Connect Okta to ${company.name}`);
    await settings({ singleSignOn: 'OPTIONAL', breakGlassIds: [] });
  });

  it('has its limit', async () => {
    const { start } = await open();
    expect((await start('x')).status).toBe(200);
    await withClient(stage.service.databaseUrl, (client) =>
      client.query(`update rate_limit set points = 300 where key like 'start-address:%'`),
    );
    const { status, headers, text } = await start('x');
    expect([status, Number(headers.get('Retry-After')) > 0]).toEqual([429, true]);
    expect(text).toContain('There were too many attempts to sign in.');
    await withClient(stage.service.databaseUrl, (client) => client.query('delete from rate_limit'));
  });
});

describe('Somebody of several companies on the way to a connection', () => {
  let stage: OAuthStage;
  beforeAll(async () => {
    stage = await OAuthStage.start();
  });
  afterAll(() => stage.stop());

  it('says which one is meant once the password has proved right in all of them', async () => {
    const { services } = stage.service.service;
    const ada = { userName: 'ada@both.test', password: 'a password' };
    for (const company of [stage.service, await stage.service.addCompany('second')]) {
      const id = await clientOf(stage.service, company).createUser(ada.userName, ada);
      await services.users.update(operator('op'), id, { role: 'ADMINISTRATOR' }, null, company.company.id);
    }
    const browser = stage.newBrowser();
    const { action } = await stage.open(browser);
    const wrong = await stage.signIn(browser, action, { ...ada, password: 'wrong' });
    expect([wrong.status, wrong.text.includes('second')]).toEqual([401, false]);
    const choice = await stage.signIn(browser, action, ada);
    expect([choice.status, choice.headers.getSetCookie()]).toEqual([200, []]);
    expect(choice.text).not.toContain(ada.password);
    expect([...choice.text.matchAll(/<option value="(\w+)">/g)].map(([, slug]) => slug)).toEqual(['acme', 'second']);
    const chosen = await stage.submit(browser, `${action}/sign-in`, { ...ada, company: 'second' });
    expect(chosen.status).toBe(303);
    expect((await browser.get(action)).text).toContain('Connect Okta to second');
  });
});
