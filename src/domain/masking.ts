const MASK = '•••';
/** Keys, names of parameters and paths of attributes whose values nobody gets to see. */
const SECRET = /pass(?:word|wd|phrase|code)|pwd|secret|credential|token/i;
/** Where a secret may be named, if need be in JSON's escapes for letters. */
const MENTION = new RegExp(`${SECRET.source}|\\\\u00[4-7]`, 'i');
const OUR_TOKENS = /lw(?:scim|oauth|staff)_[\w-]+/g;
/** What stands between quotes, closed or not, and what is compared with but was not put between any. */
const LITERALS = /"(?:[^"\\]|\\.)*"?|(?<=^|[\s=([])'[^']*'?|(?<=\b(?:eq|ne|co|sw|ew|gt|ge|lt|le)\s+|=)[^\s"')\]&]+/gi;
const WITHHELD = '(This text is not shown: it is no whole JSON, and may hold a secret.)';

/**
 * A text of JSON as others may see it: without passwords and tokens, wherever they stand. One that names none stays as
 * it is; one that does, and cannot be read because it is broken or cut, is withheld.
 */
export function maskedJson(text: string): string {
  const safe = MENTION.test(text) ? masked(text) : text;
  return safe.replace(OUR_TOKENS, MASK);
}

/**
 * The first `max` characters of a text of JSON. What is cut can be read no more, nor what it says of what is not: when
 * it names a secret anywhere it is withheld.
 */
export function cutJson(text: string, max: number): string {
  if (text.length <= max) return text;
  // A part of a text keeps the whole of it in memory, unless it is made anew.
  return MENTION.test(text) ? WITHHELD : Buffer.from(text.slice(0, max)).toString();
}

/** The same for the bytes of a text; the ones that come back keep no others in memory. */
export function cutJsonBytes(bytes: Uint8Array, max: number): Uint8Array {
  if (bytes.byteLength <= max) return bytes;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return MENTION.test(text) ? new TextEncoder().encode(WITHHELD) : Uint8Array.from(bytes.subarray(0, max));
}

/** Path and query as others may see them. */
export function maskedPath(path: string): string {
  const [address = '', query] = path.split(/\?(.*)/s);
  const shown = address.split('/').map((part) => (holdsToken(decoded(part)) ? MASK : part));
  return query === undefined ? shown.join('/') : `${shown.join('/')}?${maskedQuery(query)}`;
}

function masked(text: string): string {
  try {
    return JSON.stringify(withoutSecrets(JSON.parse(text)));
  } catch {
    return WITHHELD;
  }
}

/** Bodies are no deeper than what was accepted, or else were refused: a deeper one is withheld by the stack's end. */
function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return withoutLiterals(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const isSecret = setsSecret(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      SECRET.test(key) || (isSecret && key.toLowerCase() === 'value') ? MASK : withoutSecrets(inner),
    ]),
  );
}

/** An operation of a PATCH that names an attribute, whose value stands beside it. */
function setsSecret(object: object): boolean {
  return Object.entries(object).some(
    ([key, value]) => key.toLowerCase() === 'path' && typeof value === 'string' && SECRET.test(value),
  );
}

/** What a filter compares a secret with. */
function withoutLiterals(text: string): string {
  return SECRET.test(text) ? text.replace(LITERALS, (literal) => (literal.startsWith('"') ? `"${MASK}"` : MASK)) : text;
}

function maskedQuery(query: string): string {
  return query.split('&').map(maskedPair).join('&');
}

function maskedPair(pair: string): string {
  const [name = '', ...value] = pair.split('=');
  const text = decoded(pair);
  if (!SECRET.test(text) && !holdsToken(text)) return pair;
  return value.length > 0 && !holdsToken(decoded(name)) ? `${name}=${MASK}` : MASK;
}

function holdsToken(text: string): boolean {
  return text.search(OUR_TOKENS) >= 0;
}

/** Escapes of ASCII alone, which is what names of secrets are in: unlike others they are never wrong. */
function decoded(text: string): string {
  return text.replace(/%([0-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
