import type { HistoryEvent, UserFields, Violation } from './history.ts';

export interface UserState extends UserFields {
  readonly group: string | null;
  readonly isDeleted: boolean;
}

export interface GroupState {
  readonly displayName: string;
  readonly members: ReadonlySet<string>;
  readonly isDeleted: boolean;
}

/** A user or a group: what it was at each version. */
export interface Resource<State> {
  readonly id: string;
  /** By version; the first is of version 1. */
  readonly states: readonly State[];
  /** By version: the request whose event tells of it. */
  readonly causes: readonly string[];
}

/** What the events tell of everything, worked out from nothing else. */
export interface Fold {
  readonly users: ReadonlyMap<string, Resource<UserState>>;
  readonly groups: ReadonlyMap<string, Resource<GroupState>>;
  readonly violations: readonly Violation[];
}

/** What one event made of one resource. */
interface Step<State> {
  readonly version: number;
  readonly cause: string;
  readonly text: string;
  /** Throws where the event tells of another state before than there was. */
  readonly apply: (before: State) => State;
}

class Steps<State> {
  readonly byId = new Map<string, Step<State>[]>();

  add(id: string, version: number, { requestId, action }: HistoryEvent, apply: (before: State) => State): void {
    const list = this.byId.get(id) ?? [];
    list.push({ version, cause: requestId, text: `${action} of ${requestId}`, apply });
    this.byId.set(id, list);
  }
}

const NO_USER: UserState = { userName: '', title: null, active: true, group: null, isDeleted: false };
const NO_GROUP: GroupState = { displayName: '', members: new Set(), isDeleted: false };

/** H2 to H4: plays the events of each resource in the order of its versions; each version is there once. */
export function fold(events: readonly HistoryEvent[]): Fold {
  const users = new Steps<UserState>();
  const groups = new Steps<GroupState>();
  for (const event of events) {
    if (event.action.startsWith('USER_')) stepsOfUser(event, users, groups);
    else stepsOfGroup(event, users, groups);
  }
  const violations: Violation[] = [];
  return {
    users: play(users, NO_USER, violations),
    groups: play(groups, NO_GROUP, violations),
    violations,
  };
}

function stepsOfUser(event: HistoryEvent, users: Steps<UserState>, groups: Steps<GroupState>): void {
  const { subjectId, subjectVersion, action, changes, versions } = event;
  const isDeleted = action === 'USER_DELETED';
  if (changes.length === 0 && !isDeleted && action !== 'USER_CREATED') return;
  users.add(subjectId, subjectVersion ?? 0, event, (before) => {
    const after: Record<string, unknown> = { ...before };
    for (const { field, before: told, after: value } of changes) {
      if (!['userName', 'title', 'active'].includes(field)) continue;
      if (after[field] !== told && action !== 'USER_CREATED')
        throw new Error(`${field} was ${JSON.stringify(after[field])}, and the event says ${JSON.stringify(told)}`);
      after[field] = value;
    }
    return { ...(after as unknown as UserState), ...(isDeleted && { isDeleted, group: null, active: false }) };
  });
  for (const { id, version } of versions) groups.add(id, version, event, (before) => without(before, [subjectId]));
}

function stepsOfGroup(event: HistoryEvent, users: Steps<UserState>, groups: Steps<GroupState>): void {
  const { subjectId, subjectVersion, action, changes, members, versions } = event;
  const added = members?.added ?? [];
  const removed = members?.removed ?? [];
  for (const { userId, userVersion, fromWorkgroupId } of added)
    users.add(userId, userVersion, event, (before) => moved(before, fromWorkgroupId, subjectId));
  for (const { userId, userVersion } of removed)
    users.add(userId, userVersion, event, (before) => moved(before, subjectId, null));
  for (const { id, version } of versions)
    if (id !== subjectId) {
      const lost = added.filter(({ fromWorkgroupId }) => fromWorkgroupId === id).map(({ userId }) => userId);
      groups.add(id, version, event, (before) => without(before, lost));
    }
  const isDeleted = action === 'WORKGROUP_DELETED';
  if (changes.length + added.length + removed.length === 0 && !isDeleted) return;
  const name = changes.find(({ field }) => field === 'displayName');
  groups.add(subjectId, subjectVersion ?? 0, event, (before) => {
    const left = without(
      before,
      removed.map(({ userId }) => userId),
    );
    const both = added.find(({ userId }) => left.members.has(userId));
    if (both) throw new Error(`${both.userId} was added, and was there already`);
    return {
      displayName: name ? String(name.after) : before.displayName,
      members: new Set([...left.members, ...added.map(({ userId }) => userId)]),
      isDeleted,
    };
  });
}

function moved(before: UserState, from: string | null, to: string | null): UserState {
  if (before.group !== from) throw new Error(`the user was in ${before.group}, and the event says ${from}`);
  return { ...before, group: to };
}

function without(group: GroupState, ids: readonly string[]): GroupState {
  const stranger = ids.find((id) => !group.members.has(id));
  if (stranger) throw new Error(`${stranger} left, and was no member`);
  return { ...group, members: new Set([...group.members].filter((id) => !ids.includes(id))) };
}

function play<State extends { readonly isDeleted: boolean }>(
  { byId }: Steps<State>,
  nothing: State,
  violations: Violation[],
): Map<string, Resource<State>> {
  const played = new Map<string, Resource<State>>();
  for (const [id, steps] of byId) {
    const states: State[] = [];
    const causes: string[] = [];
    for (const { version, cause, text, apply } of steps.toSorted((one, other) => one.version - other.version)) {
      const before = states.at(-1) ?? nothing;
      const problem = (sentence: string) => violations.push({ rule: 'H4', about: [id], text: `${text}: ${sentence}` });
      if (version !== states.length + 1) problem(`gives version ${version} after version ${states.length}`);
      if (before.isDeleted) problem('comes after the end');
      try {
        states.push(apply(before));
      } catch (error) {
        problem((error as Error).message);
        states.push(before);
      }
      causes.push(cause);
    }
    played.set(id, { id, states, causes });
  }
  return played;
}

export function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((item) => other.has(item));
}
