import type { BooleanFilter, ElementFilter, TextFilter } from './filter.ts';
import { textKey } from './text-key.ts';

/** An element in its general form: texts that may be absent, and whether it is the primary one. */
export interface Element {
  primary: boolean;
  [text: string]: string | boolean | undefined;
}

/** Whether all of a filter holds for one element. The twin of what `persistence` asks PostgreSQL. */
export function matchesElement(filter: ElementFilter, element: Element): boolean {
  return Object.entries(filter).every(([member, condition]) => {
    if (condition === null || condition === undefined) return true;
    if (member === 'and') return list(condition).every((operand) => matchesElement(operand, element));
    if (member === 'or') return list(condition).some((operand) => matchesElement(operand, element));
    if (member === 'not') return !matchesElement(condition as ElementFilter, element);
    if (member === 'primary') return matchesBoolean(condition as BooleanFilter, element.primary);
    return matchesText(condition as TextFilter, elementKey(element, member));
  });
}

function list(condition: unknown): readonly ElementFilter[] {
  return Array.isArray(condition) ? condition : [];
}

/** The text of an element's member as it is compared; undefined when it is absent. */
export function elementKey(element: Element, member: string): string | undefined {
  const text = element[member];
  return typeof text === 'string' ? textKey(text) : undefined;
}

function matchesBoolean({ eq, present }: BooleanFilter, value: boolean): boolean {
  return (eq == null || eq === value) && present !== false;
}

function matchesText(filter: TextFilter, key: string | undefined): boolean {
  const { present, ...comparisons } = filter;
  if (present != null && present !== (key !== undefined)) return false;
  const asked = Object.entries(comparisons).filter(([, value]) => value != null);
  if (key === undefined) return asked.length === 0;
  return asked.every(([operator, value]) => compareText(operator as keyof typeof comparisons, key, value));
}

function compareText(operator: Exclude<keyof TextFilter, 'present'>, key: string, value: unknown): boolean {
  if (operator === 'in') return Array.isArray(value) && value.some((one) => textKey(String(one)) === key);
  const wanted = textKey(String(value));
  switch (operator) {
    case 'eq':
      return key === wanted;
    case 'contains':
      return key.includes(wanted);
    case 'startsWith':
      return key.startsWith(wanted);
    case 'endsWith':
      return key.endsWith(wanted);
    default:
      return compareOrder(operator, compareBytes(key, wanted));
  }
}

function compareOrder(operator: 'gt' | 'gte' | 'lt' | 'lte', order: number): boolean {
  return { gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[operator];
}

/** The order of PostgreSQL's collation "C": by UTF-8 bytes. */
function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
