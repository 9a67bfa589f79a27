import type { CustomField } from '../domain/custom-field.ts';
import { ELEMENT_TEXTS, type MultiValuedAttribute, multiValuedAttributes } from '../domain/element.ts';
import { elementAttribute, orderName } from '../domain/order.ts';
import { DATE_ATTRIBUTES, REFERENCE_ATTRIBUTES, textAttributes } from '../domain/user.ts';
import type { Bind } from './list-page.ts';
import { columnOf, customNumberSql, customTextSql } from './user-columns.ts';

/** What users can be sorted by, in SQL over the aliases of `USER_JOINS`. Texts are sorted by their keys. */
export const USER_ORDERS: ReadonlyMap<string, string> = new Map(
  [
    ['id', 'u.id'],
    ['userName', 'u.user_name_key'],
    ['externalId', 'u.external_id'],
    ['active', 'u.active'],
    ['role', 'u.role'],
    ...textAttributes.map((attribute) => [attribute, `u.${columnOf(attribute)}_key`]),
    ...DATE_ATTRIBUTES.map((attribute) => [attribute, `u.${columnOf(attribute)}`]),
    ...REFERENCE_ATTRIBUTES.flatMap((attribute) => [
      [`${attribute}Id`, `u.${attribute}_value`],
      [`${attribute}DisplayName`, `${attribute.charAt(0)}.display_name_key`],
    ]),
    ['workgroupId', 'u.workgroup_id'],
    ['workgroupDisplayName', 'w.display_name_key'],
    ...multiValuedAttributes.flatMap((attribute) =>
      ELEMENT_TEXTS[attribute].map((member) => [elementAttribute(attribute, member), elementSql(attribute, member)]),
    ),
    ['createdAt', 'u.created_at'],
    ['updatedAt', 'u.updated_at'],
  ].map(([attribute = '', sql = '']) => [orderName(attribute), sql]),
);

/** What a custom field sorts by: numbers as numbers, everything else as the text it is compared by. */
export function customOrderSql({ key, kind }: CustomField, bind: Bind): string {
  const name = `${bind(key)}::text`;
  return kind === 'NUMBER' ? customNumberSql(name) : customTextSql(name);
}

/** The primary element counts, or else the first one (RFC 7644 §3.4.2.3). */
function elementSql(attribute: MultiValuedAttribute, member: string): string {
  return `(select e.value->>'${member}' from jsonb_array_elements(u.${columnOf(attribute)}_key) with ordinality as e(value, place)
    order by (e.value->>'primary')::boolean desc, e.place limit 1) collate "C"`;
}
