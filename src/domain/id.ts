import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new identifier: UUIDv7, so that keys grow with time and one order serves every walk. */
export function newId(): string {
  return v7();
}

/**
 * Whether this text can be one of our ids. Ids are compared exactly, so the forms that PostgreSQL would also
 * accept (upper case, braces) name nobody.
 */
export function isId(text: string): boolean {
  return UUID.test(text);
}
