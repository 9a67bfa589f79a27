import { operator } from '../../src/domain/actor.ts';
import { PUBLIC_URL, type SamlStage, setSamlStage } from '../support/saml/stage.ts';
import { REDIRECT_URI } from './support/stage.ts';

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
    const choose = (company: string) =>
      browser.send(`${action}/single-sign-on`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams({ company }).toString(),
      });
    return { browser, action, choose };
  };

  it('leads to the identity provider, and back to the question', async () => {
    const { browser, action, choose } = await open();
    const { text } = await choose('acme');
    const href = /href="([^"]+\/login[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(href).toContain(`${stage.acme.loginUrl}?`);
    const waiting = await stage.begin(stage.acme, href.slice(stage.acme.loginUrl.length), browser);
    const outcome = await stage.post(waiting, stage.valid(waiting), waiting.requestId);
    expect([outcome.status, `${PUBLIC_URL}${outcome.location}`]).toEqual([303, action]);
    expect((await browser.get(action)).text).toContain('Connect Okta to acme');
  });

  it('is not offered where a company has none', async () => {
    await stage.service.addCompany('plain');
    const { choose } = await open();
    for (const company of ['plain', 'nobody', '"', '']) {
      const answer = await choose(company);
      expect([answer.status, answer.text.includes('This company has no single sign-on')]).toEqual([400, true]);
    }
  });
});
