import { compareProfiles } from '../attributes.ts';
import type { JsonObject } from '../json.ts';
import { idsIn } from '../okta.ts';
import type { Run } from '../run.ts';
import { type Known, membersOf, type SimulatedGroup, type SimulatedUser } from '../world.ts';

/** Reads a user by its id and compares it with what was acknowledged. */
export async function readAndCompare(run: Run, user: Known<SimulatedUser>, seen: string): Promise<void> {
  compareUser(run, user, await run.okta.read('Users', user.id), seen);
}

/** Notes each attribute of a user that is not as it was sent. `seen` says by which way it was read. */
export function compareUser(run: Run, user: Known<SimulatedUser>, actual: JsonObject | undefined, seen: string): void {
  const subject = `user ${user.person.userName} ${seen}`;
  const { recorder } = run;
  if (!actual) {
    recorder.differs(subject, 'id', user.id, undefined);
    return;
  }
  for (const { attribute, expected, actual: found } of compareProfiles(user.profile, actual))
    recorder.differs(subject, attribute, expected, found);
  if (actual.active !== user.active) recorder.differs(subject, 'active', user.active, actual.active);
  compareGroups(run, user, actual, subject);
  if ('password' in actual || JSON.stringify(actual).includes(JSON.stringify(user.password)))
    recorder.differs(subject, 'password', 'never returned', 'returned');
}

/** Notes what is not as it was sent of a group: its name, and that it has each member once and no other. */
export function compareGroup(
  { world, recorder }: Run,
  group: Known<SimulatedGroup>,
  actual: JsonObject | undefined,
  seen: string,
): void {
  const subject = `group ${group.displayName} ${seen}`;
  if (!actual) {
    recorder.differs(subject, 'id', group.id, undefined);
    return;
  }
  if (actual.displayName !== group.displayName)
    recorder.differs(subject, 'displayName', group.displayName, actual.displayName);
  const expected = new Set(membersOf(world, group).map(({ id }) => id));
  const found = idsIn(actual.members);
  const missing = [...expected].filter((id) => !found.includes(id));
  const surplus = found.filter((id, place) => !expected.has(id) || found.indexOf(id) !== place);
  for (const id of missing) recorder.differs(subject, 'members', id, undefined);
  for (const id of surplus) recorder.differs(subject, 'members', undefined, id);
}

/** A user is in the group it was pushed into last. Groups that are not of this simulation are nobody's concern. */
function compareGroups({ world, recorder }: Run, user: SimulatedUser, actual: JsonObject, subject: string): void {
  const found = idsIn(actual.groups);
  const ours = new Set(world.groups.map(({ id }) => id));
  const expected = user.group?.id;
  const relevant = expected === undefined ? found.filter((id) => ours.has(id)) : found;
  if (relevant.length !== (expected === undefined ? 0 : 1) || relevant[0] !== expected)
    recorder.differs(subject, 'groups', expected, relevant.join(' '));
}
