import { isObject } from '../protocol/json.ts';

/**
 * OneLogin sends `emails` as one object, and JumpCloud a member so, where RFC 7643 §2.4 has a list. Gives a list of
 * that one; undefined for what is neither list nor object.
 */
export function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  return isObject(value) ? [value] : undefined;
}
