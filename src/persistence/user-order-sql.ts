import type { CustomField } from '../domain/custom-field.ts';
import { ELEMENT_TEXTS, type MultiValuedAttribute, multiValuedAttributes } from '../domain/element.ts';
import { elementAttribute, orderName } from '../domain/order.ts';
import { DATE_ATTRIBUTES, REFERENCE_ATTRIBUTES, textAttributes } from '../domain/user.ts';
import type { Bind, OrderColumn } from './list-page.ts';
import { columnOf, customNumberSql, customTextSql, referredNameKey } from './user-columns.ts';

/** What users can be sorted by, in SQL over the alias `u`. Texts are sorted by their keys. */
export const USER_ORDERS: ReadonlyMap<string, OrderColumn> = new Map<string, OrderColumn>([
  by('id', 'u.id', 'uuid'),
  by('userName', 'u.user_name_key'),
  by('externalId', 'u.external_id'),
  by('active', 'u.active', 'boolean'),
  by('role', 'u.role'),
  ...textAttributes.map((attribute) => by(attribute, `u.${columnOf(attribute)}_key`)),
  ...DATE_ATTRIBUTES.map((attribute) => by(attribute, `u.${columnOf(attribute)}`, 'date')),
  ...REFERENCE_ATTRIBUTES.flatMap((attribute) => [
    by(`${attribute}Id`, `u.${attribute}_value`),
    by(`${attribute}DisplayName`, referredNameKey(attribute)),
  ]),
  by('workgroupId', 'u.workgroup_id', 'uuid'),
  by('workgroupDisplayName', referredNameKey('workgroup')),
  ...multiValuedAttributes.flatMap((attribute) =>
    ELEMENT_TEXTS[attribute].map((member) => by(elementAttribute(attribute, member), elementSql(attribute, member))),
  ),
  by('createdAt', 'u.created_at', 'timestamptz'),
  by('updatedAt', 'u.updated_at', 'timestamptz'),
]);

function by(attribute: string, sql: string, type: OrderColumn['type'] = 'text'): readonly [string, OrderColumn] {
  return [orderName(attribute), { sql, type }];
}

/** What a custom field sorts by: numbers as numbers, everything else as the text it is compared by. */
export function customOrder({ key, kind }: CustomField, bind: Bind): OrderColumn {
  const name = `${bind(key)}::text`;
  return kind === 'NUMBER'
    ? { sql: customNumberSql(name), type: 'numeric' }
    : { sql: customTextSql(name), type: 'text' };
}

/** The primary element counts, or else the first one (RFC 7644 §3.4.2.3). */
function elementSql(attribute: MultiValuedAttribute, member: string): string {
  return `(select e.value->>'${member}' from jsonb_array_elements(u.${columnOf(attribute)}_key) with ordinality as e(value, place)
    order by (e.value->>'primary')::boolean desc, e.place limit 1) collate "C"`;
}
