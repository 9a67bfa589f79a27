import { answers } from './check-answers.ts';
import { cycles, order } from './check-order.ts';
import { sessions } from './check-sessions.ts';
import { type Fold, fold, type GroupState, sameSet, type UserState } from './fold.ts';
import type { History, HistoryEvent, Seen, Snapshot, Violation } from './history.ts';

type State = UserState | GroupState;

/** Every promise that a history breaks: H1 to H7 of docs/adr/0027, read per resource. */
export function violationsIn(history: History): Violation[] {
  const told = fold(history.events);
  return [
    ...told.violations,
    ...asked(history),
    ...shown(history, told),
    ...answers(history, told),
    ...order(history, told),
    ...cycles(history, told),
    ...sessions(history),
  ];
}

/** H2: what an event tells of was asked for, once, and not refused; and it is in the history of everybody it moved. */
function asked({ calls, events }: History): Violation[] {
  const byId = new Map(calls.map((call) => [call.id, call]));
  const seen = new Set<string>();
  const problem = ({ requestId, members, noted }: HistoryEvent): string | undefined => {
    const call = byId.get(requestId);
    if (!call) return 'was asked for by nobody';
    if (call.outcome === 'refused') return `was refused with ${call.status}`;
    if (seen.has(requestId)) return 'is there twice';
    seen.add(requestId);
    const moved = [...(members?.added ?? []), ...(members?.removed ?? [])].map(({ userId }) => userId);
    return sameSet(new Set(moved), new Set(noted)) ? undefined : 'is not in the history of everybody whom it moved';
  };
  return events.flatMap((event): Violation[] => {
    const is = problem(event);
    return is ? [{ rule: 'H2', about: [event.subjectId], text: `${event.action} of ${event.requestId} ${is}` }] : [];
  });
}

/** H1, H4, H7: answers and snapshots show what was so at the version they name, and nothing of another company. */
function shown({ calls, snapshots }: History, told: Fold): Violation[] {
  const violations = calls.flatMap(({ id, seen, problem }): Violation[] => [
    ...(problem ? [{ rule: 'H7' as const, about: [], text: `${id}: ${problem}` }] : []),
    ...(seen ? differences(seen, told, id, true) : []),
  ]);
  for (const { resources, begun } of snapshots) {
    const groups = new Set(resources.filter(({ group }) => group).map(({ id }) => id));
    for (const seen of resources) {
      violations.push(...differences(seen, told, `the snapshot at ${begun}`));
      if (seen.user?.group && !groups.has(seen.user.group))
        violations.push({ rule: 'H1', about: [seen.id], text: `${seen.id} is in ${seen.user.group}, which is gone` });
    }
  }
  return [...violations, ...unfinished(snapshots.at(-1), told)];
}

/** H4: at the end there is what the events tell of, and nothing else. */
function unfinished(last: Snapshot | undefined, told: Fold): Violation[] {
  const there = new Map(last?.resources.map(({ id, version }) => [id, version]));
  return [...told.users, ...told.groups].flatMap(([id, { states }]): Violation[] => {
    const version = states.at(-1)?.isDeleted ? undefined : states.length;
    if (!last || there.get(id) === version) return [];
    const text = `${id} ends at version ${there.get(id)}, and by its events at ${version}`;
    return [{ rule: 'H4', about: [id], text }];
  });
}

/**
 * `mayBeLater`: an answer reads a group first and its members after that, so it may show members of a later version under
 * an earlier one, though never the other way round (docs/adr/0027).
 */
function differences(seen: Seen, told: Fold, where: string, mayBeLater = false): Violation[] {
  const { id, version, user, group } = seen;
  const violation = (is: string): Violation[] => [{ rule: 'H4', about: [id], text: `${where} shows ${id} ${is}` }];
  const states: readonly State[] = told.users.get(id)?.states ?? told.groups.get(id)?.states ?? [];
  const state = states[version - 1];
  if (!state) return violation(`at version ${version}, of which no event tells`);
  if (state.isDeleted) return violation('after it was deleted');
  if (user && 'active' in state) {
    const wrong = USER_NAMES.filter((name) => user[name] !== state[name]);
    return wrong.flatMap((name) =>
      violation(`at version ${version} with ${name} ${user[name]}, which was ${state[name]} by its events`),
    );
  }
  const members = new Set(group?.members);
  const hadThem = (at: State): boolean => 'members' in at && sameSet(at.members, members);
  if ('members' in state && group?.displayName !== state.displayName)
    return violation(`at version ${version} as ${group?.displayName}, which it was not called then`);
  const isShown = hadThem(state) || (mayBeLater && states.slice(version).some(hadThem));
  return isShown
    ? []
    : violation(`at version ${version} with members whom it did not have: ${[...members].join(', ')}`);
}

const USER_NAMES = ['userName', 'title', 'active', 'group'] as const;
