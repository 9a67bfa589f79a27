import {
  CORE,
  type Element,
  ENTERPRISE,
  ENTERPRISE_URN,
  LEAVEWIZARD,
  LEAVEWIZARD_URN,
  NAME,
  type UserRow,
} from './user-columns.ts';

type Attributes = Record<string, unknown>;

/** A resource on its way out. */
export interface Resource extends Attributes {
  readonly meta: { readonly version: string; readonly location: string };
}

/** A user as the service shows it; what is absent is left out. */
export function userResource(row: UserRow, baseUrl: string): Resource {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
  const meta = metaOf('User', row, `${baseUrl}/Users/${row.id}`);
  const resource: Resource = { schemas, id: row.id, meta, userName: row.user_name };
  if (row.external_id !== null) resource.externalId = row.external_id;
  put(resource, row, CORE);
  const name: Attributes = {};
  if (put(name, row, NAME)) resource.name = name;
  resource.active = row.active;
  if (row.emails.length > 0) resource.emails = row.emails.map(withoutNulls);
  if (row.phone_numbers.length > 0) resource.phoneNumbers = row.phone_numbers.map(withoutNulls);
  if (row.addresses.length > 0) resource.addresses = row.addresses.map(withoutNulls);
  if (row.workgroup_id !== null)
    resource.groups = [
      {
        value: row.workgroup_id,
        $ref: `${baseUrl}/Groups/${row.workgroup_id}`,
        display: row.workgroup_name,
        type: 'direct',
      },
    ];
  resource.roles = [{ value: row.role.toLowerCase() }];
  const enterprise: Attributes = {};
  const hasEnterprise = put(enterprise, row, ENTERPRISE);
  if (row.manager_value !== null)
    enterprise.manager = reference(row.manager_value, row.manager_id, row.manager_name, baseUrl);
  if (hasEnterprise || row.manager_value !== null) extend(resource, schemas, ENTERPRISE_URN, enterprise);
  const leaveWizard: Attributes = {};
  const hasLeaveWizard = put(leaveWizard, row, LEAVEWIZARD);
  if (row.approver_value !== null)
    leaveWizard.approver = reference(row.approver_value, row.approver_id, row.approver_name, baseUrl);
  if (hasLeaveWizard || row.approver_value !== null) extend(resource, schemas, LEAVEWIZARD_URN, leaveWizard);
  return resource;
}

interface Versioned {
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

export function metaOf(resourceType: 'User' | 'Group', row: Versioned, location: string) {
  const { created_at: created, updated_at: lastModified, version } = row;
  return { resourceType, created, lastModified, location, version: `W/"${version}"` };
}

function put(target: Attributes, row: UserRow, texts: typeof CORE): boolean {
  let isAny = false;
  for (const [attribute, column] of texts) {
    const text = row[column];
    if (text === null) continue;
    target[attribute] = text;
    isAny = true;
  }
  return isAny;
}

function extend(resource: Resource, schemas: string[], urn: string, attributes: Attributes): void {
  resource[urn] = attributes;
  schemas.push(urn);
}

function reference(value: string, id: string | null, displayName: string | null, baseUrl: string): Attributes {
  return {
    value,
    ...(id !== null && { $ref: `${baseUrl}/Users/${id}` }),
    ...(displayName !== null && { displayName }),
  };
}

function withoutNulls(element: Element): Attributes {
  const result: Attributes = {};
  for (const [name, value] of Object.entries(element)) if (value !== null) result[name] = value;
  return result;
}
