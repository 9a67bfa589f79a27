import { jest } from '@jest/globals';
import { type Actor, anonymous, staff } from '../../src/domain/actor.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { createApolloServer } from '../../src/graphql/apollo-server.ts';
import { createContext } from '../../src/graphql/context.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import type { Services } from '../../src/services/services.ts';
import { id, OKTA, services } from './fake-services.ts';

const onFault = jest.fn();
const server = createApolloServer({ schema: createSchema(), onFault, onDenied: () => undefined });
const STAFF = staff('Ada', true, 'request-2');

beforeEach(() => onFault.mockClear());
afterAll(() => server.stop());

async function ask(query: string, actor: Actor, fake: Services = services({}), variables = {}) {
  const { body, http } = await server.executeOperation(
    { query, variables },
    { contextValue: createContext(fake, actor) },
  );
  if (body.kind !== 'single') throw new Error('Not a single result.');
  return { ...body.singleResult, status: http.status, retryAfter: http.headers.get('retry-after') };
}

const failing = (error: unknown): Services => services({ users: { find: () => Promise.reject(error) } });
const USER = `{ user(id: "${id(1)}") { id } }`;

describe('A caller over HTTP', () => {
  test('is told of a refusal in full', async () => {
    const refusal = new Refusal('BUSY', 'Try again.', { field: ['id'], retryAfterSeconds: 2 });
    const { data, errors } = await ask(USER, OKTA, failing(refusal));
    expect(data).toEqual({ user: null });
    expect(errors).toEqual([
      { message: 'Try again.', path: ['user'], extensions: { code: 'BUSY', field: ['id'], retryAfterSeconds: 2 } },
    ]);
    expect(onFault).not.toHaveBeenCalled();
  });

  const gone = () => Promise.reject(new Refusal('UNAVAILABLE', 'Later.', { retryAfterSeconds: 5 }));
  test.each([
    ['a question', USER],
    ['a change', `mutation { userDelete(id: "${id(1)}") { userErrors { code } } }`],
  ])('is answered with 503 when the house cannot answer %s', async (_, query) => {
    const { errors, status, retryAfter } = await ask(query, OKTA, services({ users: { find: gone, delete: gone } }));
    expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: '5' });
    expect(errors?.[0]).toMatchObject({ message: 'Later.', extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 5 } });
    expect(onFault).not.toHaveBeenCalled();
  });

  test('who is nobody is told to say who they are', async () => {
    const { errors } = await ask(USER, anonymous('request-3'), failing(new Refusal('FORBIDDEN', 'No.')));
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED', field: [] });
  });

  test('is told nothing of a fault, and the house everything', async () => {
    const fault = new Error('relation "user" does not exist');
    const { errors } = await ask(USER, OKTA, failing(fault));
    expect(errors).toEqual([
      {
        message: 'Something went wrong on our side. Tell us the request id.',
        path: ['user'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' },
      },
    ]);
    expect(onFault).toHaveBeenCalledWith(fault, 'request-1');
  });

  test.each([
    ['a field', '{ viewer { nam } }', {}],
    ['an argument', '{ user(id: 1, companyIdd: 1) { id } }', {}],
    ['an enum', '{ company { events(filter: { channel: SCIMM }) { nodes { id } } } }', {}],
    [
      'a member of an input in a variable',
      'query ($f: UserFilter) { company { users(filter: $f) { totalCount } } }',
      { f: { userNam: { eq: 'a' } } },
    ],
  ])('gets no suggestion what %s may be called', async (_, query, variables) => {
    const { errors, status } = await ask(query, OKTA, services({}), variables);
    expect(status).toBe(400);
    expect(errors).toHaveLength(1);
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
    expect(onFault).not.toHaveBeenCalled();
  });

  test.each(['{ __schema { types { name } } }', '{ ...A } fragment A on Query { b: __type(name: "User") { name } }'])(
    'who is not staff may not ask %s',
    async (query) => {
      const { errors, status, data } = await ask(query, OKTA);
      expect(status).toBe(400);
      expect(data).toBeUndefined();
      expect(errors?.[0]).toMatchObject({ message: /staff/, extensions: { code: 'FORBIDDEN' } } as never);
    },
  );

  test('of the staff may ask what the schema is', async () => {
    const recordOperation = jest.fn(async () => undefined);
    const fake = services({ staff: { recordOperation } });
    const { data, errors } = await ask('{ __schema { queryType { name } } }', STAFF, fake);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect(recordOperation).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['too many tokens', `{ ${'viewer { name } '.repeat(600)} }`, {}, /tokens/],
    [
      'too great a depth',
      `{ viewer { ${'company { user(id: 1) { workgroup { '.repeat(5)} id ${'} } }'.repeat(5)} } }`,
      {},
      /levels/,
    ],
    [
      'variables without end',
      'query ($f: UserFilter) { company { users(filter: $f) { totalCount } } }',
      { f: JSON.parse(`${'{"not":'.repeat(60)}{}${'}'.repeat(60)}`) },
      /nest/,
    ],
  ])('is refused %s', async (_, query, variables, message) => {
    const { errors, status } = await ask(query, OKTA, services({}), variables);
    expect(status).toBe(400);
    expect(errors?.map((error) => error.message)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
    expect(onFault).not.toHaveBeenCalled();
  });

  test('sees who they are', async () => {
    const { data } = await ask('{ viewer { kind name scopes company { slug } } }', OKTA);
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      viewer: {
        kind: 'SCIM_CLIENT',
        name: 'Okta',
        scopes: ['USERS_READ', 'WORKGROUPS_READ', 'USERS_WRITE', 'WORKGROUPS_WRITE'],
        company: { slug: 'acme' },
      },
    });
  });
});
