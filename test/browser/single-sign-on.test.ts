import { operator } from '../../src/domain/actor.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/saml/identity-provider.ts';
import { makeKeyPair } from '../support/saml/keys.ts';
import { ScimClient } from '../support/scim-client.ts';
import { BrowserStage } from './support/stage.ts';

describe('Single sign-on in a browser, at an identity provider that we did not write (samlp)', () => {
  let stage: BrowserStage;
  let provider: IdentityProvider;
  const actor = operator('op');

  beforeAll(async () => {
    stage = await BrowserStage.start();
    const { service, company } = stage.service;
    const { samlSettings, settings } = service.services;
    const { pem } = await samlSettings.certificate(actor, company.id);
    const acsUrl = `${stage.url}/saml/${company.slug}/acs`;
    provider = await startIdentityProvider({ key: await makeKeyPair('samlp'), serviceCertificate: pem, acsUrl });
    await samlSettings.configure(actor, { metadataXml: await provider.metadata() }, company.id);
    await settings.update(actor, { singleSignOn: 'REQUIRED' }, company.id);
  });
  afterAll(async () => {
    await provider.stop();
    await stage.stop();
  });

  it('leads by the e-mail address alone to the page that was meant, and out when SCIM deactivates the user', async () => {
    const page = await stage.newPage();
    await page.goto('/people?status=active');
    await page.getByLabel('E-mail address or user name').fill(stage.service.administrator.userName);
    const visited: string[] = [];
    page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).origin));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'People' }).waitFor();
    expect(page.url()).toBe(`${stage.url}/people?status=active`);
    // To the provider, on another site, and back.
    expect(visited).toContain(new URL(provider.signInUrl).origin);
    const cookies = await page.context().cookies();
    expect(cookies.find(({ name }) => name === '__Host-session')).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
    });
    await page.goto('/account');
    await page.getByText('by single sign-on').waitFor();

    const scim = new ScimClient(stage.service.url, stage.service.scimToken);
    await scim.send('PATCH', `/Users/${stage.service.administrator.id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', value: { active: false } }],
    });
    await page.reload();
    await page.getByLabel('E-mail address or user name').waitFor();
    await scim.send('PATCH', `/Users/${stage.service.administrator.id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', value: { active: true } }],
    });
  });

  it('is got past by administrators who are excepted, with their password', async () => {
    const { service, company, administrator } = stage.service;
    await service.services.settings.update(actor, { breakGlassIds: [administrator.id] }, company.id);
    const page = await stage.newPage();
    await page.goto('/');
    await page.getByLabel('E-mail address or user name').fill(administrator.userName);
    await page.getByRole('button', { name: 'Use a password' }).click();
    await page.getByLabel('Password', { exact: true }).fill(administrator.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'People' }).waitFor();
  });
});
