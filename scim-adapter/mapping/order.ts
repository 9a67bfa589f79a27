import type { ScimCaller } from '../gateway.ts';
import type {
  DirectoryOrder,
  DirectoryOrderField,
  UserOrder,
  UserOrderField,
  WorkgroupOrder,
  WorkgroupOrderField,
} from '../operations/operations.generated.ts';
import { ScimError } from '../protocol/error.ts';
import { printPath } from '../protocol/path.ts';
import { type FoundAttribute, findAttribute, type ResourceSchema } from '../protocol/schema.ts';
import type { Sorting } from '../protocol/sort.ts';
import { GROUP_RESOURCE } from '../schemas/group.ts';
import { userResource } from '../schemas/user.ts';
import { customFieldAt } from './custom-fields.ts';
import { pathKey } from './path-key.ts';
import { DAYS, REFERENCES, TEXTS } from './user-fields.ts';

/** `givenName` as the contract writes it in an enum. */
type Screaming<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? Uppercase<First> : `_${First}`}${Screaming<Rest>}`
  : '';

function screaming<Name extends string>(name: Name): Screaming<Name> {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase() as Screaming<Name>;
}

const CONTACT_PARTS = ['value', 'type', 'display'] as const;
const ADDRESS_PARTS = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country', 'type'] as const;

/** What users can be sorted by, by canonical path. */
const USER_FIELDS: ReadonlyMap<string, UserOrderField> = new Map<string, UserOrderField>([
  ['id', 'ID'],
  ['userName', 'USER_NAME'],
  ['active', 'ACTIVE'],
  ['roles.value', 'ROLE'],
  ['meta.created', 'CREATED_AT'],
  ['meta.lastModified', 'UPDATED_AT'],
  ['groups.value', 'WORKGROUP_ID'],
  ['groups.display', 'WORKGROUP_DISPLAY_NAME'],
  ...Array.from(TEXTS, ([path, field]) => [path, screaming(field)] as const),
  ...Array.from(DAYS, ([path, field]) => [path, screaming(field)] as const),
  ...REFERENCES.flatMap(([path, field]) => [
    [`${path}.value`, `${screaming(field)}_ID`] as const,
    [`${path}.displayName`, `${screaming(field)}_DISPLAY_NAME`] as const,
  ]),
  ...CONTACT_PARTS.flatMap((part) => [
    [`emails.${part}`, `EMAILS_${screaming(part)}`] as const,
    [`phoneNumbers.${part}`, `PHONE_NUMBERS_${screaming(part)}`] as const,
  ]),
  ...ADDRESS_PARTS.map((part) => [`addresses.${part}`, `ADDRESSES_${screaming(part)}`] as const),
]);

/** What groups can be sorted by, by canonical path. */
const GROUP_FIELDS: ReadonlyMap<string, WorkgroupOrderField> = new Map<string, WorkgroupOrderField>([
  ['id', 'ID'],
  ['displayName', 'DISPLAY_NAME'],
  ['externalId', 'EXTERNAL_ID'],
  ['meta.created', 'CREATED_AT'],
  ['meta.lastModified', 'UPDATED_AT'],
]);

/** What users and groups together can be sorted by: what both have. */
const DIRECTORY_FIELDS: ReadonlyMap<string, DirectoryOrderField> = GROUP_FIELDS;

/** How GraphQL is asked to sort users and groups together. Throws 400 invalidPath, or 403 sensitive for the password. */
export function toDirectoryOrder(sorting: Sorting | undefined): DirectoryOrder | undefined {
  refusePassword(sorting);
  if (!sorting) return undefined;
  const found = sorting.path.schema === undefined && findAttribute(GROUP_RESOURCE, sorting.path);
  const field = found && DIRECTORY_FIELDS.get(pathKey(GROUP_RESOURCE, found));
  if (field) return { field, ...directionOf(sorting) };
  const names = [...DIRECTORY_FIELDS.keys()].join(', ');
  throw new ScimError(400, 'invalidPath', `Users and groups together can be sorted by ${names} only.`);
}

/** How GraphQL is asked to sort users. Throws 400 invalidPath, or 403 sensitive for the password. */
export function toUserOrder(sorting: Sorting | undefined, caller: ScimCaller): UserOrder | undefined {
  refusePassword(sorting);
  if (!sorting) return undefined;
  const resource = userResource(caller);
  const found = findAttribute(resource, sorting.path);
  const custom = found && customFieldAt(pathKey(resource, found), caller.customFields);
  if (custom) return { field: 'CUSTOM_FIELD', customField: custom.key, ...directionOf(sorting) };
  return { field: fieldOf(sorting, resource, USER_FIELDS), ...directionOf(sorting) };
}

/** How GraphQL is asked to sort groups. Throws 400 invalidPath. */
export function toGroupOrder(sorting: Sorting | undefined): WorkgroupOrder | undefined {
  return sorting && { field: fieldOf(sorting, GROUP_RESOURCE, GROUP_FIELDS), ...directionOf(sorting) };
}

function refusePassword(sorting: Sorting | undefined): void {
  if (sorting?.path.attribute.toLowerCase() === 'password')
    throw new ScimError(403, 'sensitive', 'Users cannot be sorted by "password".');
}

function directionOf({ descending }: Sorting): { direction: 'ASC' | 'DESC' } {
  return { direction: descending ? 'DESC' : 'ASC' };
}

/** A multi-valued attribute without a part means its `value`, as in filters. */
function fieldOf<Field>({ path }: Sorting, resource: ResourceSchema, fields: ReadonlyMap<string, Field>): Field {
  const found: FoundAttribute | undefined = findAttribute(resource, path);
  const key = found && pathKey(resource, found);
  const isWholeList = found?.attribute.multiValued && !found.subAttribute;
  const field = key && fields.get(isWholeList ? `${key}.value` : key);
  if (field) return field;
  throw new ScimError(400, 'invalidPath', `${resource.core.name}s cannot be sorted by "${printPath(path)}".`);
}
