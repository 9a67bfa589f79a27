import type { Page } from 'playwright-core';
import { z } from 'zod';
import { operator } from '../../src/domain/actor.ts';
import { PersonUpdateDocument } from '../../web/src/api/generated/graphql.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/saml/identity-provider.ts';
import { makeKeyPair } from '../support/saml/keys.ts';
import { ScimClient } from '../support/scim-client.ts';
import { type OAuthClient, startOAuthClient } from './support/oauth-client.ts';
import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

const CUSTOM = 'urn:ietf:params:scim:schemas:extension:leavewizard:custom:2.0:User';
const refusedAnswer = z.object({
  data: z.object({ userUpdate: z.object({ userErrors: z.array(z.object({ code: z.string() })) }) }),
});

describe('The story: from the first click of the administrator to a leaver who is out', () => {
  let stage: BrowserStage;
  let provider: IdentityProvider;
  let okta: OAuthClient;
  let scim: ScimClient;
  /** Of the administrator. */
  let page: Page;
  /** Of somebody who was provisioned. */
  let theirs: Page;
  let graceId: string;
  const actor = operator('test');

  beforeAll(async () => {
    stage = await BrowserStage.start();
    const { service, company } = stage.service;
    const { settings, tokens, samlSettings, customFields } = service.services;
    await settings.update(actor, { scimEnabled: false }, company.id);
    for (const token of await tokens.list(actor, company.id)) await tokens.revoke(actor, token.id, company.id);
    await customFields.create(actor, { key: 'badge', label: 'Badge', kind: 'NUMBER', minimum: 1 }, company.id);
    const { pem } = await samlSettings.certificate(actor, company.id);
    const acsUrl = `${stage.url}/saml/${company.slug}/acs`;
    provider = await startIdentityProvider({ key: await makeKeyPair('idp'), serviceCertificate: pem, acsUrl });
    okta = await startOAuthClient(stage, 'Okta');
    page = await stage.signedIn();
  });
  afterAll(async () => {
    await okta.stop();
    await provider.stop();
    await stage.stop();
  });

  const seen = async (name: string, at = page): Promise<void> => {
    await photograph(at, `story-${name}`);
    expect(await violationsIn(at)).toEqual([]);
  };

  it('1: the administrator sets single sign-on up, sees it work, and requires it', async () => {
    await page.getByRole('button', { name: 'Configuration' }).click();
    await page.getByRole('link', { name: 'Company settings: Authentication' }).click();
    await page.getByRole('link', { name: 'Configure', exact: true }).click();
    await page.getByLabel('Metadata of your identity provider (XML)').fill(await provider.metadata());
    await page.getByText('What LeaveWizard read').waitFor();
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('link', { name: 'Reconfigure' }).waitFor();
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Test sign-in' }).click();
    const test = await opened;
    await test.getByRole('heading', { name: 'Single sign-on works' }).waitFor();
    await seen('test-sign-in', test);
    await test.close();
    await page.getByRole('radio', { name: 'Required' }).check();
    await page.getByRole('combobox', { name: /^Exceptions/ }).fill('ada');
    await page.getByRole('option', { name: /ada@acme.test/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save sign-in' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Require it' }).click();
    await page.getByText('Saved how people sign in.').waitFor();
  });

  it('2: enables SCIM provisioning, and is told what will happen before', async () => {
    await page.getByRole('checkbox', { name: 'Enable SCIM provisioning' }).check();
    await page.getByText('What happens when you submit this').waitFor();
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('SCIM provisioning is enabled.').waitFor();
  });

  it('3: presses "Authenticate with LeaveWizard" in Okta, signs in with the password, and agrees', async () => {
    await page.getByRole('link', { name: 'Guide for Okta' }).click();
    await page.getByText('Step 1 of 9').waitFor();
    await seen('guide');
    const popup = await okta.authenticate();
    await popup.getByLabel('E-mail address or user name').fill(stage.service.administrator.userName);
    await popup.getByRole('button', { name: 'Continue' }).click();
    await popup.getByText('Use a password instead').click();
    await seen('authenticate', popup);
    await popup.getByLabel('Password').fill(stage.service.administrator.password);
    await popup.getByRole('button', { name: 'Sign in' }).click();
    await popup.getByRole('button', { name: 'Connect' }).click();
    await popup.waitForURL(`${okta.redirectUri}?**`);
    scim = new ScimClient(stage.service.url, await okta.token(popup));
    await page.goto('/configuration/authentication');
    await page.getByRole('region', { name: 'Connection' }).getByRole('row', { name: /Okta/ }).waitFor();
    await page.getByText('Waiting for the first call').first().waitFor();
  });

  it('4: Okta pushes people and a group, which become users and a workgroup with its members', async () => {
    graceId = await scim.createUser('grace@acme.test', {
      displayName: 'Grace Hopper',
      title: 'Rear Admiral',
      externalId: '00u1',
      [CUSTOM]: { badge: 7 },
    });
    const alan = await scim.createUser('alan@acme.test', { displayName: 'Alan Turing', externalId: '00u2' });
    const group = await scim.createGroup('Engineering', [graceId, alan]);
    await page.getByText('Everything is in place.').waitFor();
    await seen('authentication');
    await page.getByRole('link', { name: 'Workgroups' }).click();
    await page.getByRole('row', { name: /Engineering 2 Identity provider/ }).waitFor();
    await page.getByRole('link', { name: 'Engineering' }).click();
    await page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
    await page.getByRole('link', { name: 'Alan Turing' }).waitFor();
    expect(page.url()).toBe(`${stage.url}/workgroups/${group}`);
    await seen('workgroup');
  });

  it('5: what is refused changes nothing, and is explained in Provisioning activity', async () => {
    const badValue = { [CUSTOM]: { badge: 0 }, active: false };
    expect((await scim.send('PATCH', `/Users/${graceId}`, patchOf(badValue))).status).toBe(400);
    const twice = await scim.send('POST', '/Users', { userName: 'GRACE@acme.test' });
    expect(twice.status).toBe(409);
    await page.getByRole('link', { name: 'Provisioning activity' }).click();
    await page.getByRole('button', { name: /2 refused/ }).click();
    await page.getByRole('button', { name: /Create user GRACE@acme.test/ }).click();
    await page.getByRole('heading', { name: 'What was answered' }).waitFor();
    expect(await page.getByRole('heading', { name: /^What changed/ }).count()).toBe(0);
    await page
      .getByRole('button', { name: /^Change user/ })
      .first()
      .click();
    await page
      .getByText(/badge cannot be 0: it takes a number from 1 on/)
      .first()
      .waitFor();
    await seen('refused');
    expect((await scim.get(`/Users/${graceId}`)).body).toMatchObject({ active: true, [CUSTOM]: { badge: 7 } });
  });

  it('6: somebody who was provisioned signs in by single sign-on, and sees their account', async () => {
    theirs = await stage.newPage();
    await theirs.goto('/');
    await theirs.getByLabel('E-mail address or user name').fill('grace@acme.test');
    await seen('sign-in', theirs);
    await theirs.getByRole('button', { name: 'Continue' }).click();
    await theirs.getByRole('heading', { name: 'My account' }).waitFor();
    await theirs.getByText('Rear Admiral').waitFor();
    await seen('account', theirs);
  });

  it('7: what the identity provider owns can be seen, and changed neither on the page nor by the API', async () => {
    await page.goto(`/people/${graceId}`);
    const edit = page.getByRole('button', { name: 'Edit', exact: true });
    await edit.waitFor();
    expect(await edit.getAttribute('aria-disabled')).toBe('true');
    await page.getByText('Managed by your identity provider').first().waitFor();
    await seen('person');
    const { hash } = z.object({ hash: z.string() }).parse(PersonUpdateDocument.__meta__);
    const variables = { id: graceId, input: { title: 'Captain' } };
    const answer = await page.evaluate(
      async (body) =>
        (await fetch('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).json(),
      JSON.stringify({ documentId: hash, variables }),
    );
    const [error] = refusedAnswer.parse(answer).data.userUpdate.userErrors;
    expect(error?.code).toBe('MANAGED_BY_IDENTITY_PROVIDER');
    expect((await scim.get(`/Users/${graceId}`)).body.title).toBe('Rear Admiral');
  });

  it('8: a leaver is out at their next request, and stays out', async () => {
    expect((await scim.send('PATCH', `/Users/${graceId}`, patchOf({ active: false }))).status).toBe(200);
    await theirs.reload();
    await theirs.getByLabel('E-mail address or user name').fill('grace@acme.test');
    await theirs.getByRole('button', { name: 'Continue' }).click();
    await theirs.getByRole('heading', { name: 'You could not be signed in' }).waitFor();
    await seen('out', theirs);
    await page.goto('/people');
    await page.getByRole('row', { name: /Grace Hopper.*Inactive/ }).waitFor();
    await seen('people');
  });
});

function patchOf(value: object): object {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', value }],
  };
}
