import { Refusal } from './refusal.ts';
import { textKey } from './text-key.ts';

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/u;
/** A key longer than this does not fit into an index of PostgreSQL; some letters fold into eighteen. */
const INDEXED_BYTES_MAX = 2000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** PostgreSQL stores neither NUL nor half a surrogate pair; both are refused before they reach it. */
export function checkStorable(text: string, field: readonly string[]): void {
  if (text.includes('\0') || !text.isWellFormed())
    throw new Refusal(
      'INVALID',
      `${name(field)} holds a character that cannot be stored (NUL or half a surrogate pair).`,
      { field },
    );
}

/** An optional text: trimmed of nothing, empty means absent, too long is refused. */
export function optionalText(
  text: string | null | undefined,
  maxLength: number,
  field: readonly string[],
): string | null {
  if (text == null || text === '') return null;
  checkStorable(text, field);
  if (text.length > maxLength)
    throw new Refusal(
      'INVALID',
      `${name(field)} is ${text.length} characters long; at most ${maxLength} are accepted.`,
      { field },
    );
  return text;
}

/** A name that must be there and be visible: no control, format or other unseen characters. */
export function requiredName(text: string | null | undefined, maxLength: number, field: readonly string[]): string {
  const given = optionalText(text, maxLength, field);
  if (given === null || given.trim() === '')
    throw new Refusal('REQUIRED', `${name(field)} is required and cannot be empty.`, { field });
  if (UNSEEN.test(given))
    throw new Refusal('INVALID', `${name(field)} holds a control or an invisible character.`, { field });
  return given;
}

/** Passes a text that an index will hold, as its key. */
export function indexedText<Text extends string | null>(text: Text, field: readonly string[]): Text {
  if (text === null || Buffer.byteLength(textKey(text)) <= INDEXED_BYTES_MAX) return text;
  throw new Refusal(
    'INVALID',
    `${name(field)} is too long: its comparable form takes more than ${INDEXED_BYTES_MAX} bytes.`,
    { field },
  );
}

/** A day as YYYY-MM-DD; a date with a time keeps its day. Empty means absent. */
export function optionalDay(text: string | null | undefined, field: readonly string[]): string | null {
  if (text == null || text === '') return null;
  const day = readDay(text);
  if (day === undefined)
    throw new Refusal('INVALID', `${name(field)} must be a day of the calendar, as YYYY-MM-DD.`, { field });
  return day;
}

/** The day of a date, with a time or without; undefined when it is none of the calendar. */
export function readDay(text: string): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)) ? text.slice(0, 10) : text;
  return isDay(day) ? day : undefined;
}

function isDay(text: string): boolean {
  const [, year, month, day] = ISO_DAY.exec(text) ?? [];
  if (!year || !month || !day || year === '0000') return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
}

function name(field: readonly string[]): string {
  return field.join('.');
}

/** The text, or an empty one where PostgreSQL could not hold it: as a name it is nobody's. */
export function storable(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? '' : text;
}
