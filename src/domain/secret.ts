import { hash, randomBytes, randomInt } from 'node:crypto';

const SECRET_BYTES = 32;
const SHORT_ID_LENGTH = 8;
const PASSWORD_LENGTH = 20;
/** Without letters and digits that are mistaken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const SCIM_TOKEN = /^lwscim_([a-z0-9]{8})_[A-Za-z0-9_-]{43}$/;
const OAUTH_TOKEN = /^lwoauth_([a-z0-9]{8})_[A-Za-z0-9_-]{43}$/;
const STAFF_TOKEN = /^lwstaff_[A-Za-z0-9_-]{43}$/;

/** A new token of a company, which carries the company's short id so that it can be looked up within it. */
export function newScimToken(shortId: string): string {
  return `lwscim_${shortId}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** A new access token of a client that a company connected; it carries the short id for the same reason. */
export function newAccessToken(shortId: string): string {
  return `lwoauth_${shortId}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** A new secret of a client, with which it proves that it is the one that was registered. */
export function newClientSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

export function newStaffToken(): string {
  return `lwstaff_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** A new secret of a session, for a cookie. */
export function newSessionSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** A new secret of a link to set a password. */
export function newLinkSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** The short id in a SCIM token; undefined when the text cannot be one. */
export function shortIdOf(token: string): string | undefined {
  return SCIM_TOKEN.exec(token)?.[1];
}

/** The short id in an access token; undefined when the text cannot be one. */
export function shortIdOfAccessToken(token: string): string | undefined {
  return OAUTH_TOKEN.exec(token)?.[1];
}

export function isStaffToken(token: string): boolean {
  return STAFF_TOKEN.test(token);
}

/** What is stored of a token: SHA-256 is enough for 256 random bits. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'hex');
}

export function newShortId(): string {
  return randomText(SHORT_ID_LENGTH);
}

/** A password for somebody who will change it. */
export function newPassword(): string {
  return randomText(PASSWORD_LENGTH);
}

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
