import { quoted, ScimError } from './error.ts';
import { isObject, memberNamed } from './json.ts';
import { checkMessageSchemas } from './message.ts';

/** Urns of a bulk request and of its answer. */
const BULK_REQUEST_URN = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
export const BULK_RESPONSE_URN = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse';

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
type BulkMethod = (typeof METHODS)[number];

/** Stands before a bulkId wherever the id of what its operation makes is meant. */
const REFERENCE_PREFIX = 'bulkId:';
const PATH = /^\/([^/?#]+)(?:\/([^/?#]+))?$/;

/** What an operation says of itself that its result repeats, as far as it can be read. */
export interface BulkHead {
  readonly method?: BulkMethod;
  readonly bulkId?: string;
}

/** One request of several. */
export interface BulkOperation extends BulkHead {
  readonly method: BulkMethod;
  /** Such as `Users`. */
  readonly endpoint: string;
  /** There for everything but POST; may be a reference to a bulkId. */
  readonly id: string | undefined;
  /** Entity tag from which the change is made; there at most for what changes something. */
  readonly version: string | undefined;
  /** Undefined for DELETE. */
  readonly data: unknown;
}

/** A bulk request whose operations have yet to be read, so that one of them can be wrong without the others. */
export interface BulkRequest {
  readonly operations: readonly unknown[];
  readonly failOnErrors: number | undefined;
}

/**
 * Reads a bulk request (RFC 7644 §3.7), but not yet what is in its operations. Throws 400 invalidSyntax, and 413 when
 * there are more operations than `maxOperations`, before it looks at any of them.
 */
export function readBulk(body: unknown, maxOperations: number): BulkRequest {
  if (!isObject(body)) throw invalidSyntax('The body must be a JSON object.');
  checkMessageSchemas(body, BULK_REQUEST_URN);
  const operations = memberNamed(body, 'operations');
  if (!Array.isArray(operations) || operations.length === 0)
    throw invalidSyntax('"Operations" must be an array with at least one operation.');
  if (operations.length > maxOperations)
    throw new ScimError(
      413,
      undefined,
      `The bulk request has ${operations.length} operations, which exceeds maxOperations (${maxOperations}).`,
    );
  return { operations, failOnErrors: readFailOnErrors(memberNamed(body, 'failonerrors'), operations.length) };
}

/** What can be told of an operation whatever is wrong with it. */
export function readBulkHead(operation: unknown): BulkHead {
  if (!isObject(operation)) return {};
  const method = methodNamed(memberNamed(operation, 'method'));
  const bulkId = memberNamed(operation, 'bulkid');
  return { ...(method && { method }), ...(isName(bulkId) && { bulkId }) };
}

/** Reads one operation. Throws 400 invalidSyntax, 404 for what is no path, or 405 for a method that its path lacks. */
export function readBulkOperation(operation: unknown): BulkOperation {
  if (!isObject(operation)) throw invalidSyntax('An operation must be an object.');
  const { method, bulkId } = readBulkHead(operation);
  if (!method) throw invalidSyntax(`"method" must be one of ${METHODS.join(', ')}.`);
  if (method === 'POST' && bulkId === undefined) throw invalidSyntax('"POST" needs a "bulkId", a string.');
  const place = readPath(memberNamed(operation, 'path'), method);
  const version = memberNamed(operation, 'version') ?? undefined;
  if (version !== undefined && typeof version !== 'string') throw invalidSyntax('"version" must be a string.');
  const data = method === 'DELETE' ? undefined : (memberNamed(operation, 'data') ?? undefined);
  if (data === undefined && method !== 'DELETE') throw invalidSyntax(`"${method}" needs "data", an object.`);
  return { method, ...(bulkId !== undefined && { bulkId }), ...place, version, data };
}

/** The bulkId that a text refers to, undefined when it is none of that kind. */
export function bulkIdIn(text: string): string | undefined {
  return text.startsWith(REFERENCE_PREFIX) ? text.slice(REFERENCE_PREFIX.length) : undefined;
}

/** No more errors can be accepted than there are operations. */
function readFailOnErrors(value: unknown, operationCount: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return Math.min(value, operationCount);
  throw invalidSyntax('"failOnErrors" must be an integer of at least 1.');
}

function methodNamed(value: unknown): BulkMethod | undefined {
  const name = typeof value === 'string' ? value.toUpperCase() : undefined;
  return METHODS.find((known) => known === name);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** RFC 7644 §3.7: POST names an endpoint, everything else a resource below one. */
function readPath(path: unknown, method: BulkMethod): Pick<BulkOperation, 'endpoint' | 'id'> {
  if (typeof path !== 'string') throw invalidSyntax('"path" must be a string, such as "/Users".');
  const [, endpoint, id] = PATH.exec(path) ?? [];
  if (endpoint === undefined) throw noSuchPath(path);
  if ((method === 'POST') === (id === undefined)) return { endpoint, id };
  const wanted = method === 'POST' ? 'an endpoint, such as "/Users"' : 'a resource, such as "/Users/ID"';
  throw new ScimError(405, undefined, `${method} needs the path of ${wanted}.`);
}

/** The refusal of a path that leads to nothing that a bulk request can change. */
export function noSuchPath(path: string): ScimError {
  const [address = ''] = path.split('?', 1);
  return new ScimError(404, undefined, `There is nothing at ${quoted(address)} that a bulk request can change.`);
}

function invalidSyntax(message: string): ScimError {
  return new ScimError(400, 'invalidSyntax', message);
}
