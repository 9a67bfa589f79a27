/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** Conditions on a value that is true or false; all must hold */
export type BooleanFilter = {
  /** Is this value */
  eq?: boolean | null | undefined;
  /** Whether there is a value at all */
  present?: boolean | null | undefined;
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

/** How users and workgroups together are sorted; ties are in the order of ids */
export type DirectoryOrder = {
  /** Ascending when it is not given */
  direction?: OrderDirection | null | undefined;
  /** What they are sorted by */
  field: DirectoryOrderField;
};

/** What users and workgroups together can be sorted by */
export type DirectoryOrderField =
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

/** What is to be deleted */
export type ScimBatchDeletion = {
  /** Its id, or `bulkId:` and the bulkId of the item that makes it */
  id: string;
  /** Refuse with STALE_VERSION unless the version is still this, or one of these */
  ifVersion?: Array<number> | null | undefined;
};

/** One change among several; exactly one member beside bulkId is given. One without any is refused, and counts as an error in its place */
export type ScimBatchItem = {
  /** Unique name of what a create makes. Wherever other items take its id, `bulkId:` and this name stand for it */
  bulkId?: string | null | undefined;
  /** User to be made */
  userCreate?: UserCreateInput | null | undefined;
  /** User to be deleted */
  userDelete?: ScimBatchDeletion | null | undefined;
  /** User to be changed */
  userUpdate?: ScimBatchUserChange | null | undefined;
  /** Workgroup to be made */
  workgroupCreate?: WorkgroupCreateInput | null | undefined;
  /** Workgroup to be deleted */
  workgroupDelete?: ScimBatchDeletion | null | undefined;
  /** Workgroup to be changed */
  workgroupUpdate?: ScimBatchWorkgroupChange | null | undefined;
};

/** A user that is to be changed */
export type ScimBatchUserChange = {
  /** Its id, or `bulkId:` and the bulkId of the item that makes it */
  id: string;
  /** Refuse with STALE_VERSION unless the version is still this, or one of these */
  ifVersion?: Array<number> | null | undefined;
  /** What changes */
  input: UserUpdateInput;
};

/** A workgroup that is to be changed */
export type ScimBatchWorkgroupChange = {
  /** Its id, or `bulkId:` and the bulkId of the item that makes it */
  id: string;
  /** Refuse with STALE_VERSION unless the version is still this, or one of these */
  ifVersion?: Array<number> | null | undefined;
  /** What changes */
  input: WorkgroupUpdateInput;
};

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

export type ScimBatchMutationVariables = Exact<{
  items: Array<ScimBatchItem> | ScimBatchItem;
  failOnErrors?: number | null | undefined;
}>;


export type ScimBatchMutation = { scimBatch: { results: Array<{ id: string | null, version: number | null, isFault: boolean, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } | null> | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type ScimDirectoryListQueryVariables = Exact<{
  users?: UserFilter | null | undefined;
  workgroups?: WorkgroupFilter | null | undefined;
  orderBy?: DirectoryOrder | null | undefined;
  first: number;
  offset?: number | null | undefined;
  after?: string | null | undefined;
  withNodes: boolean;
  withCursors: boolean;
  withMembers: boolean;
  memberLimit?: number | null | undefined;
}>;


export type ScimDirectoryListQuery = { viewer: { company: { directory: { totalCount: number, pageInfo?: { hasNextPage: boolean, endCursor: string | null, previousPageCursor: string | null }, nodes?: Array<{ user: { id: string, userName: string, externalId: string | null, active: boolean, role: Role, displayName: string | null, formattedName: string | null, givenName: string | null, familyName: string | null, middleName: string | null, honorificPrefix: string | null, honorificSuffix: string | null, nickName: string | null, title: string | null, userType: string | null, preferredLanguage: string | null, locale: string | null, timezone: string | null, employeeNumber: string | null, costCenter: string | null, organization: string | null, division: string | null, department: string | null, startDate: string | null, endDate: string | null, holidayCountry: string | null, holidayRegion: string | null, createdAt: string, updatedAt: string, version: number, emails: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, phoneNumbers: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, addresses: Array<{ formatted: string | null, streetAddress: string | null, locality: string | null, region: string | null, postalCode: string | null, country: string | null, type: string | null, primary: boolean }>, manager: { value: string, user: { id: string, displayName: string | null } | null } | null, approver: { value: string, user: { id: string, displayName: string | null } | null } | null, customFields: Array<{ key: string, value: string | number | boolean }>, workgroup: { id: string, displayName: string } | null } | null, workgroup: { id: string, displayName: string, externalId: string | null, createdAt: string, updatedAt: string, version: number, memberList?: Array<{ id: string, displayName: string | null }> | null } | null }> } } | null } };

export type ScimPageFragment = { hasNextPage: boolean, endCursor: string | null, previousPageCursor: string | null };

export type ScimUserErrorFragment = { code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null };

export type ScimUserFragment = { id: string, userName: string, externalId: string | null, active: boolean, role: Role, displayName: string | null, formattedName: string | null, givenName: string | null, familyName: string | null, middleName: string | null, honorificPrefix: string | null, honorificSuffix: string | null, nickName: string | null, title: string | null, userType: string | null, preferredLanguage: string | null, locale: string | null, timezone: string | null, employeeNumber: string | null, costCenter: string | null, organization: string | null, division: string | null, department: string | null, startDate: string | null, endDate: string | null, holidayCountry: string | null, holidayRegion: string | null, createdAt: string, updatedAt: string, version: number, emails: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, phoneNumbers: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, addresses: Array<{ formatted: string | null, streetAddress: string | null, locality: string | null, region: string | null, postalCode: string | null, country: string | null, type: string | null, primary: boolean }>, manager: { value: string, user: { id: string, displayName: string | null } | null } | null, approver: { value: string, user: { id: string, displayName: string | null } | null } | null, customFields: Array<{ key: string, value: string | number | boolean }>, workgroup: { id: string, displayName: string } | null };

export type ScimUserListQueryVariables = Exact<{
  filter?: UserFilter | null | undefined;
  orderBy?: UserOrder | null | undefined;
  first: number;
  offset?: number | null | undefined;
  after?: string | null | undefined;
  withNodes: boolean;
  withCursors: boolean;
}>;


export type ScimUserListQuery = { viewer: { company: { users: { totalCount: number, pageInfo?: { hasNextPage: boolean, endCursor: string | null, previousPageCursor: string | null }, nodes?: Array<{ id: string, userName: string, externalId: string | null, active: boolean, role: Role, displayName: string | null, formattedName: string | null, givenName: string | null, familyName: string | null, middleName: string | null, honorificPrefix: string | null, honorificSuffix: string | null, nickName: string | null, title: string | null, userType: string | null, preferredLanguage: string | null, locale: string | null, timezone: string | null, employeeNumber: string | null, costCenter: string | null, organization: string | null, division: string | null, department: string | null, startDate: string | null, endDate: string | null, holidayCountry: string | null, holidayRegion: string | null, createdAt: string, updatedAt: string, version: number, emails: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, phoneNumbers: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, addresses: Array<{ formatted: string | null, streetAddress: string | null, locality: string | null, region: string | null, postalCode: string | null, country: string | null, type: string | null, primary: boolean }>, manager: { value: string, user: { id: string, displayName: string | null } | null } | null, approver: { value: string, user: { id: string, displayName: string | null } | null } | null, customFields: Array<{ key: string, value: string | number | boolean }>, workgroup: { id: string, displayName: string } | null }> } } | null } };

export type ScimUserGetQueryVariables = Exact<{
  id: string;
}>;


export type ScimUserGetQuery = { user: { id: string, userName: string, externalId: string | null, active: boolean, role: Role, displayName: string | null, formattedName: string | null, givenName: string | null, familyName: string | null, middleName: string | null, honorificPrefix: string | null, honorificSuffix: string | null, nickName: string | null, title: string | null, userType: string | null, preferredLanguage: string | null, locale: string | null, timezone: string | null, employeeNumber: string | null, costCenter: string | null, organization: string | null, division: string | null, department: string | null, startDate: string | null, endDate: string | null, holidayCountry: string | null, holidayRegion: string | null, createdAt: string, updatedAt: string, version: number, emails: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, phoneNumbers: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, addresses: Array<{ formatted: string | null, streetAddress: string | null, locality: string | null, region: string | null, postalCode: string | null, country: string | null, type: string | null, primary: boolean }>, manager: { value: string, user: { id: string, displayName: string | null } | null } | null, approver: { value: string, user: { id: string, displayName: string | null } | null } | null, customFields: Array<{ key: string, value: string | number | boolean }>, workgroup: { id: string, displayName: string } | null } | null };

export type ScimUserCreateMutationVariables = Exact<{
  input: UserCreateInput;
}>;


export type ScimUserCreateMutation = { userCreate: { user: { id: string, userName: string, externalId: string | null, active: boolean, role: Role, displayName: string | null, formattedName: string | null, givenName: string | null, familyName: string | null, middleName: string | null, honorificPrefix: string | null, honorificSuffix: string | null, nickName: string | null, title: string | null, userType: string | null, preferredLanguage: string | null, locale: string | null, timezone: string | null, employeeNumber: string | null, costCenter: string | null, organization: string | null, division: string | null, department: string | null, startDate: string | null, endDate: string | null, holidayCountry: string | null, holidayRegion: string | null, createdAt: string, updatedAt: string, version: number, emails: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, phoneNumbers: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, addresses: Array<{ formatted: string | null, streetAddress: string | null, locality: string | null, region: string | null, postalCode: string | null, country: string | null, type: string | null, primary: boolean }>, manager: { value: string, user: { id: string, displayName: string | null } | null } | null, approver: { value: string, user: { id: string, displayName: string | null } | null } | null, customFields: Array<{ key: string, value: string | number | boolean }>, workgroup: { id: string, displayName: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type ScimUserUpdateMutationVariables = Exact<{
  id: string;
  input: UserUpdateInput;
  ifVersion?: Array<number> | number | null | undefined;
}>;


export type ScimUserUpdateMutation = { userUpdate: { user: { id: string, userName: string, externalId: string | null, active: boolean, role: Role, displayName: string | null, formattedName: string | null, givenName: string | null, familyName: string | null, middleName: string | null, honorificPrefix: string | null, honorificSuffix: string | null, nickName: string | null, title: string | null, userType: string | null, preferredLanguage: string | null, locale: string | null, timezone: string | null, employeeNumber: string | null, costCenter: string | null, organization: string | null, division: string | null, department: string | null, startDate: string | null, endDate: string | null, holidayCountry: string | null, holidayRegion: string | null, createdAt: string, updatedAt: string, version: number, emails: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, phoneNumbers: Array<{ value: string, type: string | null, display: string | null, primary: boolean }>, addresses: Array<{ formatted: string | null, streetAddress: string | null, locality: string | null, region: string | null, postalCode: string | null, country: string | null, type: string | null, primary: boolean }>, manager: { value: string, user: { id: string, displayName: string | null } | null } | null, approver: { value: string, user: { id: string, displayName: string | null } | null } | null, customFields: Array<{ key: string, value: string | number | boolean }>, workgroup: { id: string, displayName: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type ScimUserDeleteMutationVariables = Exact<{
  id: string;
  ifVersion?: Array<number> | number | null | undefined;
}>;


export type ScimUserDeleteMutation = { userDelete: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type ScimWorkgroupFragment = { id: string, displayName: string, externalId: string | null, createdAt: string, updatedAt: string, version: number, memberList?: Array<{ id: string, displayName: string | null }> | null };

export type ScimWorkgroupListQueryVariables = Exact<{
  filter?: WorkgroupFilter | null | undefined;
  orderBy?: WorkgroupOrder | null | undefined;
  first: number;
  offset?: number | null | undefined;
  after?: string | null | undefined;
  withNodes: boolean;
  withCursors: boolean;
  withMembers: boolean;
  memberLimit?: number | null | undefined;
}>;


export type ScimWorkgroupListQuery = { viewer: { company: { workgroups: { totalCount: number, pageInfo?: { hasNextPage: boolean, endCursor: string | null, previousPageCursor: string | null }, nodes?: Array<{ id: string, displayName: string, externalId: string | null, createdAt: string, updatedAt: string, version: number, memberList?: Array<{ id: string, displayName: string | null }> | null }> } } | null } };

export type ScimWorkgroupGetQueryVariables = Exact<{
  id: string;
  withMembers: boolean;
  memberLimit?: number | null | undefined;
}>;


export type ScimWorkgroupGetQuery = { workgroup: { id: string, displayName: string, externalId: string | null, createdAt: string, updatedAt: string, version: number, memberList?: Array<{ id: string, displayName: string | null }> | null } | null };

export type ScimWorkgroupCreateMutationVariables = Exact<{
  input: WorkgroupCreateInput;
  withMembers: boolean;
  memberLimit?: number | null | undefined;
}>;


export type ScimWorkgroupCreateMutation = { workgroupCreate: { workgroup: { id: string, displayName: string, externalId: string | null, createdAt: string, updatedAt: string, version: number, memberList?: Array<{ id: string, displayName: string | null }> | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type ScimWorkgroupUpdateMutationVariables = Exact<{
  id: string;
  input: WorkgroupUpdateInput;
  ifVersion?: Array<number> | number | null | undefined;
  withMembers: boolean;
  memberLimit?: number | null | undefined;
}>;


export type ScimWorkgroupUpdateMutation = { workgroupUpdate: { workgroup: { id: string, displayName: string, externalId: string | null, createdAt: string, updatedAt: string, version: number, memberList?: Array<{ id: string, displayName: string | null }> | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export type ScimWorkgroupDeleteMutationVariables = Exact<{
  id: string;
  ifVersion?: Array<number> | number | null | undefined;
}>;


export type ScimWorkgroupDeleteMutation = { workgroupDelete: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string>, retryAfterSeconds: number | null }> } };

export const ScimPageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"previousPageCursor"}}]}}]} as unknown as DocumentNode<ScimPageFragment, unknown>;
export const ScimUserErrorFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUserError"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]} as unknown as DocumentNode<ScimUserErrorFragment, unknown>;
export const ScimUserFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"formattedName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"honorificPrefix"}},{"kind":"Field","name":{"kind":"Name","value":"honorificSuffix"}},{"kind":"Field","name":{"kind":"Name","value":"nickName"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"userType"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"emails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phoneNumbers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addresses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}},{"kind":"Field","name":{"kind":"Name","value":"streetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"employeeNumber"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"division"}},{"kind":"Field","name":{"kind":"Name","value":"department"}},{"kind":"Field","name":{"kind":"Name","value":"manager"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"approver"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"holidayCountry"}},{"kind":"Field","name":{"kind":"Name","value":"holidayRegion"}},{"kind":"Field","name":{"kind":"Name","value":"customFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workgroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<ScimUserFragment, unknown>;
export const ScimWorkgroupFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimWorkgroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Workgroup"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"memberList"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"memberLimit"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withMembers"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]} as unknown as DocumentNode<ScimWorkgroupFragment, unknown>;
export const ScimBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScimBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"items"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScimBatchItem"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"failOnErrors"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scimBatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"items"},"value":{"kind":"Variable","name":{"kind":"Name","value":"items"}}},{"kind":"Argument","name":{"kind":"Name","value":"failOnErrors"},"value":{"kind":"Variable","name":{"kind":"Name","value":"failOnErrors"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"isFault"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUserError"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUserError"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUserError"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]} as unknown as DocumentNode<ScimBatchMutation, ScimBatchMutationVariables>;
export const ScimDirectoryListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScimDirectoryList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"users"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UserFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"workgroups"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkgroupFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DirectoryOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withNodes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withCursors"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withMembers"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"memberLimit"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"directory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"users"},"value":{"kind":"Variable","name":{"kind":"Name","value":"users"}}},{"kind":"Argument","name":{"kind":"Name","value":"workgroups"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workgroups"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withCursors"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withNodes"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUser"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workgroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimWorkgroup"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"previousPageCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"formattedName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"honorificPrefix"}},{"kind":"Field","name":{"kind":"Name","value":"honorificSuffix"}},{"kind":"Field","name":{"kind":"Name","value":"nickName"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"userType"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"emails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phoneNumbers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addresses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}},{"kind":"Field","name":{"kind":"Name","value":"streetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"employeeNumber"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"division"}},{"kind":"Field","name":{"kind":"Name","value":"department"}},{"kind":"Field","name":{"kind":"Name","value":"manager"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"approver"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"holidayCountry"}},{"kind":"Field","name":{"kind":"Name","value":"holidayRegion"}},{"kind":"Field","name":{"kind":"Name","value":"customFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workgroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimWorkgroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Workgroup"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"memberList"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"memberLimit"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withMembers"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]} as unknown as DocumentNode<ScimDirectoryListQuery, ScimDirectoryListQueryVariables>;
export const ScimUserListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScimUserList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UserFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UserOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withNodes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withCursors"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withCursors"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withNodes"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUser"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"previousPageCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"formattedName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"honorificPrefix"}},{"kind":"Field","name":{"kind":"Name","value":"honorificSuffix"}},{"kind":"Field","name":{"kind":"Name","value":"nickName"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"userType"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"emails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phoneNumbers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addresses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}},{"kind":"Field","name":{"kind":"Name","value":"streetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"employeeNumber"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"division"}},{"kind":"Field","name":{"kind":"Name","value":"department"}},{"kind":"Field","name":{"kind":"Name","value":"manager"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"approver"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"holidayCountry"}},{"kind":"Field","name":{"kind":"Name","value":"holidayRegion"}},{"kind":"Field","name":{"kind":"Name","value":"customFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workgroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<ScimUserListQuery, ScimUserListQueryVariables>;
export const ScimUserGetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScimUserGet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"formattedName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"honorificPrefix"}},{"kind":"Field","name":{"kind":"Name","value":"honorificSuffix"}},{"kind":"Field","name":{"kind":"Name","value":"nickName"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"userType"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"emails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phoneNumbers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addresses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}},{"kind":"Field","name":{"kind":"Name","value":"streetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"employeeNumber"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"division"}},{"kind":"Field","name":{"kind":"Name","value":"department"}},{"kind":"Field","name":{"kind":"Name","value":"manager"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"approver"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"holidayCountry"}},{"kind":"Field","name":{"kind":"Name","value":"holidayRegion"}},{"kind":"Field","name":{"kind":"Name","value":"customFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workgroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<ScimUserGetQuery, ScimUserGetQueryVariables>;
export const ScimUserCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScimUserCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UserCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUser"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUserError"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"formattedName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"honorificPrefix"}},{"kind":"Field","name":{"kind":"Name","value":"honorificSuffix"}},{"kind":"Field","name":{"kind":"Name","value":"nickName"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"userType"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"emails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phoneNumbers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addresses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}},{"kind":"Field","name":{"kind":"Name","value":"streetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"employeeNumber"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"division"}},{"kind":"Field","name":{"kind":"Name","value":"department"}},{"kind":"Field","name":{"kind":"Name","value":"manager"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"approver"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"holidayCountry"}},{"kind":"Field","name":{"kind":"Name","value":"holidayRegion"}},{"kind":"Field","name":{"kind":"Name","value":"customFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workgroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUserError"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]} as unknown as DocumentNode<ScimUserCreateMutation, ScimUserCreateMutationVariables>;
export const ScimUserUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScimUserUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UserUpdateInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ifVersion"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"ifVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ifVersion"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUser"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUserError"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"formattedName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"honorificPrefix"}},{"kind":"Field","name":{"kind":"Name","value":"honorificSuffix"}},{"kind":"Field","name":{"kind":"Name","value":"nickName"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"userType"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"emails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phoneNumbers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"display"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addresses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}},{"kind":"Field","name":{"kind":"Name","value":"streetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"employeeNumber"}},{"kind":"Field","name":{"kind":"Name","value":"costCenter"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"division"}},{"kind":"Field","name":{"kind":"Name","value":"department"}},{"kind":"Field","name":{"kind":"Name","value":"manager"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"approver"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"holidayCountry"}},{"kind":"Field","name":{"kind":"Name","value":"holidayRegion"}},{"kind":"Field","name":{"kind":"Name","value":"customFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workgroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUserError"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]} as unknown as DocumentNode<ScimUserUpdateMutation, ScimUserUpdateMutationVariables>;
export const ScimUserDeleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScimUserDelete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ifVersion"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userDelete"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"ifVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ifVersion"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUserError"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUserError"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]} as unknown as DocumentNode<ScimUserDeleteMutation, ScimUserDeleteMutationVariables>;
export const ScimWorkgroupListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScimWorkgroupList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkgroupFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkgroupOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"offset"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withNodes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withCursors"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withMembers"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"memberLimit"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workgroups"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"Variable","name":{"kind":"Name","value":"offset"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withCursors"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withNodes"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimWorkgroup"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"previousPageCursor"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimWorkgroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Workgroup"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"memberList"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"memberLimit"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withMembers"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]} as unknown as DocumentNode<ScimWorkgroupListQuery, ScimWorkgroupListQueryVariables>;
export const ScimWorkgroupGetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScimWorkgroupGet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withMembers"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"memberLimit"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workgroup"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimWorkgroup"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimWorkgroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Workgroup"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"memberList"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"memberLimit"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withMembers"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]} as unknown as DocumentNode<ScimWorkgroupGetQuery, ScimWorkgroupGetQueryVariables>;
export const ScimWorkgroupCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScimWorkgroupCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkgroupCreateInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withMembers"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"memberLimit"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workgroupCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workgroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimWorkgroup"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUserError"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimWorkgroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Workgroup"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"memberList"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"memberLimit"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withMembers"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUserError"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]} as unknown as DocumentNode<ScimWorkgroupCreateMutation, ScimWorkgroupCreateMutationVariables>;
export const ScimWorkgroupUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScimWorkgroupUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkgroupUpdateInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ifVersion"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withMembers"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"memberLimit"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workgroupUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"ifVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ifVersion"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workgroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimWorkgroup"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUserError"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimWorkgroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Workgroup"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"memberList"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"memberLimit"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withMembers"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUserError"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]} as unknown as DocumentNode<ScimWorkgroupUpdateMutation, ScimWorkgroupUpdateMutationVariables>;
export const ScimWorkgroupDeleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScimWorkgroupDelete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ifVersion"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workgroupDelete"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"ifVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ifVersion"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScimUserError"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScimUserError"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]} as unknown as DocumentNode<ScimWorkgroupDeleteMutation, ScimWorkgroupDeleteMutationVariables>;