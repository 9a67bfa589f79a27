import { pathOfKey } from '../quirks/keys-as-paths.ts';
import { opNameOf } from '../quirks/op-case.ts';
import { namesTargets } from '../quirks/pathless-removal.ts';
import { quoted, ScimError, type ScimType } from './error.ts';
import { isObject, memberNamed } from './json.ts';
import { checkMessageSchemas } from './message.ts';
import { type PatchPath, parsePatchPath } from './path.ts';

/** Urn of a PATCH body. */
export const PATCH_URN = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const OPS = ['add', 'remove', 'replace'] as const;
type Op = (typeof OPS)[number];

/** One change of one path. */
export interface PatchOperation {
  readonly op: Op;
  readonly path: PatchPath;
  readonly value: unknown;
  /** False when the path was a key of a value: an unknown or readOnly attribute is then ignored, not refused. */
  readonly explicit: boolean;
}

/**
 * Reads a PATCH body (RFC 7644 §3.5.2) into changes of one path each, in the order sent: an operation without a path,
 * or with the urn of a schema as its path, becomes one operation per key of its value.
 */
export function parsePatch(body: unknown, urns: readonly string[]): PatchOperation[] {
  if (!isObject(body)) throw refusal('invalidSyntax', 'The body must be a JSON object.');
  checkMessageSchemas(body, PATCH_URN);
  const operations = memberNamed(body, 'operations');
  if (!Array.isArray(operations) || operations.length === 0)
    throw refusal('invalidSyntax', '"Operations" must be an array with at least one operation.');
  return operations.flatMap((operation, index) => located(index, () => readOperation(operation, urns)));
}

/** Names the operation at fault. */
export function located<Result>(index: number, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof ScimError)) throw cause;
    throw new ScimError(cause.status, cause.scimType, `Operations[${index}]: ${cause.message}`, undefined, { cause });
  }
}

function readOperation(operation: unknown, urns: readonly string[]): PatchOperation[] {
  if (!isObject(operation)) throw refusal('invalidSyntax', 'An operation must be an object.');
  const op = readOp(memberNamed(operation, 'op'));
  const path = memberNamed(operation, 'path') ?? '';
  const value = memberNamed(operation, 'value');
  if (typeof path !== 'string') throw refusal('invalidPath', '"path" must be a string.');
  if (path === '') return withoutPath(op, value, urns);
  if (value === undefined && op !== 'remove') throw refusal('invalidValue', `"${op}" needs a "value"; null unsets.`);
  return atPath({ op, path: parsePatchPath(path, urns), value, explicit: true }, urns);
}

function readOp(value: unknown): Op {
  const name = opNameOf(value);
  const op = OPS.find((known) => known === name);
  if (op) return op;
  const found = typeof value === 'string' ? `, not ${quoted(value)}` : '';
  throw refusal('invalidSyntax', `"op" must be ${OPS.join(', ')}${found}.`);
}

function withoutPath(op: Op, value: unknown, urns: readonly string[]): PatchOperation[] {
  if (op === 'remove' && !namesTargets(value)) throw refusal('noTarget', '"remove" needs a "path".');
  if (!isObject(value)) throw refusal('invalidValue', `"${op}" without a "path" needs an object as its "value".`);
  return expand(op, value, undefined, urns);
}

/** One operation per key: a name, `name.sub`, either behind a urn, `name[filter].sub`, or a urn that holds an object. */
function expand(
  op: Op,
  value: Record<string, unknown>,
  schema: string | undefined,
  urns: readonly string[],
): PatchOperation[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = pathOfKey(key, schema, urns);
    return path ? atPath({ op, path, value: inner, explicit: false }, urns) : [];
  });
}

/** The operation itself, or what the object behind a schema's urn holds. */
function atPath(operation: PatchOperation, urns: readonly string[]): PatchOperation[] {
  const { op, path, value } = operation;
  if (path.attribute !== '') return [operation];
  if (isObject(value)) return expand(op, value, path.schema, urns);
  if (op === 'remove' || value === null) return [operation];
  throw refusal('invalidValue', `The value of ${quoted(path.schema ?? '')} must be an object.`);
}

function refusal(scimType: ScimType, message: string): ScimError {
  return new ScimError(400, scimType, message);
}
