import { ScimError } from '../protocol/error.ts';

/**
 * The ids in a list of members, each once. RFC 7643 §4.2 has an array of objects; JumpCloud and scripts also send one
 * object or bare ids, and Okta and Entra ID null for `display` and `$ref`, which nobody reads.
 */
export function memberIdsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  const ids = new Set<string>();
  for (const member of Array.isArray(value) ? value : [value]) ids.add(memberId(member));
  return [...ids];
}

function memberId(member: unknown): string {
  const id = typeof member === 'object' && member !== null && 'value' in member ? member.value : member;
  if (typeof id === 'string' && id !== '') return id;
  throw new ScimError(400, 'invalidValue', 'Each of "members" needs a "value": the id of a user, as a text.');
}
