import type { BooleanFilter, ElementFilter, TextFilter } from './filter.ts';
import { textKey } from './text-key.ts';

/** An element in its general form: texts that may be absent, and whether it is the primary one. */
export interface Element {
  primary: boolean;
  [text: string]: string | boolean | undefined;
}

/** Says of an element whether a filter holds. */
type Matcher = (element: Element) => boolean;

/**
 * Makes a filter into a question to put to many elements: what is asked for is brought into its comparable form once.
 * The twin of what `persistence` asks PostgreSQL.
 */
export function elementMatcher(filter: ElementFilter): Matcher {
  const conditions = Object.entries(filter).flatMap(([member, condition]) =>
    condition === null || condition === undefined ? [] : [conditionMatcher(member, condition)],
  );
  return (element) => conditions.every((holds) => holds(element));
}

function conditionMatcher(member: string, condition: unknown): Matcher {
  if (member === 'and' || member === 'or') {
    const operands = list(condition).map(elementMatcher);
    return member === 'and'
      ? (element) => operands.every((holds) => holds(element))
      : (element) => operands.some((holds) => holds(element));
  }
  if (member === 'not') {
    const holds = elementMatcher(condition as ElementFilter);
    return (element) => !holds(element);
  }
  if (member === 'primary') return ({ primary }) => matchesBoolean(condition as BooleanFilter, primary);
  const holds = textMatcher(condition as TextFilter);
  return (element) => holds(elementKey(element, member));
}

function list(condition: unknown): readonly ElementFilter[] {
  return Array.isArray(condition) ? condition : [];
}

/** The text of an element's member as it is compared; undefined when it is absent. */
export function elementKey(element: Element, member: string): string | undefined {
  const known = keysOf(element);
  if (known.has(member)) return known.get(member);
  const text = element[member];
  const key = typeof text === 'string' ? textKey(text) : undefined;
  known.set(member, key);
  return key;
}

/** Elements never change once they are made, so each text of theirs is brought into its comparable form once. */
const keys = new WeakMap<Element, Map<string, string | undefined>>();

/** Tells of an element made from another one which texts are still the same, so that they need no new form. */
export function inheritKeys(element: Element, base: Element): void {
  for (const [member, key] of keysOf(base)) if (element[member] === base[member]) keysOf(element).set(member, key);
}

function keysOf(element: Element): Map<string, string | undefined> {
  const known = keys.get(element) ?? new Map<string, string | undefined>();
  keys.set(element, known);
  return known;
}

function matchesBoolean({ eq, present }: BooleanFilter, value: boolean): boolean {
  return (eq == null || eq === value) && present !== false;
}

function textMatcher({ present, ...comparisons }: TextFilter): (key: string | undefined) => boolean {
  const asked = Object.entries(comparisons)
    .filter(([, value]) => value != null)
    .map(([operator, value]) => comparison(operator as keyof typeof comparisons, value));
  return (key) => {
    if (present != null && present !== (key !== undefined)) return false;
    return key === undefined ? asked.length === 0 : asked.every((holds) => holds(key));
  };
}

function comparison(operator: Exclude<keyof TextFilter, 'present'>, value: unknown): (key: string) => boolean {
  if (operator === 'in') {
    const wanted = new Set(Array.isArray(value) ? value.map((one) => textKey(String(one))) : []);
    return (key) => wanted.has(key);
  }
  const wanted = textKey(String(value));
  switch (operator) {
    case 'eq':
      return (key) => key === wanted;
    case 'contains':
      return (key) => key.includes(wanted);
    case 'startsWith':
      return (key) => key.startsWith(wanted);
    case 'endsWith':
      return (key) => key.endsWith(wanted);
    default:
      return (key) => compareOrder(operator, compareBytes(key, wanted));
  }
}

function compareOrder(operator: 'gt' | 'gte' | 'lt' | 'lte', order: number): boolean {
  return { gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[operator];
}

/** The order of PostgreSQL's collation "C": by UTF-8 bytes. */
function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
