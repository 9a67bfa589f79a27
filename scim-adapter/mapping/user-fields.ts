import type { UserUpdateInput } from '../operations/operations.generated.ts';
import { ENTERPRISE_URN, LEAVEWIZARD_URN } from '../schemas/urns.ts';

/** Both vocabularies meet here: SCIM attributes with one value, and the fields of the GraphQL contract that hold them. */

export const CORE_TEXTS = [
  ['externalId', 'externalId'],
  ['displayName', 'displayName'],
  ['nickName', 'nickName'],
  ['title', 'title'],
  ['userType', 'userType'],
  ['preferredLanguage', 'preferredLanguage'],
  ['locale', 'locale'],
  ['timezone', 'timezone'],
] as const;

/** Parts of `name`. */
export const NAME_TEXTS = [
  ['formatted', 'formattedName'],
  ['familyName', 'familyName'],
  ['givenName', 'givenName'],
  ['middleName', 'middleName'],
  ['honorificPrefix', 'honorificPrefix'],
  ['honorificSuffix', 'honorificSuffix'],
] as const;

export const ENTERPRISE_TEXTS = [
  ['employeeNumber', 'employeeNumber'],
  ['costCenter', 'costCenter'],
  ['organization', 'organization'],
  ['division', 'division'],
  ['department', 'department'],
] as const;

export const LEAVEWIZARD_DAYS = [
  ['startDate', 'startDate'],
  ['endDate', 'endDate'],
] as const;

export const LEAVEWIZARD_TEXTS = [
  ['holidayCountry', 'holidayCountry'],
  ['holidayRegion', 'holidayRegion'],
] as const;

/** References to another user, by the canonical path of the attribute. */
export const REFERENCES = [
  [`${ENTERPRISE_URN}:manager`, 'manager'],
  [`${LEAVEWIZARD_URN}:approver`, 'approver'],
] as const;

type Field = keyof UserUpdateInput;
type Rows<F extends Field> = readonly (readonly [path: string, field: F])[];

function below<F extends Field>(prefix: string, rows: Rows<F>): Rows<F> {
  return rows.map(([name, field]) => [prefix + name, field]);
}

/** Texts by canonical path; userName, which cannot be absent, stands apart. */
export const TEXTS = new Map([
  ...CORE_TEXTS,
  ...below('name.', NAME_TEXTS),
  ...below(`${ENTERPRISE_URN}:`, ENTERPRISE_TEXTS),
  ...below(`${LEAVEWIZARD_URN}:`, LEAVEWIZARD_TEXTS),
]);

/** Days by canonical path. */
export const DAYS = new Map(below(`${LEAVEWIZARD_URN}:`, LEAVEWIZARD_DAYS));

/** Every single value that may be cleared, by canonical path. */
export const SINGLE_VALUES = new Map([
  ...TEXTS,
  ...DAYS,
  ...REFERENCES.map(([path, field]) => [`${path}.value`, field] as const),
]);

/** The SCIM attribute behind a field of the contract, where the two are not called the same. */
export const SCIM_NAMES: ReadonlyMap<string, string> = new Map(
  [...SINGLE_VALUES, ['roles', 'role'] as const].map(([path, field]) => [field, path.slice(path.lastIndexOf(':') + 1)]),
);
