import { jest } from '@jest/globals';
import { type DocumentNode, execute, parse } from 'graphql';
import type { UserUpdateInput } from '../../scim-adapter/operations/operations.generated.ts';
import * as operations from '../../scim-adapter/operations/operations.generated.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { createContext } from '../../src/graphql/context.ts';
import { createExecutor } from '../../src/graphql/gateway.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import type { Services } from '../../src/services/services.ts';
import { id, OKTA, page, services, user, workgroup } from './fake-services.ts';

const schema = createSchema();
const members = [{ id: id(1), displayName: 'User 1' }];

/** Use-cases that answer, and remember what they were given. */
function answering() {
  const given: unknown[] = [];
  const giving = <Answer>(answer: Answer) =>
    (async (_actor: unknown, ...rest: unknown[]) => {
      given.push(rest);
      return answer;
    }) as never;
  const users = [1, 2, 3].map(user);
  const fake = services({
    users: {
      find: giving(users[0]),
      list: giving(page(users)),
      create: giving(users[0]),
      update: giving(users[0]),
      delete: giving(undefined),
    },
    workgroups: {
      find: giving(workgroup(900)),
      list: giving(page([workgroup(900), workgroup(901)])),
      create: giving(workgroup(900)),
      update: giving(workgroup(900)),
      delete: giving(undefined),
      memberLists: giving(new Map([[id(900), members]])),
    },
    batch: {
      run: giving([
        { id: id(1), version: 1 },
        { id: id(2) },
        { refusal: new Refusal('TAKEN', 'No.', { field: ['userName'] }) },
        { isFault: true },
        undefined,
      ]),
    },
    directory: {
      list: giving(
        page([
          { id: id(1), user: user(1), workgroup: null },
          { id: id(900), user: null, workgroup: workgroup(900) },
        ]),
      ),
    },
  });
  return { fake, given };
}

/** The same by graphql-js, which is never wrong. */
function byGraphqlJs(document: DocumentNode, variableValues: Record<string, unknown>, fake: Services) {
  return execute({ schema, document, variableValues, contextValue: createContext(fake, OKTA) });
}

const type = { eq: 'work' };
const userFilter = {
  and: [
    { userName: { eq: 'a' } },
    { or: [{ emails: { not: { value: { contains: '@' }, type } } }, { not: { and: [] } }] },
  ],
  workgroup: { not: { present: true } },
  createdAt: { gte: '2026-11-24T08:00:00Z' },
  manager: { displayName: null },
};
const userChange: UserUpdateInput = {
  userName: 'a',
  givenName: null,
  active: false,
  role: 'APPROVER',
  emails: [
    { removeWhere: { or: [{ type }, { not: { primary: { eq: true } } }] } },
    { replaceWhere: { where: { type }, set: { value: 'b', display: null }, create: { value: 'b', type: 'work' } } },
  ],
};
const list = { first: 3, offset: 0, withNodes: true, withCursors: false };

const cases: [name: string, document: DocumentNode, variables: Record<string, unknown>][] = [
  [
    'users and workgroups together',
    operations.ScimDirectoryListDocument,
    { ...list, withCursors: true, withMembers: true, users: userFilter },
  ],
  ['a user', operations.ScimUserGetDocument, { id: id(1) }],
  ['users', operations.ScimUserListDocument, list],
  ['users that a filter finds', operations.ScimUserListDocument, { ...list, filter: userFilter }],
  ['users without a filter, said so', operations.ScimUserListDocument, { ...list, filter: null }],
  ['how many users', operations.ScimUserListDocument, { ...list, withNodes: false, withCursors: false }],
  [
    'a new user',
    operations.ScimUserCreateDocument,
    { input: { userName: 'a', emails: [{ value: 'b' }], title: null } },
  ],
  ['a changed user', operations.ScimUserUpdateDocument, { id: id(1), input: userChange }],
  ['a deleted user', operations.ScimUserDeleteDocument, { id: id(1) }],
  ['a workgroup', operations.ScimWorkgroupGetDocument, { id: id(900), withMembers: true, memberLimit: 5 }],
  ['too many members', operations.ScimWorkgroupGetDocument, { id: id(900), withMembers: true, memberLimit: 0 }],
  ['a workgroup alone', operations.ScimWorkgroupGetDocument, { id: id(900), withMembers: false }],
  [
    'workgroups that a filter finds',
    operations.ScimWorkgroupListDocument,
    { ...list, withMembers: true, filter: { members: { or: [{ id: { in: [id(1)] } }] } } },
  ],
  ['a new workgroup', operations.ScimWorkgroupCreateDocument, { input: { displayName: 'a' }, withMembers: true }],
  [
    'a changed workgroup',
    operations.ScimWorkgroupUpdateDocument,
    { id: id(900), input: { members: { add: [id(1)], remove: [] }, externalId: null }, withMembers: true },
  ],
  [
    'several changes',
    operations.ScimBatchDocument,
    {
      items: [
        { bulkId: 'a', userCreate: { userName: 'a' } },
        { userUpdate: { id: 'bulkId:a', input: userChange, ifVersion: [1] } },
        { workgroupDelete: { id: id(900) } },
        {},
      ],
      failOnErrors: 2,
    },
  ],
  ['a deleted workgroup', operations.ScimWorkgroupDeleteDocument, { id: id(900) }],
];

