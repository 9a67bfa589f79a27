import { GraphQLError, GraphQLScalarType } from 'graphql';

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

function isDay(text: string): boolean {
  if (!DATE.test(text) || text.startsWith('0000')) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
