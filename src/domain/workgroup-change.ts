import { isId } from './id.ts';
import { Refusal } from './refusal.ts';
import { indexedText, optionalText, requiredName } from './text.ts';
import type { MemberChange } from './workgroup.ts';

const DISPLAY_NAME_MAX = 256;
const EXTERNAL_ID_MAX = 512;

/** A change of members by ids that can be ids: who joins, who leaves, whether all others leave. */
export interface MemberDelta {
  join: readonly string[];
  leave: readonly string[];
  replace: boolean;
  /** Given ids that cannot be the id of anybody. */
  malformed: readonly string[];
}

/** The names in a change, checked. Absent ones stay absent. Throws a Refusal that names the field. */
export function readWorkgroupValues(change: { displayName?: string | null; externalId?: string | null }): {
  displayName?: string;
  externalId?: string | null;
} {
  return {
    ...(change.displayName !== undefined && {
      displayName: indexedText(requiredName(change.displayName, DISPLAY_NAME_MAX, ['displayName']), ['displayName']),
    }),
    ...(change.externalId !== undefined && {
      externalId: indexedText(optionalText(change.externalId, EXTERNAL_ID_MAX, ['externalId']), ['externalId']),
    }),
  };
}

/** Works out what a member change asks for. Throws INVALID when an id is both added and removed. */
export function memberDelta({ add, remove, replaceWith }: MemberChange): MemberDelta {
  const leaving = new Set(remove ?? []);
  const both = add?.find((id) => leaving.has(id));
  if (both !== undefined)
    throw new Refusal('INVALID', `The member ${both} is both added and removed.`, { field: ['members'] });
  const join: string[] = [];
  const malformed: string[] = [];
  // Ids come by the thousand: each is looked at once.
  for (const id of new Set([...(replaceWith ?? []).filter((one) => !leaving.has(one)), ...(add ?? [])]))
    (isId(id) ? join : malformed).push(id);
  return { join, leave: [...leaving].filter(isId), replace: replaceWith != null, malformed };
}
