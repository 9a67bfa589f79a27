/** What the attributes of a user are called, by the names that the service gives them. */
export const USER_LABELS = {
  userName: 'User name',
  displayName: 'Name to show',
  formattedName: 'Full name',
  honorificPrefix: 'Title before the name',
  givenName: 'First name',
  middleName: 'Middle names',
  familyName: 'Last name',
  honorificSuffix: 'After the name',
  nickName: 'Casual name',
  emails: 'E-mail addresses',
  phoneNumbers: 'Telephone numbers',
  addresses: 'Postal addresses',
  preferredLanguage: 'Language',
  locale: 'Format of dates and numbers',
  timezone: 'Time zone',
  title: 'Job title',
  userType: 'Relation to the company',
  employeeNumber: 'Employee number',
  department: 'Department',
  division: 'Division',
  organization: 'Organization',
  costCenter: 'Cost center',
  manager: 'Manager',
  role: 'Role',
  workgroup: 'Workgroup',
  approver: 'Approver',
  startDate: 'First day',
  endDate: 'Last day',
  holidayCountry: 'Country of public holidays',
  holidayRegion: 'Region of public holidays',
  active: 'Active',
  source: 'Source',
  externalId: 'Id at the identity provider',
  password: 'Password',
} as const;

/** Name of an attribute of a user, as the service has it. */
export type UserAttribute = keyof typeof USER_LABELS;

/** What custom fields are called, by the names that changes of them have. */
export function customLabelsOf(
  fields: readonly { readonly key: string; readonly label: string }[] = [],
): ReadonlyMap<string, string> {
  return new Map(fields.map(({ key, label }) => [`custom.${key}`, label]));
}
