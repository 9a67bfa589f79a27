import type { Page } from 'playwright-core';
import { operator } from '../../src/domain/actor.ts';
import { makeKeyPair } from '../support/saml/keys.ts';
import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

const ADDRESS = '/configuration/authentication';

describe('Company settings: Authentication, once it is set up', () => {
  let stage: BrowserStage;
  let page: Page;
  const actor = operator('test');

  beforeAll(async () => {
    stage = await BrowserStage.start();
    const { samlSettings, oauthClients, connections } = stage.service.service.services;
    const { id } = stage.service.company;
    const { certificate } = await makeKeyPair('old', 2048, 12);
    const signInUrl = 'https://idp.test/sso';
    await samlSettings.configure(actor, { entityId: 'https://idp.test', signInUrl, certificates: [certificate] }, id);
    const client = await oauthClients.create(actor, 'Okta', ['https://okta.test/callback']);
    await connections.connect(actor, { id: client.clientId, name: 'Okta' }, id);
    page = await stage.signedIn();
    await page.goto(ADDRESS);
  });
  afterAll(() => stage.stop());

  const seen = async (name: string): Promise<void> => {
    await photograph(page, `authentication-${name}`);
    expect(await violationsIn(page)).toEqual([]);
  };

  it('warns of a certificate that expires within 30 days', async () => {
    await page.getByText(/^Expires in 1[12] days$/).waitFor();
  });

  it('takes a second certificate by hand beside the first, and keeps what was typed when the page is loaded anew', async () => {
    await page.getByRole('link', { name: 'Reconfigure' }).click();
    await page.getByText('By hand').click();
    expect(await page.getByLabel('Entity ID').last().inputValue()).toBe('https://idp.test');
    await page.getByRole('button', { name: 'Add another certificate' }).click();
    await page.getByLabel('Signing certificate 2').fill((await makeKeyPair('new')).certificate);
    await page.getByText('CN=new').waitFor();
    await page.reload();
    await page.getByText('CN=new').waitFor();
    await seen('by-hand');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('Signing certificates').waitFor();
    await page.getByText('CN=new').waitFor();
  });

  it('says what is not saved yet, and takes it back', async () => {
    const strict = page.getByRole('checkbox', { name: 'Strict profile' });
    await strict.check();
    await page.getByText('Not saved yet.').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Not saved yet.').waitFor({ state: 'detached' });
    expect(await strict.isChecked()).toBe(false);
  });

  it('shows who connected Okta, and disconnects it after saying what that means', async () => {
    const row = page.getByRole('row', { name: /^Okta/ });
    await row.getByText('operator').waitFor();
    await row.getByText('Never').waitFor();
    await seen('connection');
    await row.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByRole('dialog').getByText('The next call of Okta is refused').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await page.getByText('Okta is disconnected.').waitFor();
    const left = await stage.service.service.services.connections.list(actor, stage.service.company.id);
    expect(left).toEqual([]);
  });

  it('says when the last call of the identity provider failed, and leads to the reason', async () => {
    const headers = { Authorization: `Bearer ${stage.service.scimToken}` };
    await fetch(`${stage.url}/scim/v2/Users?filter=nonsense`, { headers });
    await page.getByText('The last call did not succeed').waitFor();
    await seen('refused-call');
    await page.getByRole('link', { name: 'provisioning activity', exact: true }).click();
    await page.getByRole('heading', { name: 'Provisioning activity', level: 1 }).waitFor();
    await page.goto(ADDRESS);
  });

  it('removes single sign-on only when nothing needs it, after saying what that means', async () => {
    const remove = page.getByRole('button', { name: 'Remove single sign-on' });
    await page.getByText('SCIM provisioning needs it').waitFor();
    expect(await remove.isDisabled()).toBe(true);
    await stage.service.service.services.settings.update(actor, { scimEnabled: false }, stage.service.company.id);
    await page.reload();
    await remove.click();
    await page.getByRole('dialog').getByText('Nobody signs in through the identity provider any more').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Not set up').waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
