import type { Channel } from './actor.ts';
import type { CustomValues } from './custom-value.ts';

export const Role = { EMPLOYEE: 'EMPLOYEE', APPROVER: 'APPROVER', ADMINISTRATOR: 'ADMINISTRATOR' } as const;
export type Role = keyof typeof Role;

/** Where a user or workgroup is looked after. */
export const Source = { LEAVEWIZARD: 'LEAVEWIZARD', IDENTITY_PROVIDER: 'IDENTITY_PROVIDER' } as const;
export type Source = keyof typeof Source;

/** Text attributes of a user that may be absent, with the longest text each one takes. */
export const TEXT_ATTRIBUTES = {
  displayName: 256,
  formattedName: 512,
  givenName: 256,
  familyName: 256,
  middleName: 256,
  honorificPrefix: 64,
  honorificSuffix: 64,
  nickName: 256,
  title: 256,
  userType: 256,
  preferredLanguage: 64,
  locale: 64,
  timezone: 64,
  employeeNumber: 256,
  costCenter: 256,
  organization: 256,
  division: 256,
  department: 256,
  holidayCountry: 2,
  holidayRegion: 64,
} as const;
export type TextAttribute = keyof typeof TEXT_ATTRIBUTES;
export const textAttributes = Object.keys(TEXT_ATTRIBUTES) as readonly TextAttribute[];

/** References to another user, kept as the client sent them. */
export const REFERENCE_ATTRIBUTES = ['manager', 'approver'] as const;
export type ReferenceAttribute = (typeof REFERENCE_ATTRIBUTES)[number];

export const DATE_ATTRIBUTES = ['startDate', 'endDate'] as const;
export type DateAttribute = (typeof DATE_ATTRIBUTES)[number];

/** An e-mail address or a telephone number with its kind. */
export interface TypedValue {
  value: string;
  type?: string;
  display?: string;
  primary: boolean;
}

export interface Address {
  formatted?: string;
  streetAddress?: string;
  locality?: string;
  region?: string;
  postalCode?: string;
  country?: string;
  type?: string;
  primary: boolean;
}

/** A user of the company that another user names, or the bare value when it names nobody. */
export interface UserReference {
  companyId: string;
  value: string;
  user: { id: string; displayName: string | null } | null;
}

/** The optional texts of a user. */
export type Texts = { [Attribute in TextAttribute]: string | null };
/** The days of a user. */
export type Dates = { [Attribute in DateAttribute]: string | null };

/** A user as it is read: one projection of one row, with the names it refers to. Times and dates are text. */
export interface User extends Texts, Dates {
  companyId: string;
  id: string;
  userName: string;
  externalId: string | null;
  active: boolean;
  role: Role;
  source: Source;
  emails: TypedValue[];
  phoneNumbers: TypedValue[];
  addresses: Address[];
  /** Values of retired fields are among them: what is shown is decided by the fields of the company. */
  customFields: CustomValues;
  manager: UserReference | null;
  approver: UserReference | null;
  workgroup: { id: string; displayName: string } | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

/** What `User.displayName` falls back to where a person has to be shown. */
export function shownName(user: Pick<User, 'displayName' | 'userName'>): string {
  return user.displayName ?? user.userName;
}

const MAIL_ADDRESS_MAX = 254;
/** One address and nothing else: what separates addresses, quotes them or comments on them is none of it. */
const MAIL_ADDRESS = /^[^\s\p{C}@<>()[\]\\,;:"]+@[^\s\p{C}@<>()[\]\\,;:"]+$/u;

/** Where mail reaches a user: the primary address, or the only one, or a user name that is one. */
export function mailAddressOf({ emails, userName }: Pick<User, 'emails' | 'userName'>): string | undefined {
  const email = emails.find(({ primary }) => primary) ?? (emails.length === 1 ? emails[0] : undefined);
  return [email?.value, userName].find(
    (address) => address !== undefined && address.length <= MAIL_ADDRESS_MAX && MAIL_ADDRESS.test(address),
  );
}

export interface PasswordStatus {
  setAt: string;
  setBy: Channel;
}
