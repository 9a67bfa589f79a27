/*
 * A plain evaluator of PATCH (RFC 7644 §3.5.2, with the departures of docs/scim.md), for the property test alone. It
 * knows users as a client sees them and is written to be read, not to be fast.
 */

export type ListName = 'emails' | 'phoneNumbers' | 'addresses';
type Element = Readonly<Record<string, string | boolean>>;

/** A user: single values by their path, an absent one not being there, and lists. */
export interface Model {
  readonly values: Readonly<Record<string, string | boolean>>;
  readonly lists: Readonly<Record<ListName, readonly Element[]>>;
}

/** Part of an element that a client sends: null clears it. */
export type Parts = Readonly<Record<string, string | boolean | null>>;

/** What stands between brackets. */
export interface Where {
  readonly text: string;
  holds(element: Element): boolean;
  /** What an element must hold to meet it; undefined when that is not said by `eq` and `and` alone. */
  readonly demands: Parts | undefined;
}

/** What one operation, or one key of its value, means. */
export type Meaning =
  | { readonly does: 'set'; readonly path: string; readonly value: string | boolean | null }
  | { readonly does: 'add' | 'replace' | 'remove listed'; readonly list: ListName; readonly elements: readonly Parts[] }
  | { readonly does: 'remove'; readonly list: ListName; readonly where: Where }
  /** `whole`: what is not named is cleared. `make`: whether what is missing is made. */
  | {
      readonly does: 'edit';
      readonly list: ListName;
      readonly where: Where;
      readonly parts: Parts;
      readonly whole: boolean;
      readonly make: boolean;
    }
  | { readonly does: 'refuse'; readonly scimType: string };

/** Thrown where the state that earlier operations left has nothing to replace. */
export class NoTarget extends Error {}

/** Carries out meanings in their order. */
export function carryOut(before: Model, meanings: readonly Meaning[]): Model {
  return meanings.reduce(carryOutOne, before);
}

function carryOutOne(model: Model, meaning: Meaning): Model {
  switch (meaning.does) {
    case 'refuse':
      return model;
    case 'set':
      return { ...model, values: withValue(model.values, meaning.path, meaning.value) };
    default:
      return { ...model, lists: { ...model.lists, [meaning.list]: change(model.lists[meaning.list], meaning) } };
  }
}

function withValue(values: Model['values'], path: string, value: string | boolean | null): Model['values'] {
  const { [path]: _, ...rest } = values;
  return value === null || value === '' ? rest : { ...rest, [path]: value };
}

type ListMeaning = Exclude<Meaning, { does: 'refuse' | 'set' }>;

function change(list: readonly Element[], meaning: ListMeaning): readonly Element[] {
  switch (meaning.does) {
    case 'add':
      return meaning.elements.reduce<readonly Element[]>((all, parts) => append(all, parts, meaning.list), list);
    case 'replace':
      return meaning.elements.reduce<readonly Element[]>((all, parts) => append(all, parts, meaning.list), []);
    case 'remove listed':
      return list.filter((element) => !meaning.elements.some((parts) => isNamedBy(element, parts)));
    case 'remove':
      return list.filter((element) => !meaning.where.holds(element));
    case 'edit':
      return edit(list, meaning);
  }
}

function append(list: readonly Element[], parts: Parts, name: ListName): readonly Element[] {
  const element = merged({ primary: false }, parts);
  if (isNothing(element, name)) return list;
  const twin = list.find((other) => isTwin(other, element, name));
  const unique = twin ? { ...twin, ...element, primary: element.primary === true || twin.primary === true } : element;
  const all = twin ? list.map((other) => (other === twin ? unique : other)) : [...list, unique];
  return withOnePrimary(all, unique);
}

function edit(list: readonly Element[], { list: name, where, parts, whole, make }: ListMeaning & { does: 'edit' }) {
  if (!list.some((element) => where.holds(element))) {
    if (make && Object.values(parts).every((part) => part === null)) return list;
    if (make && where.demands) return append(list, { ...where.demands, ...parts }, name);
    throw new NoTarget();
  }
  const edited = new Set<Element>();
  const all = list.flatMap((element) => {
    if (!where.holds(element)) return [element];
    const after = whole ? merged(withValueAlone(element), { ...where.demands, ...parts }) : merged(element, parts);
    if (isNothing(after, name)) return [];
    edited.add(after);
    return [after];
  });
  const last = [...edited].at(-1);
  return mergedTwins(all, name, edited).map((element) =>
    last?.primary === true && !isTwin(element, last, name) ? { ...element, primary: false } : element,
  );
}

/** An element replaced as a whole keeps its value, without which it would be none. */
function withValueAlone({ value }: Element): Element {
  return value === undefined ? { primary: false } : { primary: false, value };
}

/** An edited primary takes the mark from all others, edited ones before it included. */
function withOnePrimary(list: readonly Element[], latest: Element): readonly Element[] {
  if (latest.primary !== true) return list;
  return list.map((other) => (other === latest ? other : { ...other, primary: false }));
}

/** Elements that have become one another's twins are one; the word of the edited one counts, and of several the last. */
function mergedTwins(list: readonly Element[], name: ListName, edited: Set<Element>): readonly Element[] {
  const result: Element[] = [];
  for (const element of list) {
    const place = result.findIndex((other) => isTwin(other, element, name));
    const twin = result[place];
    if (!twin) {
      result.push(element);
      continue;
    }
    const [weak, strong] = edited.has(twin) && !edited.has(element) ? [element, twin] : [twin, element];
    const one = { ...weak, ...strong, primary: twin.primary === true || element.primary === true };
    if (edited.has(strong)) edited.add(one);
    result[place] = one;
  }
  return result;
}

function merged(element: Element, parts: Parts): Element {
  const all: Record<string, string | boolean> = { ...element };
  for (const [name, value] of Object.entries(parts)) {
    if (name === 'primary') all.primary = value === true;
    else if (value === null || value === '') delete all[name];
    else all[name] = value;
  }
  return all;
}

function isNothing(element: Element, name: ListName): boolean {
  if (name !== 'addresses') return element.value === undefined;
  return Object.keys(element).every((part) => part === 'type' || part === 'primary');
}

function isTwin(one: Element, other: Element, name: ListName): boolean {
  const parts = name === 'addresses' ? ['streetAddress', 'locality', 'type'] : ['value', 'type'];
  return parts.every((part) => sameText(one[part], other[part]));
}

/** How it is shown, and whether it is primary, do not count; what names nothing else names no element. */
function isNamedBy(element: Element, parts: Parts): boolean {
  const texts = Object.entries(parts).filter(
    ([name, value]) => name !== 'display' && typeof value === 'string' && value,
  );
  return texts.length > 0 && texts.every(([name, value]) => sameText(element[name], value));
}

function sameText(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string'
    ? one.toLowerCase() === other.toLowerCase()
    : one === other;
}
