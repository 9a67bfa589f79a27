import { jest } from '@jest/globals';
import { operator } from '../../src/domain/actor.ts';
import {
  BASE,
  bulk,
  ENTERPRISE,
  ERROR,
  GROUP,
  group,
  idsOf,
  NOBODY,
  type Operation,
  patch,
  remove,
  sendBulk,
  statuses,
  USER,
  user,
} from '../support/bulk.ts';
import { signsIn } from '../support/graphql-client.ts';
import { clientOf, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('Bulk (RFC 7644 §3.7)', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const get = async (path: string) => (await scim.get(path)).body;
  const managerOf = async (id: string) => (await get(`/Users/${id}`))[ENTERPRISE];

  describe('The examples of RFC 7644', () => {
    it('§3.7.1: a circle of groups ends; groups are no members here, so both are made without', async () => {
      const circle = (bulkId: string, displayName: string, other: string) =>
        group(bulkId, [], { displayName, members: [{ type: 'Group', value: `bulkId:${other}` }] });
      const results = await bulk(scim, [circle('qwerty', 'Group A', 'ytrewq'), circle('ytrewq', 'Group B', 'qwerty')]);
      expect(results).toMatchObject([
        { method: 'POST', bulkId: 'qwerty', status: '201' },
        { method: 'POST', bulkId: 'ytrewq', status: '201' },
      ]);
      const { body } = await scim.filter('Groups', 'displayName sw "Group"');
      expect(resourcesIn(body).map(({ id, displayName }) => [id, displayName])).toEqual(
        expect.arrayContaining([
          [idsOf(results)[0], 'Group A'],
          [idsOf(results)[1], 'Group B'],
        ]),
      );
    });

    it('§3.7.2: a new user becomes a member of a new group', async () => {
      const results = await bulk(scim, [
        { method: 'POST', path: '/Users', bulkId: 'qwerty', data: { schemas: [USER], userName: 'Alice' } },
        {
          method: 'POST',
          path: '/Groups',
          bulkId: 'ytrewq',
          data: {
            schemas: [GROUP],
            displayName: 'Tour Guides',
            members: [{ type: 'User', value: 'bulkId:qwerty' }],
          },
        },
      ]);
      const [alice, guides] = idsOf(results);
      expect(results).toEqual([
        { method: 'POST', bulkId: 'qwerty', location: `${BASE}/Users/${alice}`, version: 'W/"1"', status: '201' },
        { method: 'POST', bulkId: 'ytrewq', location: `${BASE}/Groups/${guides}`, version: 'W/"1"', status: '201' },
      ]);
      expect(await scim.members(String(guides))).toEqual([alice]);
    });

    it('§3.7.2: the manager of a new user is a new user', async () => {
      const employee = { employeeNumber: '11250', manager: { value: 'bulkId:qwerty2' } };
      const results = await bulk(scim, [user('qwerty2'), user('ytrewq2', { [ENTERPRISE]: employee })]);
      const [alice, bob] = idsOf(results);
      expect(await managerOf(String(bob))).toMatchObject({ employeeNumber: '11250', manager: { value: alice } });
    });

    const everything = async (failOnErrors: object, broken = false) => {
      const [put, patched, gone] = await Promise.all(
        ['put', 'patch', 'delete'].map((name) => scim.createUser(`${name}-${Math.random()}`)),
      );
      const alice = user(`alice-${Math.random()}`);
      return {
        ids: { put, patched, gone },
        results: await bulk(
          scim,
          [
            broken ? { ...alice, data: {} } : alice,
            {
              method: 'PUT',
              path: `/Users/${put}`,
              version: 'W/"1"',
              data: { schemas: [USER], id: put, userName: `bob-${put}` },
            },
            {
              ...patch(
                `/Users/${patched}`,
                { op: 'remove', path: 'nickName' },
                { op: 'add', path: 'userName', value: `dave-${patched}` },
              ),
              version: 'W/"1"',
            },
            remove(`/Users/${gone}`, 'W/"1"'),
          ],
          failOnErrors,
        ),
      };
    };

    it('§3.7.3: adds, replaces, changes and removes', async () => {
      const { ids, results } = await everything({ failOnErrors: 1 });
      expect(results).toEqual([
        { method: 'POST', bulkId: expect.any(String), location: expect.any(String), version: 'W/"1"', status: '201' },
        { method: 'PUT', location: `${BASE}/Users/${ids.put}`, version: 'W/"2"', status: '200' },
        { method: 'PATCH', location: `${BASE}/Users/${ids.patched}`, version: 'W/"2"', status: '200' },
        { method: 'DELETE', location: `${BASE}/Users/${ids.gone}`, status: '204' },
      ]);
      expect((await get(`/Users/${ids.put}`)).userName).toBe(`bob-${ids.put}`);
      expect((await get(`/Users/${ids.patched}`)).userName).toBe(`dave-${ids.patched}`);
      expect((await scim.get(`/Users/${ids.gone}`)).status).toBe(404);
    });

    it('§3.7.3: stops at the first error when one is as many as are accepted', async () => {
      const { ids, results } = await everything({ failOnErrors: 1 }, true);
      expect(results).toEqual([
        {
          method: 'POST',
          bulkId: expect.any(String),
          status: '400',
          response: {
            schemas: [ERROR],
            scimType: 'invalidValue',
            detail: expect.stringMatching(/userName/),
            status: '400',
          },
        },
      ]);
      expect((await get(`/Users/${ids.gone}`)).active).toBe(true);
    });

    it('§3.7.3: goes on after an error when nothing else was said', async () => {
      const { results } = await everything({}, true);
      expect(statuses(results)).toEqual(['400', '200', '200', '204']);
    });

    it('§3.7.3: tells of each operation that failed where its resource would be', async () => {
      const id = await scim.createUser('stale@acme.test');
      const version = 'W/"9"';
      const results = await bulk(scim, [
        { method: 'POST', path: '/Users', bulkId: 'bad', data: {} },
        { method: 'PUT', path: `/Users/${id}`, version, data: { userName: 'stale@acme.test' } },
        { ...patch(`/Users/${id}`, { op: 'replace', path: 'title', value: 'x' }), version },
        remove(`/Users/${NOBODY}`),
      ]);
      expect(results.map(({ location, status, response }) => [location, status, response?.status])).toEqual([
        [undefined, '400', '400'],
        [`${BASE}/Users/${id}`, '412', '412'],
        [`${BASE}/Users/${id}`, '412', '412'],
        [`${BASE}/Users/${NOBODY}`, '404', '404'],
      ]);
    });

    it.each([
      ['maxPayloadSize', (): [unknown, object] => [[user('big', { title: 'x'.repeat(1_048_576) })], {}], /1048576/],
      ['maxOperations', (): [unknown, object] => [Array.from({ length: 1001 }, () => ({})), {}], /1000/],
    ])('§3.7.4: beyond %s is 413, and the limit is told', async (_, make, limit) => {
      const [operations, more] = make();
      const answer = await sendBulk(scim, operations, more);
      expectScimError(answer, 413);
      expect(answer.body.detail).toMatch(limit);
    });
  });

  it('answers an error exactly as the same request alone', async () => {
    const id = await scim.createUser('alone@acme.test');
    const groupId = await scim.createGroup('Alone');
    const operations: Operation[] = [
      { method: 'POST', path: '/Users', bulkId: 'x', data: { userName: 'alone@acme.test' } },
      { method: 'POST', path: '/Users', bulkId: 'y', data: { userName: 'y', active: 'perhaps' } },
      { method: 'POST', path: '/Users', bulkId: 'z', data: { userName: 'z', title: 'x'.repeat(300) } },
      { method: 'POST', path: '/Groups', bulkId: 'g', data: { displayName: 'ALONE' } },
      { method: 'POST', path: '/Groups', bulkId: 'h', data: {} },
      { method: 'PUT', path: `/Users/${id}`, data: { title: 'no name' } },
      { method: 'PUT', path: `/Groups/${NOBODY}`, data: { displayName: 'Nobody' } },
      { method: 'PUT', path: '/Groups/nobody', data: { displayName: 'Nobody' } },
      patch(`/Users/${id}`, { op: 'remove' }),
      patch(`/Users/${id}`, { op: 'replace', path: 'id', value: 'x' }),
      patch(`/Users/${id}`, { op: 'replace', path: 'emails[type eq "work"]', value: { value: 'x' } }),
      patch(`/Users/${NOBODY}`, { op: 'replace', value: { title: 'x' } }),
      patch(`/Groups/${groupId}`, { op: 'add', path: 'members[value eq "x"]', value: [] }),
      { method: 'PATCH', path: `/Users/${id}`, data: {} },
      remove(`/Users/${NOBODY}`),
      remove(`/Groups/${id}`),
    ];
    const results = await bulk(scim, operations);
    for (const [index, { method, path, data }] of operations.entries()) {
      const { status, body } = await scim.send(method, path, data);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(results[index]).toMatchObject({ method, status: String(status), response: body });
    }
  });

  it('writes for each operation what it writes for the same request alone: one event, of one request', async () => {
    const answer = await sendBulk(scim, [user('told'), group('told-group', ['bulkId:told']), user('told')].slice(0, 2));
    const requestId = String(answer.headers.get('x-request-id'));
    const { nodes } = await service.service.services.events.list(
      operator('test'),
      { requestId },
      { first: 20 },
      service.company.id,
    );
    expect(nodes.map(({ action, outcome, actor }) => [action, outcome, actor])).toEqual([
      ['WORKGROUP_CREATED', 'DONE', 'okta'],
      ['USER_CREATED', 'DONE', 'okta'],
    ]);
  });

  it('sets passwords, more of them than may wait to be hashed', async () => {
    const small = await startTestService({ PASSWORD_QUEUE_MAX: '0', PASSWORD_HASHING_CONCURRENT: '1' });
    try {
      const operations = Array.from({ length: 5 }, (_, n) => user(`p${n}`, { password: `secret ${n}` }));
      const results = await bulk(clientOf(small, small), operations);
      expect(statuses(results)).toEqual(Array(5).fill('201'));
      expect(await signsIn(small, 'p4@acme.test', 'secret 4')).toBe(true);
      expect(JSON.stringify(results)).not.toContain('secret');
    } finally {
      await small.stop();
    }
  });

  it('tells of a fault as the one request would, logs it, and goes on', async () => {
    const fault = jest.spyOn(service.service.services.users, 'create').mockRejectedValueOnce(new Error('a bug'));
    const { body, headers } = await sendBulk(scim, [user('bug'), user('no-bug')]);
    fault.mockRestore();
    const requestId = String(headers.get('x-request-id'));
    expect(body.Operations).toMatchObject([
      { method: 'POST', bulkId: 'bug', status: '500', response: { detail: expect.stringContaining(requestId) } },
      { method: 'POST', bulkId: 'no-bug', status: '201' },
    ]);
    expect(service.log.filter((line) => line.includes('a bug') && line.includes(requestId))).toHaveLength(1);
  });

  it('is refused as a whole while SCIM is off, and one event tells of it', async () => {
    const off = await service.addCompany('off');
    await service.service.services.settings.update(operator('test'), { scimEnabled: false }, off.company.id);
    const answer = await clientOf(service, off).send('POST', '/Bulk', { Operations: [user('off'), user('off2')] });
    expectScimError(answer, 403);
    const { nodes } = await service.service.services.events.list(
      operator('test'),
      { outcome: 'REFUSED' },
      { first: 9 },
      off.company.id,
    );
    expect(nodes.map(({ action, refusal }) => [action, refusal?.code])).toEqual([['BATCH', 'SCIM_DISABLED']]);
  });

  it('declares its limits', async () => {
    expect((await get('/ServiceProviderConfig')).bulk).toEqual({
      supported: true,
      maxOperations: 1000,
      maxPayloadSize: 1_048_576,
    });
    const small = await startTestService({ BULK_OPERATIONS_MAX: '2', BULK_BYTES_MAX: '2000' });
    try {
      const client = clientOf(small, small);
      const { body } = await client.get('/ServiceProviderConfig');
      expect(body.bulk).toEqual({ supported: true, maxOperations: 2, maxPayloadSize: 2000 });
      expect((await client.send('POST', '/Bulk', { Operations: [user('1'), user('2')] })).status).toBe(200);
      expectScimError(await client.send('POST', '/Bulk', { Operations: [user('1'), user('2'), user('3')] }), 413);
      expectScimError(
        await client.send('POST', '/Bulk', { Operations: [user('4', { title: 'x'.repeat(2000) })] }),
        413,
      );
    } finally {
      await small.stop();
    }
  });

  it('takes method and names in any case, and a body without schemas', async () => {
    const operations = [{ METHOD: 'post', Path: '/Users', BulkID: 'any-case', DATA: { userName: 'any-case' } }];
    const { body } = await scim.send('POST', '/Bulk', { operations, FailOnErrors: 2 ** 40 });
    expect(body.Operations).toMatchObject([{ method: 'POST', bulkId: 'any-case', status: '201' }]);
  });
});
