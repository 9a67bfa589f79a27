/**
 * Entra ID writes `Add`, `Replace` and `Remove` where RFC 7644 §3.5.2 has lower case. Gives the op in lower case;
 * undefined for what is no text.
 */
export function opNameOf(op: unknown): string | undefined {
  return typeof op === 'string' ? op.toLowerCase() : undefined;
}
