import type { Filter } from '../protocol/filter.ts';
import type { JsonObject } from '../protocol/json.ts';
import { type Attribute, attributeNamed } from '../protocol/schema.ts';
import { coerce } from '../protocol/value.ts';

/**
 * Entra ID adds and replaces `emails[type eq "work"].value` before there is such an element, which by RFC 7644
 * §3.5.2.3 is noTarget. Gives what the element to be made holds: the values that a filter made of `eq` and `and` alone
 * demands; undefined for any other filter, which describes none.
 */
export function elementOf(attribute: Attribute, filter: Filter): JsonObject | undefined {
  if (filter.kind === 'and') {
    const all = filter.operands.map((operand) => elementOf(attribute, operand));
    return all.every((one) => one !== undefined) ? Object.assign({}, ...all) : undefined;
  }
  if (filter.kind !== 'compare' || filter.operator !== 'eq') return undefined;
  const part = attributeNamed(attribute.subAttributes ?? [], filter.path.attribute);
  return part && { [part.name]: coerce(part, filter.value, `${attribute.name}.${part.name}`) };
}
