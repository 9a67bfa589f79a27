import type { Call, History, Violation } from './history.ts';

/** H6: a session that began before its user was deactivated, deleted or given a password is over after that. */
export function sessions({ calls, events }: History): Violation[] {
  const byId = new Map(calls.map((call) => [call.id, call]));
  const endings = Map.groupBy(
    events.flatMap(({ action, changes, subjectId, requestId }) => {
      const isEnd =
        action === 'USER_DEACTIVATED' || action === 'USER_DELETED' || changes.some(({ field }) => field === 'password');
      const call = byId.get(requestId);
      return isEnd && call ? [{ user: subjectId, call }] : [];
    }),
    ({ user }) => user,
  );
  return calls.flatMap((call): Violation[] => {
    const { operation, outcome, id } = call;
    if (operation.kind !== 'use-session' || outcome !== 'done') return [];
    const began = byId.get(operation.signIn);
    const end = endings.get(operation.user)?.find((ending) => began && isBetween(began, ending.call, call));
    if (!end) return [];
    const text = `${id} came in with the session of ${operation.signIn}, which ${end.call.id} had ended`;
    return [{ rule: 'H6', about: [operation.user], text }];
  });
}

function isBetween(one: Call, middle: Call, other: Call): boolean {
  return one.ended < middle.begun && middle.ended < other.begun;
}
