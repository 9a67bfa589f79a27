/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Kinds of callers */
export type ActorKind =
  /** Nobody in particular: may only sign in */
  | 'ANONYMOUS'
  /** Whoever may run the command line on the machine */
  | 'OPERATOR'
  /** An identity provider, acting for one company */
  | 'SCIM_CLIENT'
  /** LeaveWizard staff, through internal tools */
  | 'STAFF'
  /** A person of a company */
  | 'USER';

/** One edit; exactly one member is given. Edits are carried out in order, all or none */
export type AddressEdit = {
  /** Put these to the others */
  add?: Array<AddressInput> | null | undefined;
  /** Take away those for which this holds */
  removeWhere?: AddressFilter | null | undefined;
  /** Put these in the place of all others */
  replaceAll?: Array<AddressInput> | null | undefined;
  /** Change some of them */
  replaceWhere?: AddressReplacement | null | undefined;
};

/** Conditions on one postal address that must all hold */
export type AddressFilter = {
  /** All of these hold */
  and?: Array<AddressFilter> | null | undefined;
  /** Country; compared without case */
  country?: StringFilter | null | undefined;
  /** Whole address; compared without case */
  formatted?: StringFilter | null | undefined;
  /** City; compared without case */
  locality?: StringFilter | null | undefined;
  /** This does not hold */
  not?: AddressFilter | null | undefined;
  /** One of these holds */
  or?: Array<AddressFilter> | null | undefined;
  /** Postal code; compared without case */
  postalCode?: StringFilter | null | undefined;
  /** Whether it is the preferred one */
  primary?: BooleanFilter | null | undefined;
  /** State or region; compared without case */
  region?: StringFilter | null | undefined;
  /** Street and number; compared without case */
  streetAddress?: StringFilter | null | undefined;
  /** Kind; compared without case */
  type?: StringFilter | null | undefined;
};

/** A postal address */
export type AddressInput = {
  /** Country */
  country?: string | null | undefined;
  /** Whole address, as on an envelope */
  formatted?: string | null | undefined;
  /** City */
  locality?: string | null | undefined;
  /** Postal code */
  postalCode?: string | null | undefined;
  /** Makes it the preferred one, in place of the one before */
  primary?: boolean | null | undefined;
  /** State or region */
  region?: string | null | undefined;
  /** Street and number */
  streetAddress?: string | null | undefined;
  /** Kind, such as work or home */
  type?: string | null | undefined;
};

/** A change of some postal addresses */
export type AddressReplacement = {
  /** Made when nothing matches; without it that is NO_TARGET */
  create?: AddressInput | null | undefined;
  /** What changes of each: absent leaves a part as it is, null clears it */
  set: AddressInput;
  /** Which ones are meant */
  where: AddressFilter;
};

/** A change of how a company signs in: absent and null leave a value as it is */
export type AuthenticationSettingsUpdateInput = {
  /** Whether passwords that the identity provider sends are taken over */
  acceptPasswords?: boolean | null | undefined;
  /** Administrators who may sign in by a password also where single sign-on is required: all of them */
  breakGlassAdministratorIds?: Array<string> | null | undefined;
  /** Whether the identity provider may set the roles of users */
  maySetRoles?: boolean | null | undefined;
  /** What becomes of provisioned users, when SCIM is switched off by this */
  provisionedUsersAtSwitchOff?: ProvisionedUsers | null | undefined;
  /** Whether the identity provider looks after users through SCIM */
  scimEnabled?: boolean | null | undefined;
  /** Whether people sign in at the identity provider; REQUIRED ends the sessions that passwords began */
  singleSignOn?: SingleSignOn | null | undefined;
  /** Whether the identity provider is held to the strict SCIM profile, which clients such as Okta break */
  strict?: boolean | null | undefined;
  /** What a push does with member ids that are no users of the company */
  unknownMembers?: UnknownMembers | null | undefined;
};

/** Conditions on a value that is true or false; all must hold */
export type BooleanFilter = {
  /** Is this value */
  eq?: boolean | null | undefined;
  /** Whether there is a value at all */
  present?: boolean | null | undefined;
};

/** Doors that a request can come through */
export type Channel =
  /** The command line on the machine */
  | 'COMMAND_LINE'
  /** Internal tools */
  | 'INTERNAL'
  /** The SCIM service */
  | 'SCIM'
  /** The sign-in */
  | 'SIGN_IN'
  /** The web app */
  | 'WEB';

/** A custom field to be made */
export type CustomFieldCreateInput = {
  /** What can be chosen, compared without case; at most 200 */
  choices?: Array<string> | null | undefined;
  /** What the field is for */
  description?: string | null | undefined;
  /** First day, as YYYY-MM-DD */
  earliest?: string | null | undefined;
  /** Name of the value everywhere: 1 to 64 ASCII letters and digits, the first one a lower-case letter; never changes */
  key: string;
  /** What the field holds; never changes */
  kind: CustomFieldKind;
  /** Name to show */
  label: string;
  /** Last day, as YYYY-MM-DD */
  latest?: string | null | undefined;
  /** Most characters of a text, at most 1,024 */
  maxLength?: number | null | undefined;
  /** Greatest number */
  maximum?: number | null | undefined;
  /** Least number */
  minimum?: number | null | undefined;
  /** Whether it must be given when a user is made, and cannot be cleared */
  required?: boolean | null | undefined;
};

/** Conditions on one custom field that must all hold; they must go with its kind */
export type CustomFieldFilter = {
  /** For what is true or false */
  boolean?: BooleanFilter | null | undefined;
  /** For days */
  date?: DateFilter | null | undefined;
  /** Key of the field */
  key: string;
  /** For numbers */
  number?: NumberFilter | null | undefined;
  /** Whether there is a value at all */
  present?: boolean | null | undefined;
  /** For texts and choices; compared without case */
  text?: StringFilter | null | undefined;
};

/** What a custom field holds */
export type CustomFieldKind =
  /** True or false */
  | 'BOOLEAN'
  /** One of some texts */
  | 'CHOICE'
  /** A day */
  | 'DATE'
  /** A number */
  | 'NUMBER'
  /** A text */
  | 'TEXT';

/** A change of a custom field: absent leaves a setting as it is, null clears it. Values that do not fit any more stay */
export type CustomFieldUpdateInput = {
  /** What can be chosen, compared without case; at most 200 */
  choices?: Array<string> | null | undefined;
  /** What the field is for */
  description?: string | null | undefined;
  /** First day, as YYYY-MM-DD */
  earliest?: string | null | undefined;
  /** Name to show */
  label?: string | null | undefined;
  /** Last day, as YYYY-MM-DD */
  latest?: string | null | undefined;
  /** Most characters of a text, at most 1,024 */
  maxLength?: number | null | undefined;
  /** Greatest number */
  maximum?: number | null | undefined;
  /** Least number */
  minimum?: number | null | undefined;
  /** Whether it must be given when a user is made, and cannot be cleared */
  required?: boolean | null | undefined;
};

/** A value of a custom field to be set */
export type CustomFieldValueInput = {
  /** Key of the field */
  key: string;
  /** Value, as the kind of the field has it; null clears it */
  value?: string | number | boolean | null | undefined;
};

/** Conditions on a day that must all hold */
export type DateFilter = {
  /** Is this one */
  eq?: string | null | undefined;
  /** Is later */
  gt?: string | null | undefined;
  /** Is this one or later */
  gte?: string | null | undefined;
  /** Is earlier */
  lt?: string | null | undefined;
  /** Is this one or earlier */
  lte?: string | null | undefined;
  /** Whether there is a value at all */
  present?: boolean | null | undefined;
};

/** Conditions on a moment that must all hold */
export type DateTimeFilter = {
  /** Is this one */
  eq?: string | null | undefined;
  /** Is later */
  gt?: string | null | undefined;
  /** Is this one or later */
  gte?: string | null | undefined;
  /** Is earlier */
  lt?: string | null | undefined;
  /** Is this one or earlier */
  lte?: string | null | undefined;
  /** Whether there is a value at all */
  present?: boolean | null | undefined;
};

/** One edit; exactly one member is given. Edits are carried out in order, all or none */
export type EmailEdit = {
  /** Put these to the others */
  add?: Array<EmailInput> | null | undefined;
  /** Take away those for which this holds */
  removeWhere?: EmailFilter | null | undefined;
  /** Put these in the place of all others */
  replaceAll?: Array<EmailInput> | null | undefined;
  /** Change some of them */
  replaceWhere?: EmailReplacement | null | undefined;
};

/** Conditions on one e-mail address that must all hold */
export type EmailFilter = {
  /** All of these hold */
  and?: Array<EmailFilter> | null | undefined;
  /** How it is shown; compared without case */
  display?: StringFilter | null | undefined;
  /** This does not hold */
  not?: EmailFilter | null | undefined;
  /** One of these holds */
  or?: Array<EmailFilter> | null | undefined;
  /** Whether it is the preferred one */
  primary?: BooleanFilter | null | undefined;
  /** Kind; compared without case */
  type?: StringFilter | null | undefined;
  /** Address or number itself; compared without case */
  value?: StringFilter | null | undefined;
};

/** An e-mail address */
export type EmailInput = {
  /** How it is shown */
  display?: string | null | undefined;
  /** Makes it the preferred one, in place of the one before */
  primary?: boolean | null | undefined;
  /** Kind, such as work or home */
  type?: string | null | undefined;
  /** Address or number itself */
  value: string;
};

/** Parts of an e-mail address */
export type EmailPatch = {
  /** How it is shown */
  display?: string | null | undefined;
  /** Makes it the preferred one, in place of the one before */
  primary?: boolean | null | undefined;
  /** Kind, such as work or home */
  type?: string | null | undefined;
  /** Address or number itself */
  value?: string | null | undefined;
};

/** A change of some e-mail addresses */
export type EmailReplacement = {
  /** Made when nothing matches; without it that is NO_TARGET */
  create?: EmailPatch | null | undefined;
  /** What changes of each: absent leaves a part as it is, null clears it */
  set: EmailPatch;
  /** Which ones are meant */
  where: EmailFilter;
};

