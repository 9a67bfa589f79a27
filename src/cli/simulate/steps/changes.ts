import { patchValue } from '../attributes.ts';
import { changeProfile, makePassword } from '../people.ts';
import { Random } from '../random.ts';
import { forEach, type Run } from '../run.ts';
import { type Known, known, type SimulatedUser, share } from '../world.ts';
import { readAndCompare } from './compare.ts';
import { putUser, setActive } from './users.ts';

/** Updates half of the profiles. Catalogue applications can be set to PATCH profiles, so every other one is patched. */
export async function updateProfiles(run: Run): Promise<void> {
  const { seed, users } = run.world;
  await forEach(run, 'Update profiles', known(share(seed, 'profile', 0.5, users)), async (user) => {
    const managerId = users[new Random(seed, 'manager', user.index).below(users.length)]?.id;
    const profile = changeProfile(seed, user.index, user.profile, managerId);
    if (run.style === 'aiw' || user.index % 2 === 0) return putUser(run, user, profile);
    await run.okta.patch('Users', user.id, [{ op: 'replace', value: patchValue(user.profile, profile) }], 'profile');
    user.profile = profile;
  });
}

/** Syncs new passwords for a third of the users. That they sign in cannot be seen over SCIM. */
export async function syncPasswords(run: Run): Promise<void> {
  const { seed, users } = run.world;
  await forEach(run, 'Sync passwords', known(share(seed, 'password', 0.33, users)), async (user) => {
    const password = makePassword(seed, user.index, 'synced');
    if (run.style === 'aiw') await putUser(run, user, user.profile, { password }, 'password');
    else await run.okta.patch('Users', user.id, [{ op: 'replace', value: { password } }], 'password');
    user.password = password;
  });
}

/** Deactivates a tenth of the users and looks at each; about half of them come back, and get their profile pushed. */
export async function deactivateAndReactivate(run: Run): Promise<void> {
  const { seed, users } = run.world;
  const leavers = known(share(seed, 'leaver', 0.1, users));
  await forEach(run, 'Deactivate users', leavers, async (user) => {
    await setActive(run, user, false);
    await readAndCompare(run, user, 'after its deactivation');
  });
  await forEach(run, 'Reactivate users', share(seed, 'returner', 0.5, leavers), (user) => reactivate(run, user));
}

async function reactivate(run: Run, user: Known<SimulatedUser>): Promise<void> {
  await setActive(run, user, true);
  await putUser(run, user, user.profile);
}
