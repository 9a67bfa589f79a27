/** What follows the time and the version in the first id of a moment. */
const FIRST = "'8000000000000000'";

/**
 * A 60-bit count of 1/4096 ms, in hexadecimal, with the version in its place. The moment is evaluated once; `date_part`
 * is exact to the microsecond, and half as dear as `extract`, which is `numeric`.
 */
function timeSql(moment: string): string {
  return `overlay(lpad(to_hex((date_part('epoch', ${moment}) * 1000000)::bigint * 512 / 125), 15, '0')
    placing '7' from 13 for 0)`;
}

/**
 * An id (UUIDv7) that tells a moment of PostgreSQL's clock to the microsecond, and has its chance from `id`: the clocks
 * of several services may differ, and what they write is in one order all the same (RFC 9562 §6.2, method 3).
 */
export function idAtSql(moment: string, id: string): string {
  return `(${timeSql(moment)} || right(${id}::text, 17))::uuid`;
}

/** What comes before every id of this moment and later, and after every earlier one. */
export function firstIdAtSql(moment: string): string {
  return `(${timeSql(moment)} || ${FIRST})::uuid`;
}
