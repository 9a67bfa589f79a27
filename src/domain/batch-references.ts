import type { BatchItem, DeletionOf } from './batch.ts';
import { REFERENCE_ATTRIBUTES } from './user.ts';
import type { UserChange } from './user-change.ts';
import type { MemberChange, WorkgroupDraft } from './workgroup.ts';

/** Stands before a bulkId wherever the id of what its item makes is meant (RFC 7644 §3.7.2). */
const PREFIX = 'bulkId:';

/** Everything in a user that may refer to something else. */
const USER_REFERENCES = [...REFERENCE_ATTRIBUTES, 'workgroupId'] as const;
type UserReferences = Pick<UserChange, (typeof USER_REFERENCES)[number]>;

/** What stands in the place of a reference, of which `text` is the whole; undefined leaves it out. */
type Replace = (bulkId: string, text: string) => string | undefined;

/** The item with something else in the place of each reference. */
export function withReferences(item: BatchItem, replace: Replace): BatchItem {
  const { userCreate, userUpdate, userDelete, workgroupCreate, workgroupUpdate, workgroupDelete } = item;
  const target = <Target extends DeletionOf>(deed: Target): Target => ({
    ...deed,
    id: replaced(deed.id, replace) ?? deed.id,
  });
  const user = <User extends UserReferences>(values: User): User => userWith(values, replace);
  return {
    ...item,
    ...(userCreate && { userCreate: user(userCreate) }),
    ...(userUpdate && { userUpdate: { ...target(userUpdate), input: user(userUpdate.input) } }),
    ...(userDelete && { userDelete: target(userDelete) }),
    ...(workgroupCreate && { workgroupCreate: workgroupWith(workgroupCreate, replace) }),
    ...(workgroupUpdate && {
      workgroupUpdate: {
        ...target(workgroupUpdate),
        input: { ...workgroupUpdate.input, members: membersWith(workgroupUpdate.input.members, replace) },
      },
    }),
    ...(workgroupDelete && { workgroupDelete: target(workgroupDelete) }),
  };
}

/** The bulkIds that an item refers to, each once. */
export function referencesIn(item: BatchItem): string[] {
  const found = new Set<string>();
  withReferences(item, (bulkId) => {
    found.add(bulkId);
    return undefined;
  });
  return [...found];
}

/** The change that puts late references into what an item makes; undefined when it has none. */
export function closingOf(
  { bulkId, userCreate, workgroupCreate }: BatchItem,
  isLate: (bulkId: string) => boolean,
): BatchItem | undefined {
  const isLateText = (text: string | null | undefined) => {
    const name = bulkIdIn(text);
    return name !== undefined && isLate(name);
  };
  const id = `${PREFIX}${bulkId}`;
  const names = USER_REFERENCES.filter((name) => isLateText(userCreate?.[name]));
  if (names.length > 0)
    return { userUpdate: { id, input: Object.fromEntries(names.map((name) => [name, userCreate?.[name]])) } };
  const add = workgroupCreate?.memberIds?.filter(isLateText) ?? [];
  return add.length > 0 ? { workgroupUpdate: { id, input: { members: { add } } } } : undefined;
}

function userWith<User extends UserReferences>(values: User, replace: Replace): User {
  const after = { ...values };
  for (const name of USER_REFERENCES) {
    const text = values[name];
    if (bulkIdIn(text) !== undefined) after[name] = replaced(text ?? '', replace);
  }
  return after;
}

function workgroupWith(draft: WorkgroupDraft, replace: Replace): WorkgroupDraft {
  return { ...draft, memberIds: allReplaced(draft.memberIds, replace) };
}

function membersWith(members: MemberChange | null | undefined, replace: Replace): MemberChange | null | undefined {
  if (!members) return members;
  return {
    add: allReplaced(members.add, replace),
    remove: allReplaced(members.remove, replace),
    replaceWith: allReplaced(members.replaceWith, replace),
  };
}

function allReplaced(texts: readonly string[] | null | undefined, replace: Replace) {
  return texts?.flatMap((text) => replaced(text, replace) ?? []);
}

function replaced(text: string, replace: Replace): string | undefined {
  const bulkId = bulkIdIn(text);
  return bulkId === undefined ? text : replace(bulkId, text);
}

function bulkIdIn(text: string | null | undefined): string | undefined {
  return text?.startsWith(PREFIX) ? text.slice(PREFIX.length) : undefined;
}
