import type { Page } from 'playwright-core';
import { operator } from '../../src/domain/actor.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/saml/identity-provider.ts';
import { makeKeyPair } from '../support/saml/keys.ts';
import { focusedName, tabTo } from './support/keys.ts';
import { BrowserStage } from './support/stage.ts';

describe('The settings of authentication, by keyboard alone', () => {
  let stage: BrowserStage;
  let provider: IdentityProvider;
  let page: Page;
  const actor = operator('test');

  beforeAll(async () => {
    stage = await BrowserStage.start();
    const { services } = stage.service.service;
    const { id } = stage.service.company;
    await services.settings.update(actor, { scimEnabled: false }, id);
    for (const token of await services.tokens.list(actor, id)) await services.tokens.revoke(actor, token.id, id);
    const { pem } = await services.samlSettings.certificate(actor, id);
    provider = await startIdentityProvider({
      key: await makeKeyPair('idp'),
      serviceCertificate: pem,
      acsUrl: `${stage.url}/saml/acme/acs`,
    });
    page = await stage.newPage();
  });
  afterAll(async () => {
    await provider.stop();
    await stage.stop();
  });

  it('leads from the sign-in to a token that works, without a mouse', async () => {
    const { keyboard } = page;
    await page.goto('/configuration/authentication');
    await page.getByLabel('E-mail address or user name').waitFor();
    await tabTo(page, 'E-mail address or user name');
    await keyboard.type(stage.service.administrator.userName);
    await keyboard.press('Enter');
    await page.getByLabel('Password', { exact: true }).waitFor();
    await keyboard.type(stage.service.administrator.password);
    await keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Authentication', level: 1 }).waitFor();
    await page.getByText('Not set up').waitFor();
    await tabTo(page, 'Skip to content');
    await keyboard.press('Enter');
    await tabTo(page, 'Configure');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Single sign-on', level: 1 }).waitFor();
    await tabTo(page, /^Metadata of your identity provider/);
    await keyboard.insertText(await provider.metadata());
    await page.getByText('What LeaveWizard read').waitFor();
    await tabTo(page, 'Submit');
    await keyboard.press('Enter');

    await page.getByText('Not tried out yet').waitFor();
    await tabTo(page, /^Test sign-in/);
    const opened = page.waitForEvent('popup');
    await keyboard.press('Enter');
    const test = await opened;
    await test.getByRole('heading', { name: 'Single sign-on works' }).waitFor();
    await test.close();
    await page.getByText(/^Seen to work/).waitFor();

    await tabTo(page, 'Off');
    await keyboard.press('ArrowDown');
    await page.getByRole('radio', { name: 'Optional', checked: true }).waitFor();
    expect(await focusedName(page)).toBe('Optional');
    await keyboard.press('ArrowDown');
    expect(await focusedName(page)).toBe('Required');
    await tabTo(page, /^Exceptions/);
    await keyboard.type('ada');
    await page.getByRole('option', { name: /ada@acme.test/ }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await tabTo(page, 'Save sign-in');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, 'Require it');
    await keyboard.press('Enter');
    await page.getByText('Saved how people sign in.').waitFor();

    await tabTo(page, 'Enable SCIM provisioning');
    await keyboard.press('Space');
    await page.getByText('What happens when you submit this').waitFor();
    await tabTo(page, 'Submit');
    await keyboard.press('Enter');
    await page.getByText('SCIM provisioning is enabled.').waitFor();

    await tabTo(page, 'Create a token');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await keyboard.type('Entra ID');
    await keyboard.press('Enter');
    await page.getByText('This is shown once.').waitFor();
    expect(await focusedName(page)).toBe('Token');
    const secret = await page.evaluate(() => String(document.getSelection()));
    await tabTo(page, 'I have copied it');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const { status } = await fetch(`${stage.url}/scim/v2/Users`, { headers: { Authorization: `Bearer ${secret}` } });
    expect(status).toBe(200);
    await page.getByText(/Connected, last call/).waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
