import * as oauth from 'oauth4webapi';
import { operator } from '../../../src/domain/actor.ts';
import { Browser, type BrowserAnswer } from '../../support/saml/browser.ts';
import { startTestService, type TestCompany, type TestService } from '../../support/service.ts';

export const PUBLIC_URL = 'http://localhost:4000';
export const REDIRECT_URI = 'https://system-admin.okta.test/admin/app/cpc/leavewizard/oauth/callback';
const OTHER_REDIRECT_URI = 'http://system-admin.okta1.test:1802/admin/app/cpc/leavewizard/oauth/callback';

/** What a client holds after a round. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

/** An identity provider that speaks OAuth by a library that we did not write. */
export class OAuthStage {
  readonly #as: oauth.AuthorizationServer;

  private constructor(
    readonly service: TestService,
    readonly client: { clientId: string; clientSecret: string },
    as: oauth.AuthorizationServer,
  ) {
    this.#as = as;
  }

  static async start(environment: Record<string, string> = {}): Promise<OAuthStage> {
    const service = await startTestService({ PUBLIC_URL, TRUST_PROXY: 'on', ...environment });
    const uris = [REDIRECT_URI, OTHER_REDIRECT_URI];
    const client = await service.service.services.oauthClients.create(operator('test'), 'Okta', uris);
    const issuer = new URL(PUBLIC_URL);
    const answer = await oauth.discoveryRequest(issuer, {
      algorithm: 'oauth2',
      [oauth.customFetch]: (url, init) => fetch(`${service.url}${new URL(url).pathname}`, init as RequestInit),
      [oauth.allowInsecureRequests]: true,
    });
    return new OAuthStage(service, client, await oauth.processDiscoveryResponse(issuer, answer));
  }

  get #options() {
    return {
      [oauth.customFetch]: (url: string, init: object) =>
        fetch(`${this.service.url}${new URL(url).pathname}`, init as RequestInit),
      [oauth.allowInsecureRequests]: true,
    };
  }

  newBrowser(): Browser {
    return new Browser(PUBLIC_URL, this.service.url);
  }

  /** Where a client sends the browser; what is undefined is left out. */
  authorizeUrl(changes: Record<string, string | undefined> = {}): string {
    const url = new URL(this.#as.authorization_endpoint ?? '');
    const parameters = {
      response_type: 'code',
      client_id: this.client.clientId,
      redirect_uri: REDIRECT_URI,
      state: 'state',
      ...changes,
    };
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
    return url.href;
  }

  /** Opens the page of a request; its address is that of the forms. */
  async open(browser: Browser, url = this.authorizeUrl()): Promise<{ action: string; page: BrowserAnswer }> {
    const { status, location, text } = await browser.get(url);
    if (status !== 303 || location === null) throw new Error(`no page was opened: ${status} ${text}`);
    const action = new URL(location, PUBLIC_URL).href;
    return { action, page: await browser.get(action) };
  }

  /** Posts a form of our page, as a browser does. */
  submit(browser: Browser, url: string, fields: Record<string, string>, site = 'same-origin'): Promise<BrowserAnswer> {
    return browser.send(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': site, Origin: 'null' },
      body: new URLSearchParams(fields).toString(),
    });
  }

  /** Says who somebody is, and proves it by the password that is asked for then. */
  async signIn(browser: Browser, action: string, { userName, password }: { userName: string; password: string }) {
    const asked = await this.submit(browser, `${action}/start`, { userName });
    if (!asked.text.includes('name="password"')) throw new Error(`no password is asked for: ${asked.text}`);
    return this.submit(browser, `${action}/sign-in`, { userName, password });
  }

  /** Signs an administrator in and answers the question; gives the address that the browser ends at. */
  async consent(browser: Browser, url?: string, answer = 'connect', company: TestCompany = this.service): Promise<URL> {
    const { action } = await this.open(browser, url);
    const signedIn = await this.signIn(browser, action, company.administrator);
    if (signedIn.status !== 303) throw new Error(`nobody is signed in: ${signedIn.status} ${signedIn.text}`);
    return this.answer(browser, action, answer);
  }

  /** Answers the question, and follows the browser as far as to the client. */
  async answer(browser: Browser, action: string, answer = 'connect'): Promise<URL> {
    const answered = await this.submit(browser, `${action}/consent`, { answer });
    const resumed = await browser.get(answered.location ?? '');
    if (resumed.status !== 303 || resumed.location === null)
      throw new Error(`the browser was not sent back: ${answered.status} ${resumed.status} ${resumed.text}`);
    return new URL(resumed.location);
  }

  /** The code in the address that the browser ended at, for the redemption. */
  async code(browser = this.newBrowser(), url?: string, company?: TestCompany): Promise<URLSearchParams> {
    const back = await this.consent(browser, url, 'connect', company);
    return oauth.validateAuthResponse(this.#as, { client_id: this.client.clientId }, back, 'state');
  }

  async redeem(code: URLSearchParams, { verifier, auth }: { verifier?: string; auth?: oauth.ClientAuth } = {}) {
    const response = await oauth.authorizationCodeGrantRequest(
      this.#as,
      { client_id: this.client.clientId },
      auth ?? oauth.ClientSecretBasic(this.client.clientSecret),
      code,
      REDIRECT_URI,
      verifier ?? oauth.nopkce,
      this.#options,
    );
    return oauth.processAuthorizationCodeResponse(this.#as, { client_id: this.client.clientId }, response);
  }

  /** A whole round. */
  async connect(browser?: Browser, company?: TestCompany, auth?: oauth.ClientAuth): Promise<Tokens> {
    const answer = await this.redeem(await this.code(browser, undefined, company), auth && { auth });
    return { access: answer.access_token, refresh: answer.refresh_token ?? '' };
  }

  async refresh(token: string, scope?: string) {
    const response = await oauth.refreshTokenGrantRequest(
      this.#as,
      { client_id: this.client.clientId },
      oauth.ClientSecretPost(this.client.clientSecret),
      token,
      { ...this.#options, ...(scope !== undefined && { additionalParameters: { scope } }) },
    );
    return oauth.processRefreshTokenResponse(this.#as, { client_id: this.client.clientId }, response);
  }

  async revoke(token: string, client = this.client): Promise<void> {
    const response = await oauth.revocationRequest(
      this.#as,
      { client_id: client.clientId },
      oauth.ClientSecretBasic(client.clientSecret),
      token,
      this.#options,
    );
    await oauth.processRevocationResponse(response);
  }

  /** Posts to the token endpoint as nobody should. */
  async token(
    fields: Record<string, string> | string,
    headers: Record<string, string> = {},
    path = '/oauth/token',
    port?: number,
  ) {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
    const response = await fetch(`${port ? `http://127.0.0.1:${port}` : this.service.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
    const text = await response.text();
    return { status: response.status, text, error: /"error":"([^"]+)"/.exec(text)?.[1], headers: response.headers };
  }

  /** Secrets of the client, in the form. */
  get credentials(): { client_id: string; client_secret: string } {
    return { client_id: this.client.clientId, client_secret: this.client.clientSecret };
  }

  /** What SCIM answers to a token. */
  async scim(token: string, path = '/Users'): Promise<number> {
    const { status } = await fetch(`${this.service.url}/scim/v2${path}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    return status;
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}
