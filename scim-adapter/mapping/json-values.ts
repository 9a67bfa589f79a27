import type { Json, JsonObject } from '../protocol/json.ts';
import type { CanonicalResource } from '../protocol/resource.ts';

/** Values by canonical path. */
export type Values = ReadonlyMap<string, Json>;

/** A resource as one table of values: complex attributes with one value are taken apart, lists stay whole. */
export function valuesOf({ core, extensions }: CanonicalResource): Values {
  const values = new Map<string, Json>();
  collect(values, '', core);
  for (const [urn, attributes] of extensions) collect(values, `${urn}:`, attributes);
  return values;
}

function collect(values: Map<string, Json>, prefix: string, attributes: Readonly<Record<string, Json>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (isJsonObject(value))
      for (const [part, inner] of Object.entries(value)) values.set(`${prefix}${name}.${part}`, inner);
    else values.set(prefix + name, value);
  }
}

/** A text, or null when there is none. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** The text of an attribute that the schema requires, so that the protocol has refused a resource without it. */
export function requiredText(values: Values, path: string): string {
  return textOf(values.get(path)) ?? '';
}

/** A boolean, or null when there is none. */
export function booleanOf(value: Json | undefined): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** The elements of a multi-valued complex attribute; none when there is none. */
export function elementsOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
