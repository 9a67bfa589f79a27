import { ScimError, type ScimType } from './error.ts';
import { type Query, readParameter } from './query.ts';

/** Urn of an answer with several resources. */
const LIST_URN = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** Resources on a page when nobody says how many. */
export const COUNT_DEFAULT = 100;
/** Most resources on a page, as `/ServiceProviderConfig` says. */
export const COUNT_MAX = 200;
/** No list is longer, and no GraphQL Int is larger. */
const START_INDEX_MAX = 2 ** 31 - 1;

/** The page that a client asks for: counted from 1 (RFC 7644 §3.4.2.4), or by a cursor that is empty at first (RFC 9865). */
export type Paging =
  | { readonly count: number; readonly startIndex: number; readonly cursor?: undefined }
  | { readonly count: number; readonly cursor: string };

/** The cursors of the pages around a page: absent where there is no such page. */
export interface Cursors {
  readonly nextCursor?: string;
  readonly previousCursor?: string;
}

/** A page of resources (RFC 7644 §3.4.2). */
export interface ListResponse extends Cursors {
  readonly schemas: readonly string[];
  readonly totalResults: number;
  readonly startIndex?: number;
  readonly itemsPerPage: number;
  readonly Resources: readonly unknown[];
}

/** Reads cursor, or else startIndex, and count: what lies outside the limits counts as the limit. */
export function readPaging(query: Query): Paging {
  const cursor = readParameter(query, 'cursor');
  if (cursor === undefined)
    return {
      startIndex: clamp(readInteger(query, 'startIndex', 'invalidValue') ?? 1, 1, START_INDEX_MAX),
      count: readCount(query, 'invalidValue'),
    };
  if (query.startIndex !== undefined)
    throw new ScimError(400, 'invalidValue', 'Use either "cursor" or "startIndex", not both.');
  return { cursor, count: readCount(query, 'invalidCount') };
}

function readCount(query: Query, scimType: ScimType): number {
  return clamp(readInteger(query, 'count', scimType) ?? COUNT_DEFAULT, 0, COUNT_MAX);
}

/** Wraps a page; `Resources` is there even when empty, because clients read it unasked. */
export function listResponse(
  resources: readonly unknown[],
  totalResults: number,
  place: { readonly startIndex: number } | Cursors,
): ListResponse {
  return { schemas: [LIST_URN], totalResults, ...place, itemsPerPage: resources.length, Resources: resources };
}

function readInteger(query: Query, name: string, scimType: ScimType): number | undefined {
  const text = readParameter(query, name);
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text)) throw new ScimError(400, scimType, `The parameter "${name}" must be an integer.`);
  return Number(text);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
