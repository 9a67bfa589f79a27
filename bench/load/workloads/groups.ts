import { expect, expectResource, expectStatus } from '../expect.ts';
import { type JsonObject, objectsOf } from '../json.ts';
import { type Findings, type Scene, timed, type Workload } from '../run.ts';
import { newcomer, patch } from './writes.ts';

const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const MEMBERS = 5000;
const BATCH = 100;
/** How often one member is removed and added again, and how often all are put; what is told is one of these. */
const SINGLES = 20;
const PUTS = 4;

/** W6: a large group is pushed, one member leaves and returns, and all are put. The group is gone at the end. */
export const pushGroup: Workload = async (scene, found) => {
  const ids = scene.directory.free(MEMBERS);
  return withGroup(scene, found, async (path) => {
    const pushMs = await timed(() => push(scene, found, path, ids));
    await expectMembers(scene, path, ids.length);
    const [removeMs, addMs] = await singles(scene, found, path, ids);
    // One fewer and all in turn, so that every PUT changes something.
    const putMs = await timed(async () => {
      for (let turn = 0; turn < PUTS; turn++) await put(scene, found, path, ids.slice(1 - (turn % 2)));
    });
    await expectMembers(scene, path, ids.length);
    return { pushSeconds: pushMs / 1000, removeMs, addMs, putMs: putMs / PUTS };
  });
};

async function push(scene: Scene, found: Findings, path: string, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += BATCH) await add(scene, found, path, ids.slice(from, from + BATCH));
}

async function singles(
  scene: Scene,
  found: Findings,
  path: string,
  ids: readonly string[],
): Promise<[removeMs: number, addMs: number]> {
  let [removeMs, addMs] = [0, 0];
  for (const id of ids.slice(0, SINGLES)) {
    const operation = { op: 'remove', path: `members[value eq "${id}"]` };
    removeMs += await timed(() => change(scene, found, 'PATCH', path, patch(operation)));
    addMs += await timed(() => add(scene, found, path, [id]));
  }
  return [removeMs / SINGLES, addMs / SINGLES];
}

function put(scene: Scene, found: Findings, path: string, ids: readonly string[]): Promise<void> {
  const members = ids.map((value) => ({ value }));
  return change(scene, found, 'PUT', path, { schemas: [GROUP], displayName: NAME, members });
}

const CLIENTS = 8;
const ADDS_PER_CLIENT = 20;
const ADDED_AT_ONCE = 5;
const NAMESAKES = 16;

/** C: 8 clients add to one group at once, and nobody is lost; 16 create one userName at once, and one does. */
export const collisions: Workload = async (scene, found) => {
  const members = await withGroup(scene, found, async (path) => {
    const ids = scene.directory.free(CLIENTS * ADDS_PER_CLIENT * ADDED_AT_ONCE);
    const work = async (client: number): Promise<void> => {
      for (let turn = 0; turn < ADDS_PER_CLIENT; turn++) {
        const from = (turn * CLIENTS + client) * ADDED_AT_ONCE;
        await add(scene, found, path, ids.slice(from, from + ADDED_AT_ONCE));
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)));
    return expectMembers(scene, path, ids.length);
  });
  return { members, created: await createNamesakes(scene, found) };
};

async function createNamesakes({ client, directory }: Scene, found: Findings): Promise<number> {
  const user = newcomer(directory.nextNewcomer());
  const replies = await Promise.all(Array.from({ length: NAMESAKES }, () => client.send('POST', '/Users', user)));
  for (const reply of replies) expectStatus(reply, 201, 409);
  const created = replies.filter(({ status }) => status === 201).length;
  expect(created === 1, () => `${created} users were made of one name`);
  found.changes += created;
  return created;
}

const NAME = 'Everybody';

/** Makes a group without members, and deletes it when the work is done. */
async function withGroup<Result>(
  scene: Scene,
  found: Findings,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const made = await scene.client.send('POST', '/Groups', { schemas: [GROUP], displayName: NAME, members: [] });
  expectStatus(made, 201);
  const path = `/Groups/${expectResource(made)}`;
  found.changes++;
  const result = await work(path);
  expectStatus(await scene.client.send('DELETE', path), 204);
  found.changes++;
  expectStatus(await scene.client.send('GET', path), 404);
  return result;
}

function add(scene: Scene, found: Findings, path: string, ids: readonly string[]): Promise<void> {
  const value = ids.map((id) => ({ value: id }));
  return change(scene, found, 'PATCH', path, patch({ op: 'add', path: 'members', value }));
}

async function change(scene: Scene, found: Findings, method: string, path: string, body: JsonObject): Promise<void> {
  const reply = await scene.client.send(method, path, body);
  expectStatus(reply, 200, 204);
  if (reply.status === 200) expectResource(reply, path.slice('/Groups/'.length));
  found.changes++;
}

async function expectMembers({ client }: Scene, path: string, count: number): Promise<number> {
  const reply = await client.send('GET', path);
  expectStatus(reply, 200);
  const members = new Set(objectsOf(reply.body.members).map(({ value }) => value)).size;
  expect(members === count, () => `the group has ${members} members, not ${count}`);
  return members;
}
