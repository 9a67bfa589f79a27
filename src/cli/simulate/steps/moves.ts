import { Random } from '../random.ts';
import { forEach, type Run } from '../run.ts';
import { type Known, known, membersOf, type SimulatedGroup, type SimulatedUser, share } from '../world.ts';
import { changeMembers } from './entra-groups.ts';
import { type MemberChange, pushChange } from './membership.ts';

/** A tenth of the members change groups in Okta: their old and their new groups are pushed, in whatever order. */
export async function movePeople(run: Run): Promise<void> {
  const { seed, users } = run.world;
  const groups = known(run.world.groups);
  if (groups.length < 2) return;
  const movers = known(share(seed, 'move', 0.1, users)).filter(({ group }) => group);
  const targets = new Map(
    movers.map((user) => [user, otherGroup(groups, user, new Random(seed, 'target', user.index))]),
  );
  // Planned for all groups before the first push, because pushes change who is where.
  const changes = new Map(
    groups.map((group) => {
      const before = membersOf(run.world, group);
      const joining = movers.filter((user) => targets.get(user) === group);
      const leaving = before.filter((user) => targets.has(user));
      return [group, { joining, leaving, members: [...before.filter((user) => !targets.has(user)), ...joining] }];
    }),
  );
  const changed = [...changes].filter(([, { joining, leaving }]) => joining.length + leaving.length > 0);
  await forEach(run, 'Move people', changed, ([group, change]) => push(run, group, change));
}

/**
 * Every odd group takes people from the even one before it, which is not pushed itself: it must lose them all the same,
 * because nobody is in two workgroups.
 */
export async function takePeople(run: Run): Promise<void> {
  const groups = known(run.world.groups);
  await forEach(run, 'Take people', groups.filter(isOdd), async (group) => {
    const losing = groups.find(({ index }) => index === group.index - 1);
    if (!losing) return;
    const joining = share(run.world.seed, 'take', 0.1, membersOf(run.world, losing));
    const members = [...membersOf(run.world, group), ...joining];
    await push(run, group, { joining, leaving: [], members });
  });
}

/** A twentieth of the members of every group leave it for none. */
export async function removePeople(run: Run): Promise<void> {
  await forEach(run, 'Remove members', known(run.world.groups), async (group) => {
    const before = membersOf(run.world, group);
    const leaving = share(run.world.seed, 'remove', 0.05, before);
    if (leaving.length === 0) return;
    const members = before.filter((user) => !leaving.includes(user));
    await push(run, group, { joining: [], leaving, members });
  });
}

/** Entra ID sends the change as lists of members, Okta as its kind of application does. */
function push(run: Run, group: Known<SimulatedGroup>, change: MemberChange): Promise<void> {
  return run.style === 'entra' ? changeMembers(run, group, change) : pushChange(run, group, change);
}

function otherGroup(
  groups: readonly Known<SimulatedGroup>[],
  { group }: SimulatedUser,
  random: Random,
): Known<SimulatedGroup> | undefined {
  const others = groups.filter((other) => other !== group);
  return others[random.below(others.length)];
}

function isOdd({ index }: SimulatedGroup): boolean {
  return index % 2 === 1;
}
