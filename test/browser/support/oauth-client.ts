import { createServer } from 'node:http';
import * as oauth from 'oauth4webapi';
import type { Page } from 'playwright-core';
import { operator } from '../../../src/domain/actor.ts';
import type { BrowserStage } from './stage.ts';

const OPTIONS = { [oauth.allowInsecureRequests]: true };
const STATE = 'xyz';
const BUTTON = 'Authenticate with LeaveWizard';

/** A program on another site that asks to be let in as Okta does: its page opens ours in a window, and waits for it. */
export interface OAuthClient {
  readonly redirectUri: string;
  /** Presses the client's button on a page of its own; the window that opens. */
  authenticate(): Promise<Page>;
  /** The token for what the window came back with. */
  token(popup: Page): Promise<string>;
  stop(): Promise<void>;
}

/** Registers a client of this name, and starts its site. */
export async function startOAuthClient(stage: BrowserStage, name: string): Promise<OAuthClient> {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(
      request.url?.startsWith('/callback')
        ? '<title>Done</title><script>document.title = window.opener ? "Done" : "Lost"</script>'
        : `<title>${name}</title><button onclick="window.open(location.hash.slice(1))">${BUTTON}</button>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The client has no port.');
  const origin = `http://127.0.0.1:${address.port}`;
  const redirectUri = `${origin}/callback`;
  const { oauthClients } = stage.service.service.services;
  const { clientId, clientSecret } = await oauthClients.create(operator('test'), name, [redirectUri]);
  const issuer = new URL(stage.url);
  const discovered = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...OPTIONS });
  const as = await oauth.processDiscoveryResponse(issuer, discovered);
  const client = { client_id: clientId };

  return {
    redirectUri,
    async authenticate() {
      const query = new URLSearchParams({ ...client, response_type: 'code', redirect_uri: redirectUri, state: STATE });
      const page = await stage.newPage();
      await page.goto(`${origin}/#${as.authorization_endpoint}?${query}`);
      const opened = page.waitForEvent('popup');
      await page.getByRole('button', { name: BUTTON }).click();
      return opened;
    },
    async token(popup) {
      const back = oauth.validateAuthResponse(as, client, new URL(popup.url()), STATE);
      const auth = oauth.ClientSecretBasic(clientSecret);
      const answer = await oauth.authorizationCodeGrantRequest(
        as,
        client,
        auth,
        back,
        redirectUri,
        oauth.nopkce,
        OPTIONS,
      );
      return (await oauth.processAuthorizationCodeResponse(as, client, answer)).access_token;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
