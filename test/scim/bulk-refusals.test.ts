import {
  BASE,
  BULK_REQUEST,
  bulk,
  ENTERPRISE,
  group,
  idsOf,
  manager,
  NOBODY,
  PATCH_OP,
  patch,
  type Result,
  remove,
  sendBulk,
  statuses,
  USER,
  user,
} from '../support/bulk.ts';
import { clientOf, referencesIn, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('What a bulk request is refused for', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const managerOf = async (id: string) => (await scim.get(`/Users/${id}`)).body[ENTERPRISE];

  it.each<[string, unknown, number, string?]>([
    ['no object', [], 400, 'invalidSyntax'],
    ['other schemas', { schemas: [PATCH_OP], Operations: [{}] }, 400, 'invalidSyntax'],
    ['no operations', { schemas: [BULK_REQUEST] }, 400, 'invalidSyntax'],
    ['operations that are no list', { Operations: {} }, 400, 'invalidSyntax'],
    ['an empty list', { Operations: [] }, 400, 'invalidSyntax'],
    ['failOnErrors of 0', { Operations: [{}], failOnErrors: 0 }, 400, 'invalidSyntax'],
    ['failOnErrors of 1.5', { Operations: [{}], failOnErrors: 1.5 }, 400, 'invalidSyntax'],
    ['failOnErrors as a text', { Operations: [{}], failOnErrors: '1' }, 400, 'invalidSyntax'],
    ['failOnErrors beyond all numbers', { Operations: [{}], failOnErrors: 2 ** 60 }, 400, 'invalidSyntax'],
    ['a bulkId twice', { Operations: [user('same'), group('same', [])] }, 400, 'invalidValue'],
  ])('refuses as a whole: %s', async (_, body, status, scimType) => {
    expectScimError(await scim.send('POST', '/Bulk', body), status, scimType);
    expect(resourcesIn((await scim.filter('Users', 'userName eq "same@acme.test"')).body)).toEqual([]);
  });

  it.each<[string, unknown, string, Partial<Result>?]>([
    ['no object', 'DELETE /Users', '400'],
    ['null', null, '400'],
    ['no method', { path: '/Users', bulkId: 'b', data: { userName: 'b' } }, '400', { bulkId: 'b' }],
    ['another method', { method: 'GET', path: '/Users' }, '400'],
    ['a method that is no text', { method: ['POST'], path: '/Users' }, '400'],
    ['POST without a bulkId', { method: 'POST', path: '/Users', data: { userName: 'b' } }, '400', { method: 'POST' }],
    ['POST with an empty bulkId', { ...user('b'), bulkId: '' }, '400', { method: 'POST' }],
    ['POST without data', { ...user('b'), data: undefined }, '400', { method: 'POST', bulkId: 'b' }],
    ['data that is no object', { ...user('b'), data: 'x' }, '400'],
    [
      'PATCH data that is a list',
      { method: 'PATCH', path: `/Users/${NOBODY}`, data: [] },
      '400',
      { location: `${BASE}/Users/${NOBODY}` },
    ],
    ['no path', { ...user('b'), path: undefined }, '400'],
    ['a path that is none', { ...user('b'), path: 'Users' }, '404'],
    ['a whole address as path', { ...user('b'), path: `${BASE}/Users` }, '404'],
    ['a path with a query', { ...user('b'), path: '/Users?count=1' }, '404'],
    ['a path that goes on', remove(`/Users/${NOBODY}/emails`), '404'],
    ['a path out of here', remove('/Users/..'), '404'],
    ['POST to a resource', { ...user('b'), path: `/Users/${NOBODY}` }, '405'],
    ['DELETE of all users', remove('/Users'), '405'],
    ['/Me', { ...user('b'), path: '/Me' }, '404'],
    ['a bulk request in a bulk request', { ...user('b'), path: '/Bulk', data: { Operations: [user('c')] } }, '404'],
    ['a search', { ...user('b'), path: '/Users/.search', data: {} }, '405'],
    ['a schema', remove(`/Schemas/${USER}`), '404'],
    ['a version that is no text', { method: 'DELETE', path: `/Users/${NOBODY}`, version: 1 }, '400'],
    [
      '__proto__',
      JSON.parse('{"__proto__":{"method":"POST","path":"/Users","bulkId":"b","data":{"userName":"b"}}}'),
      '400',
    ],
  ])('SC-11: refuses one operation, and no other: %s', async (_, operation, status, more = {}) => {
    const before = (await scim.get('/Users?count=0')).body.totalResults;
    const [result, next] = await bulk(scim, [operation as object, remove('/Users/x')]);
    expect(result).toMatchObject({ status, response: { status, detail: expect.stringMatching(/./) }, ...more });
    expect(next?.status).toBe('404');
    expect((await scim.get('/Users?count=0')).body.totalResults).toBe(before);
  });

  it('SC-11: a bulk request that is too much is refused before it is looked at, and changes nothing', async () => {
    const before = service.statements.length;
    const many = `{"Operations":[${Array(100_000).fill('{}').join()}]}`;
    expectScimError(await scim.send('POST', '/Bulk', many), 413);
    expectScimError(
      await scim.send('POST', '/Bulk', `{"Operations":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
      400,
      'invalidSyntax',
    );
    expectScimError(await scim.send('POST', '/Bulk', `{"Operations":[${' '.repeat(2_000_000)}]}`), 413);
    expect(service.statements.slice(before).filter((text) => !/scim_token/.test(text))).toEqual([]);
  });

  it('SC-11: a thousand operations that lead nowhere, or each to the next, come to an end', async () => {
    const nowhere = await bulk(
      scim,
      Array.from({ length: 1000 }, () => remove('/Users/x')),
    );
    expect(new Set(statuses(nowhere))).toEqual(new Set(['404']));
    const chain = Array.from({ length: 1000 }, (_, n) => user(`chain${n}`, manager(`bulkId:chain${(n + 1) % 1000}`)));
    const results = await bulk(scim, chain);
    expect(new Set(statuses(results))).toEqual(new Set(['201']));
    const ids = idsOf(results);
    expect(await managerOf(String(ids[999]))).toMatchObject({ manager: { value: ids[0] } });
    expect(await managerOf(String(ids[0]))).toMatchObject({ manager: { value: ids[1] } });
  });

  it('SC-11: ids of another company name nobody', async () => {
    const other = await service.addCompany('foreign');
    const theirs = clientOf(service, other);
    const [person, team] = [await theirs.createUser('secret'), await theirs.createGroup('Secret')];
    const states = async () => [
      (await theirs.get(`/Users/${person}`)).text,
      (await theirs.get(`/Groups/${team}`)).text,
    ];
    const before = await states();
    const operations = (id: string, groupId: string) => [
      remove(`/Users/${id}`),
      remove(`/Groups/${groupId}`),
      patch(`/Users/${id}`, { op: 'replace', value: { title: 'x' } }),
      patch(`/Groups/${groupId}`, { op: 'add', path: 'members', value: [] }),
      group(`f-${id}`, [id]),
    ];
    const told = async (id: string, groupId: string) => {
      const { text } = await sendBulk(scim, operations(id, groupId));
      return text
        .replaceAll(id, 'ID')
        .replaceAll(groupId, 'ID')
        .replaceAll(/Groups\/[\da-f-]{36}/g, 'Groups/NEW');
    };
    expect(await told(person, team)).toBe(await told(NOBODY, NOBODY));
    expect(await states()).toEqual(before);
    expect(
      referencesIn(resourcesIn((await scim.filter('Groups', `displayName eq "f-${person}"`)).body)[0]?.members),
    ).toEqual([]);
  });

  it('knows no method but POST', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) expectScimError(await scim.send(method, '/Bulk'), 405);
  });
});