/** What happened, or was asked for */
export type EventAction =
  /** How a company signs in was changed */
  | 'AUTHENTICATION_SETTINGS_UPDATED'
  /** Several changes were asked for in one request, which was refused as a whole */
  | 'BATCH'
  /** A company was made */
  | 'COMPANY_CREATED'
  /** Name or plan of a company was changed */
  | 'COMPANY_UPDATED'
  /** The last active administrator of a company is gone */
  | 'COMPANY_WITHOUT_ADMINISTRATOR'
  /** A connection by OAuth was ended, or replaced by a newer one */
  | 'CONNECTION_ENDED'
  /** An administrator let a client in by OAuth */
  | 'CONNECTION_STARTED'
  /** Custom fields were put into another order */
  | 'CUSTOM_FIELDS_REORDERED'
  /** A custom field was made */
  | 'CUSTOM_FIELD_CREATED'
  /** A custom field was taken out of use */
  | 'CUSTOM_FIELD_RETIRED'
  /** A custom field was changed */
  | 'CUSTOM_FIELD_UPDATED'
  /** Somebody asked for a link to set a password anew */
  | 'PASSWORD_LINK_MADE'
  /** A SCIM token was made */
  | 'SCIM_TOKEN_CREATED'
  /** A SCIM token was ended */
  | 'SCIM_TOKEN_REVOKED'
  /** Somebody ended a session of their own from another one */
  | 'SESSION_REVOKED'
  /** Somebody gave a password, or came from the identity provider, to sign in */
  | 'SIGNED_IN'
  /** Somebody signed out, or an administrator or the identity provider ended their sessions */
  | 'SIGNED_OUT'
  /** Users were given out as a table */
  | 'USERS_EXPORTED'
  /** A user was made */
  | 'USER_CREATED'
  /** A user was made inactive */
  | 'USER_DEACTIVATED'
  /** A user was deleted */
  | 'USER_DELETED'
  /** A user was made active again */
  | 'USER_REACTIVATED'
  /** A user was changed */
  | 'USER_UPDATED'
  /** A workgroup was made */
  | 'WORKGROUP_CREATED'
  /** A workgroup was deleted */
  | 'WORKGROUP_DELETED'
  /** Names or members of a workgroup were changed */
  | 'WORKGROUP_UPDATED';

/** Conditions on an event that must all hold */
export type EventFilter = {
  /** What happened, or was asked for */
  action?: EventAction | null | undefined;
  /** Door that the request came through */
  channel?: Channel | null | undefined;
  /** How it ended */
  outcome?: EventOutcome | null | undefined;
  /** Request that asked */
  requestId?: string | null | undefined;
  /** Thing that it happened to */
  subjectId?: string | null | undefined;
  /** User that it happened to, or who joined or left a workgroup by it: the history of a user */
  userId?: string | null | undefined;
};

/** How a request for a change ended */
export type EventOutcome =
  /** Everything was changed as asked, apart from what the notes say */
  | 'DONE'
  /** Nothing was changed */
  | 'REFUSED';

/** Conditions on a member that must all hold */
export type MemberFilter = {
  /** All of these hold */
  and?: Array<MemberFilter> | null | undefined;
  /** Display name of the user; compared without case */
  displayName?: StringFilter | null | undefined;
  /** Id of the user; case counts */
  id?: StringFilter | null | undefined;
  /** This does not hold */
  not?: MemberFilter | null | undefined;
  /** One of these holds */
  or?: Array<MemberFilter> | null | undefined;
  /** Whether there is a member at all */
  present?: boolean | null | undefined;
};

/** Conditions on a number that must all hold */
export type NumberFilter = {
  /** Is this number */
  eq?: number | null | undefined;
  /** Is greater */
  gt?: number | null | undefined;
  /** Is this number or greater */
  gte?: number | null | undefined;
  /** Is less */
  lt?: number | null | undefined;
  /** Is this number or less */
  lte?: number | null | undefined;
  /** Whether there is a value at all */
  present?: boolean | null | undefined;
};

/** Which end of a sorted list comes first */
export type OrderDirection =
  /** The least first, what has no value last */
  | 'ASC'
  /** The greatest first, and before it what has no value */
  | 'DESC';

/** One edit; exactly one member is given. Edits are carried out in order, all or none */
export type PhoneNumberEdit = {
  /** Put these to the others */
  add?: Array<PhoneNumberInput> | null | undefined;
  /** Take away those for which this holds */
  removeWhere?: PhoneNumberFilter | null | undefined;
  /** Put these in the place of all others */
  replaceAll?: Array<PhoneNumberInput> | null | undefined;
  /** Change some of them */
  replaceWhere?: PhoneNumberReplacement | null | undefined;
};

/** Conditions on one telephone number that must all hold */
export type PhoneNumberFilter = {
  /** All of these hold */
  and?: Array<PhoneNumberFilter> | null | undefined;
  /** How it is shown; compared without case */
  display?: StringFilter | null | undefined;
  /** This does not hold */
  not?: PhoneNumberFilter | null | undefined;
  /** One of these holds */
  or?: Array<PhoneNumberFilter> | null | undefined;
  /** Whether it is the preferred one */
  primary?: BooleanFilter | null | undefined;
  /** Kind; compared without case */
  type?: StringFilter | null | undefined;
  /** Address or number itself; compared without case */
  value?: StringFilter | null | undefined;
};

/** A telephone number */
export type PhoneNumberInput = {
  /** How it is shown */
  display?: string | null | undefined;
  /** Makes it the preferred one, in place of the one before */
  primary?: boolean | null | undefined;
  /** Kind, such as work or home */
  type?: string | null | undefined;
  /** Address or number itself */
  value: string;
};

/** Parts of a telephone number */
export type PhoneNumberPatch = {
  /** How it is shown */
  display?: string | null | undefined;
  /** Makes it the preferred one, in place of the one before */
  primary?: boolean | null | undefined;
  /** Kind, such as work or home */
  type?: string | null | undefined;
  /** Address or number itself */
  value?: string | null | undefined;
};

/** A change of some telephone numbers */
export type PhoneNumberReplacement = {
  /** Made when nothing matches; without it that is NO_TARGET */
  create?: PhoneNumberPatch | null | undefined;
  /** What changes of each: absent leaves a part as it is, null clears it */
  set: PhoneNumberPatch;
  /** Which ones are meant */
  where: PhoneNumberFilter;
};

/** What a company pays for */
export type Plan =
  /** Free of charge */
  | 'FREE'
  /** Everything, SCIM provisioning included */
  | 'PREMIUM'
  /** Everything but provisioning */
  | 'STANDARD';

/** What becomes of provisioned users when SCIM is switched off */
export type ProvisionedUsers =
  /** They can no longer sign in */
  | 'DEACTIVATE'
  /** They stay as they are */
  | 'KEEP';

/** Conditions on a call of an identity provider that must all hold */
export type ProvisioningCallFilter = {
  /** Label of the token, or name of the client that was connected; empty for calls of neither */
  client?: string | null | undefined;
  /** Came at this moment or later */
  from?: string | null | undefined;
  /** Whether it asks or changes */
  kind?: ProvisioningKind | null | undefined;
  /** HTTP method, in capitals */
  method?: string | null | undefined;
  /** How it ended */
  outcome?: ProvisioningOutcome | null | undefined;
  /** Id of the request */
  requestId?: string | null | undefined;
  /** User or workgroup that it was about, if it was about one */
  resourceId?: string | null | undefined;
  /** Held by the path, the query included, or by the name of whom it was about; compared without case */
  text?: string | null | undefined;
  /** Came before this moment */
  to?: string | null | undefined;
};

/** What a call of an identity provider is for */
export type ProvisioningKind =
  /** It changes something */
  | 'CHANGE'
  /** It asks */
  | 'READ';

/** How a call of an identity provider ended */
export type ProvisioningOutcome =
  /** It failed on our side */
  | 'FAILED'
  /** It was refused: the request was not acceptable */
  | 'REFUSED'
  /** As it was asked; of a bulk request, single operations may be refused all the same */
  | 'SUCCESS'
  /** Nobody was let in: the token is wrong, expired or revoked */
  | 'UNAUTHORIZED';

/** Conditions on a reference to a user that must all hold */
export type ReferenceFilter = {
  /** Display name of the user meant; compared without case */
  displayName?: StringFilter | null | undefined;
  /** What the client sent; case counts */
  value?: StringFilter | null | undefined;
};

/** What a user is in LeaveWizard */
export type Role =
  /** Also looks after the company */
  | 'ADMINISTRATOR'
  /** Also decides on the leave of others */
  | 'APPROVER'
  /** Takes leave */
  | 'EMPLOYEE';

/** The identity provider of a company: absent and null leave a value as it is. Nothing is fetched from an address */
export type SamlConfigureInput = {
  /** Signing certificates in PEM, one to five, instead of those that are there. Two, while one takes the place of the other */
  certificates?: Array<string> | null | undefined;
  /** Entity id of the provider, also called issuer */
  entityId?: string | null | undefined;
  /** Whether a response that nobody asked for (from the provider's own page) starts a sign-in */
  idpInitiated?: boolean | null | undefined;
  /** The provider's metadata, as XML. Instead of `entityId`, `signInUrl` and `certificates` */
  metadataXml?: string | null | undefined;
  /** Where the provider takes sign-in requests by the HTTP-Redirect binding; https */
  signInUrl?: string | null | undefined;
};

/** A SCIM token to be made */
export type ScimTokenCreateInput = {
  /** When the token ends by itself; never when absent */
  expiresAt?: string | null | undefined;
  /** What the token is for, as events show it */
  label: string;
};

/** What a caller may do */
export type Scope =
  /** See all companies */
  | 'COMPANIES_READ'
  /** Make and change companies */
  | 'COMPANIES_WRITE'
  /** See what happened in a company */
  | 'EVENTS_READ'
  /** See oneself and the own sessions, and end them */
  | 'OWN_ACCOUNT'
  /** See how a company signs in, and its SCIM tokens without their secrets */
  | 'SETTINGS_READ'
  /** Change how a company signs in and its custom fields; make and revoke SCIM tokens */
  | 'SETTINGS_WRITE'
  /** See users */
  | 'USERS_READ'
  /** Make, change and delete users */
  | 'USERS_WRITE'
  /** See workgroups and their members */
  | 'WORKGROUPS_READ'
  /** Make, change and delete workgroups */
  | 'WORKGROUPS_WRITE';

