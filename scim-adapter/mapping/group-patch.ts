import type { WorkgroupMembersInput, WorkgroupUpdateInput } from '../operations/operations.generated.ts';
import { ScimError } from '../protocol/error.ts';
import type { Filter } from '../protocol/filter.ts';
import type { PatchOperation } from '../protocol/patch.ts';
import { namesRemoved } from '../quirks/listed-removal.ts';
import { memberIdsOf } from '../quirks/member-ids.ts';
import { GROUP_RESOURCE } from '../schemas/group.ts';
import { textOf } from './json-values.ts';
import { invalidPath, singleValuesOf, type Write, writesOf } from './patch-target.ts';

/**
 * Folds one PATCH into one change (RFC 7644 §3.5.2). Members become a delta: what the operations say one after the
 * other, without asking who the members are.
 */
export function toGroupChange(operations: readonly PatchOperation[]): WorkgroupUpdateInput {
  const change: WorkgroupUpdateInput = {};
  const members = new MemberDelta();
  for (const write of writesOf(operations, GROUP_RESOURCE)) {
    if (write.attribute.name === 'members') changeMembers(members, write);
    else setTexts(change, write);
  }
  const delta = members.toInput();
  return delta ? { ...change, members: delta } : change;
}

function setTexts(change: WorkgroupUpdateInput, write: Write): void {
  for (const [path, value] of singleValuesOf(write)) {
    const text = textOf(value);
    if (path === 'externalId') change.externalId = text;
    else if (text) change.displayName = text;
    else if (write.op === 'remove') throw new ScimError(400, 'mutability', '"displayName" cannot be removed.');
    else throw new ScimError(400, 'invalidValue', '"displayName" cannot be empty.');
  }
}

function changeMembers(members: MemberDelta, { op, path, value, subAttribute }: Write): void {
  if (subAttribute) throw new ScimError(400, 'mutability', 'A member cannot be changed: remove it and add another.');
  if (path.filter) {
    if (op !== 'remove') throw invalidPath('Only "remove" takes a filter on "members".');
    members.remove(idsIn(path.filter));
  } else if (op === 'add') members.add(memberIdsOf(value));
  else if (op === 'replace') members.replaceWith(memberIdsOf(value));
  else if (namesRemoved(value)) members.remove(memberIdsOf(value));
  else members.replaceWith([]);
}

/** The ids of `value eq "a" or value eq "b"`, the only way to name members between brackets. */
function idsIn(filter: Filter): string[] {
  if (filter.kind === 'or') return filter.operands.flatMap(idsIn);
  if (filter.kind === 'compare' && filter.operator === 'eq' && filter.path.attribute.toLowerCase() === 'value')
    return memberIdsOf([filter.value]);
  throw new ScimError(
    400,
    'invalidFilter',
    'Members are removed by members[value eq "ID"], joined by "or" if several.',
  );
}

/** Members to add and to remove; the later word on an id counts. After a replacement it holds all members there are. */
class MemberDelta {
  private all: Set<string> | undefined;
  private readonly added = new Set<string>();
  private readonly removed = new Set<string>();

  add(ids: readonly string[]): void {
    for (const id of ids) {
      if (this.all) this.all.add(id);
      else this.added.add(id);
      this.removed.delete(id);
    }
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) {
      if (this.all) this.all.delete(id);
      else this.removed.add(id);
      this.added.delete(id);
    }
  }

  replaceWith(ids: readonly string[]): void {
    this.all = new Set(ids);
    this.added.clear();
    this.removed.clear();
  }

  toInput(): WorkgroupMembersInput | undefined {
    if (this.all) return { replaceWith: [...this.all] };
    if (this.added.size + this.removed.size === 0) return undefined;
    return { add: [...this.added], remove: [...this.removed] };
  }
}
