import { ScimError } from '../protocol/error.ts';
import type { Json } from '../protocol/json.ts';
import type { PatchOperation } from '../protocol/patch.ts';
import { printPath } from '../protocol/path.ts';
import {
  type Attribute,
  type FoundAttribute,
  findAttribute,
  findSchema,
  type ResourceSchema,
  type Schema,
} from '../protocol/schema.ts';
import { coerce } from '../protocol/value.ts';
import { referenceOf } from '../quirks/bare-reference.ts';
import { isEchoed } from '../quirks/read-only-keys.ts';
import { isJsonObject } from './json-values.ts';
import { pathKey } from './path-key.ts';

/** A PATCH operation on an attribute that exists and may be written. */
export interface Write extends PatchOperation {
  /** Canonical path of the attribute, sub-attribute included. */
  readonly key: string;
  readonly attribute: Attribute;
  readonly subAttribute: Attribute | undefined;
}

/**
 * Resolves operations against a schema (RFC 7644 §3.5.2), in their order. A path to an unknown attribute is invalidPath,
 * one to a read-only attribute mutability; the same inside a value that came without a path is ignored.
 */
export function* writesOf(operations: Iterable<PatchOperation>, resource: ResourceSchema): Generator<Write> {
  for (const operation of operations) {
    const { path, explicit } = operation;
    const schema = path.attribute === '' ? findSchema(resource, path.schema ?? '') : undefined;
    const found = findAttribute(resource, path);
    if (schema) yield* writesOf(clearing(operation, schema), resource);
    else if (found) yield* writeOf(operation, found, resource);
    else if (explicit) throw invalidPath(`${resource.core.name} has no attribute "${printPath(path)}".`);
  }
}

function* writeOf(operation: PatchOperation, found: FoundAttribute, resource: ResourceSchema): Generator<Write> {
  const { attribute, subAttribute } = found;
  const isReadOnly = attribute.mutability === 'readOnly' || subAttribute?.mutability === 'readOnly';
  if (!isReadOnly) yield { ...operation, key: pathKey(resource, found), attribute, subAttribute };
  else if (!isEchoed(operation)) throw new ScimError(400, 'mutability', `"${printPath(operation.path)}" is read-only.`);
}

/** The bare urn of a schema, with nothing at it: every attribute of the schema is cleared. */
function clearing({ op, path }: PatchOperation, { attributes }: Schema): PatchOperation[] {
  return attributes.map(({ name }) => ({ op, path: { ...path, attribute: name }, value: null, explicit: false }));
}

/**
 * What a write means for an attribute with one value: values by canonical path, null for what is cleared. Of a complex
 * attribute the parts that are not named stay as they are (RFC 7644 §3.5.2.3).
 */
export function singleValuesOf({
  op,
  path,
  key,
  value,
  attribute,
  subAttribute,
}: Write): [path: string, value: Json][] {
  if (path.filter) throw invalidPath(`"${key}" has one value: a path to it takes no filter.`);
  const isCleared = op === 'remove' || value === null || value === '';
  if (subAttribute || !attribute.subAttributes)
    return [[key, isCleared ? null : coerce(subAttribute ?? attribute, value, key)]];
  if (isCleared) return attribute.subAttributes.map(({ name }) => [`${key}.${name}`, null]);
  const parts = coerce(attribute, referenceOf(attribute, value), key);
  return isJsonObject(parts) ? Object.entries(parts).map(([name, part]) => [`${key}.${name}`, part]) : [];
}

export function invalidPath(message: string): ScimError {
  return new ScimError(400, 'invalidPath', message);
}
