import { expect, expectResource, expectStatus } from '../expect.ts';
import { type JsonObject, objectsOf } from '../json.ts';
import type { Operation, Scene } from '../run.ts';
import { findByName, readById, someone } from './reads.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** W4 and W4p: `POST /Users`, as Okta assigns somebody. */
export function createUser(withPassword: boolean): Operation {
  return async ({ client, directory }) => {
    const profile = newcomer(directory.nextNewcomer());
    const password = withPassword ? { password: `correct horse ${profile.externalId}` } : {};
    const reply = await client.send('POST', '/Users', { ...profile, ...password });
    expectStatus(reply, 201);
    const id = expectResource(reply);
    const { location } = reply.headers;
    const isLocated = location?.endsWith(`/Users/${id}`) === true || !reply.toTheLetter;
    expect(isLocated, () => `Location is ${location}`);
    expect(reply.body.userName === profile.userName, () => `userName is ${reply.body.userName}`);
    expect(!('password' in reply.body), () => 'the password came back');
    return 1;
  };
}

/** W5: a deactivation, or the return of somebody who was deactivated. */
export const setActive: Operation = async (scene, worker, turn) => {
  const { client, directory } = scene;
  const person = someone(scene, worker, turn);
  const active = !directory.isActive(person);
  const { id } = directory.person(person);
  const reply = await client.send('PATCH', `/Users/${id}`, patch({ op: 'replace', value: { active } }));
  expectStatus(reply, 200);
  expectResource(reply, id);
  expect(reply.body.active === active, () => `active is ${reply.body.active}`);
  directory.setActive(person, active);
  return 1;
};

/** Somebody moves into the next group. */
const addMember: Operation = async (scene, worker, turn) => {
  const { client, directory, job } = scene;
  const each = Math.floor(directory.memberCount / job.concurrency);
  const person = (turn % each) * job.concurrency + worker;
  const { id } = directory.person(person);
  const group = directory.nextGroup(person);
  const add = patch({ op: 'add', path: 'members', value: [{ value: id }] });
  const reply = await client.send('PATCH', `/Groups/${group.id}`, add);
  expectStatus(reply, 200);
  expectResource(reply, group.id);
  const isShown = objectsOf(reply.body.members).some(({ value }) => value === id) || !reply.toTheLetter;
  expect(isShown, () => `${id} is not among the members`);
  directory.setGroup(person, group.index);
  return 1;
};

/** Of twenty turns of W8: 60 % W1, 20 % W2, 10 % W5, 5 % W4, 5 % adds of one member. */
const MIX: readonly Operation[] = [
  ...Array.from({ length: 12 }, () => findByName),
  ...Array.from({ length: 4 }, () => readById),
  ...[setActive, setActive, createUser(false), addMember],
];

/** W8: an ordinary day. Each client is elsewhere in it. */
export const ordinaryDay: Operation = (scene: Scene, worker, turn) => {
  const operation = MIX[(turn * 7 + worker) % MIX.length] ?? findByName;
  return operation(scene, worker, turn);
};

/** Somebody whom the directory does not know yet. */
export function newcomer(number: number): JsonObject & { userName: string; externalId: string } {
  const userName = `Newcomer.${number}@example.com`;
  return {
    schemas: [USER, ENTERPRISE],
    userName,
    externalId: `00new${number}`,
    name: { givenName: 'New', familyName: `Comer ${number}` },
    displayName: `New Comer ${number}`,
    title: 'Engineer',
    emails: [{ value: userName, type: 'work', primary: true }],
    phoneNumbers: [{ value: `+44 30 ${number}`, type: 'work' }],
    locale: 'en-GB',
    timezone: 'Europe/London',
    active: true,
    [ENTERPRISE]: { employeeNumber: `N${number}`, department: 'Department 1', organization: 'Example Ltd' },
  };
}

/** RFC 7644 §3.5.2. */
export function patch(...operations: readonly JsonObject[]): JsonObject {
  return { schemas: [PATCH_OP], Operations: operations };
}
