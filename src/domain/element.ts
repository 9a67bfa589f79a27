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
    const element = merge(attribute, { primary: false }, input);
    if (isEmpty(attribute, element)) continue;
    list = onlyPrimary(attribute, unified(attribute, [...list, element], new Set([element])), element);
    // At once, because each further one would be held against all before it.
    if (list.length > ELEMENTS_MAX) throw beyond(attribute, `holds at most ${ELEMENTS_MAX} values`);
  }
  return list;
}

/** Changes every element that matches. One that loses what makes it an element is dropped. */
function replaceElements(
  attribute: MultiValuedAttribute,
  elements: Element[],
  { where, set, create }: NonNullable<ElementEdit['replaceWhere']>,
): Element[] {
  const holds = elementMatcher(where);
  const hits = new Map(elements.filter(holds).map((element) => [element, merge(attribute, element, set)]));
  if (hits.size === 0 && create) return addElements(attribute, elements, [create]);
  if (hits.size === 0)
    throw new Refusal('NO_TARGET', `No value of ${attribute} matches the filter of the path.`, { field: [attribute] });
  const left = elements
    .map((element) => hits.get(element) ?? element)
    .filter((element) => !isEmpty(attribute, element));
  const edited = new Set(hits.values());
  const last = left.findLast((element) => edited.has(element));
  return onlyPrimary(attribute, unified(attribute, left, edited), last);
}

/** Elements of one type and value are one: of two, the word of the edited one counts, or else of the later one. */
function unified(attribute: MultiValuedAttribute, elements: readonly Element[], edited: Set<Element>): Element[] {
  const byIdentity = new Map<string, Element>();
  for (const element of elements) {
    const identity = identityOf(attribute, element);
    const twin = byIdentity.get(identity);
    byIdentity.set(identity, twin ? joined(twin, element, edited) : element);
  }
  return [...byIdentity.values()];
}

function joined(earlier: Element, later: Element, edited: Set<Element>): Element {
  const isLaterWeak = edited.has(earlier) && !edited.has(later);
  const [weak, strong] = isLaterWeak ? [later, earlier] : [earlier, later];
  const element = { ...weak, ...strong, primary: weak.primary || strong.primary };
  inheritKeys(element, strong);
  if (edited.has(strong)) edited.add(element);
  return element;
}

/** A new primary, or what it became one with, takes the mark from the old one (RFC 7643 §2.4). */
function onlyPrimary(attribute: MultiValuedAttribute, list: Element[], latest: Element | undefined): Element[] {
  const identity = latest && identityOf(attribute, latest);
  const primary = list.find((element) => element.primary && identityOf(attribute, element) === identity);
  if (!primary) return list;
  return list.map((other) =>
    other.primary && other !== primary ? merge(attribute, other, { primary: false }) : other,
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
