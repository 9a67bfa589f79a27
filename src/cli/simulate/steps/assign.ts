import { mergeProfile, schemasOf } from '../attributes.ts';
import type { JsonObject } from '../json.ts';
import type { Identified } from '../resources.ts';
import { forEach, type Run } from '../run.ts';
import { known, type SimulatedUser, share } from '../world.ts';

/** Saves the connection's settings; a simulation that gets no further ends here. */
export async function testConnector({ okta }: Run): Promise<void> {
  await okta.testConnector();
}

/** Assigns everybody to the application: search, then create, or link who is there already. */
export async function assignUsers(run: Run): Promise<void> {
  await forEach(run, 'Assign users', run.world.users, (user) => assign(run, user));
}

/** Creates a few users and groups a second time, under another case of the name: each must be refused. */
export async function tryDuplicates(run: Run): Promise<void> {
  const { world, okta } = run;
  await forEach(run, 'Try duplicate users', known(share(world.seed, 'duplicate', 0.02, world.users)), (user) =>
    okta.createDuplicate('Users', {
      ...creationOf(user),
      userName: swapCase(user.person.userName),
      externalId: `${user.id}-2`,
    }),
  );
  await forEach(run, 'Try duplicate groups', known(world.groups).slice(0, 2), ({ displayName }) =>
    okta.createDuplicate('Groups', { displayName: swapCase(displayName), members: [] }),
  );
}

async function assign(run: Run, user: SimulatedUser): Promise<void> {
  const { okta } = run;
  const { userName, profile } = user.person;
  const found = await okta.find('Users', userName);
  if (found) return link(run, user, found);
  const created = await okta.create('Users', creationOf(user));
  if (!created) return assign(run, user);
  acknowledge(user, created);
  user.profile = profile;
}

/** Okta takes over a user that exists: reads it, and replaces it by itself with Okta's values merged in. */
async function link({ okta }: Run, user: SimulatedUser, found: Identified): Promise<void> {
  const { profile } = user.person;
  const returned = await okta.read('Users', found.id);
  await okta.replace('Users', found.id, { ...mergeProfile(returned, profile), active: true });
  acknowledge(user, found);
}

function acknowledge(user: SimulatedUser, { id }: Identified): void {
  user.id = id;
  user.active = true;
}

/** The body of a create: `groups` empty and a random password always there. */
function creationOf({ person }: SimulatedUser): JsonObject {
  const { profile, password } = person;
  return { schemas: schemasOf(profile), ...profile, groups: [], password, active: true };
}

/** ASCII only: names are compared without case, but scripts disagree on what the other case of a letter is. */
function swapCase(name: string): string {
  return name.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
