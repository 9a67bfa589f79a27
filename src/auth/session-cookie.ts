import type Koa from 'koa';

/** Bound to this host by its prefix: no other host, not even a sibling, can set or read it. */
const NAME = '__Host-session';
const ATTRIBUTES = { httpOnly: true, secure: true, sameSite: 'lax', path: '/', overwrite: true } as const;

/** The secret of the session that a browser sends; undefined when it sends none. */
export function sessionSecretOf(ctx: Koa.Context): string | undefined {
  return ctx.cookies.get(NAME);
}

/** Gives the browser a session. */
export function keepSession(ctx: Koa.Context, secret: string): void {
  write(ctx, secret);
}

/** Takes the session away from the browser. */
export function forgetSession(ctx: Koa.Context): void {
  write(ctx, null);
}

/**
 * Koa would refuse to send a secure cookie over what it takes for plain HTTP. Browsers decide that themselves: behind a
 * proxy they see https, and they take localhost for secure.
 */
function write(ctx: Koa.Context, secret: string | null): void {
  ctx.cookies.secure = true;
  ctx.cookies.set(NAME, secret, ATTRIBUTES);
}
