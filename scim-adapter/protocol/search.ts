import { ScimError } from './error.ts';
import { isObject, memberNamed } from './json.ts';
import type { Query } from './query.ts';

/** Urn of a search by POST. */
const SEARCH_URN = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';

const LISTS = ['attributes', 'excludedAttributes'] as const;
const TEXTS = ['filter', 'sortBy', 'sortOrder', 'cursor'] as const;
const INTEGERS = ['startIndex', 'count'] as const;

/**
 * A search that came by POST (RFC 7644 §3.4.3), as the query that a GET would have had: same names, same meaning.
 * Throws 400 invalidSyntax or invalidValue.
 */
export function readSearch(body: unknown): Query {
  if (!isObject(body)) throw new ScimError(400, 'invalidSyntax', 'A search is an object in JSON.');
  checkSchemas(memberNamed(body, 'schemas'));
  const query: Record<string, string> = {};
  for (const name of LISTS) put(query, name, memberNamed(body, name.toLowerCase()), listText);
  for (const name of TEXTS) put(query, name, memberNamed(body, name.toLowerCase()), text);
  for (const name of INTEGERS) put(query, name, memberNamed(body, name.toLowerCase()), integerText);
  return query;
}

function checkSchemas(schemas: unknown): void {
  if (schemas === undefined || (Array.isArray(schemas) && schemas.includes(SEARCH_URN))) return;
  throw new ScimError(400, 'invalidSyntax', `The "schemas" of a search hold "${SEARCH_URN}".`);
}

type Read = (value: unknown, name: string) => string;

function put(query: Record<string, string>, name: string, value: unknown, read: Read): void {
  if (value !== undefined && value !== null) query[name] = read(value, name);
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw new ScimError(400, 'invalidValue', `"${name}" must be a text.`);
}

function listText(value: unknown, name: string): string {
  if (Array.isArray(value)) return value.map((one) => text(one, name)).join(',');
  return text(value, name);
}

function integerText(value: unknown, name: string): string {
  if (typeof value === 'number') return String(value);
  throw new ScimError(400, 'invalidValue', `"${name}" must be an integer.`);
}
