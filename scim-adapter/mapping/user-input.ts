import type { ScimCaller } from '../gateway.ts';
import type { UserCreateInput, UserUpdateInput } from '../operations/operations.generated.ts';
import type { CanonicalResource } from '../protocol/resource.ts';
import { givenValues, replacingValues } from './custom-fields.ts';
import { addressesOf, contactsOf } from './element-inputs.ts';
import { booleanOf, elementsOf, requiredText, textOf, type Values, valuesOf } from './json-values.ts';
import { roleOf } from './role.ts';
import { DAYS, SINGLE_VALUES } from './user-fields.ts';

/** The user that a POST asks for (RFC 7644 §3.3): what is absent or null is not said at all. */
export function toUserCreation(resource: CanonicalResource, { customFields }: ScimCaller): UserCreateInput {
  const values = valuesOf(resource);
  const input: UserCreateInput = { userName: requiredText(values, 'userName'), ...stayingOf(values) };
  for (const [path, field] of SINGLE_VALUES) {
    const value = singleValue(values, path);
    if (value !== null) input[field] = value;
  }
  if (values.has('emails')) input.emails = contactsOf(values.get('emails'), 'emails');
  if (values.has('phoneNumbers')) input.phoneNumbers = contactsOf(values.get('phoneNumbers'), 'phoneNumbers');
  if (values.has('addresses')) input.addresses = addressesOf(values.get('addresses'));
  if (values.has('roles')) input.role = rolesOf(values);
  if (customFields.length > 0) input.customFields = givenValues(resource, customFields);
  return input;
}

/**
 * The change that a PUT asks for (RFC 7644 §3.5.1): what is absent is cleared. A departure, for clients that send
 * partial objects: an absent `active` or `password` stays as it is.
 */
export function toUserReplacement(resource: CanonicalResource, caller: ScimCaller): UserUpdateInput {
  const { maySetRoles, customFields } = caller;
  const values = valuesOf(resource);
  const input: UserUpdateInput = {
    userName: requiredText(values, 'userName'),
    ...stayingOf(values),
    emails: [{ replaceAll: contactsOf(values.get('emails'), 'emails') }],
    phoneNumbers: [{ replaceAll: contactsOf(values.get('phoneNumbers'), 'phoneNumbers') }],
    addresses: [{ replaceAll: addressesOf(values.get('addresses')) }],
  };
  for (const [path, field] of SINGLE_VALUES) input[field] = singleValue(values, path);
  if (maySetRoles) input.role = rolesOf(values);
  if (customFields.length > 0) input.customFields = replacingValues(resource, customFields);
  return input;
}

/** A single value as the contract takes it. */
function singleValue(values: Values, path: string): string | null {
  const text = textOf(values.get(path));
  return text !== null && DAYS.has(path) ? dayOf(text) : text;
}

/** The date part of a dateTime, which some providers send for a day; what is neither is for the service to refuse. */
export function dayOf(text: string): string {
  return text.charAt(10) === 'T' ? text.slice(0, 10) : text;
}

function stayingOf(values: Values): Pick<UserUpdateInput, 'active' | 'password'> {
  const active = booleanOf(values.get('active'));
  const password = textOf(values.get('password'));
  return { ...(active !== null && { active }), ...(password !== null && { password }) };
}

function rolesOf(values: Values) {
  return roleOf(elementsOf(values.get('roles')).map(({ value }) => textOf(value)));
}
