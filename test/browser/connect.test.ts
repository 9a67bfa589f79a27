import { createServer, type Server } from 'node:http';
import * as oauth from 'oauth4webapi';
import { operator } from '../../src/domain/actor.ts';
import { ScimClient } from '../support/scim-client.ts';
import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

const OPTIONS = { [oauth.allowInsecureRequests]: true };

/** A client on another site, whose page opens ours in a window and waits for it to come back. */
async function startClient(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(
      request.url?.startsWith('/callback')
        ? '<title>Done</title><script>document.title = window.opener ? "Done" : "Lost"</script>'
        : '<title>Okta</title><button onclick="window.open(location.hash.slice(1))">Authenticate with LeaveWizard</button>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The client has no port.');
  return { server, origin: `http://127.0.0.1:${address.port}` };
}

describe('Authenticate with LeaveWizard, in a browser', () => {
  let stage: BrowserStage;
  let client: { server: Server; origin: string };

  beforeAll(async () => {
    stage = await BrowserStage.start();
    client = await startClient();
  });
  afterAll(async () => {
    client.server.close();
    await stage.stop();
  });

  it('opens a window, asks who it is and whether they want to, and gives the client a token that works', async () => {
    const redirectUri = `${client.origin}/callback`;
    const { clientId, clientSecret } = await stage.service.service.services.oauthClients.create(
      operator('test'),
      'Okta',
      [redirectUri],
    );
    const issuer = new URL(stage.url);
    const discovered = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...OPTIONS });
    const as = await oauth.processDiscoveryResponse(issuer, discovered);
    const query = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state: 'xyz' };

    const page = await stage.newPage();
    await page.goto(`${client.origin}/#${as.authorization_endpoint}?${new URLSearchParams(query)}`);
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Authenticate with LeaveWizard' }).click(),
    ]);
    await popup.getByLabel('E-mail address or user name').fill(stage.service.administrator.userName);
    await photograph(popup, 'connect-name');
    expect(await violationsIn(popup)).toEqual([]);
    await popup.getByRole('button', { name: 'Continue' }).click();
    await popup.getByLabel('Password').fill(stage.service.administrator.password);
    await popup.getByRole('button', { name: 'Sign in' }).click();
    await popup.getByRole('heading', { name: 'Connect Okta to acme' }).waitFor();
    await photograph(popup, 'connect-consent');
    expect(await violationsIn(popup)).toEqual([]);
    await popup.getByRole('button', { name: 'Connect' }).click();
    await popup.waitForURL(`${redirectUri}?**`);
    expect(await popup.title()).toBe('Done');

    const back = oauth.validateAuthResponse(as, { client_id: clientId }, new URL(popup.url()), 'xyz');
    const answered = await oauth.authorizationCodeGrantRequest(
      as,
      { client_id: clientId },
      oauth.ClientSecretBasic(clientSecret),
      back,
      redirectUri,
      oauth.nopkce,
      OPTIONS,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(as, { client_id: clientId }, answered);
    const scim = new ScimClient(stage.service.url, tokens.access_token);
    expect((await scim.send('GET', '/Users?count=1')).status).toBe(200);
  });
});