/** How somebody proved who they are */
export type SignInMethod =
  /** By a password */
  | 'PASSWORD'
  /** By single sign-on, at the identity provider of the company */
  | 'SAML';

/** Whether people sign in at the identity provider of their company */
export type SingleSignOn =
  /** They use a password */
  | 'OFF'
  /** They may do either */
  | 'OPTIONAL'
  /** They sign in there, but for administrators who are named as exceptions */
  | 'REQUIRED';

/** Where a user or workgroup is looked after */
export type Source =
  /** At the identity provider of the company */
  | 'IDENTITY_PROVIDER'
  /** Here */
  | 'LEAVEWIZARD';

/** Conditions on a text that must all hold; whether case counts is said by the field */
export type StringFilter = {
  /** Holds this text */
  contains?: string | null | undefined;
  /** Ends with this text */
  endsWith?: string | null | undefined;
  /** Is this text */
  eq?: string | null | undefined;
  /** Comes after this text */
  gt?: string | null | undefined;
  /** Is this text or comes after it */
  gte?: string | null | undefined;
  /** Is one of these texts */
  in?: Array<string> | null | undefined;
  /** Comes before this text */
  lt?: string | null | undefined;
  /** Is this text or comes before it */
  lte?: string | null | undefined;
  /** Whether there is a value at all */
  present?: boolean | null | undefined;
  /** Begins with this text */
  startsWith?: string | null | undefined;
};

/** Kinds of things that events tell of */
export type SubjectKind =
  /** How a company signs in */
  | 'AUTHENTICATION_SETTINGS'
  /** A company */
  | 'COMPANY'
  /** A client that was connected by OAuth */
  | 'CONNECTION'
  /** A custom field of a company */
  | 'CUSTOM_FIELD'
  /** A SCIM token */
  | 'SCIM_TOKEN'
  /** A session of a user */
  | 'SESSION'
  /** A user */
  | 'USER'
  /** A workgroup */
  | 'WORKGROUP';

/** What a push does with member ids that are no users of the company */
export type UnknownMembers =
  /** Refuse the whole push */
  | 'REFUSE'
  /** Leave them out, and say so in the event */
  | 'SKIP';

/** A user to be made */
export type UserCreateInput = {
  /** Inactive users cannot sign in */
  active?: boolean | null | undefined;
  /** Postal addresses */
  addresses?: Array<AddressInput> | null | undefined;
  /** Who decides on leave, by id */
  approver?: string | null | undefined;
  /** Cost center */
  costCenter?: string | null | undefined;
  /** Values of custom fields; those that are not named stay as they are */
  customFields?: Array<CustomFieldValueInput> | null | undefined;
  /** Name of the department */
  department?: string | null | undefined;
  /** Name to show */
  displayName?: string | null | undefined;
  /** Name of the division */
  division?: string | null | undefined;
  /** E-mail addresses */
  emails?: Array<EmailInput> | null | undefined;
  /** Number of the person in the company */
  employeeNumber?: string | null | undefined;
  /** Last day in the company, as YYYY-MM-DD */
  endDate?: string | null | undefined;
  /** Id of the user at the identity provider; unique in the company */
  externalId?: string | null | undefined;
  /** Last name */
  familyName?: string | null | undefined;
  /** Full name, written out with all its parts */
  formattedName?: string | null | undefined;
  /** First name */
  givenName?: string | null | undefined;
  /** Country whose public holidays apply (ISO 3166-1 alpha-2), such as DE */
  holidayCountry?: string | null | undefined;
  /** Part of that country whose public holidays apply, such as BY */
  holidayRegion?: string | null | undefined;
  /** Title before the name, such as Dr. */
  honorificPrefix?: string | null | undefined;
  /** What follows the name, such as Jr. */
  honorificSuffix?: string | null | undefined;
  /** How dates and numbers are shown, such as en-GB */
  locale?: string | null | undefined;
  /** Manager, by id */
  manager?: string | null | undefined;
  /** Middle names */
  middleName?: string | null | undefined;
  /** Casual name */
  nickName?: string | null | undefined;
  /** Name of the organization */
  organization?: string | null | undefined;
  /** Password, from identity providers alone: other people are mailed a link to choose one. At most 1,024 bytes; stored as a hash, never shown */
  password?: string | null | undefined;
  /** Telephone numbers */
  phoneNumbers?: Array<PhoneNumberInput> | null | undefined;
  /** Language to write in, as in an Accept-Language header, such as de-CH */
  preferredLanguage?: string | null | undefined;
  /** What the user is in LeaveWizard */
  role?: Role | null | undefined;
  /** First day in the company, as YYYY-MM-DD */
  startDate?: string | null | undefined;
  /** Time zone of the IANA database, such as Europe/Berlin */
  timezone?: string | null | undefined;
  /** Job title */
  title?: string | null | undefined;
  /** Unique in the company; compared without case */
  userName: string;
  /** Relation to the company, such as Contractor */
  userType?: string | null | undefined;
  /** Workgroup that the user is in */
  workgroupId?: string | null | undefined;
};

/** Why a request was refused; stable, unlike the message */
export type UserErrorCode =
  /** Too much at once; the same request may succeed after `retryAfterSeconds` */
  | 'BUSY'
  /** The cursor is too old; begin with the first page again */
  | 'EXPIRED_CURSOR'
  /** The caller lacks the scope for this */
  | 'FORBIDDEN'
  /** The sign-in is too long ago for this: sign in again */
  | 'FRESH_SIGN_IN_REQUIRED'
  /** The value cannot be accepted */
  | 'INVALID'
  /** The user name or the password is wrong, or the word of the identity provider is not accepted */
  | 'INVALID_CREDENTIALS'
  /** The cursor was not given out for this list */
  | 'INVALID_CURSOR'
  /** The pages of one list hold as many entries as the first one */
  | 'INVALID_PAGE_SIZE'
  /** More than is allowed */
  | 'LIMIT_EXCEEDED'
  /** Only the identity provider may change this while SCIM is on */
  | 'MANAGED_BY_IDENTITY_PROVIDER'
  /** The value cannot be changed by this caller */
  | 'MUTABILITY'
  /** There is no such thing, or the caller may not see it */
  | 'NOT_FOUND'
  /** Nothing matches what was to be changed */
  | 'NO_TARGET'
  /** The plan of the company does not include this */
  | 'PLAN_REQUIRED'
  /** A value is missing */
  | 'REQUIRED'
  /** Single sign-on with SAML has to be set up for this */
  | 'SAML_REQUIRED'
  /** SCIM is switched off for the company */
  | 'SCIM_DISABLED'
  /** It was changed meanwhile: `ifVersion` is not its version any more */
  | 'STALE_VERSION'
  /** The value is in use and must be unique */
  | 'TAKEN'
  /** Too many attempts to sign in; the same one may succeed after `retryAfterSeconds` */
  | 'TOO_MANY_ATTEMPTS'
  /** The database does not answer; the same request may succeed after `retryAfterSeconds` */
  | 'UNAVAILABLE'
  /** It refers to something in the same request that was not made */
  | 'UNRESOLVED';

/** Conditions on a user that must all hold; texts are compared without case if not said otherwise */
export type UserFilter = {
  /** Whether the user is active */
  active?: BooleanFilter | null | undefined;
  /** Some postal address for which all of this holds */
  addresses?: AddressFilter | null | undefined;
  /** All of these hold */
  and?: Array<UserFilter> | null | undefined;
  /** Who decides on leave */
  approver?: ReferenceFilter | null | undefined;
  /** Cost center */
  costCenter?: StringFilter | null | undefined;
  /** When the user was made */
  createdAt?: DateTimeFilter | null | undefined;
  /** Custom fields for which all of this holds */
  customFields?: Array<CustomFieldFilter> | null | undefined;
  /** Name of the department */
  department?: StringFilter | null | undefined;
  /** Name to show */
  displayName?: StringFilter | null | undefined;
  /** Name of the division */
  division?: StringFilter | null | undefined;
  /** Some e-mail address for which all of this holds */
  emails?: EmailFilter | null | undefined;
  /** Number of the person in the company */
  employeeNumber?: StringFilter | null | undefined;
  /** Last day in the company */
  endDate?: DateFilter | null | undefined;
  /** Id of the user at the identity provider; case counts */
  externalId?: StringFilter | null | undefined;
  /** Last name */
  familyName?: StringFilter | null | undefined;
  /** Full name, written out with all its parts */
  formattedName?: StringFilter | null | undefined;
  /** First name */
  givenName?: StringFilter | null | undefined;
  /** Country whose public holidays apply (ISO 3166-1 alpha-2), such as DE */
  holidayCountry?: StringFilter | null | undefined;
  /** Part of that country whose public holidays apply, such as BY */
  holidayRegion?: StringFilter | null | undefined;
  /** Title before the name, such as Dr. */
  honorificPrefix?: StringFilter | null | undefined;
  /** What follows the name, such as Jr. */
  honorificSuffix?: StringFilter | null | undefined;
  /** Id; case counts */
  id?: StringFilter | null | undefined;
  /** How dates and numbers are shown, such as en-GB */
  locale?: StringFilter | null | undefined;
  /** Manager */
  manager?: ReferenceFilter | null | undefined;
  /** Middle names */
  middleName?: StringFilter | null | undefined;
  /** Casual name */
  nickName?: StringFilter | null | undefined;
  /** This does not hold */
  not?: UserFilter | null | undefined;
  /** One of these holds */
  or?: Array<UserFilter> | null | undefined;
  /** Name of the organization */
  organization?: StringFilter | null | undefined;
  /** Some telephone number for which all of this holds */
  phoneNumbers?: PhoneNumberFilter | null | undefined;
  /** Language to write in, as in an Accept-Language header, such as de-CH */
  preferredLanguage?: StringFilter | null | undefined;
  /** Role, as text */
  role?: StringFilter | null | undefined;
  /** Up to eight words as somebody types them: each stands in the display name, the user name, an e-mail address or the employee number */
  search?: string | null | undefined;
  /** Where the user is looked after */
  source?: Source | null | undefined;
  /** First day in the company */
  startDate?: DateFilter | null | undefined;
  /** Time zone of the IANA database, such as Europe/Berlin */
  timezone?: StringFilter | null | undefined;
  /** Job title */
  title?: StringFilter | null | undefined;
  /** When the user was last changed */
  updatedAt?: DateTimeFilter | null | undefined;
  /** User name */
  userName?: StringFilter | null | undefined;
  /** Relation to the company, such as Contractor */
  userType?: StringFilter | null | undefined;
  /** Version, which rises with every change */
  version?: NumberFilter | null | undefined;
  /** Workgroup for which all of this holds */
  workgroup?: WorkgroupReferenceFilter | null | undefined;
};

