import type { BooleanFilter, Combined, NumberFilter, TextFilter, TimeFilter } from '../domain/filter.ts';
import { isId } from '../domain/id.ts';
import type { Statement } from './statement.ts';

/** Puts one member of a filter into SQL. Undefined where the filter has no such member. */
export type Condition<Filter> = (filter: Filter, statement: Statement) => string;

/** What each member of a filter means. What is not listed cannot be asked. */
export type Conditions<Filter> = { [Member in keyof Filter]-?: Condition<NonNullable<Filter[Member]>> };

/**
 * A filter as an SQL condition. Two-valued throughout: comparisons with null are null, which counts as false
 * under `and`, `or` and `where`, and `is not true` makes `not` of them true.
 */
export function filterSql<Filter extends Combined<Filter>>(
  filter: Filter,
  conditions: Omit<Conditions<Filter>, keyof Combined<Filter>>,
  statement: Statement,
): string {
  const again = (operand: Filter): string => filterSql(operand, conditions, statement);
  const parts: string[] = [];
  for (const [member, value] of Object.entries(filter)) {
    if (value === null || value === undefined) continue;
    if (member === 'and') parts.push(joined('and', (value as readonly Filter[]).map(again), 'true'));
    else if (member === 'or') parts.push(joined('or', (value as readonly Filter[]).map(again), 'false'));
    else if (member === 'not') parts.push(`(${again(value as Filter)}) is not true`);
    else parts.push(conditionOf(conditions, member)(value, statement));
  }
  return joined('and', parts, 'true');
}

function conditionOf(conditions: object, member: string): Condition<unknown> {
  const condition: unknown = Object.hasOwn(conditions, member) ? Reflect.get(conditions, member) : undefined;
  if (typeof condition !== 'function') throw new Error(`The filter member ${member} has no SQL.`);
  return condition as Condition<unknown>;
}

export function joined(operator: 'and' | 'or', parts: readonly string[], empty: string): string {
  if (parts.length === 0) return empty;
  return parts.length === 1 ? (parts[0] ?? empty) : `(${parts.join(` ${operator} `)})`;
}

/**
 * Conditions on a text column. `key` puts what is asked into the form in which the column is stored; `wholeKey`
 * does so where the whole text is compared.
 */
export function textSql(
  column: string,
  key: (text: string) => string,
  wholeKey: (text: string) => string = key,
): Condition<TextFilter> {
  return (filter, to) => {
    const parts: string[] = [];
    const bind = (text: string): string => to.bind(key(text));
    if (filter.present != null) parts.push(`${column} is ${filter.present ? 'not null' : 'null'}`);
    if (filter.eq != null) parts.push(`${column} = ${to.bind(wholeKey(filter.eq))}`);
    if (filter.in != null) parts.push(`${column} = any(${to.bind(filter.in.map(wholeKey))}::text[])`);
    if (filter.startsWith != null) parts.push(`starts_with(${column}, ${bind(filter.startsWith)})`);
    if (filter.contains != null) parts.push(`${column} like ${to.bind(`%${likeLiteral(key(filter.contains))}%`)}`);
    if (filter.endsWith != null) parts.push(`${column} like ${to.bind(`%${likeLiteral(key(filter.endsWith))}`)}`);
    for (const [member, operator] of ORDER) {
      const asked = filter[member];
      if (asked != null) parts.push(`${column} ${operator} ${bind(asked)}`);
    }
    return joined('and', parts, 'true');
  };
}

const ORDER = [
  ['gt', '>'],
  ['gte', '>='],
  ['lt', '<'],
  ['lte', '<='],
] as const;

function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** The key of a text that is compared as it is. */
export const exact = (text: string): string => text;

/** An id is compared as a uuid, so that the primary key answers; text that is no id matches nothing. It is never null. */
export function idSql(column: string): Condition<TextFilter> {
  const asText = textSql(`${column}::text`, exact);
  return (filter, to) => {
    const { eq, present, ...rest } = filter;
    if (present === false) return 'false';
    if (eq == null) return asText(rest, to);
    const equal = `${column} = ${uuidOrNull(eq, to)}`;
    return Object.values(rest).some((value) => value != null) ? `(${equal} and ${asText(rest, to)})` : equal;
  };
}

function uuidOrNull(text: string, to: Statement): string {
  return `${to.bind(isId(text) ? text : null)}::uuid`;
}

/** Conditions on a boolean column. */
export function booleanSql(column: string): Condition<BooleanFilter> {
  return ({ eq, present }, to) => {
    const parts: string[] = [];
    if (present != null) parts.push(`${column} is ${present ? 'not null' : 'null'}`);
    if (eq != null) parts.push(`${column} = ${to.bind(eq)}`);
    return joined('and', parts, 'true');
  };
}

/** Conditions on a column of days (`date`) or instants (`timestamptz`). */
export function timeSql(column: string, type: 'date' | 'timestamptz'): Condition<TimeFilter> {
  return orderedSql(column, type);
}

/** Conditions on a column of numbers. */
export function numberSql(column: string): Condition<NumberFilter> {
  return orderedSql(column, 'numeric');
}

function orderedSql(column: string, type: string): Condition<TimeFilter | NumberFilter> {
  return (filter, to) => {
    const parts: string[] = [];
    if (filter.present != null) parts.push(`${column} is ${filter.present ? 'not null' : 'null'}`);
    if (filter.eq != null) parts.push(`${column} = ${to.bind(filter.eq)}::${type}`);
    for (const [member, operator] of ORDER) {
      const asked = filter[member];
      if (asked != null) parts.push(`${column} ${operator} ${to.bind(asked)}::${type}`);
    }
    return joined('and', parts, 'true');
  };
}
