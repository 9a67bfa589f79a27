import { bodyParser } from '@koa/bodyparser';
import type Router from '@koa/router';
import type Koa from 'koa';
import { anonymous, identityProvider } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { UNIVERSAL_LOGOUT_PATH } from '../../domain/saml.ts';
import type { SamlCompany, SamlService } from '../../services/saml-service.ts';
import type { UniversalLogoutService } from '../../services/universal-logout-service.ts';
import { bearerToken } from '../bearer.ts';
import { oauthLimits } from './limits.ts';
import { readLogoutSubject } from './logout-subject.ts';
import { type LogoutToken, readLogoutToken, TOKEN_SECONDS, TokenRejection } from './logout-token.ts';
import { refuse } from './refuse.ts';

const JSON_BYTES_MAX = 16_384;

/** What Universal Logout is put together from. */
export interface LogoutParts {
  readonly saml: SamlService;
  readonly universalLogout: UniversalLogoutService;
  readonly requestIdOf: (ctx: Koa.Context) => string;
}

/** `POST /oauth/global-token-revocation/{company}`: an identity provider ends all sessions of a person. */
export function addLogoutRoute(router: Router, parts: LogoutParts): void {
  const limits = oauthLimits();
  const readBody = bodyParser({ enableTypes: ['json'], jsonLimit: JSON_BYTES_MAX, onError: refuseBody });
  router.post(`${UNIVERSAL_LOGOUT_PATH}/:slug`, async (ctx) => {
    const at = await parts.saml.findCompany(ctx.params.slug ?? '');
    if (!at) return refuse(ctx, 404, 'invalid_request', 'There is no such company: check the address.');
    if (!(await limits.mayAsk(`${ctx.ip}/${at.company.id}`))) {
      ctx.set('Retry-After', '60');
      return refuse(ctx, 429, 'temporarily_unavailable', 'Too many requests: try again in a minute.');
    }
    if (!ctx.is('application/json'))
      return refuse(ctx, 415, 'invalid_request', 'Send the request as application/json.');
    await readBody(ctx, async () => undefined);
    if (ctx.body === undefined) await endSessions(parts, ctx, at);
    if (ctx.status === 401) await limits.countFailure(`${ctx.ip}/${at.company.id}`);
  });
}

async function endSessions(parts: LogoutParts, ctx: Koa.Context, at: SamlCompany): Promise<void> {
  const token = await provenToken(parts, ctx, at);
  if (!token) return refuseToken(ctx);
  const subject = readLogoutSubject(ctx.request.body);
  if (!subject) return refuse(ctx, 400, 'invalid_request', 'sub_id must name somebody by email, iss_sub or opaque.');
  const issuers = [token.issuer, at.provider?.entityId];
  if (subject.issuer !== undefined && !issuers.includes(subject.issuer))
    return refuse(ctx, 403, 'access_denied', 'Only people of the same issuer can be signed out.');
  const actor = identityProvider(token.issuer, parts.requestIdOf(ctx));
  try {
    const wish = { tokenId: token.id, seconds: TOKEN_SECONDS, name: subject.name };
    await parts.universalLogout.end(actor, at.company, wish);
    ctx.status = 204;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'INVALID_CREDENTIALS') return refuseToken(ctx);
    if (error.code !== 'NOT_FOUND') throw error;
    refuse(ctx, 404, 'invalid_request', error.message);
  }
}

/** The token of the request; undefined, and told of, when it proves nothing. */
async function provenToken(
  { universalLogout, requestIdOf }: LogoutParts,
  ctx: Koa.Context,
  { company, provider, addresses }: SamlCompany,
): Promise<LogoutToken | undefined> {
  try {
    return await readLogoutToken(bearerToken(ctx.get('Authorization')) ?? '', provider, addresses.universalLogoutUrl);
  } catch (error) {
    if (!(error instanceof TokenRejection)) throw error;
    await universalLogout.refuse(anonymous(requestIdOf(ctx)), company, error.message);
    return undefined;
  }
}

function refuseToken(ctx: Koa.Context): void {
  ctx.set('WWW-Authenticate', 'Bearer error="invalid_token"');
  refuse(ctx, 401, 'invalid_token', 'The token is not accepted. The reason is in the events of the company.');
}

function refuseBody(error: Error, ctx: Koa.Context): void {
  const isTooLarge = Reflect.get(error, 'status') === 413;
  if (isTooLarge) refuse(ctx, 413, 'invalid_request', 'The request is too long.');
  else refuse(ctx, 400, 'invalid_request', 'The body is not well-formed JSON.');
}
