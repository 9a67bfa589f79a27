import { quoted, ScimError } from './error.ts';

/** The name of an attribute in a filter, a PATCH path or a projection (RFC 7644 §3.10). */
export interface AttributePath {
  /** Urn of the schema, spelled as the server spells it; absent when the client named none. */
  readonly schema?: string;
  readonly attribute: string;
  readonly subAttribute?: string;
}

/** RFC 7643 §2.1, and `$ref`, which that grammar forgets. */
const NAME = /^[A-Za-z$][\w$-]*$/;

/**
 * Reads `attribute`, `attribute.sub` or either behind the urn of a known schema (compared without case).
 * Throws 400 invalidPath.
 */
export function parseAttributePath(text: string, urns: readonly string[]): AttributePath {
  const path = readAttributePath(text, urns);
  if (path) return path;
  const detail = splitUrn(text, urns).rest.includes(':')
    ? `${quoted(text)} starts with no known schema: ${urns.join(', ')}.`
    : `${quoted(text)} is no attribute: expected "name" or "name.subName", after a schema's urn and ":" or not.`;
  throw new ScimError(400, 'invalidPath', detail);
}

/** The same for a text that may be something else: undefined when it is no path. */
export function readAttributePath(text: string, urns: readonly string[]): AttributePath | undefined {
  const { rest, ...schema } = splitUrn(text, urns);
  const [attribute = '', subAttribute, ...more] = rest.split('.', 3);
  if (!isAttributeName(attribute) || more.length > 0) return undefined;
  if (subAttribute === undefined) return { ...schema, attribute };
  return isAttributeName(subAttribute) ? { ...schema, attribute, subAttribute } : undefined;
}

/** The longest known urn that a text starts with, and what follows its colon: nothing behind a bare urn. */
export function splitUrn(text: string, urns: readonly string[]): { readonly schema?: string; readonly rest: string } {
  let schema = '';
  for (const urn of urns) if (urn.length > schema.length && startsWithUrn(text, urn)) schema = urn;
  return schema === '' ? { rest: text } : { schema, rest: text.slice(schema.length + 1) };
}

/** Whether a text can name an attribute or a sub-attribute. */
export function isAttributeName(text: string): boolean {
  return NAME.test(text);
}

/** The path as text, from which `parseAttributePath` reads an equal one. */
export function printAttributePath({ schema, attribute, subAttribute }: AttributePath): string {
  const name = subAttribute === undefined ? attribute : `${attribute}.${subAttribute}`;
  if (schema === undefined) return name;
  return name === '' ? schema : `${schema}:${name}`;
}

function startsWithUrn(text: string, urn: string): boolean {
  const next = text.charAt(urn.length);
  return (next === '' || next === ':') && text.slice(0, urn.length).toLowerCase() === urn.toLowerCase();
}
