import { areTexts } from '../quirks/foreign-schemas.ts';
import { isLeftOut } from '../quirks/missing-schemas.ts';
import { ScimError } from './error.ts';
import { isObject, type Json, memberNamed } from './json.ts';
import { type Attribute, attributeNamed, findAttribute, findSchema, type ResourceSchema } from './schema.ts';
import { coerce } from './value.ts';

/** Values by the canonical name of their attribute: null is unset, absent was not sent. Has no prototype. */
type Values = Readonly<Record<string, Json>>;

/** The body of a POST or PUT in canonical form. */
export interface CanonicalResource {
  /** externalId and the attributes of the core schema. */
  readonly core: Values;
  /** By urn, spelled as the schema spells it; only those that were sent. */
  readonly extensions: ReadonlyMap<string, Values>;
}

/**
 * Reads the body of a POST or PUT. Keys are compared without case (RFC 7643 §2.1); unknown ones are ignored, and
 * readOnly ones too, because clients send back what they got. Throws 400 invalidSyntax or invalidValue.
 */
export function readResource(body: unknown, resource: ResourceSchema): CanonicalResource {
  if (!isObject(body)) throw invalidSyntax('The body must be a JSON object.');
  checkSchemas(memberNamed(body, 'schemas'));
  const names = [...resource.common, ...resource.core.attributes];
  const core = readAttributes(body, names, (key) => findAttribute(resource, { attribute: key })?.attribute, '');
  return { core, extensions: readExtensions(body, resource) };
}

function checkSchemas(schemas: unknown): void {
  if (!isLeftOut(schemas) && !areTexts(schemas)) throw invalidSyntax('"schemas" must be an array of strings.');
}

function readExtensions(body: Record<string, unknown>, resource: ResourceSchema): ReadonlyMap<string, Values> {
  const extensions = new Map<string, Values>();
  for (const [key, value] of Object.entries(body)) {
    const schema = key.includes(':') ? findSchema(resource, key) : undefined;
    if (!schema || schema === resource.core || value === null || value === '') continue;
    if (!isObject(value)) throw new ScimError(400, 'invalidValue', `"${schema.id}" must be an object.`);
    const named = (name: string) => attributeNamed(schema.attributes, name);
    extensions.set(schema.id, readAttributes(value, schema.attributes, named, `${schema.id}:`));
  }
  return extensions;
}

function readAttributes(
  object: Record<string, unknown>,
  attributes: readonly Attribute[],
  named: (key: string) => Attribute | undefined,
  prefix: string,
): Values {
  const values: Record<string, Json> = Object.create(null);
  for (const [key, value] of Object.entries(object)) {
    const attribute = named(key);
    if (attribute && isWritable(attribute))
      values[attribute.name] = coerce(attribute, value, `${prefix}${attribute.name}`);
  }
  const missing = attributes.find(
    (attribute) => attribute.required && isWritable(attribute) && !(attribute.name in values),
  );
  if (missing) throw new ScimError(400, 'invalidValue', `"${prefix}${missing.name}" is required.`);
  return values;
}

/** `schemas` says what the other keys are; nothing keeps it. */
function isWritable({ name, mutability }: Attribute): boolean {
  return mutability !== 'readOnly' && name !== 'schemas';
}

function invalidSyntax(message: string): ScimError {
  return new ScimError(400, 'invalidSyntax', message);
}
