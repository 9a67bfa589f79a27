import { SamlRejection } from './rejection.ts';

/** Longest response, decoded. */
const BYTES_MAX = 262_144;
/** Of base64, with what line breaks may add. */
const TEXT_MAX = BYTES_MAX * 1.4;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const LINE_BREAKS = /\r?\n/g;

/** What an identity provider has the browser post (SAML bindings §3.5.4). */
export interface PostedResponse {
  /** The response as text: not parsed yet. */
  readonly xml: string;
  readonly base64: string;
  readonly relayState: string | undefined;
}

/** Reads the form: one SAMLResponse, in strict base64, of UTF-8 and of bounded length. */
export function readPostedResponse(form: string | undefined): PostedResponse {
  if (form === undefined) throw malformed('There is no form, or it is too long.');
  const fields = new URLSearchParams(form);
  const [given, ...others] = fields.getAll('SAMLResponse');
  if (given === undefined || others.length > 0) throw malformed('There must be one SAMLResponse in the form.');
  if (fields.has('SAMLRequest')) throw malformed('A SAMLRequest does not belong here.');
  if (given.length > TEXT_MAX) throw malformed('The response is too long.');
  const base64 = given.replace(LINE_BREAKS, '');
  if (base64 === '' || !BASE64.test(base64)) throw malformed('The response is not base64.');
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > BYTES_MAX) throw malformed('The response is too long.');
  return { base64, xml: decode(bytes), relayState: fields.get('RelayState') ?? undefined };
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw malformed('The response is not UTF-8.', error);
  }
}

function malformed(why: string, cause?: unknown): SamlRejection {
  return new SamlRejection(why, 400, { cause });
}
