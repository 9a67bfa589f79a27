import type { Operation } from '../okta.ts';
import { inBatches, type Run } from '../run.ts';
import { join, type Known, leave, type SimulatedGroup, type SimulatedUser } from '../world.ts';

/** Okta sends members of a catalogue application in PATCHes of at most so many. */
export const MEMBERS_PER_PATCH = 100;

type Members = readonly Known<SimulatedUser>[];

/** What one push does to a group: who comes, who goes, and with that who is in it. */
export interface MemberChange {
  readonly joining: Members;
  readonly leaving: Members;
  readonly members: Members;
}

/** Pushes a change of members: catalogue applications send the change, custom ones the whole group. */
export async function pushChange(run: Run, group: Known<SimulatedGroup>, change: MemberChange): Promise<void> {
  if (run.style === 'aiw') {
    await putGroup(run, group, change.members);
    leave(change.leaving, group);
    return;
  }
  await patchIdentity(run, group, group.displayName);
  await patchMembers(run, group, change);
}

/** PATCHes who goes and who comes, in batches; each batch that is acknowledged has moved its users. */
export async function patchMembers(
  { okta }: Run,
  group: Known<SimulatedGroup>,
  { joining, leaving }: Pick<MemberChange, 'joining' | 'leaving'>,
): Promise<void> {
  const comings = inBatches(joining, MEMBERS_PER_PATCH);
  const goings = inBatches(leaving, MEMBERS_PER_PATCH);
  for (let part = 0; part < Math.max(comings.length, goings.length); part += 1) {
    const coming = comings[part] ?? [];
    const going = goings[part] ?? [];
    await okta.patch('Groups', group.id, operationsOf(coming, going), 'members');
    leave(going, group);
    join(coming, group);
  }
}

function operationsOf(coming: Members, going: Members): Operation[] {
  const removals: Operation[] = going.map(({ id }) => ({
    op: 'remove',
    path: `members[value eq ${JSON.stringify(id)}]`,
  }));
  return coming.length === 0 ? removals : [...removals, { op: 'add', path: 'members', value: referencesTo(coming) }];
}

/** A full push: all members in one replace, with the path or, for every other group, without. */
export async function replaceMembers({ okta }: Run, group: Known<SimulatedGroup>, users: Members): Promise<void> {
  const members = referencesTo(users);
  const { id, displayName } = group;
  const operation: Operation =
    group.index % 2 === 0
      ? { op: 'replace', path: 'members', value: members }
      : { op: 'replace', value: { members, id, displayName } };
  await okta.patch('Groups', id, [operation], 'members');
  join(users, group);
}

/** Custom applications: GET, then PUT of the whole group. Okta sends a null `display` for some members. */
export async function putGroup(
  { okta }: Run,
  group: Known<SimulatedGroup>,
  users: Members,
  displayName = group.displayName,
): Promise<void> {
  const returned = await okta.read('Groups', group.id);
  const members = users.map(({ id, index, person }) => ({
    value: id,
    display: index % 3 === 0 ? null : person.userName,
  }));
  await okta.replace('Groups', group.id, { ...returned, displayName, members });
  group.displayName = displayName;
  join(users, group);
}

/** Catalogue applications send name and id, the id inside the value, after a create and with every push of members. */
export async function patchIdentity({ okta }: Run, group: Known<SimulatedGroup>, displayName: string): Promise<void> {
  await okta.patch('Groups', group.id, [{ op: 'replace', value: { id: group.id, displayName } }], 'name');
  group.displayName = displayName;
}

function referencesTo(users: Members): { value: string; display: string }[] {
  return users.map(({ id, person }) => ({ value: id, display: person.userName }));
}