/** How users are sorted; ties are in the order of ids */
export type UserOrder = {
  /** Key of the custom field, with CUSTOM_FIELD */
  customField?: string | null | undefined;
  /** Ascending when it is not given */
  direction?: OrderDirection | null | undefined;
  /** What they are sorted by; of several e-mail addresses the primary one counts */
  field: UserOrderField;
};

/** What users can be sorted by */
export type UserOrderField =
  /** By active */
  | 'ACTIVE'
  /** By addressesCountry */
  | 'ADDRESSES_COUNTRY'
  /** By addressesFormatted */
  | 'ADDRESSES_FORMATTED'
  /** By addressesLocality */
  | 'ADDRESSES_LOCALITY'
  /** By addressesPostalCode */
  | 'ADDRESSES_POSTAL_CODE'
  /** By addressesRegion */
  | 'ADDRESSES_REGION'
  /** By addressesStreetAddress */
  | 'ADDRESSES_STREET_ADDRESS'
  /** By addressesType */
  | 'ADDRESSES_TYPE'
  /** By approverDisplayName */
  | 'APPROVER_DISPLAY_NAME'
  /** By approverId */
  | 'APPROVER_ID'
  /** By costCenter */
  | 'COST_CENTER'
  /** By createdAt */
  | 'CREATED_AT'
  /** By customField */
  | 'CUSTOM_FIELD'
  /** By department */
  | 'DEPARTMENT'
  /** By displayName */
  | 'DISPLAY_NAME'
  /** By division */
  | 'DIVISION'
  /** By emailsDisplay */
  | 'EMAILS_DISPLAY'
  /** By emailsType */
  | 'EMAILS_TYPE'
  /** By emailsValue */
  | 'EMAILS_VALUE'
  /** By employeeNumber */
  | 'EMPLOYEE_NUMBER'
  /** By endDate */
  | 'END_DATE'
  /** By externalId */
  | 'EXTERNAL_ID'
  /** By familyName */
  | 'FAMILY_NAME'
  /** By formattedName */
  | 'FORMATTED_NAME'
  /** By givenName */
  | 'GIVEN_NAME'
  /** By holidayCountry */
  | 'HOLIDAY_COUNTRY'
  /** By holidayRegion */
  | 'HOLIDAY_REGION'
  /** By honorificPrefix */
  | 'HONORIFIC_PREFIX'
  /** By honorificSuffix */
  | 'HONORIFIC_SUFFIX'
  /** By id */
  | 'ID'
  /** By locale */
  | 'LOCALE'
  /** By managerDisplayName */
  | 'MANAGER_DISPLAY_NAME'
  /** By managerId */
  | 'MANAGER_ID'
  /** By middleName */
  | 'MIDDLE_NAME'
  /** By nickName */
  | 'NICK_NAME'
  /** By organization */
  | 'ORGANIZATION'
  /** By phoneNumbersDisplay */
  | 'PHONE_NUMBERS_DISPLAY'
  /** By phoneNumbersType */
  | 'PHONE_NUMBERS_TYPE'
  /** By phoneNumbersValue */
  | 'PHONE_NUMBERS_VALUE'
  /** By preferredLanguage */
  | 'PREFERRED_LANGUAGE'
  /** By role */
  | 'ROLE'
  /** By startDate */
  | 'START_DATE'
  /** By timezone */
  | 'TIMEZONE'
  /** By title */
  | 'TITLE'
  /** By updatedAt */
  | 'UPDATED_AT'
  /** By userName */
  | 'USER_NAME'
  /** By userType */
  | 'USER_TYPE'
  /** By workgroupDisplayName */
  | 'WORKGROUP_DISPLAY_NAME'
  /** By workgroupId */
  | 'WORKGROUP_ID';

/** A change of a user: absent leaves a value as it is, null clears it */
export type UserUpdateInput = {
  /** Inactive users cannot sign in */
  active?: boolean | null | undefined;
  /** Edits of the postal addresses */
  addresses?: Array<AddressEdit> | null | undefined;
  /** Who decides on leave, by id */
  approver?: string | null | undefined;
  /** Cost center */
  costCenter?: string | null | undefined;
  /** Values of custom fields; those that are not named stay as they are */
  customFields?: Array<CustomFieldValueInput> | null | undefined;
  /** Name of the department */
  department?: string | null | undefined;
  /** Name to show */
  displayName?: string | null | undefined;
  /** Name of the division */
  division?: string | null | undefined;
  /** Edits of the e-mail addresses */
  emails?: Array<EmailEdit> | null | undefined;
  /** Number of the person in the company */
  employeeNumber?: string | null | undefined;
  /** Last day in the company, as YYYY-MM-DD */
  endDate?: string | null | undefined;
  /** Id of the user at the identity provider; unique in the company */
  externalId?: string | null | undefined;
  /** Last name */
  familyName?: string | null | undefined;
  /** Full name, written out with all its parts */
  formattedName?: string | null | undefined;
  /** First name */
  givenName?: string | null | undefined;
  /** Country whose public holidays apply (ISO 3166-1 alpha-2), such as DE */
  holidayCountry?: string | null | undefined;
  /** Part of that country whose public holidays apply, such as BY */
  holidayRegion?: string | null | undefined;
  /** Title before the name, such as Dr. */
  honorificPrefix?: string | null | undefined;
  /** What follows the name, such as Jr. */
  honorificSuffix?: string | null | undefined;
  /** How dates and numbers are shown, such as en-GB */
  locale?: string | null | undefined;
  /** Manager, by id */
  manager?: string | null | undefined;
  /** Middle names */
  middleName?: string | null | undefined;
  /** Casual name */
  nickName?: string | null | undefined;
  /** Name of the organization */
  organization?: string | null | undefined;
  /** Password, from identity providers alone: other people are mailed a link to choose one. At most 1,024 bytes; stored as a hash, never shown */
  password?: string | null | undefined;
  /** Edits of the telephone numbers */
  phoneNumbers?: Array<PhoneNumberEdit> | null | undefined;
  /** Language to write in, as in an Accept-Language header, such as de-CH */
  preferredLanguage?: string | null | undefined;
  /** What the user is in LeaveWizard */
  role?: Role | null | undefined;
  /** First day in the company, as YYYY-MM-DD */
  startDate?: string | null | undefined;
  /** Time zone of the IANA database, such as Europe/Berlin */
  timezone?: string | null | undefined;
  /** Job title */
  title?: string | null | undefined;
  /** Unique in the company; compared without case */
  userName?: string | null | undefined;
  /** Relation to the company, such as Contractor */
  userType?: string | null | undefined;
  /** Workgroup that the user is in */
  workgroupId?: string | null | undefined;
};

/** A workgroup to be made */
export type WorkgroupCreateInput = {
  /** Unique in the company; compared without case */
  displayName: string;
  /** Id of the group at the identity provider; unique in the company */
  externalId?: string | null | undefined;
  /** Users who are in it; they leave the workgroup they were in */
  memberIds?: Array<string> | null | undefined;
};

/** Conditions on a workgroup that must all hold */
export type WorkgroupFilter = {
  /** All of these hold */
  and?: Array<WorkgroupFilter> | null | undefined;
  /** When the workgroup was made */
  createdAt?: DateTimeFilter | null | undefined;
  /** Display name; compared without case */
  displayName?: StringFilter | null | undefined;
  /** Id of the group at the identity provider; case counts */
  externalId?: StringFilter | null | undefined;
  /** Id; case counts */
  id?: StringFilter | null | undefined;
  /** Some member for whom all of this holds */
  members?: MemberFilter | null | undefined;
  /** This does not hold */
  not?: WorkgroupFilter | null | undefined;
  /** One of these holds */
  or?: Array<WorkgroupFilter> | null | undefined;
  /** Where the workgroup is looked after */
  source?: Source | null | undefined;
  /** When the workgroup or its members were last changed */
  updatedAt?: DateTimeFilter | null | undefined;
  /** Version, which rises with every change */
  version?: NumberFilter | null | undefined;
};

/** A change of members, so that adding one to ten thousand costs one. First replaceWith, then add and remove, which share no id */
export type WorkgroupMembersInput = {
  /** Users who join; they leave the workgroup they were in */
  add?: Array<string> | null | undefined;
  /** Users who leave */
  remove?: Array<string> | null | undefined;
  /** Users who alone are members, before the rest is carried out */
  replaceWith?: Array<string> | null | undefined;
};

/** How workgroups are sorted; ties are in the order of ids */
export type WorkgroupOrder = {
  /** Ascending when it is not given */
  direction?: OrderDirection | null | undefined;
  /** What they are sorted by */
  field: WorkgroupOrderField;
};

/** What workgroups can be sorted by */
export type WorkgroupOrderField =
  /** By createdAt */
  | 'CREATED_AT'
  /** By displayName */
  | 'DISPLAY_NAME'
  /** By externalId */
  | 'EXTERNAL_ID'
  /** By id */
  | 'ID'
  /** By updatedAt */
  | 'UPDATED_AT';

