import type { ScimCaller } from '../gateway.ts';
import type { UserUpdateInput } from '../operations/operations.generated.ts';
import { ScimError } from '../protocol/error.ts';
import type { Json } from '../protocol/json.ts';
import type { PatchOperation } from '../protocol/patch.ts';
import { coerce } from '../protocol/value.ts';
import type { CustomField } from '../schemas/custom-user.ts';
import { userResource } from '../schemas/user.ts';
import { customFieldAt, customValue } from './custom-fields.ts';
import { addressEdits, contactEdits } from './element-edits.ts';
import { booleanOf, elementsOf, textOf } from './json-values.ts';
import { invalidPath, singleValuesOf, type Write, writesOf } from './patch-target.ts';
import { roleOf } from './role.ts';
import { DAYS, SINGLE_VALUES } from './user-fields.ts';
import { dayOf } from './user-input.ts';

/** Attributes that always have a value. */
const UNCLEARABLE = new Set(['userName', 'active']);

/**
 * Folds one PATCH into one change, so that all of it applies or none (RFC 7644 §3.5.2). Of single values the last one
 * counts; lists become edits that the service carries out in order.
 */
export function toUserChange(operations: readonly PatchOperation[], caller: ScimCaller): UserUpdateInput {
  const change: UserUpdateInput = {};
  for (const write of writesOf(operations, userResource(caller))) {
    if (write.attribute.multiValued) editList(change, write);
    else
      for (const [path, value] of singleValuesOf(write)) {
        const custom = customFieldAt(path, caller.customFields);
        if (custom) setCustomValue(change, custom, value, write);
        else setValue(change, path, value, write.op);
      }
  }
  return change;
}

/** The service refuses to clear what is required; of a removal RFC 7644 §3.5.2.2 wants to hear mutability. */
function setCustomValue(change: UserUpdateInput, field: CustomField, value: Json, { op, key }: Write): void {
  if (op === 'remove' && field.required) throw unclearable(key, op);
  change.customFields = append(change.customFields, [customValue(field, value)]);
}

function setValue(change: UserUpdateInput, path: string, value: Json, op: PatchOperation['op']): void {
  if (value === null && UNCLEARABLE.has(path)) throw unclearable(path, op);
  const field = SINGLE_VALUES.get(path);
  if (field) change[field] = DAYS.has(path) && typeof value === 'string' ? dayOf(value) : textOf(value);
  else if (path === 'userName') change.userName = textOf(value);
  else if (path === 'active') change.active = booleanOf(value);
  else if (path === 'password') change.password = textOf(value);
}

function editList(change: UserUpdateInput, write: Write): void {
  switch (write.attribute.name) {
    case 'emails':
      change.emails = append(change.emails, contactEdits(write));
      break;
    case 'phoneNumbers':
      change.phoneNumbers = append(change.phoneNumbers, contactEdits(write));
      break;
    case 'addresses':
      change.addresses = append(change.addresses, addressEdits(write));
      break;
    case 'roles':
      change.role = roleChange(write);
      break;
  }
}

function append<Edit>(edits: Edit[] | null | undefined, more: Edit[]): Edit[] {
  if (!edits) return more;
  edits.push(...more);
  return edits;
}

/** RFC 7644 §3.5.2.2 has mutability for the removal of a required attribute; an empty value for it is a bad value. */
function unclearable(path: string, op: PatchOperation['op']): ScimError {
  if (op === 'remove') return new ScimError(400, 'mutability', `"${path}" cannot be removed.`);
  return new ScimError(400, 'invalidValue', `"${path}" cannot be empty.`);
}

/**
 * `roles` has exactly one value, so a filter in a path to set it selects that one, as in Entra ID's
 * `roles[primary eq "True"].value`. Removing by a filter is refused: the answer would depend on the role it is.
 */
function roleChange({ op, path, value, key, attribute, subAttribute }: Write) {
  if (op === 'remove' && path.filter)
    throw invalidPath('A user has exactly one role: replace "roles" instead of removing one of them.');
  if (op === 'remove') return null;
  if (subAttribute) return roleOf([textOf(coerce(subAttribute, value, key))]);
  return roleOf(elementsOf(coerce(attribute, value, key)).map((element) => textOf(element.value)));
}
