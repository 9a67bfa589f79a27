/**
 * BoxyHQ's PATCH and many scripts leave `schemas` out, which RFC 7643 §3 requires. Whether it was left out; what the
 * body is follows from its address and its keys.
 */
export function isLeftOut(schemas: unknown): boolean {
  return schemas === undefined || schemas === null;
}
