import type { ScimCaller } from '../gateway.ts';
import type { UserFilter, WorkgroupFilter } from '../operations/operations.generated.ts';
import { ScimError } from '../protocol/error.ts';
import type { Filter } from '../protocol/filter.ts';
import { type AttributePath, printPath } from '../protocol/path.ts';
import { findAttribute } from '../protocol/schema.ts';
import { GROUP_RESOURCE } from '../schemas/group.ts';
import { userResource } from '../schemas/user.ts';
import { EVERY, NONE } from './common-fields.ts';
import { tolerant, translate } from './filter-scope.ts';
import { groupScope } from './group-filter.ts';
import { refuseSecrets, userScope } from './user-filter.ts';

/**
 * What a SCIM filter on users and groups together asks of GraphQL (RFC 7644 §3.4.2.1): an attribute that only one of
 * the two has is without a value in the other, and one that neither has is 400 invalidFilter.
 */
export function toDirectoryFilter(
  filter: Filter,
  caller: ScimCaller,
  baseUrl: string,
): { users: UserFilter; workgroups: WorkgroupFilter } {
  refuseSecrets(filter);
  const user = userResource(caller);
  for (const path of pathsIn(filter)) {
    if (findAttribute(user, path) || findAttribute(GROUP_RESOURCE, path)) continue;
    throw new ScimError(400, 'invalidFilter', `Neither users nor groups have an attribute "${printPath(path)}".`);
  }
  return {
    users: translate(filter, tolerant(userScope(caller, baseUrl), user, EVERY, NONE)),
    workgroups: translate(filter, tolerant(groupScope(baseUrl), GROUP_RESOURCE, EVERY, NONE)),
  };
}

/** The attributes that a filter asks about, without what stands in brackets. */
function pathsIn(filter: Filter): readonly AttributePath[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.flatMap(pathsIn);
    case 'not':
      return pathsIn(filter.operand);
    default:
      return [filter.path];
  }
}
