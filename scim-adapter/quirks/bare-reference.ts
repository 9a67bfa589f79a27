import { type Attribute, attributeNamed } from '../protocol/schema.ts';

/**
 * Entra ID patches `manager` with the bare id, or '' to clear it, where RFC 7643 §4.3 has an object with a `value`.
 * Gives that object; anything else, and what stands for an attribute without a `value`, as it is.
 */
export function referenceOf({ subAttributes = [] }: Attribute, value: unknown): unknown {
  return typeof value === 'string' && attributeNamed(subAttributes, 'value') ? { value } : value;
}
