import { tokenHash } from '../../domain/secret.ts';

const KEY_LENGTH = 32;

/** Addresses of OAuth 2, below PUBLIC_URL. */
export const PATHS = {
  authorize: '/oauth/authorize',
  token: '/oauth/token',
  revoke: '/oauth/revoke',
  interaction: '/oauth/interaction',
  metadata: '/.well-known/oauth-authorization-server',
} as const;

/** Holds the id of a request under way: whoever does not have it cannot go on with the request. */
export const INTERACTION_COOKIE = '__Secure-lw_oauth';
/** The library sets it; nothing is kept under it. */
export const SESSION_COOKIE = '__Host-lw_oauth_session';

/** Where a request under way is dealt with. Addresses end up in logs, so this has the hash of what the cookie holds. */
export function interactionPath(uid: string): string {
  return `${PATHS.interaction}/${tokenHash(uid).slice(0, KEY_LENGTH)}`;
}
