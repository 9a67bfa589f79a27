import { isId } from '../../src/domain/id.ts';
import { FloorError } from './answer.ts';
import { isObject } from './request.ts';

/** Who joins a group and who leaves it; with `replace` everybody leaves who does not join. */
export interface MemberDelta {
  readonly join: string[];
  readonly leave: string[];
  readonly replace: boolean;
}

const ONE = /^members\[value eq "([^"]*)"\]$/;

export function memberPatch({ Operations: operations }: Record<string, unknown>): MemberDelta {
  const join: string[] = [];
  const leave: string[] = [];
  for (const operation of Array.isArray(operations) ? operations : []) {
    const { op, path = '', value } = isObject(operation) ? operation : {};
    const one = ONE.exec(String(path))?.[1];
    const deed = String(op).toLowerCase();
    if (deed === 'add' && path === 'members') join.push(...idsIn(value));
    else if (deed === 'remove' && path === 'members') leave.push(...idsIn(value));
    else if (deed === 'remove' && one !== undefined) leave.push(one);
    else throw new FloorError(400, 'invalidValue', 'The floor adds and removes members, and nothing else.');
  }
  return { join: join.filter(isId), leave: leave.filter(isId), replace: false };
}

export function memberReplacement({ members }: Record<string, unknown>): MemberDelta {
  return { join: idsIn(members).filter(isId), leave: [], replace: true };
}

function idsIn(value: unknown): string[] {
  if (!Array.isArray(value)) throw new FloorError(400, 'invalidValue', 'members must be a list.');
  return value.flatMap((member) => (isObject(member) && typeof member.value === 'string' ? [member.value] : []));
}
