import { expect, expectResource, expectStatus } from '../expect.ts';
import { type JsonObject, objectsOf } from '../json.ts';
import { type Findings, percentile, type Scene, TimeLimit, timed, type Workload } from '../run.ts';
import { newcomer, patch } from './writes.ts';

const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const MEMBERS = 5000;
const BATCH = 100;
/** How often one member is removed and added again, of which the middle is told; and how often all are put. */
const SINGLES = 20;
const PUTS = 4;

/** W6: a large group is pushed, one member leaves and returns, and all are put. The group is gone at the end. */
export const pushGroup: Workload = async (scene, found) => {
  const ids = scene.directory.free(MEMBERS);
  await withGroup(scene, found, async (path) => {
    const pushMs = await timed(() => push(scene, found, path, ids));
    await expectMembers(scene, path, ids.length);
    found.measured({ pushSeconds: pushMs / 1000 });
    const single = await singles(scene, found, path, ids);
    await expectMembers(scene, path, ids.length);
    found.measured(single);
    // One fewer and all in turn, so that every PUT changes something.
    const putMs = await timed(async () => {
      for (let turn = 0; turn < PUTS; turn++) await put(scene, found, path, ids.slice(1 - (turn % 2)));
    });
    await expectMembers(scene, path, ids.length);
    found.measured({ putMs: putMs / PUTS });
  });
};

async function push(scene: Scene, found: Findings, path: string, ids: readonly string[]): Promise<void> {
  const limit = new TimeLimit(scene.job);
  for (let from = 0; from < ids.length; from += BATCH) {
    limit.enforce(() => `${from} of ${ids.length} members`);
    await add(scene, found, path, ids.slice(from, from + BATCH));
  }
}

/** Of somebody who leaves, and of somebody who joins; when time runs out, the middle of fewer. */
async function singles(scene: Scene, found: Findings, path: string, ids: readonly string[]) {
  const limit = new TimeLimit(scene.job);
  const [removals, additions]: [number[], number[]] = [[], []];
  for (const id of ids.slice(0, SINGLES)) {
    if (limit.isOver) break;
    const operation = { op: 'remove', path: `members[value eq "${id}"]` };
    removals.push(await timed(() => change(scene, found, 'PATCH', path, patch(operation))));
    additions.push(await timed(() => add(scene, found, path, [id])));
  }
  // Of a mean, one that the machine held up among twenty that it did not would decide.
  return { removeMs: percentile(removals, 0.5), addMs: percentile(additions, 0.5) };
}

function put(scene: Scene, found: Findings, path: string, ids: readonly string[]): Promise<void> {
  const members = ids.map((value) => ({ value }));
  return change(scene, found, 'PUT', path, { schemas: [GROUP], displayName: NAME, members });
}

const CLIENTS = 8;
const ADDS_PER_CLIENT = 20;
const ADDED_AT_ONCE = 5;
const NAMESAKES = 16;

/**
 * C: 8 clients add to one group at once, and nobody is lost; 16 create one userName at once, and one does. What came
 * of it is told also when it is wrong.
 */
export const collisions: Workload = async (scene, found) => {
  await addAtOnce(scene, found).catch((error: unknown) => found.complain(error));
  await createNamesakes(scene, found);
};

function addAtOnce(scene: Scene, found: Findings): Promise<void> {
  return withGroup(scene, found, async (path) => {
    const ids = scene.directory.free(CLIENTS * ADDS_PER_CLIENT * ADDED_AT_ONCE);
    const work = async (client: number): Promise<void> => {
      for (let turn = 0; turn < ADDS_PER_CLIENT; turn++) {
        const from = (turn * CLIENTS + client) * ADDED_AT_ONCE;
        const some = ids.slice(from, from + ADDED_AT_ONCE);
        await add(scene, found, path, some).catch((error: unknown) => found.complain(error));
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)));
    found.measured({ members: await countMembers(scene, path) });
    await expectMembers(scene, path, ids.length);
  });
}

async function createNamesakes({ client, directory }: Scene, found: Findings): Promise<void> {
  const user = newcomer(directory.nextNewcomer());
  const replies = await Promise.all(Array.from({ length: NAMESAKES }, () => client.send('POST', '/Users', user)));
  const created = replies.filter(({ status }) => status === 201).length;
  found.measured({ created });
  for (const reply of replies) expectStatus(reply, 201, 409);
  expect(created === 1, () => `${created} users were made of one name`);
  found.changes += created;
}

const NAME = 'Everybody';

/** Makes a group without members, and deletes it when the work is done. */
async function withGroup(scene: Scene, found: Findings, work: (path: string) => Promise<void>): Promise<void> {
  const made = await scene.client.send('POST', '/Groups', { schemas: [GROUP], displayName: NAME, members: [] });
  expectStatus(made, 201);
  const path = `/Groups/${expectResource(made)}`;
  found.changes++;
  try {
    await work(path);
  } catch (error) {
    // What is left behind would be among the groups of the next workload; what went wrong first is what counts.
    await scene.client.send('DELETE', path).catch(() => undefined);
    throw error;
  }
  expectStatus(await scene.client.send('DELETE', path), 204);
  found.changes++;
  expectStatus(await scene.client.send('GET', path), 404);
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

async function expectMembers(scene: Scene, path: string, count: number): Promise<void> {
  const members = await countMembers(scene, path);
  expect(members === count, () => `the group has ${members} members, not ${count}`);
}

async function countMembers({ client }: Scene, path: string): Promise<number> {
  const reply = await client.send('GET', path);
  expectStatus(reply, 200);
  return new Set(objectsOf(reply.body.members).map(({ value }) => value)).size;
}
