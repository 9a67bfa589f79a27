import type { OutgoingHttpHeaders } from 'node:http';
import type { Style } from './run.ts';

/** As Okta was recorded to send them. */
const OKTA = {
  'User-Agent': 'Okta SCIM Client 1.0.0',
  Accept: 'application/scim+json',
  'Accept-Charset': 'utf-8',
  'Accept-Encoding': 'gzip,deflate',
};

/** The headers of each client; of Entra ID's only this one is known. */
export const HEADERS: Record<Style, OutgoingHttpHeaders> = {
  oin: OKTA,
  aiw: OKTA,
  entra: { Accept: 'application/scim+json' },
};
