/** What a client may ask for: to call SCIM, and to go on doing so without the person. */
export const OAUTH_SCOPES = ['scim', 'offline_access'] as const;

/** A program that companies can connect, registered by the operator: one for all companies. */
export interface OAuthClient {
  id: string;
  name: string;
  /** SHA-256 of its secret, in hexadecimal. */
  secretHash: string;
  redirectUris: readonly string[];
}

/** A client as it is shown: never its secret. */
export type OAuthClientView = Omit<OAuthClient, 'secretHash'> & { createdAt: string };

/** A client that an administrator let into the company. It stands for the company, and outlives the administrator. */
export interface Connection {
  id: string;
  clientName: string;
  /** Name of the administrator, as it was then. */
  connectedBy: string;
  createdAt: string;
  /** To the minute; null until the client calls for the first time. */
  lastUsedAt: string | null;
  expiresAt: string;
}

/** A live connection as the OAuth provider sees it. */
export interface Grant {
  clientId: string;
  /** Short id of the company: what the provider calls an account is a company. */
  shortId: string;
  /** Seconds since 1970. */
  createdAt: number;
  expiresAt: number;
}

/** Which connection of which company. */
export interface ConnectionKey {
  readonly companyId: string;
  readonly id: string;
}

const GRANT_ID = /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/;

/** A connection as one text. */
export function grantIdOf({ companyId, id }: ConnectionKey): string {
  return `${companyId}.${id}`;
}

/** The connection that such a text names; undefined when it names none. */
export function connectionKeyOf(grantId: string | undefined): ConnectionKey | undefined {
  const [, companyId, id] = GRANT_ID.exec(grantId ?? '') ?? [];
  return companyId && id ? { companyId, id } : undefined;
}
