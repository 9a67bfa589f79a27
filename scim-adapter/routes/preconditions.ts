import type { IncomingMessage } from 'node:http';
import { entityTagOf, versionsIn } from '../mapping/entity-tag.ts';

type Request = Pick<IncomingMessage, 'headers'>;

/** The versions that If-Match allows a change to be made from (RFC 7644 §3.14); undefined when any will do. */
export function ifVersionOf({ headers }: Request): number[] | undefined {
  return versionsIn(headers['if-match']);
}

/** Whether the client has this version already, so that 304 says all (RFC 9110 §13.1.2). */
export function hasVersion({ headers }: Request, version: string): boolean {
  const header = headers['if-none-match'];
  if (header === undefined) return false;
  const known = versionsIn(header);
  return known === undefined || known.some((one) => version === entityTagOf(one));
}
