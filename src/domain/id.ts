import { v7 } from 'uuid';

/** Sixteen zeros, in the place of chance. */
const NOTHING = new Uint8Array(16);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A new identifier: UUIDv7, so that keys grow with time and one order serves every walk. Of now, or of a moment and a
 * place within it.
 */
export function newId(atMs?: number, place?: number): string {
  return atMs === undefined ? v7() : v7({ msecs: atMs, ...(place !== undefined && { seq: place }) });
}

/** What comes before every id of this moment and later, and after every earlier one. */
export function firstIdAt(atMs: number): string {
  return v7({ msecs: Math.max(0, Math.floor(atMs)), seq: 0, random: NOTHING });
}

/**
 * Whether this text can be one of our ids. Ids are compared exactly, so the forms that PostgreSQL would also
 * accept (upper case, braces) name nobody.
 */
export function isId(text: string): boolean {
  return UUID.test(text);
}
