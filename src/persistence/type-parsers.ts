import pg from 'pg';

const { DATE, TIMESTAMPTZ, INT8 } = pg.types.builtins;

/** Dates travel as text, since nobody here computes with them; sessions run in UTC. */
export const typeParsers = new pg.TypeOverrides();
typeParsers.setTypeParser(DATE, (text) => text);
typeParsers.setTypeParser(TIMESTAMPTZ, toRfc3339);
typeParsers.setTypeParser(INT8, Number);

/** `2026-11-24 08:07:20.12+00` as `2026-11-24T08:07:20.120Z`. */
function toRfc3339(text: string): string {
  const [seconds = '', fraction = ''] = text.slice(0, -3).split('.');
  return `${seconds.replace(' ', 'T')}.${fraction.padEnd(3, '0')}Z`;
}
