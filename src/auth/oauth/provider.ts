import { generateKeyPairSync, timingSafeEqual } from 'node:crypto';
import type Koa from 'koa';
import Provider, { type Configuration, type ErrorOut, interactionPolicy } from 'oidc-provider';
import { OAUTH_SCOPES } from '../../domain/oauth.ts';
import { newAccessToken, tokenHash } from '../../domain/secret.ts';
import type { OAuthSettings } from '../../services/connection-service.ts';
import { html } from '../html.ts';
import { type Page, showPage } from '../page.ts';
import { adapterFactory, type StorageParts } from './adapter.ts';
import { INTERACTION_COOKIE, interactionPath, PATHS, SESSION_COOKIE } from './paths.ts';

const CODE_SECONDS = 60;
const INTERACTION_SECONDS = 1800;

/** What the provider is put together from. */
export interface ProviderParts extends StorageParts {
  readonly settings: OAuthSettings;
  /** Where others reach the service: the issuer. */
  readonly publicUrl: string;
  /** Is told of what went wrong through no fault of the client. */
  readonly onFault: (error: unknown, requestId: string) => void;
}

/** The OAuth 2 provider: RFC 6749 with codes, for confidential clients; RFC 7009, RFC 7636 with S256, RFC 9207. */
export function oauthProvider(parts: ProviderParts): Provider {
  const provider = new Provider(parts.publicUrl, configuration(parts));
  // Behind us nobody else sets these headers: `forward` does, from PUBLIC_URL.
  provider.proxy = true;
  // A token tells scanners what it is, and callers whose it is.
  Reflect.set(
    provider.AccessToken.prototype,
    'generateTokenId',
    function (this: { accountId: string; format: string }): string {
      this.format = 'opaque';
      return newAccessToken(this.accountId);
    },
  );
  // What is stored of a secret is its hash.
  provider.Client.prototype.compareClientSecret = function (given) {
    const { clientSecret } = this;
    return clientSecret !== undefined && timingSafeEqual(Buffer.from(tokenHash(given)), Buffer.from(clientSecret));
  };
  provider.on('server_error', (ctx, error) => parts.onFault(error, String(ctx.res.getHeader('X-Request-Id'))));
  const app: Koa = provider;
  app.on('error', (error) => parts.onFault(error, 'unknown'));
  return provider;
}

function configuration({ settings, publicUrl, ...parts }: ProviderParts): Configuration {
  const cookie = { httpOnly: true, secure: true, sameSite: 'lax', signed: false } as const;
  const off = { enabled: false };
  return {
    adapter: adapterFactory(parts),
    scopes: [...OAUTH_SCOPES],
    claims: {},
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    // No page of another site asks for tokens.
    clientBasedCORS: () => false,
    // All clients are confidential. What they send of PKCE is verified, and there is no other method than S256.
    pkce: { required: () => false },
    allowOmittingSingleRegisteredRedirectUri: false,
    features: {
      devInteractions: off,
      dPoP: off,
      pushedAuthorizationRequests: off,
      resourceIndicators: off,
      rpInitiatedLogout: off,
      userinfo: off,
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
    },
    // Nothing is signed: the library wants a key all the same, and would take one that everybody knows.
    jwks: { keys: [generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    cookies: {
      names: { session: SESSION_COOKIE, interaction: INTERACTION_COOKIE, resume: `${INTERACTION_COOKIE}_resume` },
      long: cookie,
      short: cookie,
    },
    ttl: {
      AccessToken: settings.accessTokenSeconds,
      AuthorizationCode: CODE_SECONDS,
      Grant: settings.connectionSeconds,
      Interaction: INTERACTION_SECONDS,
      RefreshToken: settings.connectionSeconds,
      Session: INTERACTION_SECONDS,
    },
    routes: { authorization: PATHS.authorize, token: PATHS.token, revocation: PATHS.revoke },
    interactions: {
      policy: policy(),
      url: (_, { uid }) => `${new URL(publicUrl).pathname.replace(/\/$/, '')}${interactionPath(uid)}`,
    },
    // A company is all that a token stands for; whether it is there is looked at with the grant.
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    // An answer that is lost must not cut a company off, so a refresh token stays what it is.
    rotateRefreshToken: false,
    expiresWithSession: () => false,
    revokeGrantPolicy: () => true,
    renderError: (ctx, out) => showPage(ctx, publicUrl, ctx.status, ctx.status === 503 ? AWAY : mistakePage(out)),
  };
}

const AWAY: Page = {
  title: 'Please try again in a moment',
  body: html`<p>LeaveWizard cannot be reached right now. Nothing was lost.</p>`,
};

function mistakePage({ error, error_description: why }: ErrorOut): Page {
  return {
    title: 'This cannot be connected',
    body: html`<p>The program that sent you here made a mistake (${error}${why ? `: ${why}` : ''}).</p>
<p>Go back to it and start again. If that does not help, ask its support.</p>`,
  };
}

/** Every connection begins with a person who was asked, this time. */
function policy(): interactionPolicy.DefaultPolicy {
  const base = interactionPolicy.base();
  const login = base.get('login');
  if (!login) throw new Error('The policy has no sign-in.');
  login.checks.clear();
  const isUnknown = new interactionPolicy.Check(
    'no_session',
    'Somebody has to sign in.',
    'login_required',
    (ctx) => ctx.oidc.result?.login === undefined,
  );
  login.checks.add(isUnknown);
  return base;
}
