import type { Fold } from './fold.ts';
import type { History, Violation } from './history.ts';

/** Somebody who made or saw a version of a resource. */
interface Sight {
  readonly who: string;
  readonly id: string;
  readonly version: number;
  readonly isWrite: boolean;
  readonly begun: number;
  readonly ended: number;
}

/** H3: what had ended when something else began came before it, for each resource. */
export function order(history: History, told: Fold): Violation[] {
  const violations: Violation[] = [];
  for (const sights of Map.groupBy(sightsIn(history, told), ({ id }) => id).values()) {
    const ending = sights.toSorted((one, other) => one.ended - other.ended);
    let newest: Sight | undefined;
    let next = 0;
    for (const sight of sights.toSorted((one, other) => one.begun - other.begun)) {
      for (; ending[next] && ending[next]!.ended < sight.begun; next++)
        if (!newest || ending[next]!.version > newest.version) newest = ending[next];
      if (!newest || sight.version > newest.version || (!sight.isWrite && sight.version === newest.version)) continue;
      const did = sight.isWrite ? 'made' : 'was shown';
      violations.push({
        rule: 'H3',
        about: [sight.id],
        text: `${sight.who} ${did} version ${sight.version} of ${sight.id}, after ${newest.who} had ended with version ${newest.version}`,
      });
    }
  }
  return violations;
}

/**
 * H5: requests and snapshots can be put into one order in which each sees what those before it made (edges wr, ww and rw
 * from the versions).
 */
export function cycles(history: History, told: Fold): Violation[] {
  const after = new Map<string, Set<string>>();
  const edge = (from: string | undefined, to: string | undefined) => {
    if (from !== undefined && to !== undefined && from !== to) after.set(from, (after.get(from) ?? new Set()).add(to));
  };
  for (const { causes } of [...told.users.values(), ...told.groups.values()])
    for (const [index, cause] of causes.entries()) edge(causes[index - 1], cause);
  for (const { who, id, version, isWrite } of sightsIn(history, told)) {
    const causes = (told.users.get(id) ?? told.groups.get(id))?.causes;
    if (isWrite || !causes || causes[version - 1] === who) continue;
    edge(causes[version - 1], who);
    edge(who, causes[version]);
  }
  const circle = cycleIn(after);
  return circle ? [{ rule: 'H5', about: [], text: `no order is possible of ${circle.join(', ')}` }] : [];
}

/** Whoever cannot be put into an order: each of them, and those after them, waits for another. */
function cycleIn(after: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const waiting = new Map<string, number>();
  for (const [from, tos] of after) {
    waiting.set(from, waiting.get(from) ?? 0);
    for (const to of tos) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  }
  const free = [...waiting].filter(([, count]) => count === 0).map(([who]) => who);
  for (let who = free.pop(); who !== undefined; who = free.pop()) {
    waiting.delete(who);
    for (const to of after.get(who) ?? []) {
      const count = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, count);
      if (count === 0) free.push(to);
    }
  }
  return waiting.size > 0 ? [...waiting.keys()] : undefined;
}

function sightsIn({ calls, snapshots }: History, told: Fold): Sight[] {
  const resources = [...told.users.values(), ...told.groups.values()];
  const byId = new Map(calls.map((call) => [call.id, call]));
  const writes = resources.flatMap(({ id, causes }) =>
    causes.flatMap((cause, index): Sight[] => {
      const call = byId.get(cause);
      return call ? [{ who: cause, id, version: index + 1, isWrite: true, begun: call.begun, ended: call.ended }] : [];
    }),
  );
  const ends = new Map(
    resources.flatMap(({ id, states }) => (states.at(-1)?.isDeleted ? [[id, states.length] as const] : [])),
  );
  const reads = calls.flatMap((call): Sight[] => {
    const { id: who, operation, status, seen, begun, ended } = call;
    const id = seen?.id ?? ('id' in operation ? operation.id : '');
    const version = seen?.version ?? (status === 404 ? ends.get(id) : undefined);
    return version === undefined ? [] : [{ who, id, version, isWrite: false, begun, ended }];
  });
  const snaps = snapshots.flatMap(({ resources: seen, begun, ended }) =>
    seen.map(({ id, version }) => ({ who: `snapshot ${begun}`, id, version, isWrite: false, begun, ended })),
  );
  return [...writes, ...reads, ...snaps];
}
