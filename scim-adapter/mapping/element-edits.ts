import type {
  AddressFilter,
  AddressInput,
  EmailFilter,
  EmailInput,
  EmailPatch,
} from '../operations/operations.generated.ts';
import { ScimError } from '../protocol/error.ts';
import type { Filter as Question } from '../protocol/filter.ts';
import type { Json, JsonObject } from '../protocol/json.ts';
import type { Attribute } from '../protocol/schema.ts';
import { coerce } from '../protocol/value.ts';
import { elementOf } from '../quirks/element-from-path.ts';
import { namesRemoved } from '../quirks/listed-removal.ts';
import { addressesOf, addressPatch, contactPatch, contactsOf } from './element-inputs.ts';
import { ADDRESSES, CONTACTS } from './elements.ts';
import { type Elements, elementScope, translate } from './filter-scope.ts';
import { elementsOf } from './json-values.ts';
import type { Write } from './patch-target.ts';

/** One edit of a multi-valued attribute, as the contract takes it. */
type Edit<Input, Patch, Filter> =
  | { add: Input[] }
  | { replaceAll: Input[] }
  | { removeWhere: Filter }
  | { replaceWhere: { where: Filter; set: Patch; create?: Patch } };

/** What the edits of one kind of elements are made of. */
interface Kind<Input, Patch, Filter> {
  readonly elements: Elements<Filter>;
  inputs(value: Json, name: string): Input[];
  patch(element: JsonObject): Patch;
}

const CONTACT: Kind<EmailInput, EmailPatch, EmailFilter> = {
  elements: CONTACTS,
  inputs: contactsOf,
  patch: contactPatch,
};
const ADDRESS: Kind<AddressInput, AddressInput, AddressFilter> = {
  elements: ADDRESSES,
  inputs: addressesOf,
  patch: addressPatch,
};

/** The edits of e-mail addresses or telephone numbers that one operation asks for. */
export const contactEdits = (write: Write) => editsOf(CONTACT, write);

/** The edits of postal addresses that one operation asks for. */
export const addressEdits = (write: Write) => editsOf(ADDRESS, write);

function editsOf<I, P, F>(kind: Kind<I, P, F>, write: Write): Edit<I, P, F>[] {
  const { op, path, subAttribute } = write;
  if (subAttribute) return [replacePart(kind, write, subAttribute)];
  if (path.filter) return editMatching(kind, write, path.filter);
  if (op === 'remove') return removeListed(kind, write);
  const inputs = kind.inputs(coerce(write.attribute, write.value, write.key), write.key);
  if (op === 'replace') return [{ replaceAll: inputs }];
  return inputs.length > 0 ? [{ add: inputs }] : [];
}

/**
 * `emails[type eq "work"].value`, or `emails.value` of all. What is missing is made; clearing a part of nothing is no
 * error, so an element without content stands in for it.
 */
function replacePart<I, P, F>(kind: Kind<I, P, F>, write: Write, { name, ...part }: Attribute): Edit<I, P, F> {
  const { op, path, attribute, key, value } = write;
  const where = path.filter ? whereOf(kind, attribute, path.filter) : kind.elements.any;
  const given = op === 'remove' || value === '' ? null : coerce({ name, ...part }, value, key);
  const set = kind.patch({ [name]: given });
  if (given === null) return { replaceWhere: { where, set, create: kind.patch({}) } };
  const conditions = path.filter ? elementOf(attribute, path.filter) : {};
  if (!conditions) return { replaceWhere: { where, set } };
  return { replaceWhere: { where, set, create: kind.patch({ ...conditions, [name]: given }) } };
}

/** `emails[type eq "work"]`: without a match it is noTarget (RFC 7644 §3.5.2.3). */
function editMatching<I, P, F>(kind: Kind<I, P, F>, write: Write, filter: Question): Edit<I, P, F>[] {
  const { op, attribute, key, value } = write;
  const where = whereOf(kind, attribute, filter);
  const given = op === 'remove' ? [] : elementsOf(coerce(attribute, value, key));
  const [element, ...more] = given;
  if (!element) return op === 'add' ? [] : [{ removeWhere: where }];
  if (more.length > 0) throw new ScimError(400, 'invalidValue', `"${key}[…]" takes one object.`);
  const set = op === 'add' ? element : { ...blank(attribute), ...elementOf(attribute, filter), ...element };
  return [{ replaceWhere: { where, set: kind.patch(set) } }];
}

function removeListed<I, P, F>(kind: Kind<I, P, F>, { attribute, key, value }: Write): Edit<I, P, F>[] {
  if (!namesRemoved(value)) return [{ replaceAll: [] }];
  const named = elementsOf(coerce(attribute, value, key)).map((element) => conditionsOf(kind, element));
  return named
    .filter((conditions) => conditions.length > 0)
    .map((and) => ({ removeWhere: kind.elements.joins.and(and) }));
}

/** Hold for elements with all the texts of this one; how it is shown, and whether it is primary, do not count. */
function conditionsOf<I, P, F>({ elements }: Kind<I, P, F>, element: JsonObject): F[] {
  return Object.entries(element).flatMap(([part, value]) => {
    const field = part === 'display' ? undefined : elements.fields.get(part);
    return field && typeof value === 'string' ? [field.compare('eq', value, part)] : [];
  });
}

function whereOf<I, P, F>({ elements }: Kind<I, P, F>, attribute: Attribute, filter: Question): F {
  return translate(filter, elementScope(elements, attribute));
}

/** Clears all parts of an element but its value, without which it would be none. */
function blank({ subAttributes = [] }: Attribute): JsonObject {
  return Object.fromEntries(subAttributes.map(({ name }) => [name, null]).filter(([name]) => name !== 'value'));
}
