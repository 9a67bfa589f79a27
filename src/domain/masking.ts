const MASK = '•••';
/** Keys, names of parameters and paths of attributes whose values nobody gets to see. */
const SECRET = /pass(?:word|wd|phrase|code)|pwd|secret|credential|token/i;
/** Where a secret may be named, if need be in JSON's escapes for letters. */
const MENTION = new RegExp(`${SECRET.source}|\\\\u00[4-7]`, 'i');
const OUR_TOKENS = /lw(?:scim|oauth|staff)_[\w-]+/g;
const WITHHELD = '(This text is not shown: it is no whole JSON, and may hold a secret.)';

/**
 * A text of JSON as others may see it: without passwords and tokens, wherever they stand. One that names none stays as
 * it is; one that does, and cannot be read because it is broken or cut, is withheld.
 */
export function maskedJson(text: string): string {
  const safe = MENTION.test(text) ? masked(text) : text;
  return safe.replace(OUR_TOKENS, MASK);
}

/** Path and query as others may see them. */
export function maskedPath(path: string): string {
  const [address = '', query] = path.split(/\?(.*)/s);
  const shown = query !== undefined && SECRET.test(decoded(query)) ? maskedQuery(query) : query;
  return (shown === undefined ? address : `${address}?${shown}`).replace(OUR_TOKENS, MASK);
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
  return SECRET.test(text) ? text.replace(/"(?:[^"\\]|\\.)*"?/g, `"${MASK}"`) : text;
}

function maskedQuery(query: string): string {
  return query
    .split('&')
    .map((pair) => (SECRET.test(decoded(pair)) ? `${pair.split('=', 1)[0]}=${MASK}` : pair))
    .join('&');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
