import type { PatchOperation } from '../protocol/patch.ts';

/**
 * Okta repeats the id of a group inside the value of a PATCH, and others `schemas` and `meta`, which by RFC 7644
 * §3.5.2 is an error of mutability. Whether an operation on a read-only attribute is left out instead: when it was a
 * key of a value; a path that names one is meant.
 */
export function isEchoed({ explicit }: PatchOperation): boolean {
  return !explicit;
}
