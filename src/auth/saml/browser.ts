import { randomBytes } from 'node:crypto';
import type Koa from 'koa';
import { LOGIN_REQUEST_SECONDS } from '../../domain/saml.ts';

const COOKIE = '__Host-lw_saml';
const SECRET = /^[\w-]{43}$/;
const SECRET_BYTES = 32;
const PATH = /^\/(?![/\\])[\u0021-\u005b\u005d-\u007e]{0,2047}$/;
const BASE = 'http://here.invalid';

/** The secret by which a browser that comes back is known to be the one that started; undefined when it has none. */
export function browserSecretOf(ctx: Koa.Context): string | undefined {
  const secret = ctx.cookies.get(COOKIE);
  return secret !== undefined && SECRET.test(secret) ? secret : undefined;
}

/**
 * Gives the browser its secret for ten minutes more. One that it has is kept, so that several tabs can sign in at once.
 * The identity provider posts from its own site, so the cookie has to be SameSite=None; that is why it is one by itself.
 */
export function keepBrowserSecret(ctx: Koa.Context): string {
  const secret = browserSecretOf(ctx) ?? randomBytes(SECRET_BYTES).toString('base64url');
  ctx.append(
    'Set-Cookie',
    `${COOKIE}=${secret}; Path=/; Max-Age=${LOGIN_REQUEST_SECONDS}; HttpOnly; Secure; SameSite=None`,
  );
  return secret;
}

/** Where on this service somebody wants to go; `/` when it is not plainly here, or would begin a sign-in anew. */
export function localPath(wish: string | null): string {
  if (wish === null || !PATH.test(wish) || wish.startsWith('/saml/')) return '/';
  const url = URL.parse(wish, BASE);
  return url?.origin === BASE && url.href === `${BASE}${wish}` ? wish : '/';
}
