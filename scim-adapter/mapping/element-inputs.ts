import type { AddressInput, EmailInput, EmailPatch } from '../operations/operations.generated.ts';
import { ScimError } from '../protocol/error.ts';
import type { Json, JsonObject } from '../protocol/json.ts';
import { booleanOf, elementsOf, textOf } from './json-values.ts';

/** E-mail addresses or telephone numbers to be stored. A null or empty value unsets the element: it is left out. */
export function contactsOf(value: Json | undefined, name: string): EmailInput[] {
  const contacts: EmailInput[] = [];
  for (const element of elementsOf(value)) {
    if (!('value' in element)) throw new ScimError(400, 'invalidValue', `Each of "${name}" needs a "value".`);
    const contact = contactPatch(element);
    if (contact.value) contacts.push({ ...contact, value: contact.value });
  }
  return contacts;
}

/** Postal addresses to be stored. */
export function addressesOf(value: Json | undefined): AddressInput[] {
  return elementsOf(value).map(addressPatch);
}

/** The parts of an e-mail address or telephone number that were given; null clears one. */
export function contactPatch(element: JsonObject): EmailPatch {
  const patch: EmailPatch = {};
  for (const part of CONTACT_TEXTS) if (part in element) patch[part] = textOf(element[part]);
  if ('primary' in element) patch.primary = booleanOf(element.primary);
  return patch;
}

/** The parts of a postal address that were given; null clears one. */
export function addressPatch(element: JsonObject): AddressInput {
  const patch: AddressInput = {};
  for (const part of ADDRESS_TEXTS) if (part in element) patch[part] = textOf(element[part]);
  if ('primary' in element) patch.primary = booleanOf(element.primary);
  return patch;
}

const CONTACT_TEXTS = ['value', 'type', 'display'] as const;
const ADDRESS_TEXTS = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country', 'type'] as const;
