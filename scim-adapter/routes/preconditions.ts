import type { IncomingMessage } from 'node:http';

const ENTITY_TAG = /^(?:W\/)?"(\d{1,9})"$/;

type Request = Pick<IncomingMessage, 'headers'>;

/**
 * The versions that If-Match allows a change to be made from (RFC 7644 §3.14, RFC 9110 §13.1.1); undefined when any
 * will do. Tags are compared weakly, since ours are weak. One that is not ours matches nothing.
 */
export function ifVersionOf({ headers }: Request): number[] | undefined {
  return versionsIn(headers['if-match']);
}

/** Whether the client has this version already, so that 304 says all (RFC 9110 §13.1.2). */
export function hasVersion({ headers }: Request, version: string): boolean {
  const header = headers['if-none-match'];
  if (header === undefined) return false;
  const known = versionsIn(header);
  return known === undefined || known.some((one) => version === `W/"${one}"`);
}

function versionsIn(header: string | undefined): number[] | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  return header.split(',').flatMap((tag) => {
    const digits = ENTITY_TAG.exec(tag.trim())?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
}
