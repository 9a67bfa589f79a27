import Router from '@koa/router';
import type Koa from 'koa';
import type Provider from 'oidc-provider';
import { OAUTH_SCOPES } from '../../domain/oauth.ts';
import type { OAuthSettings } from '../../services/connection-service.ts';
import type { Services } from '../../services/services.ts';
import { html } from '../html.ts';
import { STYLE, STYLE_PATH, showPage } from '../page.ts';
import { addInteractionRoutes } from './interaction.ts';
import { oauthLimits } from './limits.ts';
import { addLogoutRoute } from './logout.ts';
import { PATHS } from './paths.ts';
import { oauthProvider } from './provider.ts';
import { refuse } from './refuse.ts';

const FORM_BYTES_MAX = 16_384;
const FORM = 'application/x-www-form-urlencoded';

/** What the routes are put together from. */
export interface OAuthParts {
  readonly services: Services;
  readonly settings: OAuthSettings;
  readonly publicUrl: string;
  readonly requestIdOf: (ctx: Koa.Context) => string;
  readonly onFault: (error: unknown, requestId: string) => void;
}

/**
 * `/oauth/*` and its metadata: "Authenticate with LeaveWizard", and Universal Logout. Of the library only what stands
 * here can be reached.
 */
export function oauthRoutes(parts: OAuthParts): Router {
  const { services, settings, publicUrl, requestIdOf, onFault } = parts;
  const { connections, oauthStorage: storage } = services;
  const provider = oauthProvider({ storage, connections, settings, publicUrl, onFault });
  const forward = forwardTo(provider, publicUrl);
  const router = new Router();

  router.get(PATHS.metadata, (ctx) => {
    ctx.body = metadataOf(publicUrl);
  });
  router.get(STYLE_PATH, (ctx) => {
    ctx.type = 'css';
    ctx.body = STYLE;
  });
  router.get(PATHS.authorize, authorizeWith(forward, publicUrl));
  router.get(`${PATHS.authorize}/:uid`, forward);
  const guard = guardTokens();
  router.post(PATHS.token, guard, forward);
  router.post(PATHS.revoke, guard, forward);
  addInteractionRoutes(router, { provider, services, publicUrl, requestIdOf });
  addLogoutRoute(router, { ...services, requestIdOf });
  return router;
}

/** RFC 8414: what a client has to know, and nothing that is not so. */
function metadataOf(publicUrl: string) {
  const methods = ['client_secret_basic', 'client_secret_post'];
  return {
    issuer: publicUrl,
    authorization_endpoint: `${publicUrl}${PATHS.authorize}`,
    token_endpoint: `${publicUrl}${PATHS.token}`,
    revocation_endpoint: `${publicUrl}${PATHS.revoke}`,
    scopes_supported: OAUTH_SCOPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_methods_supported: methods,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}

/**
 * Hands a request to the library, which is an app of its own: it would take addresses from the Host header, so that
 * and what a proxy may say are replaced by PUBLIC_URL. The cookies are secure whatever we see of the connection, as
 * `session-cookie.ts` says.
 */
function forwardTo(provider: Provider, publicUrl: string): Koa.Middleware {
  const answer = provider.callback();
  const { host, pathname } = new URL(publicUrl);
  return async function forward(ctx) {
    Object.assign(ctx.req.headers, { host, 'x-forwarded-host': host, 'x-forwarded-proto': 'https' });
    Reflect.set(ctx.req, 'baseUrl', pathname.replace(/\/$/, ''));
    ctx.respond = false;
    await answer(ctx.req, ctx.res);
  };
}

/**
 * A request without scope gets both. The library gives a refresh token only to who says that consent is to be asked
 * for; here it always is.
 */
function authorizeWith(forward: Koa.Middleware, publicUrl: string): Koa.Middleware {
  return async function authorize(ctx, next) {
    const query = new URLSearchParams(ctx.querystring);
    const mode = query.get('response_mode');
    if (mode !== null && mode !== 'query')
      return showPage(ctx, publicUrl, 400, {
        title: 'This cannot be connected',
        body: html`<p>The program that sent you here asks for an answer in a form that is not supported.</p>`,
      });
    if (!query.get('scope')) query.set('scope', OAUTH_SCOPES.join(' '));
    if (query.get('prompt') !== 'none') query.set('prompt', 'consent');
    ctx.req.url = `${PATHS.authorize}?${query}`;
    await forward(ctx, next);
  };
}

/** What is refused before the library reads a form: floods, what is too long, what is no form. */
function guardTokens(): Koa.Middleware {
  const limits = oauthLimits();
  return async function guard(ctx, next) {
    if (!(await limits.mayAsk(ctx.ip))) {
      ctx.set('Retry-After', '60');
      return refuse(ctx, 429, 'temporarily_unavailable', 'Too many requests: try again in a minute.');
    }
    if (!ctx.is(FORM)) return refuse(ctx, 415, 'invalid_request', `Send the request as ${FORM}.`);
    if ((ctx.request.length ?? 0) > FORM_BYTES_MAX)
      return refuse(ctx, 413, 'invalid_request', 'The request is too long.');
    await next();
    if (ctx.res.statusCode === 401) await limits.countFailure(ctx.ip);
  };
}
