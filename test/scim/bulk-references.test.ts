import { operator } from '../../src/domain/actor.ts';
import {
  approver,
  BASE,
  bulk,
  ENTERPRISE,
  group,
  idsOf,
  LEAVEWIZARD,
  manager,
  NOBODY,
  patch,
  remove,
  statuses,
  user,
} from '../support/bulk.ts';
import { clientOf, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('References in a bulk request (RFC 7644 §3.7.2)', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const get = async (path: string) => (await scim.get(path)).body;
  const managerOf = async (id: string) => (await get(`/Users/${id}`))[ENTERPRISE];

  describe('References to what the same request makes', () => {
    it('may come before it, and every place that takes an id takes one', async () => {
      const present = await scim.createUser('present@acme.test');
      const results = await bulk(scim, [
        group('forward-group', ['bulkId:f1', present]),
        user('f2', { ...manager('bulkId:f1'), ...approver('bulkId:f3') }),
        patch(`/Users/${present}`, { op: 'add', path: `${ENTERPRISE}:manager`, value: { value: 'bulkId:f3' } }),
        patch('/Users/bulkId:f3', { op: 'replace', path: `${LEAVEWIZARD}:approver.value`, value: 'bulkId:f1' }),
        patch('/Groups/bulkId:forward-group', { op: 'add', path: 'members', value: [{ value: 'bulkId:f2' }] }),
        patch('/Groups/bulkId:forward-group', { op: 'remove', path: 'members[value eq "bulkId:f1"]' }),
        { method: 'PUT', path: '/Users/bulkId:f4', data: { userName: 'f4-renamed', ...manager('bulkId:f2') } },
        remove('/Users/bulkId:f5'),
        user('f1'),
        user('f3'),
        user('f4'),
        user('f5'),
      ]);
      expect(statuses(results)).toEqual([
        ...['201', '201', '200', '200', '200', '200', '200', '204'],
        ...['201', '201', '201', '201'],
      ]);
      const [forward, f2, , f3Again, , , f4Again, f5Again, f1, f3, f4, f5] = idsOf(results);
      expect([f3Again, f4Again, f5Again]).toEqual([f3, f4, f5]);
      expect(await get(`/Users/${f2}`)).toMatchObject({
        [ENTERPRISE]: { manager: { value: f1, $ref: `${BASE}/Users/${f1}` } },
        [LEAVEWIZARD]: { approver: { value: f3 } },
      });
      expect(await managerOf(present)).toEqual({ manager: { value: f3, $ref: `${BASE}/Users/${f3}` } });
      expect((await get(`/Users/${f3}`))[LEAVEWIZARD]).toMatchObject({ approver: { value: f1 } });
      expect((await scim.members(String(forward))).toSorted()).toEqual([present, f2].toSorted());
      expect(await get(`/Users/${f4}`)).toMatchObject({
        userName: 'f4-renamed',
        [ENTERPRISE]: { manager: { value: f2 } },
      });
      expect((await scim.get(`/Users/${f5}`)).status).toBe(404);
    });

    it('may go in a circle, also to oneself', async () => {
      const results = await bulk(scim, [
        user('c1', { ...manager('bulkId:c2'), ...approver('bulkId:c1') }),
        user('c2', manager('bulkId:c3')),
        user('c3', manager('bulkId:c1')),
        group('circle', ['bulkId:c1']),
      ]);
      const [c1, c2, c3, circle] = idsOf(results).map(String);
      expect(statuses(results)).toEqual(['201', '201', '201', '201']);
      const managers = await Promise.all([c1, c2, c3].map(async (id) => await managerOf(String(id))));
      expect(managers).toMatchObject([
        { manager: { value: c2 } },
        { manager: { value: c3 } },
        { manager: { value: c1 } },
      ]);
      expect((await get(`/Users/${c1}`))[LEAVEWIZARD]).toMatchObject({ approver: { value: c1 } });
      expect(await scim.members(String(circle))).toEqual([c1]);
      // What is told of a version is true once everything is done.
      for (const { location, version } of results)
        expect((await get(String(location).slice(BASE.length))).meta).toMatchObject({ version });
    });

    it('follow a user who comes back with an id of their own, in a circle too', async () => {
      const before = await scim.createUser('returner@acme.test', { externalId: 'returner' });
      await scim.patch(`/Users/${before}`, { op: 'replace', value: { active: false } });
      const results = await bulk(scim, [
        user('boss', manager('bulkId:returner')),
        user('returner', { externalId: 'returner', ...manager('bulkId:boss') }),
        group('with-returner', ['bulkId:returner']),
      ]);
      const [boss, returner, members] = idsOf(results).map(String);
      expect(returner).toBe(before);
      expect(await managerOf(String(boss))).toMatchObject({ manager: { value: before } });
      expect(await managerOf(before)).toMatchObject({ manager: { value: boss } });
      expect(await scim.members(String(members))).toEqual([before]);
    });

    it('to what was not made are 409, to what nobody makes 400; nothing is changed by them, and events tell', async () => {
      const id = await scim.createUser('untouched@acme.test');
      const results = await bulk(scim, [
        user('untouched'),
        user('unread', { userName: 7 }),
        user('no1', manager('bulkId:untouched')),
        group('no2', ['bulkId:unread', id]),
        patch('/Users/bulkId:no1', { op: 'replace', value: { title: 'x' } }),
        patch(`/Users/${id}`, { op: 'replace', value: { title: 'x', ...approver('bulkId:nowhere') } }),
        remove('/Groups/bulkId:nowhere'),
        remove(`/Users/${id}`, 'W/"2"'),
      ]);
      expect(results.map(({ status, response }) => [status, response?.scimType])).toEqual([
        ['409', 'uniqueness'],
        ['400', 'invalidValue'],
        ['409', undefined],
        ['409', undefined],
        ['409', undefined],
        ['400', 'invalidValue'],
        ['400', 'invalidValue'],
        ['412', undefined],
      ]);
      expect(results[3]?.response?.detail).toContain('"bulkId:unread"');
      expect(results.map(({ location }) => location !== undefined)).toEqual([
        ...[false, false, false, false, false],
        ...[true, false, true],
      ]);
      expect((await get(`/Users/${id}`)).meta).toMatchObject({ version: 'W/"1"' });
      expect(resourcesIn((await scim.filter('Groups', 'displayName eq "no2"')).body)).toEqual([]);
      const { nodes } = await service.service.services.events.list(
        operator('test'),
        { outcome: 'REFUSED' },
        { first: 20 },
        service.company.id,
      );
      expect(
        nodes
          .filter(({ refusal }) => refusal?.code === 'UNRESOLVED')
          .map(({ action }) => action)
          .toSorted(),
      ).toEqual(['USER_CREATED', 'USER_UPDATED', 'WORKGROUP_CREATED']);
    });

    it('that would close a circle with what was not made are left out of what was', async () => {
      const taken = await scim.createUser('half@acme.test');
      const results = await bulk(scim, [user('whole', manager('bulkId:half')), user('half', manager('bulkId:whole'))]);
      // The second waits for the first, which waits for it: "half" goes first, is refused, and so is "whole".
      expect(statuses(results)).toEqual(['409', '409']);
      const other = await bulk(scim, [user('half', manager('bulkId:whole2')), user('whole2', manager('bulkId:half'))]);
      expect(statuses(other)).toEqual(['409', '201']);
      expect(await managerOf(String(idsOf(other)[1]))).toBeUndefined();
      expect(await managerOf(taken)).toBeUndefined();
    });

    it('are nothing but texts outside of a bulk request', async () => {
      const id = await scim.createUser('literal@acme.test', manager('bulkId:x'));
      expect(await managerOf(id)).toEqual({ manager: { value: 'bulkId:x' } });
    });
  });

  describe('The order', () => {
    it('is the one sent, so that a later operation sees what an earlier one did', async () => {
      const results = await bulk(scim, [
        user('order'),
        patch('/Users/bulkId:order', { op: 'replace', value: { title: 'first' } }),
        { ...patch('/Users/bulkId:order', { op: 'replace', value: { title: 'second' } }), version: 'W/"2"' },
        { ...patch('/Users/bulkId:order', { op: 'replace', value: { title: 'third' } }), version: 'W/"2"' },
        remove('/Users/bulkId:order'),
        user('order-again', { userName: 'order@acme.test' }),
      ]);
      expect(statuses(results)).toEqual(['201', '200', '200', '412', '204', '201']);
      expect(results.map(({ version }) => version)).toEqual(['W/"1"', 'W/"2"', 'W/"3"', undefined, undefined, 'W/"1"']);
    });

    it('of two creates with the same name lets the first win', async () => {
      const results = await bulk(scim, [user('twin1', { userName: 'twin' }), user('twin2', { userName: 'TWIN' })]);
      expect(statuses(results)).toEqual(['201', '409']);
    });

    it('counts errors, those of operations that cannot be read among them, and what comes after is not there', async () => {
      const results = await bulk(
        scim,
        [user('e1'), { method: 'GET', path: '/Users' }, user('e2'), remove(`/Users/${NOBODY}`), user('e3')],
        { failOnErrors: 2 },
      );
      expect(statuses(results)).toEqual(['201', '400', '201', '404']);
      expect(resourcesIn((await scim.filter('Users', 'userName eq "e3@acme.test"')).body)).toEqual([]);
    });

    it('of results is that of the operations, when one was carried out before its turn', async () => {
      const results = await bulk(scim, [group('ahead', ['bulkId:a1']), remove('/Users/x'), user('never'), user('a1')], {
        failOnErrors: 1,
      });
      expect(results.map(({ method, bulkId, status }) => [method, bulkId, status])).toEqual([
        ['POST', 'ahead', '201'],
        ['DELETE', undefined, '404'],
        ['POST', 'a1', '201'],
      ]);
    });
  });
});
