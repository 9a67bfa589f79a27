import pg from 'pg';

const { DATE, TIMESTAMPTZ, INT8 } = pg.types.builtins;

/** Dates travel as text, since nobody here computes with them; sessions run in UTC. */
export const typeParsers = new pg.TypeOverrides();
typeParsers.setTypeParser(DATE, (text) => text);
typeParsers.setTypeParser(TIMESTAMPTZ, toRfc3339);
typeParsers.setTypeParser(INT8, Number);

/** `2026-11-24 08:07:20.12+00` as `2026-11-24T08:07:20.120Z`. Cut by places: every row of a list has two of them. */
function toRfc3339(text: string): string {
  const utc = text.length - 3;
  const space = text.indexOf(' ');
  const point = text.indexOf('.');
  const seconds = text.slice(space + 1, point < 0 ? utc : point);
  const fraction = point < 0 ? '000' : text.slice(point + 1, utc).padEnd(3, '0');
  return `${text.slice(0, space)}T${seconds}.${fraction}Z`;
}
