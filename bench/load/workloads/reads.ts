import { expect, expectList, expectResource, expectStatus } from '../expect.ts';
import { objectsOf } from '../json.ts';
import type { Operation, Scene, Workload } from '../run.ts';
import { TimeLimit, timed } from '../run.ts';

const PAGE_SIZE = 100;
/** Pages at either end of a walk of which the usual time is told. */
const PAGES_COMPARED = 10;
/** Prime, so that every client sees everybody before it sees anybody again. */
const STRIDE = 7919;

/** Somebody else at each turn; no two clients ever mean the same person. */
export function someone({ directory, job }: Scene, worker: number, turn: number): number {
  const each = Math.floor(directory.dataSet.people.length / job.concurrency);
  return ((turn * STRIDE) % each) * job.concurrency + worker;
}

/** W1: `GET /Users?filter=userName eq "x"`. */
export const findByName: Operation = async (scene, worker, turn) => {
  const { id, userName } = scene.directory.person(someone(scene, worker, turn));
  const filter = encodeURIComponent(`userName eq "${userName}"`);
  const reply = await scene.client.send('GET', `/Users?filter=${filter}`);
  expectStatus(reply, 200);
  const [found] = expectList(reply, 1);
  expect(found?.id === id && found.userName === userName, () => `${userName} was found as ${JSON.stringify(found)}`);
  return 0;
};

/** W2: `GET /Users/{id}`. */
export const readById: Operation = async (scene, worker, turn) => {
  const { id, userName } = scene.directory.person(someone(scene, worker, turn));
  const reply = await scene.client.send('GET', `/Users/${id}`);
  expectStatus(reply, 200);
  expectResource(reply, id);
  expect(reply.body.userName === userName, () => `${id} is called ${reply.body.userName}`);
  return 0;
};

/** W3: everybody by startIndex, one page after the other, as an import does it. */
export const walk: Workload = async ({ client, directory, job }, found) => {
  const seen = new Set<unknown>();
  const pages: number[] = [];
  const total = directory.userCount;
  const limit = new TimeLimit(job);
  const elapsedMs = await timed(async () => {
    for (let startIndex = 1; startIndex <= total; startIndex += PAGE_SIZE) {
      limit.enforce(() => `${seen.size} of ${total} users`);
      pages.push(
        await timed(async () => {
          const reply = await client.send('GET', `/Users?startIndex=${startIndex}&count=${PAGE_SIZE}`);
          expectStatus(reply, 200);
          for (const user of expectList(reply, total)) seen.add(user.id);
        }),
      );
    }
  });
  expect(seen.size === total, () => `the walk saw ${seen.size} of ${total} users`);
  const isWhole = directory.dataSet.people.every(([id]) => seen.has(id));
  expect(isWhole, () => 'the walk missed somebody');
  const firstMs = middle(pages.slice(1, 1 + PAGES_COMPARED));
  found.measured({ seconds: elapsedMs / 1000, firstMs, lastMs: middle(pages.slice(-PAGES_COMPARED)) });
};

/** W7: all groups at once, with their members or without. */
export function readGroups(withMembers: boolean): Operation {
  const path = `/Groups?count=100${withMembers ? '' : '&excludedAttributes=members'}`;
  return async ({ client, directory }) => {
    const reply = await client.send('GET', path);
    expectStatus(reply, 200);
    const groups = expectList(reply, directory.dataSet.groups.length);
    const members = groups.reduce((sum, group) => sum + objectsOf(group.members).length, 0);
    const right = withMembers ? directory.memberCount : 0;
    expect(members === right, () => `${members} members, not ${right}`);
    return 0;
  };
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
