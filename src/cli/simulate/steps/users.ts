import { mergeProfile, type Profile } from '../attributes.ts';
import type { JsonObject } from '../json.ts';
import type { Run } from '../run.ts';
import type { Known, SimulatedUser } from '../world.ts';

/** Okta's update of a profile: GET, merge, PUT of the whole object, with more members where the deed needs them. */
export async function putUser(
  { okta }: Run,
  user: Known<SimulatedUser>,
  profile: Profile,
  more: JsonObject = {},
  purpose = '',
): Promise<void> {
  const returned = await okta.read('Users', user.id);
  await okta.replace('Users', user.id, { ...mergeProfile(returned, profile), ...more }, purpose);
  user.profile = profile;
}

/** Switches a user on or off: catalogue applications PATCH without a path, custom ones PUT the whole object. */
export async function setActive(run: Run, user: Known<SimulatedUser>, active: boolean): Promise<void> {
  if (run.style === 'aiw') await putUser(run, user, user.profile, { active }, 'active');
  else await run.okta.patch('Users', user.id, [{ op: 'replace', value: { active } }], 'active');
  user.active = active;
}
