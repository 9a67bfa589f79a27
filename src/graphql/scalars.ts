import { GraphQLError, GraphQLScalarType } from 'graphql';
import type { CustomValue as CustomFieldValue } from '../domain/custom-value.ts';

const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** A scalar that stays text: what goes out is what the database wrote, what comes in is checked and not converted. */
function textScalar(name: string, description: string, isValid: (text: string) => boolean): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value,
    parseValue(value) {
      if (typeof value === 'string' && isValid(value)) return value;
      throw new GraphQLError(`${name} cannot represent this value. Expected: ${description}.`);
    },
  });
}

/** An instant. PostgreSQL knows no year 0, so it is refused here. */
export const DateTime = textScalar(
  'DateTime',
  'A moment in time as RFC 3339 writes it, such as 2026-11-30T08:00:00Z',
  (text) => isDay(DATE_TIME.exec(text)?.[1] ?? ''),
);

/** A day without a time. Not called `Date`, which is JavaScript's. */
export const DateOnly = textScalar('Date', 'A day without a time, as YYYY-MM-DD', isDay);

/** A text, a number, or true or false; the field it belongs to says which. Everything else about it is the domain's. */
export const CustomValue = new GraphQLScalarType<CustomFieldValue, CustomFieldValue>({
  name: 'CustomValue',
  description:
    'Value of a custom field: a text, also for choices and for days, as YYYY-MM-DD; a number; or true or false',
  parseValue(value) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    throw new GraphQLError('CustomValue cannot represent this value. Expected: a text, a number, true or false.');
  },
});

function isDay(text: string): boolean {
  if (!DATE.test(text) || text.startsWith('0000')) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
