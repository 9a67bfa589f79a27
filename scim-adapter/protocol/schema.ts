import type { AttributePath } from './attribute-path.ts';

/** One attribute of a schema (RFC 7643 §7). */
export interface Attribute {
  readonly name: string;
  /** `any` is none of RFC 7643 and is never published: a single value that passes as it came. */
  readonly type: 'string' | 'boolean' | 'integer' | 'decimal' | 'dateTime' | 'reference' | 'complex' | 'binary' | 'any';
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';
  readonly returned: 'always' | 'never' | 'default' | 'request';
  readonly uniqueness: 'none' | 'server' | 'global';
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly Attribute[];
}

/** A schema: the attributes that share a urn. */
export interface Schema {
  /** The urn. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

/** All that a resource of one type may hold. */
export interface ResourceSchema {
  readonly core: Schema;
  readonly extensions: readonly Schema[];
  /** id, externalId, meta and schemas, which belong to no schema (RFC 7643 §3.1). */
  readonly common: readonly Attribute[];
}

/** What a path names. */
export interface FoundAttribute {
  /** Undefined for a common attribute. */
  readonly schema: Schema | undefined;
  readonly attribute: Attribute;
  readonly subAttribute: Attribute | undefined;
}

/**
 * Looks up a path, without case. A name without a urn is a common or a core attribute, never one of an extension
 * (RFC 7644 §3.10). Undefined when there is no such attribute.
 */
export function findAttribute(resource: ResourceSchema, path: AttributePath): FoundAttribute | undefined {
  const schema = path.schema === undefined ? resource.core : findSchema(resource, path.schema);
  if (!schema) return undefined;
  const common = schema === resource.core ? attributeNamed(resource.common, path.attribute) : undefined;
  const attribute = common ?? attributeNamed(schema.attributes, path.attribute);
  if (!attribute) return undefined;
  const subAttribute = path.subAttribute === undefined ? undefined : subAttributeNamed(attribute, path.subAttribute);
  if (path.subAttribute !== undefined && !subAttribute) return undefined;
  return { schema: common ? undefined : schema, attribute, subAttribute };
}

/** The core schema or the extension with this urn, compared without case. */
export function findSchema(resource: ResourceSchema, urn: string): Schema | undefined {
  const key = urn.toLowerCase();
  return [resource.core, ...resource.extensions].find(({ id }) => id.toLowerCase() === key);
}

/** The attribute with this name, compared without case. */
export function attributeNamed(attributes: readonly Attribute[], name: string): Attribute | undefined {
  return byName(attributes).get(name.toLowerCase());
}

function subAttributeNamed(attribute: Attribute, name: string): Attribute | undefined {
  return attributeNamed(attribute.subAttributes ?? [], name);
}

/** Schemas are data that never changes, so their indexes are made once: a body with many keys costs one look-up each. */
const indexes = new WeakMap<readonly Attribute[], ReadonlyMap<string, Attribute>>();

function byName(attributes: readonly Attribute[]): ReadonlyMap<string, Attribute> {
  const known = indexes.get(attributes);
  if (known) return known;
  const index = new Map(attributes.map((attribute) => [attribute.name.toLowerCase(), attribute]));
  indexes.set(attributes, index);
  return index;
}
