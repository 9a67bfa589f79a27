import { isObject, type JsonObject, objectsOf } from './json.ts';

const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const CORE_GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';
export const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** What Okta manages of a user, in SCIM's form, without `schemas`, `active`, `groups` and `password`. */
export type Profile = JsonObject;

/** An attribute that Okta maps: where it lies in the resource, and how two of its values are compared. */
export interface Attribute {
  readonly path: readonly [string, ...string[]];
  readonly kind: 'text' | 'list' | 'reference';
}

const text = (...path: [string, ...string[]]): Attribute => ({ path, kind: 'text' });
const list = (...path: [string, ...string[]]): Attribute => ({ path, kind: 'list' });
const reference = (...path: [string, ...string[]]): Attribute => ({ path, kind: 'reference' });

/** All attributes the simulated application maps. What is written, cleared, patched and compared follows this table. */
export const ATTRIBUTES: readonly Attribute[] = [
  text('userName'),
  text('externalId'),
  text('name', 'givenName'),
  text('name', 'familyName'),
  text('name', 'middleName'),
  text('name', 'honorificPrefix'),
  text('displayName'),
  text('nickName'),
  text('title'),
  text('userType'),
  text('preferredLanguage'),
  text('locale'),
  text('timezone'),
  list('emails'),
  list('phoneNumbers'),
  list('addresses'),
  text(ENTERPRISE, 'employeeNumber'),
  text(ENTERPRISE, 'costCenter'),
  text(ENTERPRISE, 'organization'),
  text(ENTERPRISE, 'division'),
  text(ENTERPRISE, 'department'),
  reference(ENTERPRISE, 'manager'),
  text(LEAVEWIZARD, 'startDate'),
  text(LEAVEWIZARD, 'endDate'),
  text(LEAVEWIZARD, 'holidayCountry'),
  text(LEAVEWIZARD, 'holidayRegion'),
];

/** Members of a multi-valued attribute's elements that a client owns; `display` and `$ref` may be the server's. */
const ELEMENT_MEMBERS = [
  'value',
  'type',
  'primary',
  'formatted',
  'streetAddress',
  'locality',
  'region',
  'postalCode',
  'country',
] as const;

/** One attribute that is not as it was sent. */
interface AttributeDifference {
  readonly attribute: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Compares attribute by attribute. Absent, null, empty text and empty list are one (RFC 7643 §2.5). */
export function compareProfiles(expected: Profile, actual: JsonObject): AttributeDifference[] {
  return ATTRIBUTES.map((attribute) => ({
    attribute: attribute.path.join('.'),
    expected: comparable(attribute, expected),
    actual: comparable(attribute, actual),
  })).filter((pair) => JSON.stringify(pair.expected) !== JSON.stringify(pair.actual));
}

/** What Okta PUTs: its own values merged into what the service returned, `id`, `meta` and `groups` included. */
export function mergeProfile(returned: JsonObject, profile: Profile): JsonObject {
  const merged = structuredClone(returned);
  for (const { path } of ATTRIBUTES) setAt(merged, path, valueAt(profile, path));
  const schemas = Array.isArray(returned.schemas) ? returned.schemas : [];
  return { ...merged, schemas: [...new Set([...schemas, ...schemasOf(profile)])] };
}

/** The value of a path-less PATCH that turns one profile into another; null clears what is gone. */
export function patchValue(before: Profile, after: Profile): JsonObject {
  const value: JsonObject = {};
  for (const attribute of ATTRIBUTES) {
    if (JSON.stringify(comparable(attribute, before)) === JSON.stringify(comparable(attribute, after))) continue;
    setAt(value, attribute.path, valueAt(after, attribute.path) ?? null);
  }
  return value;
}

/** The schemas a user's representation needs to name. */
export function schemasOf(profile: Profile): string[] {
  return [CORE_USER, ...[ENTERPRISE, LEAVEWIZARD].filter((urn) => urn in profile)];
}

/** The value at a path; undefined when there is none. */
export function valueAt(resource: JsonObject, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), resource);
}

/** Sets the value at a path; undefined removes it, and makes no empty parents. */
function setAt(resource: JsonObject, path: Attribute['path'], value: unknown): void {
  let holder = resource;
  for (const name of path.slice(0, -1)) {
    const child = holder[name];
    if (!isObject(child) && value === undefined) return;
    const parent: JsonObject = isObject(child) ? child : {};
    holder[name] = parent;
    holder = parent;
  }
  const name = path.at(-1) ?? path[0];
  if (value === undefined) delete holder[name];
  else holder[name] = value;
}

/** A value in the form in which equal means the same to SCIM: order of elements and absent members do not count. */
function comparable({ path, kind }: Attribute, resource: JsonObject): unknown {
  const value = valueAt(resource, path);
  if (kind === 'reference') return present(isObject(value) ? value.value : value);
  if (kind === 'text') return present(value);
  const elements = objectsOf(value).map((element) =>
    JSON.stringify(ELEMENT_MEMBERS.map((member) => [member, present(element[member])]).filter(([, held]) => held)),
  );
  return elements.length > 0 ? elements.sort() : undefined;
}

function present(value: unknown): unknown {
  return value === null || value === '' ? undefined : value;
}
