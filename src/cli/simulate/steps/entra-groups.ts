import { entraGroup } from '../entra.ts';
import { memberOperations } from '../entra-operations.ts';
import { forEach, inBatches, type Run } from '../run.ts';
import { join, type Known, known, leave, membersOf, type SimulatedGroup, type SimulatedUser } from '../world.ts';
import { planMembers } from './groups.ts';
import { MEMBERS_PER_PATCH, type MemberChange } from './membership.ts';

/** Provisions every group: it is created without members, and they are added afterwards. */
export async function provisionGroups(run: Run): Promise<void> {
  const firstMembers = planMembers(run.world);
  await forEach(run, 'Provision groups', run.world.groups, (group) =>
    provision(run, group, firstMembers.get(group) ?? []),
  );
}

/** Adds the members of some groups again: nothing may change, and each is still found as a member. */
export async function addMembersAgain(run: Run): Promise<void> {
  const groups = known(run.world.groups).filter(({ index }) => index % 5 < 2);
  await forEach(run, 'Add members again', groups, async (group) => {
    const members = membersOf(run.world, group);
    await changeMembers(run, group, { joining: members, leaving: [] });
    const [first] = members;
    if (first && !(await run.entra.hasMember(group.id, first.id)))
      run.recorder.differs(`group ${group.displayName} by a filter`, 'members', first.id, undefined);
  });
}

/** Renames every third group, and looks at what has become of it. */
export async function renameByPatch(run: Run): Promise<void> {
  const groups = known(run.world.groups).filter(({ index }) => index % 3 === 0);
  await forEach(run, 'Rename groups', groups, async (group) => {
    const { later } = group.names;
    await run.entra.patch('Groups', group.id, [{ op: 'Replace', path: 'displayName', value: later }], 'name');
    group.displayName = later;
    const { displayName } = await run.entra.readGroup(group.id);
    if (displayName !== later) run.recorder.differs(`group ${later} renamed`, 'displayName', later, displayName);
  });
}

/** PATCHes who goes and who comes, one list for each. */
export async function changeMembers(
  { entra }: Run,
  group: Known<SimulatedGroup>,
  { joining, leaving }: Pick<MemberChange, 'joining' | 'leaving'>,
): Promise<void> {
  for (const going of inBatches(leaving, MEMBERS_PER_PATCH)) {
    await entra.patch('Groups', group.id, memberOperations('Remove', idsOf(going)), 'members');
    leave(going, group);
  }
  for (const coming of inBatches(joining, MEMBERS_PER_PATCH)) {
    await entra.patch('Groups', group.id, memberOperations('Add', idsOf(coming)), 'members');
    join(coming, group);
  }
}

async function provision(run: Run, group: SimulatedGroup, members: readonly Known<SimulatedUser>[]): Promise<void> {
  const { entra } = run;
  const { first, later } = group.names;
  const found =
    (await entra.find('Groups', 'displayName', first)) ?? (await entra.find('Groups', 'displayName', later));
  const there = found ?? (await entra.create('Groups', entraGroup(group)));
  if (!there) return provision(run, group, members);
  const pushed = Object.assign(group, { id: there.id, displayName: String(there.displayName) });
  await changeMembers(run, pushed, { joining: members, leaving: [] });
}

function idsOf(users: readonly Known<SimulatedUser>[]): string[] {
  return users.map(({ id }) => id);
}
