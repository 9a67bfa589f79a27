import { ScimError, type ScimType } from '../protocol/error.ts';

/**
 * The strict profile (draft-zollner-scim-interop-profile, OpenID IPSIE AL SCIM profile; docs/adr/0017), decided here
 * alone: what it refuses that is accepted otherwise, and as what. Names with a file in `quirks` are those departures;
 * `stays` is accepted from everybody, since no word of the profile is against it.
 */
export const PROFILE = {
  /** An attribute or the urn of a schema, as a key, that /Schemas does not list; `password` is not listed. */
  'unknown-attribute': 'invalidSyntax',
  /** RFC 7644 §3.5.2.2 has noTarget for a removal without a path; the profile asks for a path everywhere. */
  'no-path': 'noTarget',
  /** A condition on a list whose elements have parts, without one of them: `emails eq "x"`. */
  'no-part': 'invalidFilter',
  'bare-reference': 'invalidValue',
  'condition-behind-brackets': 'invalidFilter',
  /** Sets `emails[type eq "work"].value` whether there is one or not: for one value, add and replace are the same. */
  'element-from-path': 'stays',
  'foreign-schemas': 'invalidSyntax',
  /** Comes without a path. */
  'keys-as-paths': 'noTarget',
  'listed-removal': 'invalidValue',
  'member-ids': 'invalidValue',
  'missing-schemas': 'invalidSyntax',
  'op-case': 'invalidSyntax',
  /** Comes without a path. */
  'pathless-removal': 'noTarget',
  /** A matter of the connection, before anybody knows whose it is. */
  'raw-token': 'stays',
  /** Comes without a path. */
  'read-only-keys': 'noTarget',
  'single-object': 'invalidValue',
  /** In a filter it is invalidFilter. */
  'text-boolean': 'invalidValue',
} as const satisfies Record<string, ScimType | 'stays'>;

type Profile = typeof PROFILE;
type Refused = { [Name in keyof Profile]: Profile[Name] extends ScimType ? Name : never }[keyof Profile];

/** The refusal of something that the profile refuses. */
export function refusal(name: Refused, message: string, scimType: ScimType = PROFILE[name]): ScimError {
  return new ScimError(400, scimType, message);
}
