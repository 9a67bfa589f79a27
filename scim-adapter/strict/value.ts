import { quoted, type ScimError } from '../protocol/error.ts';
import { isObject } from '../protocol/json.ts';
import { type Attribute, attributeNamed } from '../protocol/schema.ts';
import { refusal } from './profile.ts';

/**
 * Refuses in the value of an attribute what the strict profile refuses, and nothing else: `coerce` reads it
 * afterwards. `name` is what the message calls the attribute.
 */
export function checkValue(attribute: Attribute, value: unknown, name: string): void {
  if (value === undefined || value === null) return;
  if (!attribute.multiValued) checkElement(attribute, value, name);
  else if (Array.isArray(value)) for (const element of value) checkElement(attribute, element, name);
  else throw refusal('single-object', `${quoted(name)} must be an array.`);
}

/** The same for the one value of an attribute, or one of several. */
export function checkElement({ type, multiValued, subAttributes = [] }: Attribute, value: unknown, name: string): void {
  if (value === undefined || value === null) return;
  if (type === 'boolean' && typeof value === 'string')
    throw refusal('text-boolean', `${quoted(name)} must be true or false, without quotation marks.`);
  if (type !== 'complex') return;
  if (!isObject(value)) {
    if (multiValued) throw refusal('member-ids', `Each of ${quoted(name)} must be an object.`);
    throw refusal('bare-reference', `${quoted(name)} must be an object.`);
  }
  checkAttributes(value, (key) => attributeNamed(subAttributes, key), `${name}.`);
}

/** The same for an object whose keys are names of attributes; `prefix`, with its last separator, says where it stands. */
export function checkAttributes(
  object: Readonly<Record<string, unknown>>,
  named: (key: string) => Attribute | undefined,
  prefix: string,
): void {
  for (const [key, value] of Object.entries(object)) {
    const attribute = named(key);
    if (!attribute) throw unknownAttribute(key, prefix);
    checkValue(attribute, value, prefix + attribute.name);
  }
}

function unknownAttribute(key: string, prefix: string): ScimError {
  const place = prefix === '' ? '' : ` in "${prefix.slice(0, -1)}"`;
  return refusal('unknown-attribute', `There is no attribute ${quoted(key)}${place}: see /Schemas.`);
}
