import type { FoundAttribute, ResourceSchema } from '../protocol/schema.ts';

/** The canonical spelling of an attribute, by which all tables of this room are keyed: `name.givenName`, `urn:…:manager`. */
export function pathKey(resource: ResourceSchema, { schema, attribute, subAttribute }: FoundAttribute): string {
  const prefix = schema && schema !== resource.core ? `${schema.id}:` : '';
  const suffix = subAttribute ? `.${subAttribute.name}` : '';
  return prefix + attribute.name + suffix;
}
