import { textKey } from '../../src/domain/text-key.ts';

type Texts = readonly (readonly [attribute: string, column: string])[];

/** Texts of a user: what SCIM calls them, and the column. Each but `external_id` has a key column beside it. */
export const CORE: Texts = [
  ['displayName', 'display_name'],
  ['nickName', 'nick_name'],
  ['title', 'title'],
  ['userType', 'user_type'],
  ['preferredLanguage', 'preferred_language'],
  ['locale', 'locale'],
  ['timezone', 'timezone'],
];
export const NAME: Texts = [
  ['formatted', 'formatted_name'],
  ['familyName', 'family_name'],
  ['givenName', 'given_name'],
  ['middleName', 'middle_name'],
  ['honorificPrefix', 'honorific_prefix'],
  ['honorificSuffix', 'honorific_suffix'],
];
export const ENTERPRISE: Texts = [
  ['employeeNumber', 'employee_number'],
  ['costCenter', 'cost_center'],
  ['organization', 'organization'],
  ['division', 'division'],
  ['department', 'department'],
];
export const LEAVEWIZARD: Texts = [
  ['startDate', 'start_date'],
  ['endDate', 'end_date'],
  ['holidayCountry', 'holiday_country'],
  ['holidayRegion', 'holiday_region'],
];

export const ENTERPRISE_URN = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const LEAVEWIZARD_URN = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';

const READ = [
  ...['id', 'version', 'created_at', 'updated_at', 'user_name', 'external_id', 'active', 'role'],
  ...[CORE, NAME, ENTERPRISE, LEAVEWIZARD].flatMap((texts) => texts.map(([, column]) => column)),
  ...['emails', 'phone_numbers', 'addresses', 'manager_value', 'approver_value'],
];

/** What a user is answered with, of the aliases that `JOINS` makes. */
export const PROJECTION = `${READ.map((column) => `u.${column}`).join(', ')},
  m.id as manager_id, m.display_name as manager_name, a.id as approver_id, a.display_name as approver_name,
  w.id as workgroup_id, w.display_name as workgroup_name`;

export const JOINS = `left join workgroup w on w.company_id = u.company_id and w.id = u.workgroup_id
  left join "user" m on m.company_id = u.company_id and m.id = u.manager_id and m.deleted_at is null
  left join "user" a on a.company_id = u.company_id and a.id = u.approver_id and a.deleted_at is null`;

/** An element of e-mails, phone numbers or addresses; members that are not set are null or absent. */
export type Element = Readonly<Record<string, string | boolean | null>>;

/** A row of `PROJECTION`. Texts are read by their column's name. */
export interface UserRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly user_name: string;
  readonly external_id: string | null;
  readonly active: boolean;
  readonly role: string;
  readonly emails: readonly Element[];
  readonly phone_numbers: readonly Element[];
  readonly addresses: readonly Element[];
  readonly manager_value: string | null;
  readonly manager_id: string | null;
  readonly manager_name: string | null;
  readonly approver_value: string | null;
  readonly approver_id: string | null;
  readonly approver_name: string | null;
  readonly workgroup_id: string | null;
  readonly workgroup_name: string | null;
}

/** An element in the form in which its texts are compared. */
export function elementKeys(element: Element): Record<string, unknown> {
  const keys: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(element)) keys[name] = typeof value === 'string' ? textKey(value) : value;
  return keys;
}
