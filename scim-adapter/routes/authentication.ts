import type { ScimCaller } from '../gateway.ts';
import { ScimError } from '../protocol/error.ts';
import { bearerOf } from '../quirks/raw-token.ts';
import type { ScimContext, ScimOptions, Step } from './context.ts';

/** Lets nobody pass without a valid token in one Authorization header; cookies are never looked at. */
export function authentication<Caller extends ScimCaller>(options: ScimOptions<Caller>): Step<Caller> {
  return async function authenticate(ctx, next) {
    await callerOf(ctx, options);
    await next();
  };
}

/** Whose token the request carries; the steps that follow know it too. Throws 401. */
export async function callerOf<Caller extends ScimCaller>(
  ctx: ScimContext<Caller>,
  { gateway, requestIdOf }: ScimOptions<Caller>,
): Promise<Caller> {
  const authorization = bearerOf(ctx.req.headersDistinct.authorization);
  const caller = await gateway.authenticate(authorization, requestIdOf(ctx));
  if (caller) {
    ctx.state.caller = caller;
    return caller;
  }
  ctx.state.authorization = authorization;
  throw new ScimError(401, undefined, 'A valid SCIM token is needed: "Authorization: Bearer lwscim_…".');
}