/** Conditions on the workgroup of a user that must all hold */
export type WorkgroupReferenceFilter = {
  /** All of these hold */
  and?: Array<WorkgroupReferenceFilter> | null | undefined;
  /** Display name of the workgroup; compared without case */
  displayName?: StringFilter | null | undefined;
  /** Id of the workgroup; case counts */
  id?: StringFilter | null | undefined;
  /** This does not hold */
  not?: WorkgroupReferenceFilter | null | undefined;
  /** One of these holds */
  or?: Array<WorkgroupReferenceFilter> | null | undefined;
  /** Whether the user is in a workgroup at all */
  present?: boolean | null | undefined;
};

/** A change of a workgroup: absent leaves a value as it is, null clears it */
export type WorkgroupUpdateInput = {
  /** Unique in the company; compared without case */
  displayName?: string | null | undefined;
  /** Id of the group at the identity provider; unique in the company */
  externalId?: string | null | undefined;
  /** Who joins and who leaves */
  members?: WorkgroupMembersInput | null | undefined;
};

export type RefusalFragment = { code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { viewer: { mayChangePassword: boolean, user: { id: string, userName: string, displayName: string | null, givenName: string | null, familyName: string | null, title: string | null, department: string | null, role: Role, startDate: string | null, emails: Array<{ value: string, primary: boolean, type: string | null }>, phoneNumbers: Array<{ value: string, type: string | null }>, workgroup: { id: string, displayName: string } | null } | null, sessions: Array<{ id: string, current: boolean, method: SignInMethod, userAgent: string | null, startedAt: string, lastUsedAt: string, expiresAt: string }> | null } };

export type PasswordChangeMutationVariables = Exact<{
  currentPassword: string;
  newPassword: string;
}>;


export type PasswordChangeMutation = { passwordChange: { userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type SessionRevokeMutationVariables = Exact<{
  id: string;
}>;


export type SessionRevokeMutation = { sessionRevoke: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type SignOutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutEverywhereMutation = { signOutEverywhere: { endedSessions: number | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type ProvisioningSummaryQueryVariables = Exact<{
  days: number;
  timeZone: string;
}>;


export type ProvisioningSummaryQuery = { company: { id: string, provisioningStatus: { firstCallAt: string | null, lastCallAt: string | null, lastSuccessAt: string | null, provisionedUsers: number, provisionedWorkgroups: number, errorsInLastDay: number } | null, provisioningDays: Array<{ day: string, calls: number, changes: number, errors: number }> | null } | null };

export type ProvisioningRunsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ProvisioningRunsQuery = { company: { id: string, provisioningRuns: { nodes: Array<{ id: string, client: string | null, startedAt: string, endedAt: string, calls: number, changes: number, refusals: number }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null } | null };

export type ProvisioningCallsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ProvisioningCallFilter | null | undefined;
}>;


export type ProvisioningCallsQuery = { company: { id: string, provisioningCalls: { nodes: Array<{ id: string, requestId: string, occurredAt: string, summary: string, outcome: ProvisioningOutcome, status: number, client: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null } | null };

export type ProvisioningCallQueryVariables = Exact<{
  requestId: string;
}>;


export type ProvisioningCallQuery = { company: { id: string, customFields: Array<{ key: string, label: string }>, provisioningCalls: { nodes: Array<{ id: string, method: string, path: string, userAgent: string | null, durationMs: number, requestBody: string | null, requestCut: boolean, responseBody: string | null, responseCut: boolean, refusal: { cause: string, mend: string, detail: string | null } | null, events: Array<{ id: string, action: EventAction, subjectName: string | null, notes: Array<string>, changes: Array<{ field: string, before: string | null, after: string | null }>, members: { addedCount: number, removedCount: number } | null }> }> } | null } | null };

export type CertificateFragment = { fingerprint: string, subject: string, notAfter: string, isExpired: boolean, pem: string };

export type IdentityProviderFragment = { entityId: string, signInUrl: string, idpInitiated: boolean, testedAt: string | null, certificates: Array<{ fingerprint: string, subject: string, notAfter: string, isExpired: boolean, pem: string }> };

export type ScimTokenPartsFragment = { id: string, label: string, createdAt: string, lastUsedAt: string | null, expiresAt: string | null };

export type SettingsPartsFragment = { scimEnabled: boolean, acceptPasswords: boolean, maySetRoles: boolean, unknownMembers: UnknownMembers, strict: boolean, singleSignOn: SingleSignOn, breakGlassAdministrators: Array<{ id: string, displayName: string | null, userName: string }>, connections: Array<{ id: string, clientName: string, connectedBy: string, createdAt: string, lastUsedAt: string | null, expiresAt: string }>, scimTokens: Array<{ id: string, label: string, createdAt: string, lastUsedAt: string | null, expiresAt: string | null }>, saml: { identityProvider: { entityId: string, signInUrl: string, idpInitiated: boolean, testedAt: string | null, certificates: Array<{ fingerprint: string, subject: string, notAfter: string, isExpired: boolean, pem: string }> } | null, serviceProvider: { entityId: string, acsUrl: string, loginUrl: string, testUrl: string, certificate: { fingerprint: string, subject: string, notAfter: string, isExpired: boolean, pem: string } } } };

export type AuthenticationQueryVariables = Exact<{ [key: string]: never; }>;


export type AuthenticationQuery = { company: { id: string, name: string, slug: string, plan: Plan, provisioningStatus: { lastCallAt: string | null, lastSuccessAt: string | null, errorsInLastDay: number, provisionedUsers: number, provisionedWorkgroups: number } | null, authenticationSettings: { scimEnabled: boolean, acceptPasswords: boolean, maySetRoles: boolean, unknownMembers: UnknownMembers, strict: boolean, singleSignOn: SingleSignOn, breakGlassAdministrators: Array<{ id: string, displayName: string | null, userName: string }>, connections: Array<{ id: string, clientName: string, connectedBy: string, createdAt: string, lastUsedAt: string | null, expiresAt: string }>, scimTokens: Array<{ id: string, label: string, createdAt: string, lastUsedAt: string | null, expiresAt: string | null }>, saml: { identityProvider: { entityId: string, signInUrl: string, idpInitiated: boolean, testedAt: string | null, certificates: Array<{ fingerprint: string, subject: string, notAfter: string, isExpired: boolean, pem: string }> } | null, serviceProvider: { entityId: string, acsUrl: string, loginUrl: string, testUrl: string, certificate: { fingerprint: string, subject: string, notAfter: string, isExpired: boolean, pem: string } } } } | null } | null };

export type SamlPreviewQueryVariables = Exact<{
  input: SamlConfigureInput;
}>;


export type SamlPreviewQuery = { company: { id: string, authenticationSettings: { samlPreview: { identityProvider: { entityId: string, signInUrl: string, idpInitiated: boolean, testedAt: string | null, certificates: Array<{ fingerprint: string, subject: string, notAfter: string, isExpired: boolean, pem: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } } | null } | null };

export type ProvisioningPreviewQueryVariables = Exact<{ [key: string]: never; }>;


export type ProvisioningPreviewQuery = { company: { id: string, authenticationSettings: { provisioningPreview: { activeUsers: number, activeAdministrators: number, usersNotNamedByEmail: number, usersSharingEmail: number, readOnlyWorkgroups: number } } | null } | null };

export type AdministratorsQueryVariables = Exact<{ [key: string]: never; }>;


export type AdministratorsQuery = { company: { id: string, users: { nodes: Array<{ id: string, displayName: string | null, userName: string }> } } | null };

export type RefusedSignInsQueryVariables = Exact<{ [key: string]: never; }>;


export type RefusedSignInsQuery = { company: { id: string, events: { nodes: Array<{ id: string, occurredAt: string, requestId: string, subjectName: string | null, notes: Array<string>, refusal: { message: string } | null }> } | null } | null };

export type SettingsUpdateMutationVariables = Exact<{
  input: AuthenticationSettingsUpdateInput;
}>;


export type SettingsUpdateMutation = { authenticationSettingsUpdate: { authenticationSettings: { scimEnabled: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type SamlConfigureMutationVariables = Exact<{
  input: SamlConfigureInput;
}>;


export type SamlConfigureMutation = { samlConfigure: { saml: { identityProvider: { entityId: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type SamlRemoveMutationVariables = Exact<{ [key: string]: never; }>;


export type SamlRemoveMutation = { samlRemove: { userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type ScimTokenCreateMutationVariables = Exact<{
  input: ScimTokenCreateInput;
}>;


export type ScimTokenCreateMutation = { scimTokenCreate: { secret: string | null, scimToken: { id: string, label: string, createdAt: string, lastUsedAt: string | null, expiresAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type ScimTokenRevokeMutationVariables = Exact<{
  id: string;
}>;


export type ScimTokenRevokeMutation = { scimTokenRevoke: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type ConnectionEndMutationVariables = Exact<{
  id: string;
}>;


export type ConnectionEndMutation = { connectionEnd: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type CustomFieldsQueryVariables = Exact<{ [key: string]: never; }>;


export type CustomFieldsQuery = { company: { id: string, customFields: Array<{ id: string, key: string, label: string, description: string | null, kind: CustomFieldKind, required: boolean, maxLength: number | null, minimum: number | null, maximum: number | null, earliest: string | null, latest: string | null, choices: Array<string>, usersWithoutValue: number }> } | null };

export type PeopleWithoutValueQueryVariables = Exact<{
  key: string;
  first: number;
}>;


export type PeopleWithoutValueQuery = { company: { id: string, users: { nodes: Array<{ id: string, displayName: string | null, userName: string }> } } | null };

export type CustomFieldCreateMutationVariables = Exact<{
  input: CustomFieldCreateInput;
}>;


export type CustomFieldCreateMutation = { customFieldCreate: { customField: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type CustomFieldUpdateMutationVariables = Exact<{
  id: string;
  input: CustomFieldUpdateInput;
}>;


export type CustomFieldUpdateMutation = { customFieldUpdate: { customField: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type CustomFieldReorderMutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type CustomFieldReorderMutation = { customFieldReorder: { customFields: Array<{ id: string }> | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type CustomFieldRetireMutationVariables = Exact<{
  id: string;
}>;


export type CustomFieldRetireMutation = { customFieldRetire: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type PeopleQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: UserFilter | null | undefined;
  orderBy?: UserOrder | null | undefined;
}>;


export type PeopleQuery = { company: { id: string, users: { totalCount: number, nodes: Array<{ id: string, displayName: string | null, userName: string, active: boolean, role: Role, source: Source, updatedAt: string, emails: Array<{ value: string, primary: boolean }>, workgroup: { id: string, displayName: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } | null };

export type PersonQueryVariables = Exact<{
  id: string;
}>;


export type PersonQuery = { company: { id: string, authenticationSettings: { maySetRoles: boolean } | null, customFields: Array<{ id: string, key: string, label: string, description: string | null, kind: CustomFieldKind, required: boolean, choices: Array<string>, minimum: number | null, maximum: number | null, earliest: string | null, latest: string | null, maxLength: number | null }>, user: { id: string, userName: string, displayName: string | null, formattedName: string | null, honorificPrefix: string | null, givenName: string | null, middleName: string | null, familyName: string | null, honorificSuffix: string | null, nickName: string | null, preferredLanguage: string | null, locale: string | null, timezone: string | null, title: string | null, userType: string | null, employeeNumber: string | null, department: string | null, division: string | null, organization: string | null, costCenter: string | null, startDate: string | null, endDate: string | null, holidayCountry: string | null, holidayRegion: string | null, role: Role, active: boolean, externalId: string | null, source: Source, version: number, createdAt: string, updatedAt: string, emails: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, phoneNumbers: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, addresses: Array<{ formatted: string | null, streetAddress: string | null, postalCode: string | null, locality: string | null, region: string | null, country: string | null, type: string | null, primary: boolean }>, manager: { value: string, user: { id: string, displayName: string | null, userName: string } | null } | null, approver: { value: string, user: { id: string, displayName: string | null, userName: string } | null } | null, workgroup: { id: string, displayName: string, source: Source } | null, customFields: Array<{ key: string, value: string | number | boolean }>, password: { setAt: string, setBy: Channel } | null, sessions: Array<{ id: string, method: SignInMethod, startedAt: string, lastUsedAt: string, userAgent: string | null }> | null } | null } | null };

export type NewPersonQueryVariables = Exact<{ [key: string]: never; }>;


export type NewPersonQuery = { company: { id: string, customFields: Array<{ id: string, key: string, label: string, description: string | null, kind: CustomFieldKind, required: boolean, choices: Array<string>, minimum: number | null, maximum: number | null, earliest: string | null, latest: string | null, maxLength: number | null }> } | null };

export type PersonCreateMutationVariables = Exact<{
  input: UserCreateInput;
}>;


export type PersonCreateMutation = { userCreate: { user: { id: string, displayName: string | null, userName: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type PersonUpdateMutationVariables = Exact<{
  id: string;
  input: UserUpdateInput;
}>;


export type PersonUpdateMutation = { userUpdate: { user: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type PersonSessionsEndMutationVariables = Exact<{
  id: string;
}>;


export type PersonSessionsEndMutation = { userSessionsEnd: { endedSessions: number | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type PersonDeleteMutationVariables = Exact<{
  id: string;
}>;


export type PersonDeleteMutation = { userDelete: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type FormFieldFragment = { id: string, key: string, label: string, description: string | null, kind: CustomFieldKind, required: boolean, choices: Array<string>, minimum: number | null, maximum: number | null, earliest: string | null, latest: string | null, maxLength: number | null };

export type PersonFragment = { id: string, userName: string, displayName: string | null, formattedName: string | null, honorificPrefix: string | null, givenName: string | null, middleName: string | null, familyName: string | null, honorificSuffix: string | null, nickName: string | null, preferredLanguage: string | null, locale: string | null, timezone: string | null, title: string | null, userType: string | null, employeeNumber: string | null, department: string | null, division: string | null, organization: string | null, costCenter: string | null, startDate: string | null, endDate: string | null, holidayCountry: string | null, holidayRegion: string | null, role: Role, active: boolean, externalId: string | null, source: Source, version: number, createdAt: string, updatedAt: string, emails: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, phoneNumbers: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, addresses: Array<{ formatted: string | null, streetAddress: string | null, postalCode: string | null, locality: string | null, region: string | null, country: string | null, type: string | null, primary: boolean }>, manager: { value: string, user: { id: string, displayName: string | null, userName: string } | null } | null, approver: { value: string, user: { id: string, displayName: string | null, userName: string } | null } | null, workgroup: { id: string, displayName: string, source: Source } | null, customFields: Array<{ key: string, value: string | number | boolean }>, password: { setAt: string, setBy: Channel } | null, sessions: Array<{ id: string, method: SignInMethod, startedAt: string, lastUsedAt: string, userAgent: string | null }> | null };

export type PersonReferenceFragment = { value: string, user: { id: string, displayName: string | null, userName: string } | null };

export type SignInStartMutationVariables = Exact<{
  identifier: string;
}>;


export type SignInStartMutation = { signInStart: { password: boolean | null, singleSignOn: Array<{ companySlug: string, companyName: string, url: string }> | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type SignInMutationVariables = Exact<{
  userName: string;
  password: string;
  companySlug?: string | null | undefined;
}>;


export type SignInMutation = { signIn: { user: { id: string } | null, companies: Array<{ slug: string, name: string }> | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type PasswordResetRequestMutationVariables = Exact<{
  identifier: string;
}>;


export type PasswordResetRequestMutation = { passwordResetRequest: { userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type PasswordSetMutationVariables = Exact<{
  link: string;
  password: string;
}>;


export type PasswordSetMutation = { passwordSet: { userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type WorkgroupsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: WorkgroupFilter | null | undefined;
  orderBy?: WorkgroupOrder | null | undefined;
}>;


export type WorkgroupsQuery = { company: { id: string, workgroups: { totalCount: number, nodes: Array<{ id: string, displayName: string, memberCount: number, source: Source, updatedAt: string }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } | null };

export type WorkgroupQueryVariables = Exact<{
  id: string;
}>;


export type WorkgroupQuery = { company: { id: string, workgroup: { id: string, displayName: string, externalId: string | null, memberCount: number, source: Source, createdAt: string, updatedAt: string } | null } | null };

export type WorkgroupMembersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter: UserFilter;
}>;


export type WorkgroupMembersQuery = { company: { id: string, users: { totalCount: number, nodes: Array<{ id: string, displayName: string | null, userName: string, active: boolean }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } | null };

export type WorkgroupCreateMutationVariables = Exact<{
  input: WorkgroupCreateInput;
}>;


export type WorkgroupCreateMutation = { workgroupCreate: { workgroup: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type WorkgroupUpdateMutationVariables = Exact<{
  id: string;
  input: WorkgroupUpdateInput;
}>;


export type WorkgroupUpdateMutation = { workgroupUpdate: { workgroup: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type WorkgroupDeleteMutationVariables = Exact<{
  id: string;
}>;


export type WorkgroupDeleteMutation = { workgroupDelete: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type HistoryQueryVariables = Exact<{
  filter: EventFilter;
  userId?: string | null | undefined;
  isOfUser: boolean;
  after?: string | null | undefined;
}>;


export type HistoryQuery = { company: { id: string, customFields: Array<{ key: string, label: string }>, events: { nodes: Array<{ id: string, occurredAt: string, actor: string, channel: Channel, action: EventAction, outcome: EventOutcome, requestId: string, subjectKind: SubjectKind, subjectId: string | null, subjectName: string | null, notes: Array<string>, changes: Array<{ field: string, before: string | null, after: string | null }>, members: { addedCount: number, removedCount: number } | null, moved?: { added: Array<{ fromWorkgroupId: string | null }> } | null, refusal: { message: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, hasPreviousPage: boolean, previousPageCursor: string | null } } | null } | null };

export type HistoryEventFragment = { id: string, occurredAt: string, actor: string, channel: Channel, action: EventAction, outcome: EventOutcome, requestId: string, subjectKind: SubjectKind, subjectId: string | null, subjectName: string | null, notes: Array<string>, changes: Array<{ field: string, before: string | null, after: string | null }>, members: { addedCount: number, removedCount: number } | null, moved?: { added: Array<{ fromWorkgroupId: string | null }> } | null, refusal: { message: string } | null };

export type PersonOptionsQueryVariables = Exact<{
  filter: UserFilter;
}>;


export type PersonOptionsQuery = { company: { id: string, users: { nodes: Array<{ id: string, displayName: string | null, userName: string, workgroup: { id: string, displayName: string, source: Source } | null }> } } | null };

export type PersonNamedQueryVariables = Exact<{
  id: string;
}>;


export type PersonNamedQuery = { company: { id: string, user: { id: string, displayName: string | null, userName: string, workgroup: { id: string, displayName: string, source: Source } | null } | null } | null };

export type WorkgroupOptionsQueryVariables = Exact<{
  filter: WorkgroupFilter;
}>;


export type WorkgroupOptionsQuery = { company: { id: string, workgroups: { nodes: Array<{ id: string, displayName: string, source: Source }> } } | null };

export type WorkgroupNamedQueryVariables = Exact<{
  id: string;
}>;


export type WorkgroupNamedQuery = { company: { id: string, workgroup: { id: string, displayName: string, source: Source } | null } | null };

export type PersonOptionFragment = { id: string, displayName: string | null, userName: string, workgroup: { id: string, displayName: string, source: Source } | null };

export type WorkgroupOptionFragment = { id: string, displayName: string, source: Source };

export type WaysToProveQueryVariables = Exact<{ [key: string]: never; }>;


export type WaysToProveQuery = { company: { id: string, slug: string, authenticationSettings: { singleSignOn: SingleSignOn, breakGlassAdministrators: Array<{ id: string }> } | null } | null };

export type ProveByPasswordMutationVariables = Exact<{
  companySlug: string;
  userName: string;
  password: string;
}>;


export type ProveByPasswordMutation = { signIn: { user: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { kind: ActorKind, name: string, scopes: Array<Scope>, user: { id: string, displayName: string | null, userName: string, role: Role } | null, company: { id: string, slug: string, name: string, plan: Plan, isProvisioned: boolean } | null } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  code
  message
  field
  retryAfterSeconds
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const ScimTokenPartsFragmentDoc = new TypedDocumentString(`
    fragment ScimTokenParts on ScimToken {
  id
  label
  createdAt
  lastUsedAt
  expiresAt
}
    `, {"fragmentName":"ScimTokenParts"}) as unknown as TypedDocumentString<ScimTokenPartsFragment, unknown>;
export const CertificateFragmentDoc = new TypedDocumentString(`
    fragment Certificate on SamlCertificate {
  fingerprint
  subject
  notAfter
  isExpired
  pem
}
    `, {"fragmentName":"Certificate"}) as unknown as TypedDocumentString<CertificateFragment, unknown>;
export const IdentityProviderFragmentDoc = new TypedDocumentString(`
    fragment IdentityProvider on SamlIdentityProvider {
  entityId
  signInUrl
  idpInitiated
  testedAt
  certificates {
    ...Certificate
  }
}
    fragment Certificate on SamlCertificate {
  fingerprint
  subject
  notAfter
  isExpired
  pem
}`, {"fragmentName":"IdentityProvider"}) as unknown as TypedDocumentString<IdentityProviderFragment, unknown>;
export const SettingsPartsFragmentDoc = new TypedDocumentString(`
    fragment SettingsParts on AuthenticationSettings {
  scimEnabled
  acceptPasswords
  maySetRoles
  unknownMembers
  strict
  singleSignOn
  breakGlassAdministrators {
    id
    displayName
    userName
  }
  connections {
    id
    clientName
    connectedBy
    createdAt
    lastUsedAt
    expiresAt
  }
  scimTokens {
    ...ScimTokenParts
  }
  saml {
    identityProvider {
      ...IdentityProvider
    }
    serviceProvider {
      entityId
      acsUrl
      loginUrl
      testUrl
      certificate {
        ...Certificate
      }
    }
  }
}
    fragment Certificate on SamlCertificate {
  fingerprint
  subject
  notAfter
  isExpired
  pem
}
fragment IdentityProvider on SamlIdentityProvider {
  entityId
  signInUrl
  idpInitiated
  testedAt
  certificates {
    ...Certificate
  }
}
fragment ScimTokenParts on ScimToken {
  id
  label
  createdAt
  lastUsedAt
  expiresAt
}`, {"fragmentName":"SettingsParts"}) as unknown as TypedDocumentString<SettingsPartsFragment, unknown>;
export const FormFieldFragmentDoc = new TypedDocumentString(`
    fragment FormField on CustomField {
  id
  key
  label
  description
  kind
  required
  choices
  minimum
  maximum
  earliest
  latest
  maxLength
}
    `, {"fragmentName":"FormField"}) as unknown as TypedDocumentString<FormFieldFragment, unknown>;
export const PersonReferenceFragmentDoc = new TypedDocumentString(`
    fragment PersonReference on UserReference {
  value
  user {
    id
    displayName
    userName
  }
}
    `, {"fragmentName":"PersonReference"}) as unknown as TypedDocumentString<PersonReferenceFragment, unknown>;
export const PersonFragmentDoc = new TypedDocumentString(`
    fragment Person on User {
  id
  userName
  displayName
  formattedName
  honorificPrefix
  givenName
  middleName
  familyName
  honorificSuffix
  nickName
  emails {
    value
    type
    display
    primary
  }
  phoneNumbers {
    value
    type
    display
    primary
  }
  addresses {
    formatted
    streetAddress
    postalCode
    locality
    region
    country
    type
    primary
  }
  preferredLanguage
  locale
  timezone
  title
  userType
  employeeNumber
  department
  division
  organization
  costCenter
  manager {
    ...PersonReference
  }
  approver {
    ...PersonReference
  }
  startDate
  endDate
  holidayCountry
  holidayRegion
  role
  active
  workgroup {
    id
    displayName
    source
  }
  customFields {
    key
    value
  }
  externalId
  source
  version
  createdAt
  updatedAt
  password {
    setAt
    setBy
  }
  sessions {
    id
    method
    startedAt
    lastUsedAt
    userAgent
  }
}
    fragment PersonReference on UserReference {
  value
  user {
    id
    displayName
    userName
  }
}`, {"fragmentName":"Person"}) as unknown as TypedDocumentString<PersonFragment, unknown>;
export const HistoryEventFragmentDoc = new TypedDocumentString(`
    fragment HistoryEvent on Event {
  id
  occurredAt
  actor
  channel
  action
  outcome
  requestId
  subjectKind
  subjectId
  subjectName
  changes {
    field
    before
    after
  }
  members {
    addedCount
    removedCount
  }
  moved: members(userId: $userId) @include(if: $isOfUser) {
    added {
      fromWorkgroupId
    }
  }
  refusal {
    message
  }
  notes
}
    `, {"fragmentName":"HistoryEvent"}) as unknown as TypedDocumentString<HistoryEventFragment, unknown>;
export const PersonOptionFragmentDoc = new TypedDocumentString(`
    fragment PersonOption on User {
  id
  displayName
  userName
  workgroup {
    id
    displayName
    source
  }
}
    `, {"fragmentName":"PersonOption"}) as unknown as TypedDocumentString<PersonOptionFragment, unknown>;
export const WorkgroupOptionFragmentDoc = new TypedDocumentString(`
    fragment WorkgroupOption on Workgroup {
  id
  displayName
  source
}
    `, {"fragmentName":"WorkgroupOption"}) as unknown as TypedDocumentString<WorkgroupOptionFragment, unknown>;
export const AccountDocument = {"__meta__":{"hash":"sha256:bb2c156fb3820d3ee92c9c1b9533b798ddc21cf8ddb49c9582eaaf8aec054b32"}} as unknown as TypedDocumentString<AccountQuery, AccountQueryVariables>;
export const PasswordChangeDocument = {"__meta__":{"hash":"sha256:fd950c3b8c4e2d776ad7b054b2d490e3b085cd8d28d104968b5c2a4381d4399b"}} as unknown as TypedDocumentString<PasswordChangeMutation, PasswordChangeMutationVariables>;
export const SessionRevokeDocument = {"__meta__":{"hash":"sha256:23e3ea451b6cd291efa8446ed6abffeb9baca12bf10a79bfa04f1e0fb7156dab"}} as unknown as TypedDocumentString<SessionRevokeMutation, SessionRevokeMutationVariables>;
export const SignOutEverywhereDocument = {"__meta__":{"hash":"sha256:66112588d37719f26b8e890e7a3d89b2c61ac9c31a292b87be3f8995aa12507c"}} as unknown as TypedDocumentString<SignOutEverywhereMutation, SignOutEverywhereMutationVariables>;
export const ProvisioningSummaryDocument = {"__meta__":{"hash":"sha256:8ea1e05b653c71130014e0e02591432a6cc5cb38ba4579b1cb0c1f97fd0c4af1"}} as unknown as TypedDocumentString<ProvisioningSummaryQuery, ProvisioningSummaryQueryVariables>;
export const ProvisioningRunsDocument = {"__meta__":{"hash":"sha256:6f7b0070eb8ceba56149841549e69f449876c6957d6b04b254df71bf08a2d353"}} as unknown as TypedDocumentString<ProvisioningRunsQuery, ProvisioningRunsQueryVariables>;
export const ProvisioningCallsDocument = {"__meta__":{"hash":"sha256:5a43a757d350dcebbb89183a22c24fb0f3bf49848e26a5b58973d4e1bedf380b"}} as unknown as TypedDocumentString<ProvisioningCallsQuery, ProvisioningCallsQueryVariables>;
export const ProvisioningCallDocument = {"__meta__":{"hash":"sha256:70972ee36b96c4226fa127a3ebbc41d7897fdb0fb07052cbb7a0e36881c26455"}} as unknown as TypedDocumentString<ProvisioningCallQuery, ProvisioningCallQueryVariables>;
export const AuthenticationDocument = {"__meta__":{"hash":"sha256:2e6fba05613dcbbb2893364cff1eab14de61989d17a69ec858f7f5aef0ac7c33"}} as unknown as TypedDocumentString<AuthenticationQuery, AuthenticationQueryVariables>;
export const SamlPreviewDocument = {"__meta__":{"hash":"sha256:451f537e6743c76e6d1f580e3b1744d9f05581fe57046e5cf1c28130650e6f0a"}} as unknown as TypedDocumentString<SamlPreviewQuery, SamlPreviewQueryVariables>;
export const ProvisioningPreviewDocument = {"__meta__":{"hash":"sha256:2c5f99b9ad4607915c9346fea8cb2182a82bde3142600cb47ce627d7fb5162de"}} as unknown as TypedDocumentString<ProvisioningPreviewQuery, ProvisioningPreviewQueryVariables>;
export const AdministratorsDocument = {"__meta__":{"hash":"sha256:57b1e23ecf3b6f190b9f1c871a38a595396c1b2775300703db7fb8603a2f4023"}} as unknown as TypedDocumentString<AdministratorsQuery, AdministratorsQueryVariables>;
export const RefusedSignInsDocument = {"__meta__":{"hash":"sha256:55dd54c1f439b16539eace0677a493821ecc3c70e99d96c3a31394b424cd25fd"}} as unknown as TypedDocumentString<RefusedSignInsQuery, RefusedSignInsQueryVariables>;
export const SettingsUpdateDocument = {"__meta__":{"hash":"sha256:8b6e058d2968033292b7d505e5405f76411640154a06be1725d6e81c8f1dc54a"}} as unknown as TypedDocumentString<SettingsUpdateMutation, SettingsUpdateMutationVariables>;
export const SamlConfigureDocument = {"__meta__":{"hash":"sha256:456ce6c5053bc5813f9dd6befaff5f6ef27aa8100a7d1e4693a6ff98cc80ee69"}} as unknown as TypedDocumentString<SamlConfigureMutation, SamlConfigureMutationVariables>;
export const SamlRemoveDocument = {"__meta__":{"hash":"sha256:f6d42ae6dc4203da0b832ba13f6db5e7d726cfe775d1f97cf83df10264ca32fa"}} as unknown as TypedDocumentString<SamlRemoveMutation, SamlRemoveMutationVariables>;
export const ScimTokenCreateDocument = {"__meta__":{"hash":"sha256:9e9868aa23fe6e44ece6922f2a9a203a4823f3b9e57532c0ca1c406bb81bb65f"}} as unknown as TypedDocumentString<ScimTokenCreateMutation, ScimTokenCreateMutationVariables>;
export const ScimTokenRevokeDocument = {"__meta__":{"hash":"sha256:6823b5268fb8c3f4d1b4ed8d88b00cf968769910eeb85aadca6abaabe1958a91"}} as unknown as TypedDocumentString<ScimTokenRevokeMutation, ScimTokenRevokeMutationVariables>;
export const ConnectionEndDocument = {"__meta__":{"hash":"sha256:fc776ae1ecf8e889eb67abb0dc3d8c15868c63907950635f43798e9672c35871"}} as unknown as TypedDocumentString<ConnectionEndMutation, ConnectionEndMutationVariables>;
export const CustomFieldsDocument = {"__meta__":{"hash":"sha256:f2a3c3266b9b54bf07ac715d194bcfdafd4d9fddb2a4d4864b4c576ee647a105"}} as unknown as TypedDocumentString<CustomFieldsQuery, CustomFieldsQueryVariables>;
export const PeopleWithoutValueDocument = {"__meta__":{"hash":"sha256:31a08e519c4a723ad51e7124d8fd88f12c28dba82676f3fe9554e889df2027be"}} as unknown as TypedDocumentString<PeopleWithoutValueQuery, PeopleWithoutValueQueryVariables>;
export const CustomFieldCreateDocument = {"__meta__":{"hash":"sha256:53952c27c9b44bfd93c33e3dd4e1caaf37b21b8f46a56dcf08cadc500de76251"}} as unknown as TypedDocumentString<CustomFieldCreateMutation, CustomFieldCreateMutationVariables>;
export const CustomFieldUpdateDocument = {"__meta__":{"hash":"sha256:720e0a2d4e102c3368e89e4f053ddacabbec2e2ea6aa2c2bc0c02b17e935712c"}} as unknown as TypedDocumentString<CustomFieldUpdateMutation, CustomFieldUpdateMutationVariables>;
export const CustomFieldReorderDocument = {"__meta__":{"hash":"sha256:9fcc3edc4a69457583f1b97b8ce312012f30919b3c9657346ef9822fefc80836"}} as unknown as TypedDocumentString<CustomFieldReorderMutation, CustomFieldReorderMutationVariables>;
export const CustomFieldRetireDocument = {"__meta__":{"hash":"sha256:1c24adb09e3a56f23593e9710c42fdafb110a1484b8311f0766ff42e332aa600"}} as unknown as TypedDocumentString<CustomFieldRetireMutation, CustomFieldRetireMutationVariables>;
export const PeopleDocument = {"__meta__":{"hash":"sha256:d5efde1ee827586622d7cf33dcdb5ba6cdc65656b6ed4f7f6ce005c4a6686492"}} as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const PersonDocument = {"__meta__":{"hash":"sha256:77f5d79c7e2d44b7d6e0b44bc45f6127884d896f2c9e5c49cf54de7b5faba67c"}} as unknown as TypedDocumentString<PersonQuery, PersonQueryVariables>;
export const NewPersonDocument = {"__meta__":{"hash":"sha256:7701cded991178f5c635f72833b6751f27d7ad6ad6d88a3fb8fb259a394fc9b1"}} as unknown as TypedDocumentString<NewPersonQuery, NewPersonQueryVariables>;
export const PersonCreateDocument = {"__meta__":{"hash":"sha256:badb0dcdd5eaa3fc17bf628a289e3c4fbb183ea27102fb989c34df913660f3b6"}} as unknown as TypedDocumentString<PersonCreateMutation, PersonCreateMutationVariables>;
export const PersonUpdateDocument = {"__meta__":{"hash":"sha256:575131e7e51bb196a5a9b54ebfd727e6ca6725dbdc5056d9ecd1c7f5fd6d4617"}} as unknown as TypedDocumentString<PersonUpdateMutation, PersonUpdateMutationVariables>;
export const PersonSessionsEndDocument = {"__meta__":{"hash":"sha256:3a62d900fef5532e2a19e86da4684ce7a3cdfcdef7e0c0638c7611c6810dd78b"}} as unknown as TypedDocumentString<PersonSessionsEndMutation, PersonSessionsEndMutationVariables>;
export const PersonDeleteDocument = {"__meta__":{"hash":"sha256:36f63209e54a9927e14488ebd2644d68beb0fb6e9e47ff0031b506836c3d66df"}} as unknown as TypedDocumentString<PersonDeleteMutation, PersonDeleteMutationVariables>;
export const SignInStartDocument = {"__meta__":{"hash":"sha256:c396e7407685948e1d0348e1f9f759d16259df34851587e2432b6d1bed059d0e"}} as unknown as TypedDocumentString<SignInStartMutation, SignInStartMutationVariables>;
export const SignInDocument = {"__meta__":{"hash":"sha256:66ae5ee72e645fecbe28620d58beb221aa3a2af9dd2885ccd794530f5198db9e"}} as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const PasswordResetRequestDocument = {"__meta__":{"hash":"sha256:7ebdd72e71d9140dc0476148930df2c2dd1090fbd92bfc5b073c5972d01a8d18"}} as unknown as TypedDocumentString<PasswordResetRequestMutation, PasswordResetRequestMutationVariables>;
export const PasswordSetDocument = {"__meta__":{"hash":"sha256:f9245b6c90d983b368cce96872933e0a3bcf1c588eda25b9677f4c450c9b7ee2"}} as unknown as TypedDocumentString<PasswordSetMutation, PasswordSetMutationVariables>;
export const WorkgroupsDocument = {"__meta__":{"hash":"sha256:ca18ac7191556ff8c98f8cae735624ce09054d60ec24528d58d6892edaf2bdee"}} as unknown as TypedDocumentString<WorkgroupsQuery, WorkgroupsQueryVariables>;
export const WorkgroupDocument = {"__meta__":{"hash":"sha256:4b303a46aacffcb16dfbbc6f44649f0418005a48aacf551f33524ef0119400d4"}} as unknown as TypedDocumentString<WorkgroupQuery, WorkgroupQueryVariables>;
export const WorkgroupMembersDocument = {"__meta__":{"hash":"sha256:f59aa24b784fadc622b12e9600cd0e0da74fc373186a615557586e7a39e17f0f"}} as unknown as TypedDocumentString<WorkgroupMembersQuery, WorkgroupMembersQueryVariables>;
export const WorkgroupCreateDocument = {"__meta__":{"hash":"sha256:5aa32dc018e2c84d63ac9421081052095c3369bfce6fffca5ed844310d48395e"}} as unknown as TypedDocumentString<WorkgroupCreateMutation, WorkgroupCreateMutationVariables>;
export const WorkgroupUpdateDocument = {"__meta__":{"hash":"sha256:4951e9cf1065d050bf14288c32e250e38b58ff3b27ae2408a567f94705a3ba08"}} as unknown as TypedDocumentString<WorkgroupUpdateMutation, WorkgroupUpdateMutationVariables>;
export const WorkgroupDeleteDocument = {"__meta__":{"hash":"sha256:b8e4ce849a058020835ba8d63a1ede2fcb5d4d1b521fb7315e204b8bb8269db0"}} as unknown as TypedDocumentString<WorkgroupDeleteMutation, WorkgroupDeleteMutationVariables>;
export const HistoryDocument = {"__meta__":{"hash":"sha256:8348032ece49fbd386d90b0594d75bac679cdf58cb2657d5bcc954e81a05f2c1"}} as unknown as TypedDocumentString<HistoryQuery, HistoryQueryVariables>;
export const PersonOptionsDocument = {"__meta__":{"hash":"sha256:d7c265af0965b0fa4289befbffb01d8e20145464f6edf832966b7f56deb5e762"}} as unknown as TypedDocumentString<PersonOptionsQuery, PersonOptionsQueryVariables>;
export const PersonNamedDocument = {"__meta__":{"hash":"sha256:6be831a741a091d266d55750cf45ec078a4be8af0b3b1f4f2176eb1e033a1dec"}} as unknown as TypedDocumentString<PersonNamedQuery, PersonNamedQueryVariables>;
export const WorkgroupOptionsDocument = {"__meta__":{"hash":"sha256:d09183632517f7528961fc64b060d1c9aabe3c6032770daf8e0f41f29f84555a"}} as unknown as TypedDocumentString<WorkgroupOptionsQuery, WorkgroupOptionsQueryVariables>;
export const WorkgroupNamedDocument = {"__meta__":{"hash":"sha256:ebf4a3f631de7f60bd2dd0432817ee7c38d80f722c2eb0029f3e6fdcfe675796"}} as unknown as TypedDocumentString<WorkgroupNamedQuery, WorkgroupNamedQueryVariables>;
export const WaysToProveDocument = {"__meta__":{"hash":"sha256:fd49ccf513c7599f5a0c1519001f4e092b14d9c0908fa1f4454ab892540b85db"}} as unknown as TypedDocumentString<WaysToProveQuery, WaysToProveQueryVariables>;
export const ProveByPasswordDocument = {"__meta__":{"hash":"sha256:8f33e808b3e4af9893e5e587a98f5a3156c6263488e9c281f47d775b9e7b6bc5"}} as unknown as TypedDocumentString<ProveByPasswordMutation, ProveByPasswordMutationVariables>;
export const ViewerDocument = {"__meta__":{"hash":"sha256:e0e52c5edbe595840bf096fef3fc7b637a388fe35aca877bd7b61b98deb66791"}} as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const SignOutDocument = {"__meta__":{"hash":"sha256:93cf8111e41e4701b8012418f8af861cb09916ee1034e925333a29c8d6f26ee8"}} as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;