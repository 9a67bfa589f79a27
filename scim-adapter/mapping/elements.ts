import type {
  AddressFilter,
  EmailFilter,
  MemberFilter,
  PhoneNumberFilter,
} from '../operations/operations.generated.ts';
import { boolean, constant, type Field, text } from './filter-field.ts';
import { type Elements, joins } from './filter-scope.ts';

type ContactFilter = EmailFilter & PhoneNumberFilter;

/** One e-mail address or telephone number. */
export const CONTACTS: Elements<ContactFilter> = {
  joins,
  any: { primary: { present: true } },
  fields: new Map<string, Field<ContactFilter>>([
    ['value', text((value) => ({ value }))],
    ['type', text((type) => ({ type }))],
    ['display', text((display) => ({ display }))],
    ['primary', boolean((primary) => ({ primary }))],
  ]),
};

/** One postal address; it has no `value`. */
export const ADDRESSES: Elements<AddressFilter> = {
  joins,
  any: { primary: { present: true } },
  fields: new Map<string, Field<AddressFilter>>([
    ['formatted', text((formatted) => ({ formatted }))],
    ['streetAddress', text((streetAddress) => ({ streetAddress }))],
    ['locality', text((locality) => ({ locality }))],
    ['region', text((region) => ({ region }))],
    ['postalCode', text((postalCode) => ({ postalCode }))],
    ['country', text((country) => ({ country }))],
    ['type', text((type) => ({ type }))],
    ['primary', boolean((primary) => ({ primary }))],
  ]),
};

/** Holds for no link. `present: false` would hold where there is none. */
const NO_LINK: MemberFilter = { or: [] };

/** One member of a group, or the group of a user: an id, a name, and a type that is always the same. */
export function links(type: string): Elements<MemberFilter> {
  const any: MemberFilter = { present: true };
  return {
    joins,
    any,
    fields: new Map<string, Field<MemberFilter>>([
      ['value', text((id) => ({ id }))],
      ['display', text((displayName) => ({ displayName }))],
      ['type', constant(type, any, NO_LINK)],
    ]),
  };
}
