import type { CustomFieldFilter, CustomFieldValueInput, UserFilter } from '../operations/operations.generated.ts';
import type { Json } from '../protocol/json.ts';
import type { CanonicalResource } from '../protocol/resource.ts';
import { booleanOf } from '../quirks/text-boolean.ts';
import type { CustomField } from '../schemas/custom-user.ts';
import { CUSTOM_URN } from '../schemas/urns.ts';
import { boolean, day, type Field, number, text } from './filter-field.ts';

/** A company's own fields in both vocabularies: attributes of one extension, and values by key. */

const PREFIX = `${CUSTOM_URN}:`;

/** The field that a canonical path names, if it names one. */
export function customFieldAt(path: string, fields: readonly CustomField[]): CustomField | undefined {
  if (!path.startsWith(PREFIX)) return undefined;
  const key = path.slice(PREFIX.length);
  return fields.find((field) => field.key === key);
}

/** A value as the contract takes it; what is none of the field's kind is for the service to refuse. */
export function customValue({ key, kind }: CustomField, value: Json | undefined): CustomFieldValueInput {
  if (value === undefined || typeof value === 'object') return { key, value: null };
  return { key, value: kind === 'BOOLEAN' ? (booleanOf(value) ?? value) : value };
}

/** The values that a POST gives. */
export function givenValues(resource: CanonicalResource, fields: readonly CustomField[]): CustomFieldValueInput[] {
  return allValues(resource, fields).filter(({ value }) => value !== null);
}

/**
 * The values that a PUT leaves: what is absent is cleared. A departure, so that a leaver can be deactivated by a client
 * that does not know of the field: one that is required cannot be cleared, and stays when it is absent.
 */
export function replacingValues(resource: CanonicalResource, fields: readonly CustomField[]): CustomFieldValueInput[] {
  const sent = resource.extensions.get(CUSTOM_URN) ?? {};
  return allValues(
    resource,
    fields.filter(({ key, required }) => !required || key in sent),
  );
}

function allValues({ extensions }: CanonicalResource, fields: readonly CustomField[]): CustomFieldValueInput[] {
  const sent = extensions.get(CUSTOM_URN);
  return fields.map((field) => customValue(field, sent?.[field.key]));
}

const FILTER_FIELDS: Record<CustomField['kind'], (of: Ask) => Field<UserFilter>> = {
  TEXT: (of) => text((condition) => of({ text: condition })),
  NUMBER: (of) => number((condition) => of({ number: condition })),
  DATE: (of) => day((condition) => of({ date: condition })),
  BOOLEAN: (of) => boolean((condition) => of({ boolean: condition })),
  CHOICE: (of) => text((condition) => of({ text: condition })),
};
type Ask = (condition: Omit<CustomFieldFilter, 'key'>) => UserFilter;

/** What can be asked about a field. */
export function customFilterField({ key, kind }: CustomField): Field<UserFilter> {
  return FILTER_FIELDS[kind]((condition) => ({ customFields: [{ key, ...condition }] }));
}
