import { ScimClient } from '../support/scim-client.ts';
import { type OAuthClient, startOAuthClient } from './support/oauth-client.ts';
import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

describe('Authenticate with LeaveWizard, in a browser', () => {
  let stage: BrowserStage;
  let client: OAuthClient;

  beforeAll(async () => {
    stage = await BrowserStage.start();
    client = await startOAuthClient(stage, 'Okta');
  });
  afterAll(async () => {
    await client.stop();
    await stage.stop();
  });

  it('opens a window, asks who it is and whether they want to, and gives the client a token that works', async () => {
    const popup = await client.authenticate();
    await popup.getByLabel('E-mail address or user name').fill(stage.service.administrator.userName);
    await photograph(popup, 'connect-name');
    expect(await violationsIn(popup)).toEqual([]);
    await popup.getByRole('button', { name: 'Continue' }).click();
    await popup.getByLabel('Password').fill('a wrong one');
    await popup.getByRole('button', { name: 'Sign in' }).click();
    await popup.getByRole('alert').waitFor();
    await photograph(popup, 'connect-password');
    expect(await violationsIn(popup)).toEqual([]);
    await popup.getByLabel('Password').fill(stage.service.administrator.password);
    await popup.getByRole('button', { name: 'Sign in' }).click();
    await popup.getByRole('heading', { name: 'Connect Okta to acme' }).waitFor();
    await photograph(popup, 'connect-consent');
    expect(await violationsIn(popup)).toEqual([]);
    await popup.getByRole('button', { name: 'Connect' }).click();
    await popup.waitForURL(`${client.redirectUri}?**`);
    expect(await popup.title()).toBe('Done');

    const scim = new ScimClient(stage.service.url, await client.token(popup));
    expect((await scim.send('GET', '/Users?count=1')).status).toBe(200);
  });
});
