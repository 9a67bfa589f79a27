import { hash } from 'node:crypto';
import { storable } from './text.ts';
import { nameKey } from './text-key.ts';

/** What somebody types to say who they are, as the registry of sign-in names knows it. */
export interface SignInName {
  /** Compared with the keys of user names and of primary e-mail addresses. */
  readonly key: string;
  /** What follows the last `@` of the key; empty when there is none. */
  readonly domain: string;
  readonly domainHash: Buffer;
  readonly nameHash: Buffer;
}

/** Reads a user name or an e-mail address; one that cannot be stored is nobody's. */
export function readSignInName(identifier: string): SignInName {
  const key = nameKey(storable(identifier));
  const at = key.lastIndexOf('@');
  const domain = at === -1 ? '' : key.slice(at + 1);
  return { key, domain, domainHash: sha256(domain), nameHash: sha256(key) };
}

/**
 * What attempts are counted under where no company is named: the domain, which no slug can look like. Names without one
 * have nothing in common.
 */
export function countedAs({ domain }: SignInName): string | undefined {
  return domain === '' ? undefined : `@${domain}`;
}

function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
