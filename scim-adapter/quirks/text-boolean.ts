const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/**
 * Entra ID writes booleans as texts, "True" and "False", in bodies and filters, unless `aadOptscim062020` is set.
 * Gives the boolean (RFC 7643 §2.3.2); undefined for anything else.
 */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? WORDS.get(value.toLowerCase()) : undefined;
}
