import type {
  BooleanFilter,
  DateFilter,
  DateTimeFilter,
  NumberFilter,
  StringFilter,
} from '../operations/operations.generated.ts';
import { ScimError } from '../protocol/error.ts';
import type { Operator } from '../protocol/filter.ts';
import { booleanOf } from '../quirks/text-boolean.ts';

/** An operator with a translation of its own: `ne` is the negation of `eq`. */
type Comparison = Exclude<Operator, 'ne'>;

/** What can be asked about one attribute: how each question is put to GraphQL. */
export interface Field<Filter> {
  present(yes: boolean): Filter;
  /** `name` is how the client wrote the attribute; errors name it. */
  compare(operator: Comparison, value: string | number | boolean, name: string): Filter;
}

const TEXT: Record<Comparison, (value: string) => StringFilter> = {
  eq: (eq) => ({ eq }),
  co: (contains) => ({ contains }),
  sw: (startsWith) => ({ startsWith }),
  ew: (endsWith) => ({ endsWith }),
  gt: (gt) => ({ gt }),
  ge: (gte) => ({ gte }),
  lt: (lt) => ({ lt }),
  le: (lte) => ({ lte }),
};

type Order = Exclude<Comparison, 'co' | 'sw' | 'ew'>;

const TIME: Record<Order, (value: string) => DateTimeFilter & DateFilter> = ordered();
const NUMBER: Record<Order, (value: number) => NumberFilter> = ordered();

function ordered<Value>() {
  return {
    eq: (eq: Value) => ({ eq }),
    gt: (gt: Value) => ({ gt }),
    ge: (gte: Value) => ({ gte }),
    lt: (lt: Value) => ({ lt }),
    le: (lte: Value) => ({ lte }),
  };
}

const CONSTANT: Record<Comparison, (constant: string, value: string) => boolean> = {
  eq: (constant, value) => constant === value,
  co: (constant, value) => constant.includes(value),
  sw: (constant, value) => constant.startsWith(value),
  ew: (constant, value) => constant.endsWith(value),
  gt: (constant, value) => constant > value,
  ge: (constant, value) => constant >= value,
  lt: (constant, value) => constant < value,
  le: (constant, value) => constant <= value,
};

/** A text. `spell` turns the client's words into the ones that GraphQL knows. */
export function text<Filter>(of: (condition: StringFilter) => Filter, spell = (value: string) => value): Field<Filter> {
  return {
    present: (present) => of({ present }),
    compare: (operator, value, name) => of(TEXT[operator](spell(textValue(value, name)))),
  };
}

/** A boolean, which has no order (RFC 7644 §3.4.2.2). */
export function boolean<Filter>(of: (condition: BooleanFilter) => Filter): Field<Filter> {
  return {
    present: (present) => of({ present }),
    compare(operator, value, name) {
      const eq = booleanOf(value);
      if (operator === 'eq' && eq !== undefined) return of({ eq });
      throw unfit(`"${name}" is a boolean: compare it by eq or ne with true or false.`);
    },
  };
}

/** A number. */
export function number<Filter>(of: (condition: NumberFilter) => Filter): Field<Filter> {
  return {
    present: (present) => of({ present }),
    compare(operator, value, name) {
      if (!hasOrder(operator)) throw unfit(`"${name}" is a number: it cannot be compared by ${operator}.`);
      if (typeof value !== 'number')
        throw unfit(`"${name}" is a number: compare it with one, without quotation marks.`);
      return of(NUMBER[operator](value));
    },
  };
}

/** A moment, compared as time and not as text (RFC 7644 §3.4.2.2). */
export function instant<Filter>(of: (condition: DateTimeFilter) => Filter): Field<Filter> {
  return time(of, readInstant, 'a date with time, such as "2026-11-30T08:00:00Z"');
}

/** A day; the time of a date with time is ignored. */
export function day<Filter>(of: (condition: DateFilter) => Filter): Field<Filter> {
  return time(of, readDay, 'a date, such as "2026-11-30"');
}

