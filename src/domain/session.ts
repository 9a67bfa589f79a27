import type { Role } from './user.ts';

/** How somebody proved who they are when a session began. */
export const SignInMethod = { PASSWORD: 'PASSWORD', SAML: 'SAML' } as const;
export type SignInMethod = keyof typeof SignInMethod;

/** A session as its owner sees it: never the secret. */
export interface Session {
  id: string;
  method: SignInMethod;
  /** When its owner last proved who they are: a new proof is a new session. */
  startedAt: string;
  /** To the minute. */
  lastUsedAt: string;
  /** When it ends at the latest; it ends earlier when it is not used. */
  expiresAt: string;
  /** What the browser said of itself when the session began. */
  userAgent: string | null;
  /** Whether it is the one that asks. */
  current: boolean;
}

/** What a change of a user may do to what they may do. */
interface RightsChange {
  active?: boolean;
  role?: Role;
}

/**
 * Whether a change of a user ends their sessions: whoever is deactivated, changes role or gets a new password has to
 * sign in again.
 */
export function endsSessions({ active, role }: RightsChange, setsPassword: boolean): boolean {
  return active === false || role !== undefined || setsPassword;
}

/** What a change of a user may do to where mail reaches them. */
interface ReachChange {
  active?: boolean;
  userName?: string;
  emails?: readonly unknown[];
}

/**
 * Whether a change of a user makes the link to set a password worthless that they may have: they are deactivated, have
 * a password now, or are reached elsewhere.
 */
export function endsPasswordLink({ active, userName, emails }: ReachChange, setsPassword: boolean): boolean {
  return active === false || userName !== undefined || emails !== undefined || setsPassword;
}
