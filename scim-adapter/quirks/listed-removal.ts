/**
 * Entra ID and JumpCloud name in the value of a remove which members or addresses to remove; by RFC 7644 §3.5.2.2 the
 * path alone counts, and all of them would go. Whether a value names some.
 */
export function namesRemoved(value: unknown): boolean {
  return value !== undefined && value !== null;
}