/** An attribute with the same value everywhere: the answer is known at once, and put as a filter that holds or fails. */
export function constant<Filter>(value: string, holds: Filter, fails: Filter): Field<Filter> {
  return {
    present: (yes) => (yes ? holds : fails),
    compare: (operator, other, name) => (CONSTANT[operator](value, textValue(other, name)) ? holds : fails),
  };
}

/** Texts of which a resource has some, each where a filter holds: one of them has to fit. */
export function someOf<Filter>(
  texts: readonly (readonly [text: string, where: Filter])[],
  or: (operands: Filter[]) => Filter,
): Field<Filter> {
  const fitting = (fits: (text: string) => boolean) =>
    or(texts.flatMap(([text, where]) => (fits(text) ? [where] : [])));
  return {
    present: (yes) => fitting(() => yes),
    compare: (operator, value, name) => fitting((text) => CONSTANT[operator](text, textValue(value, name))),
  };
}

/** The address of the resource: everything up to its id is the same. */
export function address<Filter>(prefix: string, of: (id: StringFilter) => Filter): Field<Filter> {
  return {
    present: (present) => of({ present }),
    compare(operator, value, name) {
      if (operator !== 'eq') throw unfit(`"${name}" is an address: compare it by eq or ne.`);
      const text = textValue(value, name);
      return text.startsWith(prefix) ? of({ eq: text.slice(prefix.length) }) : of({ present: false });
    },
  };
}

const VERSION = /^W\/"(0|[1-9]\d{0,8})"$/;

/** A version as the ETag has it. One that is not ours is nobody's. */
export function version<Filter>(of: (condition: NumberFilter) => Filter): Field<Filter> {
  return {
    present: (present) => of({ present }),
    compare(operator, value, name) {
      if (operator !== 'eq') throw unfit(`"${name}" is a version: compare it by eq or ne.`);
      const [, number] = VERSION.exec(textValue(value, name)) ?? [];
      return of(number === undefined ? { present: false } : { eq: Number(number) });
    },
  };
}

function time<Filter>(
  of: (condition: DateTimeFilter & DateFilter) => Filter,
  read: (text: string) => string | undefined,
  wanted: string,
): Field<Filter> {
  return {
    present: (present) => of({ present }),
    compare(operator, value, name) {
      if (!hasOrder(operator)) throw unfit(`"${name}" is a date: it cannot be compared by ${operator}.`);
      const moment = read(textValue(value, name));
      if (moment === undefined) throw unfit(`"${name}" must be compared with ${wanted}.`);
      return of(TIME[operator](moment));
    },
  };
}

function hasOrder(operator: Comparison): operator is Order {
  return Object.hasOwn(TIME, operator);
}

const DATE_TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/i;
/** The years that PostgreSQL and ISO 8601 both write with four digits. */
const FOUR_DIGIT_YEAR = /^(?!0000)\d{4}-/;

/** A moment in UTC; without an offset it is taken for one. Undefined when there is no such moment. */
function readInstant(text: string): string | undefined {
  const [, date, offset] = DATE_TIME.exec(text) ?? [];
  if (date === undefined || readDay(date) === undefined) return undefined;
  const milliseconds = Date.parse(offset === undefined ? `${text}Z` : text);
  const moment = Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
  return FOUR_DIGIT_YEAR.test(moment) ? moment : undefined;
}

/** The date part of a date or dateTime; undefined when it is not on the calendar: Date takes 30 February for 2 March. */
function readDay(text: string): string | undefined {
  const date = text.charAt(10).toUpperCase() === 'T' ? text.slice(0, 10) : text;
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !FOUR_DIGIT_YEAR.test(date)) return undefined;
  const midnight = Date.parse(date);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date) ? date : undefined;
}

function textValue(value: string | number | boolean, name: string): string {
  if (typeof value === 'string') return value;
  throw unfit(`"${name}" is a text: compare it with a text in quotation marks.`);
}

function unfit(message: string): ScimError {
  return new ScimError(400, 'invalidFilter', message);
}
