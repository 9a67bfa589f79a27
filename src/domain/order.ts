import { ELEMENT_TEXTS, multiValuedAttributes } from './element.ts';
import { DATE_ATTRIBUTES, REFERENCE_ATTRIBUTES, textAttributes } from './user.ts';

export const OrderDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
export type OrderDirection = keyof typeof OrderDirection;

/** How a list is sorted. What has no value comes last, or first when descending (RFC 7644 §3.4.2.3). */
export interface Order {
  /** A name of `USER_ORDER` or `WORKGROUP_ORDER`. */
  field: string;
  /** Key of the custom field that is meant by `CUSTOM_FIELD`. */
  customField?: string | null;
  direction?: OrderDirection | null;
}

/** `emailsValue` as the contract writes it: `EMAILS_VALUE`. */
export function orderName(attribute: string): string {
  return attribute.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** A member of the primary element, or else of the first one: `emailsValue`. */
export function elementAttribute(attribute: string, member: string): string {
  return attribute + member.charAt(0).toUpperCase() + member.slice(1);
}

const elementAttributes = multiValuedAttributes.flatMap((attribute) =>
  ELEMENT_TEXTS[attribute].map((member) => elementAttribute(attribute, member)),
);
const linkAttributes = [...REFERENCE_ATTRIBUTES, 'workgroup'].flatMap((link) => [`${link}Id`, `${link}DisplayName`]);

/** What users can be sorted by. */
export const USER_ORDER: readonly string[] = [
  'id',
  'userName',
  'externalId',
  'active',
  'role',
  ...textAttributes,
  ...DATE_ATTRIBUTES,
  ...linkAttributes,
  ...elementAttributes,
  'customField',
  'createdAt',
  'updatedAt',
];

/** What workgroups can be sorted by, and users and workgroups together: users have all of it, too. */
export const WORKGROUP_ORDER: readonly string[] = ['id', 'displayName', 'externalId', 'createdAt', 'updatedAt'];
