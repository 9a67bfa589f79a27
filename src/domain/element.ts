import { type Element, elementKey, elementMatcher, inheritKeys } from './element-filter.ts';
import type { ElementFilter } from './filter.ts';
import { Refusal } from './refusal.ts';
import { optionalText } from './text.ts';

/** Most elements that one multi-valued attribute may hold. */
const ELEMENTS_MAX = 100;
/** Most edits of one attribute in one change: each may touch all elements. */
const EDITS_MAX = 1000;
const TEXT_MAX = 1024;

/** The text members of an element, by multi-valued attribute. */
export const ELEMENT_TEXTS = {
  emails: ['value', 'type', 'display'],
  phoneNumbers: ['value', 'type', 'display'],
  addresses: ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country', 'type'],
} as const;
export type MultiValuedAttribute = keyof typeof ELEMENT_TEXTS;
export const multiValuedAttributes = Object.keys(ELEMENT_TEXTS) as readonly MultiValuedAttribute[];

/** What a client says about an element; null clears it, and so does '' a text. */
export interface ElementInput {
  primary?: boolean | null;
  [text: string]: string | boolean | null | undefined;
}

/** One edit of a multi-valued attribute; exactly one member is given. Evaluated under the row lock, in order. */
export interface ElementEdit {
  add?: readonly ElementInput[] | null;
  replaceAll?: readonly ElementInput[] | null;
  removeWhere?: ElementFilter | null;
  replaceWhere?: { where: ElementFilter; set: ElementInput; create?: ElementInput | null } | null;
}

/** Carries out the edits one after the other and gives the new list. Throws NO_TARGET, INVALID, LIMIT_EXCEEDED. */
export function editElements(
  attribute: MultiValuedAttribute,
  before: readonly Element[],
  edits: readonly ElementEdit[],
): Element[] {
  if (edits.length > EDITS_MAX) throw beyond(attribute, `takes at most ${EDITS_MAX} edits at once`);
  let elements = [...before];
  for (const edit of edits) elements = applyEdit(attribute, elements, edit);
  return elements;
}

function beyond(attribute: MultiValuedAttribute, limit: string): Refusal {
  return new Refusal('LIMIT_EXCEEDED', `${attribute} ${limit}.`, { field: [attribute] });
}

function applyEdit(attribute: MultiValuedAttribute, elements: Element[], edit: ElementEdit): Element[] {
  if (edit.replaceAll) return addElements(attribute, [], edit.replaceAll);
  if (edit.add) return addElements(attribute, elements, edit.add);
  if (edit.removeWhere) {
    const holds = elementMatcher(edit.removeWhere);
    return elements.filter((element) => !holds(element));
  }
  if (edit.replaceWhere) return replaceElements(attribute, elements, edit.replaceWhere);
  return elements;
}

function addElements(attribute: MultiValuedAttribute, elements: Element[], added: readonly ElementInput[]): Element[] {
  let list = elements;
  for (const input of added) {
    const put = putElement(attribute, list, { primary: false }, input);
    list = onlyPrimary(attribute, put.list, put.element);
    // At once, because each further one would be held against all before it.
    if (list.length > ELEMENTS_MAX) throw beyond(attribute, `holds at most ${ELEMENTS_MAX} values`);
  }
  return list;
}

function replaceElements(
  attribute: MultiValuedAttribute,
  elements: Element[],
  { where, set, create }: NonNullable<ElementEdit['replaceWhere']>,
): Element[] {
  const hits = elements.filter(elementMatcher(where));
  if (hits.length === 0 && create) return addElements(attribute, elements, [create]);
  if (hits.length === 0)
    throw new Refusal('NO_TARGET', `No value of ${attribute} matches the filter of the path.`, { field: [attribute] });
  let list = elements;
  let last: Element | undefined;
  for (const hit of hits) {
    const put = putElement(attribute, list, hit, set);
    list = put.list;
    last = put.element ?? last;
  }
  return onlyPrimary(attribute, list, last);
}

/**
 * Puts one element, made of `base` and what the client says about it, in the place of `base` or at the end. One that
 * loses what makes it an element is dropped, and a second one of the same type and value is merged into the first.
 */
function putElement(
  attribute: MultiValuedAttribute,
  list: Element[],
  base: Element,
  input: ElementInput,
): { list: Element[]; element?: Element } {
  const element = merge(attribute, base, input);
  if (isEmpty(attribute, element)) return { list: list.filter((other) => other !== base) };
  const identity = identityOf(attribute, element);
  const twin = list.find((other) => other !== base && identityOf(attribute, other) === identity);
  if (twin) {
    const merged = { ...twin, ...element, primary: element.primary || twin.primary };
    inheritKeys(merged, element);
    return {
      list: list.filter((other) => other !== base).map((other) => (other === twin ? merged : other)),
      element: merged,
    };
  }
  const isNew = !list.includes(base);
  return { list: isNew ? [...list, element] : list.map((other) => (other === base ? element : other)), element };
}

/** A new primary takes the mark from the old one (RFC 7643 §2.4). */
function onlyPrimary(attribute: MultiValuedAttribute, list: Element[], element: Element | undefined): Element[] {
  if (!element?.primary) return list;
  return list.map((other) =>
    other.primary && other !== element ? merge(attribute, other, { primary: false }) : other,
  );
}

function merge(attribute: MultiValuedAttribute, base: Element, input: ElementInput): Element {
  const element: Element = { ...base, primary: input.primary === undefined ? base.primary : input.primary === true };
  for (const member of ELEMENT_TEXTS[attribute]) {
    const given = input[member];
    if (given === undefined) continue;
    const text = typeof given === 'boolean' ? String(given) : optionalText(given, TEXT_MAX, [attribute, member]);
    if (text === null) delete element[member];
    else element[member] = text;
  }
  inheritKeys(element, base);
  return element;
}

function isEmpty(attribute: MultiValuedAttribute, element: Element): boolean {
  if (attribute !== 'addresses') return element.value === undefined;
  return ELEMENT_TEXTS.addresses.every((member) => member === 'type' || element[member] === undefined);
}

/** What makes two elements one. Made once for each, because every edit compares all with all. */
const identities = new WeakMap<Element, string>();

function identityOf(attribute: MultiValuedAttribute, element: Element): string {
  const known = identities.get(element);
  if (known !== undefined) return known;
  const members = attribute === 'addresses' ? ELEMENT_TEXTS.addresses : (['type', 'value'] as const);
  const identity = JSON.stringify(members.map((member) => elementKey(element, member) ?? null));
  identities.set(element, identity);
  return identity;
}
