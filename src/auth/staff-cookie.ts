import type Koa from 'koa';
import { STAFF_SESSION_SECONDS } from '../domain/staff.ts';

const NAME = '__Host-staff';
/** Sent with no request that another site's page began, not even one that leads here. */
const ATTRIBUTES = {
  httpOnly: true,
  secure: true,
  sameSite: 'strict',
  path: '/',
  overwrite: true,
  maxAge: STAFF_SESSION_SECONDS * 1000,
} as const;

/**
 * Whether the playground asks. It says so in a header, which no page of another site can send unasked. Without it the
 * cookie does not count: the web app in the same browser goes on as whoever is signed in there.
 */
export function isFromPlayground(ctx: Koa.Context): boolean {
  return ctx.get('LeaveWizard-Playground') !== '';
}

/** The secret of the staff session that a browser sends; undefined when it sends none. */
export function staffSecretOf(ctx: Koa.Context): string | undefined {
  return ctx.cookies.get(NAME);
}

/** Gives the browser a staff session. */
export function keepStaff(ctx: Koa.Context, secret: string): void {
  write(ctx, secret);
}

/** Takes the staff session away from the browser. */
export function forgetStaff(ctx: Koa.Context): void {
  write(ctx, null);
}

/** Secure whatever we see of the connection, as `session-cookie.ts` says. */
function write(ctx: Koa.Context, secret: string | null): void {
  ctx.cookies.secure = true;
  ctx.cookies.set(NAME, secret, ATTRIBUTES);
}