describe('A document in this process', () => {
  test.each(cases)('gives what graphql-js gives: %s', async (_, document, variables) => {
    const [ours, theirs] = [answering(), answering()];
    const data = await createExecutor(schema, ours.fake)(document, variables, OKTA);
    const expected = await byGraphqlJs(document, variables, theirs.fake);
    expect(expected.errors).toBeUndefined();
    expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data));
    expect(ours.given).toEqual(theirs.given);
  });

  test('covers every operation of the adapter', () => {
    const asked = new Set<unknown>(cases.map(([, document]) => document));
    const missing = Object.entries(operations).filter(
      ([name, document]) => name.endsWith('Document') && !asked.has(document),
    );
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  test('is not written into', async () => {
    const before = JSON.stringify(operations.ScimUserGetDocument);
    await createExecutor(schema, answering().fake)(operations.ScimUserGetDocument, { id: id(1) }, OKTA);
    expect(JSON.stringify(operations.ScimUserGetDocument)).toBe(before);
  });

  test('hands inputs on as they came: absent stays absent, null stays null', async () => {
    const { fake, given } = answering();
    await createExecutor(schema, fake)(operations.ScimUserUpdateDocument, { id: id(1), input: userChange }, OKTA);
    expect(JSON.parse(JSON.stringify(given))).toEqual([[id(1), userChange, null, null]]);
    const [[, change]] = given as [[string, object]];
    expect(Object.keys(change)).toEqual(expect.arrayContaining(Object.keys(userChange)));
    expect(Object.keys(change)).toHaveLength(Object.keys(userChange).length);
  });

  test('loads nothing for references of which id and name alone are asked', async () => {
    const { fake } = answering();
    await expect(createExecutor(schema, fake)(operations.ScimUserListDocument, list, OKTA)).resolves.toBeDefined();
  });

  test('loads references once for all when more is asked', async () => {
    const findMany = jest.fn(async () => [user(1)]);
    const { fake } = answering();
    Object.assign(fake.users, { findMany });
    const document = parse(
      '{ company { users { nodes { manager { user { userName } } approver { user { userName } } } } } }',
    );
    const company = { companies: { find: async () => OKTA.company! } };
    const data = await createExecutor(schema, { ...fake, ...company } as never)(document as never, {}, OKTA);
    const node = { manager: { user: { userName: 'user1@acme.example' } }, approver: { user: null } };
    expect(JSON.parse(JSON.stringify(data))).toEqual({ company: { users: { nodes: [node, node, node] } } });
    expect(findMany).toHaveBeenCalledTimes(1);
  });

  test('makes several changes one after the other, as they are written', async () => {
    const steps: string[] = [];
    const remove = async (_: unknown, which: string) => {
      steps.push(`${which} begins`);
      await new Promise(setImmediate);
      steps.push(`${which} ends`);
    };
    const fake = services({ users: { delete: remove as never } });
    const field = (n: number) => `u${n}: userDelete(id: "${id(n)}") { deletedId }`;
    await createExecutor(schema, fake)(parse(`mutation { ${field(2)} ${field(1)} }`) as never, {}, OKTA);
    expect(steps).toEqual([2, 1].flatMap((n) => [`${id(n)} begins`, `${id(n)} ends`]));
  });

  test('throws the refusal of a question', async () => {
    const refusal = new Refusal('SCIM_DISABLED', 'SCIM is off.');
    const fake = services({ users: { find: () => Promise.reject(refusal) } });
    const asked = createExecutor(schema, fake)(operations.ScimUserGetDocument, { id: id(1) }, OKTA);
    await expect(asked).rejects.toBe(refusal);
  });

  test('gives the refusal of a mutation as data', async () => {
    const refusal = new Refusal('BUSY', 'Try again.', { retryAfterSeconds: 2 });
    const fake = services({ users: { delete: () => Promise.reject(refusal) } });
    const data = await createExecutor(schema, fake)(operations.ScimUserDeleteDocument, { id: id(1) }, OKTA);
    const userErrors = [{ code: 'BUSY', message: 'Try again.', field: [], retryAfterSeconds: 2 }];
    expect(JSON.parse(JSON.stringify(data))).toEqual({ userDelete: { deletedId: null, userErrors } });
  });

  test('throws a fault as it was', async () => {
    const fault = new TypeError('broken');
    const fake = services({ users: { update: () => Promise.reject(fault) } });
    const asked = createExecutor(schema, fake)(operations.ScimUserUpdateDocument, { id: id(1), input: {} }, OKTA);
    await expect(asked).rejects.toBe(fault);
  });

  test('is refused when its variables do not fit', async () => {
    const asked = createExecutor(schema, answering().fake)(
      operations.ScimUserListDocument,
      { ...list, filter: { shoeSize: { eq: '42' } } as never },
      OKTA,
    );
    await expect(asked).rejects.toThrow('shoeSize');
  });
});
