import { type Fold, type GroupState, type Resource, sameSet, type UserState } from './fold.ts';
import type { Call, History, Operation, Violation } from './history.ts';

type State = UserState | GroupState;
type Change = Exclude<Operation, { kind: 'get-user' | 'get-group' | 'sign-in' | 'use-session' }>;

/** H2, H4: a change that was answered is what was asked for, made from the version that If-Match named. */
export function answers({ calls, events }: History, told: Fold): Violation[] {
  const skipped = new Map(events.map(({ requestId, members }) => [requestId, members?.skipped ?? []]));
  const subjects = new Map(events.map(({ requestId, subjectId }) => [requestId, subjectId]));
  const resources = new Map<string, Resource<State>>([...told.users, ...told.groups]);
  return calls.flatMap((call) => {
    const { operation, outcome, seen } = call;
    const id = 'id' in operation ? operation.id : (seen?.id ?? subjects.get(call.id) ?? '');
    const resource = resources.get(id);
    const missing = skipped.get(call.id) ?? [];
    const problem =
      outcome === 'refused'
        ? refusalProblem(call, resource, told)
        : isChange(operation) && changeProblem(call, operation, resource, missing);
    const living = missing.find((user) => told.users.get(user)?.states.at(-1)?.isDeleted === false);
    const is = problem || (living && `skipped ${living}, who was never deleted`);
    return is ? [{ rule: 'H2' as const, about: [id], text: `${call.id} ${is}` }] : [];
  });
}

function isChange({ kind }: Operation): boolean {
  return !['get-user', 'get-group', 'sign-in', 'use-session'].includes(kind);
}

function changeProblem(
  { id, operation, outcome, ifVersion, seen }: Call,
  _: Operation,
  resource: Resource<State> | undefined,
  missing: readonly string[],
): string | undefined {
  const version = (resource?.causes.indexOf(id) ?? -1) + 1;
  const change = operation as Change;
  if (version > 0 && resource) {
    const [before, after] = [resource.states[version - 2], resource.states[version - 1]];
    if (ifVersion !== undefined && ifVersion !== version - 1)
      return `changed version ${version - 1}, and If-Match said ${ifVersion}`;
    if (seen && seen.version < version) return `made version ${version}, and the answer shows ${seen.version}`;
    return after && isAsAsked(change, before, after, missing) ? undefined : 'did something else than what was asked';
  }
  if (outcome !== 'done') return undefined;
  if (!seen) return 'was answered, and no event tells of it';
  // It found everything as it was to be, at the version that is shown or at one before.
  const isAsIs = resource?.states.some(
    (state, index) =>
      index < seen.version &&
      (ifVersion === undefined || ifVersion === index + 1) &&
      isAsAsked(change, state, state, missing),
  );
  return isAsIs ? undefined : 'was answered, and no event tells of it';
}

function isAsAsked(change: Change, before: State | undefined, after: State, missing: readonly string[]): boolean {
  const asked = changed(change, before, missing);
  return Object.entries(asked).every(([name, value]) => same(Reflect.get(after, name), value));
}

/** What the operation makes of what was there before. */
function changed(
  change: Change,
  before: State | undefined,
  missing: readonly string[],
): Partial<UserState & GroupState> {
  const ids = 'members' in change ? change.members.filter((id) => !missing.includes(id)) : [];
  const members = before && 'members' in before ? before.members : new Set<string>();
  switch (change.kind) {
    case 'create-user':
      return { userName: change.userName, title: change.title, active: true };
    case 'patch-user':
      return { ...before, ...change.values };
    case 'put-user':
      return { ...before, ...change.values };
    case 'create-group':
      return { displayName: change.displayName, members: new Set(ids) };
    case 'put-group':
      return { displayName: change.displayName, members: new Set(ids) };
    case 'replace':
      return { members: new Set(ids) };
    case 'add':
      return { members: new Set([...members, ...ids]) };
    case 'remove':
      return { members: new Set([...members].filter((id) => !change.members.includes(id))) };
    default:
      return { isDeleted: true };
  }
}

function same(one: unknown, other: unknown): boolean {
  return one instanceof Set && other instanceof Set ? sameSet(one, other) : one === other;
}

/** Why a refusal has no reason in what happened. */
function refusalProblem(
  { status, ifVersion, operation }: Call,
  resource: Resource<State> | undefined,
  told: Fold,
): string | undefined {
  const isFree = (userName: string) =>
    ![...told.users.values()].some(({ states }) => states.some((state) => state.userName === userName));
  const reason = {
    401: operation.kind === 'use-session',
    404: resource?.states.at(-1)?.isDeleted === true,
    409: operation.kind === 'create-user' && !isFree(operation.userName),
    412: ifVersion !== undefined && resource !== undefined && resource.states.length > ifVersion,
    // A sign-in that was refused: the user may be inactive.
    200: operation.kind === 'sign-in',
    429: true,
    503: true,
  }[status];
  return reason ? undefined : `was refused with ${status}`;
}
