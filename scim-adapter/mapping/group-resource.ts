import type { ScimWorkgroupFragment } from '../operations/operations.generated.ts';
import { GROUP_URN } from '../schemas/urns.ts';
import { metaOf, type Resource } from './resource-meta.ts';

type Member = NonNullable<ScimWorkgroupFragment['memberList']>[number];

/** A group as SCIM shows it (RFC 7643 §4.2): with its members when they were asked for and there are any. */
export function toGroupResource(group: ScimWorkgroupFragment, baseUrl: string): Resource {
  const resource: Resource = { schemas: [GROUP_URN], id: group.id, meta: metaOf('Group', group, baseUrl) };
  if (group.externalId !== null) resource.externalId = group.externalId;
  resource.displayName = group.displayName;
  if (group.memberList && group.memberList.length > 0) resource.members = membersOf(group.memberList, baseUrl);
  return resource;
}

/** Runs over thousands of members: plain writes only. */
function membersOf(members: readonly Member[], baseUrl: string): Record<string, unknown>[] {
  const users = `${baseUrl}/Users/`;
  return members.map(({ id, displayName }) => {
    const member: Record<string, unknown> = { value: id, $ref: users + id, type: 'User' };
    if (displayName !== null) member.display = displayName;
    return member;
  });
}
