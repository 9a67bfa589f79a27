import type { Role } from '../operations/operations.generated.ts';
import { ScimError } from '../protocol/error.ts';

/** SCIM's word for each role. */
export const ROLE_VALUES: Record<Role, string> = {
  EMPLOYEE: 'employee',
  APPROVER: 'approver',
  ADMINISTRATOR: 'administrator',
};

const ROLES: ReadonlyMap<string | null, Role> = new Map([
  [ROLE_VALUES.EMPLOYEE, 'EMPLOYEE'],
  [ROLE_VALUES.APPROVER, 'APPROVER'],
  [ROLE_VALUES.ADMINISTRATOR, 'ADMINISTRATOR'],
]);

/** The one role among the values of `roles`, which the schema limits to the known ones; null when there is none. */
export function roleOf(values: readonly (string | null)[]): Role | null {
  const roles = new Set(values.map((value) => ROLES.get(value)).filter((role) => role !== undefined));
  const [role = null] = roles;
  if (roles.size > 1) throw new ScimError(400, 'invalidValue', '"roles" holds one value: a user has exactly one role.');
  return role;
}
