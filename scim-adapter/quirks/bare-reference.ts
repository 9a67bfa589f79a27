/**
 * Entra ID patches `manager` with the bare id, or '' to clear it, where RFC 7643 §4.3 has an object with a `value`.
 * Gives that object; anything else as it is.
 */
export function referenceOf(value: unknown): unknown {
  return typeof value === 'string' ? { value } : value;
}
