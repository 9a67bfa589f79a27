import type Koa from 'koa';
import { type Actor, anonymous } from '../domain/actor.ts';
import type { Services } from '../services/services.ts';
import { bearerToken } from './bearer.ts';
import { sessionSecretOf } from './session-cookie.ts';
import { isFromPlayground, staffSecretOf } from './staff-cookie.ts';

/**
 * Who calls the GraphQL endpoint: whoever holds the staff token, else, from the playground, whoever opened it, else
 * whoever is in the session of the cookie. Without any somebody may only sign in; with one that is not (or no longer)
 * valid, or a token that is meant for SCIM, nobody is let in: undefined.
 */
export async function graphqlActor(
  services: Services,
  ctx: Koa.Context,
  requestId: string,
): Promise<Actor | undefined> {
  const token = bearerToken(ctx.get('Authorization'));
  if (token !== undefined) return services.callers.ofStaffToken(token, requestId);
  if (isFromPlayground(ctx)) return services.staff.actorOf(staffSecretOf(ctx) ?? '', requestId);
  const secret = sessionSecretOf(ctx);
  return secret === undefined ? anonymous(requestId) : services.sessions.actorOf(secret, requestId);
}
