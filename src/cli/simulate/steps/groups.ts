import { newGroup } from '../okta.ts';
import { Random } from '../random.ts';
import type { Identified } from '../resources.ts';
import { forEach, type Run } from '../run.ts';
import { type Known, known, membersOf, type SimulatedGroup, type SimulatedUser, type World } from '../world.ts';
import { compareGroup } from './compare.ts';
import { MEMBERS_PER_PATCH, patchIdentity, patchMembers, putGroup, replaceMembers } from './membership.ts';

const SHARE_WITHOUT_GROUP = 0.05;

/** Pushes every group with its first members: search, then create, or link the one that is there. */
export async function pushGroups(run: Run): Promise<void> {
  const firstMembers = planMembers(run.world);
  await forEach(run, 'Push groups', run.world.groups, (group) => push(run, group, firstMembers.get(group) ?? []));
}

/** *Push Now* on some groups: everything is sent again, and nothing may change. */
export async function pushAgain(run: Run): Promise<void> {
  const groups = known(run.world.groups).filter(({ index }) => index % 5 < 2);
  await forEach(run, 'Push groups again', groups, (group) => {
    const members = membersOf(run.world, group);
    return run.style === 'aiw' ? putGroup(run, group, members) : replaceMembers(run, group, members);
  });
}

/** Renames every third group, and looks at what has become of it. */
export async function renameGroups(run: Run): Promise<void> {
  const groups = known(run.world.groups).filter(({ index }) => index % 3 === 0);
  await forEach(run, 'Rename groups', groups, async (group) => {
    const { later } = group.names;
    if (run.style === 'aiw') await putGroup(run, group, membersOf(run.world, group), later);
    else await patchIdentity(run, group, later);
    const found = await run.okta.find('Groups', later);
    compareGroup(run, group, found, 'after its renaming');
  });
}

async function push(run: Run, group: SimulatedGroup, members: readonly Known<SimulatedUser>[]): Promise<void> {
  const { first } = group.names;
  const found = await findGroup(run, group);
  const created = found ?? (await run.okta.create('Groups', newGroup(first)));
  // Not created: the group exists, and only the reply to its creation was lost.
  if (!created) return push(run, group, members);
  const pushed = acknowledge(group, created, first);
  if (run.style === 'aiw') return putGroup(run, pushed, members, first);
  await patchIdentity(run, pushed, first);
  if (!found) return patchMembers(run, pushed, { joining: members, leaving: [] });
  await replaceMembers(run, pushed, members.slice(0, MEMBERS_PER_PATCH));
  await patchMembers(run, pushed, { joining: members.slice(MEMBERS_PER_PATCH), leaving: [] });
}

/** Okta remembers the groups it pushed; an earlier simulation is remembered by both names a group has had. */
async function findGroup({ okta }: Run, { names }: SimulatedGroup): Promise<Identified | undefined> {
  const found = (await okta.find('Groups', names.first)) ?? (await okta.find('Groups', names.later));
  return found && okta.read('Groups', found.id);
}

function acknowledge(group: SimulatedGroup, { id }: Identified, displayName: string): Known<SimulatedGroup> {
  return Object.assign(group, { id, displayName });
}

/** Who is in which group at first: the first groups are large, the last ones small, and some users are in none. */
export function planMembers({ seed, users, groups }: World): Map<SimulatedGroup, Known<SimulatedUser>[]> {
  const plan = new Map<SimulatedGroup, Known<SimulatedUser>[]>(groups.map((group) => [group, []]));
  for (const user of known(users)) {
    const random = new Random(seed, 'first group', user.index);
    if (random.chance(SHARE_WITHOUT_GROUP)) continue;
    const group = groups[Math.floor(groups.length * random.next() ** 2)];
    if (group) plan.get(group)?.push(user);
  }
  return plan;
}
