import { violationsIn } from './check.ts';
import type { Call, History, Violation } from './history.ts';

/** Violations that a report spells out beside the first. */
const OTHERS_MAX = 50;

/** The first violation with as few calls as still show it, and the others in a line each, for whoever has to find the reason. */
export function report(history: History, violations: readonly Violation[]): string {
  const [violation, ...others] = violations;
  if (!violation) return '';
  const { calls, events } = shortest(history, violation);
  const shown = new Set(calls.map(({ id }) => id));
  return [
    `seed ${history.seed}: ${violations.length} violations, of which the first is`,
    `${violation.rule} ${violation.text}`,
    `shortest history, ${calls.length} of ${history.calls.length} calls:`,
    ...calls.map(line),
    'and their events:',
    ...events.filter(({ requestId }) => shown.has(requestId)).map((event) => `  ${JSON.stringify(event)}`),
    ...(others.length > 0 ? ['the others:'] : []),
    ...others.slice(0, OTHERS_MAX).map(({ rule, text }) => `  ${rule} ${text}`),
  ].join('\n');
}

/**
 * Leaves out calls, half of them first and then ever fewer, as long as the same violation is found. Events stay: they are
 * the database's. Violations about nobody in particular stay as they are.
 */
export function shortest(history: History, violation: Violation): History {
  const holds = (calls: readonly Call[]) =>
    violationsIn({ ...history, calls }).some(({ rule, text }) => rule === violation.rule && text === violation.text);
  const touching = touchingOnly(history, violation);
  let calls = holds(touching) ? touching : history.calls;
  for (let size = Math.ceil(calls.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let start = 0; start < calls.length; ) {
      const rest = [...calls.slice(0, start), ...calls.slice(start + size)];
      if (holds(rest)) calls = rest;
      else start += size;
    }
  return { ...history, calls };
}

/** The calls on the resources that the violation is about, and those that its text names. */
function touchingOnly({ calls, events }: History, { about, text }: Violation): readonly Call[] {
  const touching = new Set(
    events
      .filter(({ subjectId, versions, members }) =>
        [subjectId, ...versions.map(({ id }) => id), ...(members?.added ?? []).map(({ userId }) => userId)].some((id) =>
          about.includes(id),
        ),
      )
      .map(({ requestId }) => requestId),
  );
  return calls.filter(
    ({ id, operation }) =>
      touching.has(id) ||
      text.includes(id) ||
      about.some((one) => Object.values(operation).some((value) => value === one)),
  );
}

function line({ id, operation, ifVersion, begun, ended, outcome, status, seen }: Call): string {
  const match = ifVersion === undefined ? '' : ` If-Match ${ifVersion}`;
  const shows = seen ? ` shows ${JSON.stringify(seen)}` : '';
  return `  ${begun}–${ended} ${id} ${JSON.stringify(operation)}${match}: ${outcome} ${status}${shows}`;
}
