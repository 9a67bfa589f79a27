import type { ScimCaller } from '../gateway.ts';
import type {
  UserCreateInput,
  UserUpdateInput,
  WorkgroupCreateInput,
  WorkgroupUpdateInput,
} from '../operations/operations.generated.ts';
import { parsePatch } from '../protocol/patch.ts';
import { type CanonicalResource, readResource } from '../protocol/resource.ts';
import { urnsOf } from '../schemas/common.ts';
import { GROUP_RESOURCE } from '../schemas/group.ts';
import { publishedUser, userResource } from '../schemas/user.ts';
import { checkPatch } from '../strict/patch.ts';
import { checkResource } from '../strict/resource.ts';
import { toGroupCreation, toGroupReplacement } from './group-input.ts';
import { toGroupChange } from './group-patch.ts';
import { toUserCreation, toUserReplacement } from './user-input.ts';
import { toUserChange } from './user-patch.ts';

/* What the body of a write asks for. It is read alike alone and as the `data` of an operation in a bulk request. */

/** The body of a POST to /Users. */
export function userCreationIn(body: unknown, caller: ScimCaller): UserCreateInput {
  return toUserCreation(readUser(body, caller), caller);
}

/** The body of a PUT to a user. */
export function userReplacementIn(body: unknown, caller: ScimCaller): UserUpdateInput {
  return toUserReplacement(readUser(body, caller), caller);
}

/** The body of a PATCH to a user. */
export function userChangeIn(body: unknown, caller: ScimCaller): UserUpdateInput {
  if (caller.strict) checkPatch(body, publishedUser(caller));
  return toUserChange(parsePatch(body, urnsOf(userResource(caller))), caller);
}

/** The body of a POST to /Groups. */
export function groupCreationIn(body: unknown, caller: ScimCaller): WorkgroupCreateInput {
  return toGroupCreation(readGroup(body, caller));
}

/** The body of a PUT to a group. */
export function groupReplacementIn(body: unknown, caller: ScimCaller): WorkgroupUpdateInput {
  return toGroupReplacement(readGroup(body, caller));
}

/** The body of a PATCH to a group. */
export function groupChangeIn(body: unknown, { strict }: ScimCaller): WorkgroupUpdateInput {
  if (strict) checkPatch(body, GROUP_RESOURCE);
  return toGroupChange(parsePatch(body, urnsOf(GROUP_RESOURCE)));
}

function readUser(body: unknown, caller: ScimCaller): CanonicalResource {
  if (caller.strict) checkResource(body, publishedUser(caller));
  return readResource(body, userResource(caller));
}

function readGroup(body: unknown, { strict }: ScimCaller): CanonicalResource {
  if (strict) checkResource(body, GROUP_RESOURCE);
  return readResource(body, GROUP_RESOURCE);
}
