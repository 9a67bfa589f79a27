import type { Profile } from './attributes.ts';
import { makeGroupNames, makePerson, type Person } from './people.ts';
import { Random } from './random.ts';

/** A user as the service has acknowledged it. Without an id it was never acknowledged. */
export interface SimulatedUser {
  readonly index: number;
  readonly person: Person;
  id: string | undefined;
  profile: Profile;
  active: boolean;
  password: string;
  /** At most one group holds a user: a member is not listed by the group, it points to it. */
  group: SimulatedGroup | undefined;
}

/** A group as the service has acknowledged it. */
export interface SimulatedGroup {
  readonly index: number;
  readonly names: { readonly first: string; readonly later: string };
  id: string | undefined;
  displayName: string;
}

/** The ledger: what was acknowledged of every user and group, and so what must be read back. */
export interface World {
  readonly seed: number;
  readonly users: readonly SimulatedUser[];
  readonly groups: readonly SimulatedGroup[];
}

/** A user or group that the service knows. */
export type Known<Item extends { id: string | undefined }> = Item & { id: string };

/** The world before the first request: everybody made up, nothing acknowledged. */
export function createWorld(size: { seed: number; users: number; groups: number }): World {
  return {
    seed: size.seed,
    users: Array.from({ length: size.users }, (_, index) => createUser(size.seed, index)),
    groups: Array.from({ length: size.groups }, (_, index) => createGroup(size.seed, index)),
  };
}

function createUser(seed: number, index: number): SimulatedUser {
  const person = makePerson(seed, index);
  const { profile, password } = person;
  return { index, person, profile, password, id: undefined, active: true, group: undefined };
}

function createGroup(seed: number, index: number): SimulatedGroup {
  const names = makeGroupNames(seed, index);
  return { index, names, id: undefined, displayName: names.first };
}

/** Those of a list that the service knows. */
export function known<Item extends { id: string | undefined }>(items: readonly Item[]): Known<Item>[] {
  return items.filter((item): item is Known<Item> => item.id !== undefined);
}

/** The users that belong to a group. */
export function membersOf(world: World, group: SimulatedGroup): Known<SimulatedUser>[] {
  return known(world.users).filter((user) => user.group === group);
}

/** An acknowledged push puts users into a group, and with that takes them out of the one they were in. */
export function join(users: readonly SimulatedUser[], group: SimulatedGroup): void {
  for (const user of users) user.group = group;
}

/** An acknowledged removal; one from a group that lost the user meanwhile changes nothing. */
export function leave(users: readonly SimulatedUser[], group: SimulatedGroup): void {
  for (const user of users) if (user.group === group) user.group = undefined;
}

/** A lasting share of a list, by seed and purpose and not by what has happened. */
export function share<Item extends { index: number }>(
  seed: number,
  purpose: string,
  part: number,
  items: readonly Item[],
): Item[] {
  return items.filter(({ index }) => new Random(seed, purpose, index).chance(part));
}
