import type { CustomField, CustomFieldKind } from './custom-field.ts';
import { unknownKey } from './custom-value.ts';
import type { CustomFieldFilter, UserFilter } from './filter.ts';
import type { Order } from './order.ts';
import { Refusal } from './refusal.ts';

type Conditions = Exclude<keyof CustomFieldFilter, 'key' | 'present'>;

/** Which conditions can be asked of each kind. */
const CONDITIONS: Record<CustomFieldKind, Conditions> = {
  TEXT: 'text',
  NUMBER: 'number',
  DATE: 'date',
  BOOLEAN: 'boolean',
  CHOICE: 'text',
};
const ALL: ReadonlySet<Conditions> = new Set(Object.values(CONDITIONS));

/** Refuses a question about a custom field that the company does not have, or does not have of that kind. */
export function checkCustomFilters(filter: UserFilter, fields: readonly CustomField[]): void {
  for (const one of filter.customFields ?? []) checkFilter(one, fields);
  for (const operand of [...(filter.and ?? []), ...(filter.or ?? [])]) checkCustomFilters(operand, fields);
  if (filter.not) checkCustomFilters(filter.not, fields);
}

function checkFilter(filter: CustomFieldFilter, fields: readonly CustomField[]): void {
  const { key, kind } = fieldOf(filter.key, fields);
  for (const name of ALL)
    if (filter[name] != null && name !== CONDITIONS[kind])
      throw new Refusal('INVALID', `${key} is of the kind ${kind}: ask about it by "${CONDITIONS[kind]}".`, {
        field: ['filter', 'customFields', key],
      });
}

/** The custom field that a list is sorted by, if it is by one. Throws INVALID. */
export function customOrder(order: Order | null | undefined, fields: readonly CustomField[]): CustomField | undefined {
  if (!order) return undefined;
  const { field, customField } = order;
  if ((field === 'CUSTOM_FIELD') === (customField != null))
    return customField == null ? undefined : fieldOf(customField, fields);
  throw new Refusal('INVALID', '"customField" says which one, and goes with the order CUSTOM_FIELD alone.', {
    field: ['orderBy', 'customField'],
  });
}

function fieldOf(key: string, fields: readonly CustomField[]): CustomField {
  return fields.find((field) => field.key === key) ?? unknownKey(key, fields);
}
