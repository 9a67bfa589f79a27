import type { JsonObject } from '../json.ts';
import { forEach, type Run } from '../run.ts';
import { known } from '../world.ts';
import { compareGroup, compareUser, readAndCompare } from './compare.ts';

/** More pages than any company has: a list that never ends must not keep the simulator for ever. */
const PAGES_MAX = 100_000;

/** Imports all users and groups page by page, as Okta does, and compares them with what was acknowledged. */
export async function importAndCompare(run: Run): Promise<void> {
  const { world } = run;
  const users = await importAll(run, 'Users');
  const groups = await importAll(run, 'Groups');
  for (const user of known(world.users)) compareUser(run, user, users.get(user.id), 'in the import');
  for (const group of known(world.groups)) compareGroup(run, group, groups.get(group.id), 'in the import');
  findStrangers(run, users);
}

/** Reads every user and group of the simulation by its id, and compares again. */
export async function readEach(run: Run): Promise<void> {
  await forEach(run, 'Read each user', known(run.world.users), (user) => readAndCompare(run, user, 'by its id'));
  await forEach(run, 'Read each group', known(run.world.groups), async (group) =>
    compareGroup(run, group, await run.okta.read('Groups', group.id), 'by its id'),
  );
}

/** All resources of a type by id. One that comes on two pages counts as a difference. */
async function importAll(
  { okta, recorder, progress }: Run,
  type: 'Users' | 'Groups',
): Promise<Map<string, JsonObject>> {
  const label = `Import ${type.toLowerCase()}`;
  const byId = new Map<string, JsonObject>();
  for (let page = 1, startIndex = 1; page <= PAGES_MAX; page += 1) {
    const { totalResults, resources } = await okta.page(type, startIndex);
    if (page === 1) progress.start(label, totalResults);
    for (const resource of resources) {
      const id = String(resource.id);
      if (byId.has(id)) recorder.differs(`${type} ${id} in the import`, 'occurrences', 1, 2);
      byId.set(id, resource);
      progress.advance(label);
    }
    startIndex += resources.length;
    if (startIndex > totalResults || resources.length === 0) break;
  }
  progress.finish(label);
  return byId;
}

/** Somebody under the name of one of our users, but with another id, was created twice. */
function findStrangers({ world, recorder }: Run, imported: ReadonlyMap<string, JsonObject>): void {
  const idByName = new Map(known(world.users).map(({ id, person }) => [person.userName.toLowerCase(), id]));
  for (const [id, { userName }] of imported) {
    const expected = idByName.get(String(userName).toLowerCase());
    if (expected !== undefined && expected !== id)
      recorder.differs(`user ${userName} in the import`, 'id', expected, id);
  }
}
