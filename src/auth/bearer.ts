import { type Actor, anonymous } from '../domain/actor.ts';
import type { Services } from '../services/services.ts';

/** The credential in an Authorization header: with or without the word Bearer. Undefined when there is none. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return authorization?.replace(/^bearer\s+/i, '').trim() || undefined;
}

/**
 * Who calls the GraphQL endpoint. Without a credential somebody may only sign in; with a wrong one, or one that is
 * meant for SCIM, nobody is let in: undefined.
 */
export async function graphqlActor(
  services: Services,
  authorization: string | undefined,
  requestId: string,
): Promise<Actor | undefined> {
  const token = bearerToken(authorization);
  return token === undefined ? anonymous(requestId) : services.callers.ofStaffToken(token, requestId);
}
