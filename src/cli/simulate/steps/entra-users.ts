import { randomUUID } from 'node:crypto';
import { entraUser } from '../entra.ts';
import { activeOperation, profileOperations } from '../entra-operations.ts';
import { changeProfile } from '../people.ts';
import { Random } from '../random.ts';
import type { Identified } from '../resources.ts';
import { forEach, type Run } from '../run.ts';
import { known, type SimulatedUser, share } from '../world.ts';
import { readAndCompare } from './compare.ts';

/** Saves the connection's settings; a simulation that gets no further ends here. */
export async function testConnection({ entra }: Run): Promise<void> {
  await entra.testConnection(randomUUID());
}

/** The first cycle: everybody is looked for by userName and then by externalId, and created or matched. */
export async function provisionUsers(run: Run): Promise<void> {
  await forEach(run, 'Provision users', run.world.users, (user) => provision(run, user));
}

/** Updates half of the profiles by many operations in one PATCH each. */
export async function patchProfiles(run: Run): Promise<void> {
  const { seed, users } = run.world;
  await forEach(run, 'Update profiles', known(share(seed, 'profile', 0.5, users)), async (user) => {
    const managerId = users[new Random(seed, 'manager', user.index).below(users.length)]?.id;
    const profile = changeProfile(seed, user.index, user.profile, managerId);
    await run.entra.patch('Users', user.id, profileOperations(user.profile, profile), 'profile');
    user.profile = profile;
  });
}

/** Deletes a tenth of the users softly and looks at each, who must still be there; about half are restored. */
export async function softDeleteAndRestore(run: Run): Promise<void> {
  const { seed, users } = run.world;
  const leavers = known(share(seed, 'leaver', 0.1, users));
  await forEach(run, 'Soft-delete users', leavers, async (user) => {
    await run.entra.patch('Users', user.id, [activeOperation(false)], 'active');
    user.active = false;
    await readAndCompare(run, user, 'after its deactivation');
  });
  await forEach(run, 'Restore users', share(seed, 'returner', 0.5, leavers), async (user) => {
    await run.entra.patch('Users', user.id, [activeOperation(true)], 'active');
    user.active = true;
  });
}

async function provision(run: Run, user: SimulatedUser): Promise<void> {
  const { entra } = run;
  const { userName, profile } = user.person;
  const found =
    (await entra.find('Users', 'userName', userName)) ??
    (await entra.find('Users', 'externalId', String(profile.externalId)));
  if (found) return match(run, user, found);
  const created = await entra.create('Users', entraUser(user));
  if (!created) return provision(run, user);
  user.id = created.id;
}

/** Who is there already is made what Entra ID wants, value by value. */
async function match({ entra }: Run, user: SimulatedUser, found: Identified): Promise<void> {
  const operations = [...profileOperations(found, user.person.profile), activeOperation(true)];
  await entra.patch('Users', found.id, operations, 'profile');
  user.id = found.id;
}
