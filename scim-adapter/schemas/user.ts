import type { Attribute, ResourceSchema, Schema } from '../protocol/schema.ts';
import { attribute, complex, typedValues, userRef } from './attribute.ts';
import { COMMON_ATTRIBUTES } from './common.ts';
import { type CustomField, customUser, customUserAsSent } from './custom-user.ts';
import { ENTERPRISE_USER } from './enterprise-user.ts';
import { LEAVEWIZARD_USER } from './leavewizard-user.ts';
import { USER_URN } from './urns.ts';

const readOnly = { mutability: 'readOnly' } as const;

const NAME = complex('name', 'Parts of the name.', [
  attribute('formatted', 'Full name, ready to show.'),
  attribute('familyName', 'Family name.'),
  attribute('givenName', 'Given name.'),
  attribute('middleName', 'Middle name.'),
  attribute('honorificPrefix', 'Title before the name, such as Dr.'),
  attribute('honorificSuffix', 'Suffix after the name, such as III.'),
]);

const EMAILS = typedValues(
  'emails',
  'E-mail addresses.',
  [attribute('value', 'The address.'), attribute('display', 'How the address is shown.')],
  ['work', 'home', 'other'],
);

const PHONE_NUMBERS = typedValues(
  'phoneNumbers',
  'Telephone numbers.',
  [attribute('value', 'The number.'), attribute('display', 'How the number is shown.')],
  ['work', 'home', 'mobile', 'fax', 'pager', 'other'],
);

const ADDRESSES = typedValues(
  'addresses',
  'Postal addresses.',
  [
    attribute('formatted', 'Full address, ready to show.'),
    attribute('streetAddress', 'Street and number.'),
    attribute('locality', 'City.'),
    attribute('region', 'State or region.'),
    attribute('postalCode', 'Postal code.'),
    attribute('country', 'Country, ISO 3166-1 alpha-2.'),
  ],
  ['work', 'home', 'other'],
);

const GROUPS = complex(
  'groups',
  'Workgroup of the user; changed through the group.',
  [
    attribute('value', 'Id of the group.', { ...readOnly, caseExact: true }),
    userRef('Address of the group.', ['Group']),
    attribute('display', 'Name of the group.', readOnly),
    attribute('type', 'Always direct.', { ...readOnly, canonicalValues: ['direct'] }),
  ],
  { ...readOnly, multiValued: true },
);

/** `roles` is writable only where the company allows it, so that nobody becomes administrator by accident. */
function roles(mutability: 'readOnly' | 'readWrite'): Attribute {
  const value = attribute('value', 'What the user may do in LeaveWizard.', {
    mutability,
    canonicalValues: ['employee', 'approver', 'administrator'],
  });
  return complex('roles', 'Role of the user: exactly one.', [value], { mutability, multiValued: true });
}

function userSchema(mutabilityOfRoles: 'readOnly' | 'readWrite'): Schema {
  const attributes = [
    attribute('userName', 'Name to sign in with, compared without case.', { required: true, uniqueness: 'server' }),
    NAME,
    attribute('displayName', 'Name as it is shown.'),
    attribute('nickName', 'What the user likes to be called.'),
    attribute('title', 'Job title.'),
    attribute('userType', 'Relation to the company, such as Employee.'),
    attribute('preferredLanguage', 'Language to show texts in, such as en-GB.'),
    attribute('locale', 'Locale for dates and numbers, such as en-GB.'),
    attribute('timezone', 'Time zone, such as Europe/London.'),
    attribute('active', 'Whether the user may sign in.', { type: 'boolean' }),
    attribute('password', 'Password to sign in with.', {
      mutability: 'writeOnly',
      returned: 'never',
      caseExact: true,
    }),
    EMAILS,
    PHONE_NUMBERS,
    ADDRESSES,
    GROUPS,
    roles(mutabilityOfRoles),
  ];
  return { id: USER_URN, name: 'User', description: 'User account', attributes };
}

function resource(mutabilityOfRoles: 'readOnly' | 'readWrite'): ResourceSchema {
  return {
    core: userSchema(mutabilityOfRoles),
    extensions: [ENTERPRISE_USER, LEAVEWIZARD_USER],
    common: COMMON_ATTRIBUTES,
  };
}

const USER = resource('readOnly');
const USER_WITH_ROLES = resource('readWrite');
const STRICT_USER = withoutPassword(USER);
const STRICT_USER_WITH_ROLES = withoutPassword(USER_WITH_ROLES);

/** The strict profile knows no passwords. */
function withoutPassword({ core, ...rest }: ResourceSchema): ResourceSchema {
  return { ...rest, core: { ...core, attributes: core.attributes.filter(({ name }) => name !== 'password') } };
}

/** What makes the schemas of one company differ from those of another. */
export interface UserVariant {
  /** Whether the company lets its identity provider set roles; otherwise `roles` is read-only. */
  readonly maySetRoles: boolean;
  /** Whether the company holds its identity provider to the strict profile, and so takes no passwords from it. */
  readonly strict: boolean;
  /** The company's own fields, in its order. */
  readonly customFields: readonly CustomField[];
}

/** What everybody may know. */
export const STANDARD: UserVariant = { maySetRoles: false, strict: false, customFields: [] };

/** Everything that a user has over SCIM: exactly what is accepted and stored. Bodies are read by it. */
export const userResource = resourceWith(customUserAsSent);

/** The same as /Schemas publishes it, where the company's own fields have their types. */
export const publishedUser = resourceWith(customUser);

function resourceWith(schemaOf: (fields: readonly CustomField[]) => Schema): (variant: UserVariant) => ResourceSchema {
  /** A variant lives as long as its request, which asks several times. */
  const resources = new WeakMap<UserVariant, ResourceSchema>();
  return (variant) => {
    const standard = standardFor(variant);
    if (variant.customFields.length === 0) return standard;
    const known = resources.get(variant);
    if (known) return known;
    const made = { ...standard, extensions: [...standard.extensions, schemaOf(variant.customFields)] };
    resources.set(variant, made);
    return made;
  };
}

function standardFor({ maySetRoles, strict }: UserVariant): ResourceSchema {
  if (strict) return maySetRoles ? STRICT_USER_WITH_ROLES : STRICT_USER;
  return maySetRoles ? USER_WITH_ROLES : USER;
}
