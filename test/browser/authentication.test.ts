import type { Page } from 'playwright-core';
import { operator } from '../../src/domain/actor.ts';
import { withClient } from '../services/support/dump.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/saml/identity-provider.ts';
import { makeKeyPair } from '../support/saml/keys.ts';
import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

const ADDRESS = '/configuration/authentication';

describe('Company settings: Authentication', () => {
  let stage: BrowserStage;
  let provider: IdentityProvider;
  let page: Page;
  const actor = operator('test');

  beforeAll(async () => {
    stage = await BrowserStage.start();
    const { services } = stage.service.service;
    const { id, slug } = stage.service.company;
    await services.settings.update(actor, { scimEnabled: false }, id);
    for (const token of await services.tokens.list(actor, id)) await services.tokens.revoke(actor, token.id, id);
    const { pem } = await services.samlSettings.certificate(actor, id);
    provider = await startIdentityProvider({
      key: await makeKeyPair('idp'),
      serviceCertificate: pem,
      acsUrl: `${stage.url}/saml/${slug}/acs`,
    });
    page = await stage.signedIn();
  });
  afterAll(async () => {
    await provider.stop();
    await stage.stop();
  });

  const section = (name: string) => page.getByRole('region', { name });
  const seen = async (name: string): Promise<void> => {
    await photograph(page, `authentication-${name}`);
    expect(await violationsIn(page)).toEqual([]);
  };

  it('says what is missing before anything is set up, and lets nothing come before its turn', async () => {
    await page.goto(ADDRESS);
    await section('Single sign-on (SAML)').getByText('Not set up').waitFor();
    await section('The way to provisioning').getByText('Press Configure below').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Enable SCIM provisioning' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Create a token' }).isDisabled()).toBe(true);
    await seen('empty');
  });

  it('says why metadata cannot be read, and shows what it read of metadata that can', async () => {
    await page.getByRole('link', { name: 'Configure', exact: true }).click();
    const metadata = page.getByLabel('Metadata of your identity provider (XML)');
    await metadata.fill('<EntityDescriptor>no');
    await page.getByRole('alert').getByText('This cannot be used').waitFor();
    await seen('metadata-unreadable');
    await metadata.fill(await provider.metadata());
    await page.getByText('What LeaveWizard read').waitFor();
    await page.getByText(provider.signInUrl, { exact: true }).waitFor();
    await seen('metadata-preview');
  });

  it('asks to sign in again when that is long ago, and goes on with what was begun', async () => {
    await withClient(stage.service.databaseUrl, (client) =>
      client.query(`update session set started_at = now() - interval '1 hour'`),
    );
    await page.getByRole('button', { name: 'Submit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.getByLabel(/^Password of/).fill('wrong');
    await dialog.getByRole('button', { name: 'Sign in and go on' }).click();
    await dialog.getByRole('alert').waitFor();
    await seen('sign-in-again');
    await dialog.getByLabel(/^Password of/).fill(stage.service.administrator.password);
    await page.keyboard.press('Enter');
    await section('Single sign-on (SAML)').getByText('Set up, switched off').waitFor();
    await page.getByRole('link', { name: 'Reconfigure' }).waitFor();
  });

  it('requires single sign-on only after it was seen to work', async () => {
    const required = page.getByRole('radio', { name: 'Required' });
    expect(await required.isDisabled()).toBe(true);
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Test sign-in' }).click();
    const test = await opened;
    await test.getByRole('heading', { name: 'Single sign-on works' }).waitFor();
    await test.close();
    await page.getByText(/^Seen to work/).waitFor();
    await required.check();
    await page.getByText('Nobody is an exception').waitFor();
    await page.getByRole('combobox', { name: /^Exceptions/ }).fill('company');
    await page.getByRole('option', { name: /ada@acme.test/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save sign-in' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Require it' }).click();
    await section('Single sign-on (SAML)').getByText('Required', { exact: true }).first().waitFor();
    await page.getByText('Saved how people sign in.').waitFor();
    await seen('required');
  });

  it('shows why a sign-in was refused, and what to do', async () => {
    const other = await (await stage.newContext()).newPage();
    await other.goto(`/saml/acme/login?test=1&login_hint=nobody%40acme.test`);
    await other.getByRole('heading', { name: 'You could not be signed in' }).waitFor();
    await page.reload();
    await page.getByText('The company has no user of this name.').waitFor();
    await page.getByText('compare it with the user name in LeaveWizard').waitFor();
  });

  it('shows what enabling SCIM will do, and then makes a token that is shown once', async () => {
    await page.getByRole('checkbox', { name: 'Enable SCIM provisioning' }).check();
    await page.getByText('What happens when you submit this').waitFor();
    await page.getByText('1 active person stays as it is, 1 administrator among them.').waitFor();
    await seen('consequences');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('SCIM provisioning is enabled.').waitFor();
    expect(await page.getByRole('textbox', { name: 'SCIM base URL' }).inputValue()).toBe(`${stage.url}/scim/v2`);
    await page.getByRole('button', { name: 'Create a token' }).click();
    await page.getByLabel('Label').fill('Entra ID');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByText('This is shown once.').waitFor();
    const secret = await page.getByRole('textbox', { name: 'Token' }).inputValue();
    await seen('token');
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByText('Waiting for the first call').waitFor();
    await fetch(`${stage.url}/scim/v2/Users`, { headers: { Authorization: `Bearer ${secret}` } });
    await page.getByText(/Connected, last call/).waitFor();
    await page.getByText('Everything is in place.').waitFor();
    expect(await page.content()).not.toContain(secret);
    await seen('connected');
  });

  it('lets two tokens live: a third is refused, also when the second was made elsewhere meanwhile', async () => {
    const { tokens } = stage.service.service.services;
    await page.getByRole('button', { name: 'Create a token' }).click();
    await page.getByLabel('Label').fill('Third');
    await tokens.create(actor, 'Second', null, stage.service.company.id);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('alert').getByText('already has 2 live SCIM tokens').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByText('Two tokens are live, which is the most.').waitFor();
    await page
      .getByRole('row', { name: /Second/ })
      .getByRole('button', { name: 'Revoke' })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('The token Second is revoked.').waitFor();
    expect(await page.getByRole('button', { name: 'Create a token' }).isEnabled()).toBe(true);
  });

  it('switches SCIM off only after asking what becomes of people', async () => {
    await page.getByRole('checkbox', { name: 'Enable SCIM provisioning' }).uncheck();
    await page.getByRole('radio', { name: 'They are deactivated' }).check();
    await seen('switch-off');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('dialog').getByText('deactivated and signed out').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('radio', { name: 'They stay' }).check();
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('SCIM provisioning is off.').waitFor();
  });

  it.each(['okta', 'entra'])('leads through the console of %s, with the values filled in', async (name) => {
    await page.goto(`${ADDRESS}/guide/${name}`);
    await page.getByText('Step 1 of 9').waitFor();
    await page.getByRole('checkbox', { name: 'I have done this' }).check();
    await page.getByRole('link', { name: 'Next' }).click();
    await page.getByText('Step 2 of 9').waitFor();
    expect(page.url()).toContain('step=2');
    const values = await page
      .getByRole('textbox')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    expect(values).toContain(`${stage.url}/saml/acme/acs`);
    await seen(`guide-${name}`);
    await page.goBack();
    expect(await page.getByRole('checkbox', { name: 'I have done this' }).isChecked()).toBe(true);
  });

  it('shows a company without the plan all of it, what is missing and whom to ask', async () => {
    const { companies } = stage.service.service.services;
    await companies.update(actor, stage.service.company.id, { plan: 'STANDARD' });
    await page.goto(ADDRESS);
    await page.getByText('Ask your contact at LeaveWizard').first().waitFor();
    for (const name of ['Enable SCIM provisioning', 'Accept passwords', 'May set roles', 'Strict profile'])
      expect(await page.getByRole('checkbox', { name }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Submit' }).isDisabled()).toBe(true);
    await seen('without-plan');
    await companies.update(actor, stage.service.company.id, { plan: 'PREMIUM' });
  });

  it('leaves nothing to complain of in the console of the browser', () => {
    expect(stage.complaints).toEqual([]);
  });
});
