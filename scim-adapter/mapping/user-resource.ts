import type { ScimUserFragment } from '../operations/operations.generated.ts';
import { CUSTOM_URN, ENTERPRISE_URN, LEAVEWIZARD_URN, USER_URN } from '../schemas/urns.ts';
import { metaOf, type Resource } from './resource-meta.ts';
import { ROLE_VALUES } from './role.ts';
import { CORE_TEXTS, ENTERPRISE_TEXTS, LEAVEWIZARD_DAYS, LEAVEWIZARD_TEXTS, NAME_TEXTS } from './user-fields.ts';

type User = ScimUserFragment;
type Attributes = Record<string, unknown>;
type TextName = { [Name in keyof User]: User[Name] extends string | null ? Name : never }[keyof User];

const LEAVEWIZARD = [...LEAVEWIZARD_DAYS, ...LEAVEWIZARD_TEXTS];

/**
 * A user as SCIM shows it (RFC 7643 §4.1). What is absent is left out, and so is an extension with nothing in it. Runs
 * for every row of a list: plain writes only.
 */
export function toUserResource(user: User, baseUrl: string): Resource {
  const schemas = [USER_URN];
  const meta = metaOf('User', user, baseUrl);
  const resource: Resource = { schemas, id: user.id, meta, userName: user.userName };
  putTexts(resource, user, CORE_TEXTS);
  put(resource, 'name', putTexts({}, user, NAME_TEXTS));
  resource.active = user.active;
  if (user.emails.length > 0) resource.emails = user.emails.map(withoutNulls);
  if (user.phoneNumbers.length > 0) resource.phoneNumbers = user.phoneNumbers.map(withoutNulls);
  if (user.addresses.length > 0) resource.addresses = user.addresses.map(withoutNulls);
  if (user.workgroup) resource.groups = [groupOf(user.workgroup, baseUrl)];
  resource.roles = [{ value: ROLE_VALUES[user.role] }];
  const enterprise = putTexts({}, user, ENTERPRISE_TEXTS);
  if (user.manager) enterprise.manager = referenceOf(user.manager, baseUrl);
  if (put(resource, ENTERPRISE_URN, enterprise)) schemas.push(ENTERPRISE_URN);
  const leaveWizard = putTexts({}, user, LEAVEWIZARD);
  if (user.approver) leaveWizard.approver = referenceOf(user.approver, baseUrl);
  if (put(resource, LEAVEWIZARD_URN, leaveWizard)) schemas.push(LEAVEWIZARD_URN);
  if (user.customFields.length > 0) {
    resource[CUSTOM_URN] = Object.fromEntries(user.customFields.map(({ key, value }) => [key, value]));
    schemas.push(CUSTOM_URN);
  }
  return resource;
}

function putTexts(target: Attributes, user: User, rows: readonly (readonly [string, TextName])[]): Attributes {
  for (const [name, field] of rows) {
    const text = user[field];
    if (text !== null) target[name] = text;
  }
  return target;
}

/** Whether there was anything to put. */
function put(resource: Resource, name: string, value: Attributes): boolean {
  for (const _ in value) {
    resource[name] = value;
    return true;
  }
  return false;
}

function withoutNulls(element: User['emails'][number] | User['addresses'][number]): Attributes {
  const result: Attributes = {};
  for (const [name, value] of Object.entries(element)) if (value !== null) result[name] = value;
  return result;
}

function groupOf({ id, displayName }: NonNullable<User['workgroup']>, baseUrl: string): Attributes {
  return { value: id, $ref: `${baseUrl}/Groups/${id}`, display: displayName, type: 'direct' };
}

function referenceOf({ value, user }: NonNullable<User['manager']>, baseUrl: string): Attributes {
  const reference: Attributes = { value };
  if (user) reference.$ref = `${baseUrl}/Users/${user.id}`;
  if (user?.displayName) reference.displayName = user.displayName;
  return reference;
}
