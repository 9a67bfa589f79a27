import type { ScimCaller } from '../gateway.ts';
import type {
  UserCreateInput,
  UserUpdateInput,
  WorkgroupCreateInput,
  WorkgroupUpdateInput,
} from '../operations/operations.generated.ts';
import { parsePatch } from '../protocol/patch.ts';
import { readResource } from '../protocol/resource.ts';
import { urnsOf } from '../schemas/common.ts';
import { GROUP_RESOURCE } from '../schemas/group.ts';
import { userResource } from '../schemas/user.ts';
import { toGroupCreation, toGroupReplacement } from './group-input.ts';
import { toGroupChange } from './group-patch.ts';
import { toUserCreation, toUserReplacement } from './user-input.ts';
import { toUserChange } from './user-patch.ts';

/* What the body of a write asks for. It is read alike alone and as the `data` of an operation in a bulk request. */

/** The body of a POST to /Users. */
export function userCreationIn(body: unknown, caller: ScimCaller): UserCreateInput {
  return toUserCreation(readResource(body, userResource(caller)), caller);
}

/** The body of a PUT to a user. */
export function userReplacementIn(body: unknown, caller: ScimCaller): UserUpdateInput {
  return toUserReplacement(readResource(body, userResource(caller)), caller);
}

/** The body of a PATCH to a user. */
export function userChangeIn(body: unknown, caller: ScimCaller): UserUpdateInput {
  return toUserChange(parsePatch(body, urnsOf(userResource(caller))), caller);
}

/** The body of a POST to /Groups. */
export function groupCreationIn(body: unknown): WorkgroupCreateInput {
  return toGroupCreation(readResource(body, GROUP_RESOURCE));
}

/** The body of a PUT to a group. */
export function groupReplacementIn(body: unknown): WorkgroupUpdateInput {
  return toGroupReplacement(readResource(body, GROUP_RESOURCE));
}

/** The body of a PATCH to a group. */
export function groupChangeIn(body: unknown): WorkgroupUpdateInput {
  return toGroupChange(parsePatch(body, urnsOf(GROUP_RESOURCE)));
}
