import { ScimError } from './error.ts';
import { type Query, readParameter } from './query.ts';

/** Urn of an answer with several resources. */
const LIST_URN = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

const COUNT_DEFAULT = 100;
/** Most resources on a page, as `/ServiceProviderConfig` says. */
export const COUNT_MAX = 200;
/** No list is longer, and no GraphQL Int is larger. */
const START_INDEX_MAX = 2 ** 31 - 1;

/** The page that a client asks for: counted from 1. */
export interface Paging {
  readonly startIndex: number;
  readonly count: number;
}

/** A page of resources (RFC 7644 §3.4.2). */
export interface ListResponse {
  readonly schemas: readonly string[];
  readonly totalResults: number;
  readonly startIndex: number;
  readonly itemsPerPage: number;
  readonly Resources: readonly unknown[];
}

/** Reads startIndex and count (RFC 7644 §3.4.2.4): what lies outside the limits counts as the limit. */
export function readPaging(query: Query): Paging {
  return {
    startIndex: clamp(readInteger(query, 'startIndex') ?? 1, 1, START_INDEX_MAX),
    count: clamp(readInteger(query, 'count') ?? COUNT_DEFAULT, 0, COUNT_MAX),
  };
}

/** Wraps a page; `Resources` is there even when empty, because clients read it unasked. */
export function listResponse(resources: readonly unknown[], totalResults: number, startIndex: number): ListResponse {
  return { schemas: [LIST_URN], totalResults, startIndex, itemsPerPage: resources.length, Resources: resources };
}

function readInteger(query: Query, name: string): number | undefined {
  const text = readParameter(query, name);
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text)) throw new ScimError(400, 'invalidValue', `The parameter "${name}" must be an integer.`);
  return Number(text);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
