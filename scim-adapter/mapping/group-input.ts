import type { WorkgroupCreateInput, WorkgroupUpdateInput } from '../operations/operations.generated.ts';
import type { CanonicalResource } from '../protocol/resource.ts';
import { memberIdsOf } from '../quirks/member-ids.ts';
import { requiredText, textOf, valuesOf } from './json-values.ts';

/** The group that a POST asks for (RFC 7644 §3.3). */
export function toGroupCreation(resource: CanonicalResource): WorkgroupCreateInput {
  const values = valuesOf(resource);
  return {
    displayName: requiredText(values, 'displayName'),
    externalId: textOf(values.get('externalId')),
    memberIds: memberIdsOf(values.get('members')),
  };
}

/** The change that a PUT asks for (RFC 7644 §3.5.1). A departure, for partial objects: absent members stay. */
export function toGroupReplacement(resource: CanonicalResource): WorkgroupUpdateInput {
  const values = valuesOf(resource);
  const input: WorkgroupUpdateInput = {
    displayName: requiredText(values, 'displayName'),
    externalId: textOf(values.get('externalId')),
  };
  if (values.has('members')) input.members = { replaceWith: memberIdsOf(values.get('members')) };
  return input;
}
