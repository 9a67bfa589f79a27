import { operator } from '../../src/domain/actor.ts';
import { clientOf, referencesIn, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const NOBODY = '0193a000-0000-7000-8000-000000000000';

/** What Okta sends for a new user: always with a password made up for the purpose, and with no groups. */
const profile = (name: string, more: object = {}) => ({
  schemas: [USER],
  userName: `${name}@Okta.Local`,
  name: { givenName: 'Test', familyName: 'User' },
  emails: [{ primary: true, value: `${name}@okta.local`, type: 'work' }],
  displayName: 'Test User',
  locale: 'en-US',
  externalId: `00u-${name}`,
  groups: [],
  password: '1mz050nq',
  active: true,
  ...more,
});

/* The whole file runs with password sync switched off, as it is in Okta unless somebody turns it on. */
describe('What Okta’s specification test asks for', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    await service.service.services.settings.update(operator('test'), { acceptPasswords: false }, service.company.id);
  });
  afterAll(() => service.stop());

  const post = (path: string, body: object) =>
    scim.send('POST', path, body, { 'Content-Type': 'application/scim+json; charset=utf-8' });
  const assign = async (name: string, more: object = {}) => {
    const answer = await post('/Users', profile(name, more));
    expect(answer.status).toBe(201);
    return String(answer.body.id);
  };

  describe('of lists', () => {
    it('are answered with integers', async () => {
      const { status, headers, body } = await scim.get('/Users?startIndex=1&count=2');
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/scim+json');
      expect(body).toMatchObject({ schemas: [LIST], startIndex: 1, itemsPerPage: 1, totalResults: 1 });
    });

    it.each([
      ['/Users', 'userName eq "nobody@okta.local"'],
      ['/Users', 'userName eq "nobody@okta.local"&startIndex=1&count=100'],
      ['/Groups', 'displayName eq "No such group"&startIndex=1&count=100'],
    ])('%s?filter=%s matches nothing: 200 and zero results', async (path, filter) => {
      const { status, body } = await scim.get(`${path}?filter=${encodeURI(filter)}`);
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { schemas: [LIST], totalResults: 0, startIndex: 1 },
      });
      expect(body.Resources ?? []).toEqual([]);
    });

    it('takes + for a space in a filter', async () => {
      await assign('plus');
      expect((await scim.get('/Users?filter=userName+eq+%22plus%40okta.local%22')).body.totalResults).toBe(1);
    });

    it('shows every user exactly once to an import by pages, those who come meanwhile at the end', async () => {
      for (const index of Array(12).keys()) await assign(`import${index}`, index % 3 ? {} : { active: false });
      const ids: unknown[] = [];
      for (let startIndex = 1, total = 1; startIndex <= total; startIndex += 5) {
        const { body } = await scim.get(`/Users?startIndex=${startIndex}&count=5`);
        total = Number(body.totalResults);
        ids.push(...resourcesIn(body).map(({ id }) => id));
        if (startIndex === 6) await assign('meanwhile');
      }
      const { body } = await scim.get('/Users?startIndex=1&count=200');
      expect(ids).toEqual(resourcesIn(body).map(({ id }) => id));
      expect(new Set(ids).size).toBe(body.totalResults);
    });
  });

  describe('of users', () => {
    it('a new one is 201 with the whole user, the name as it was written, and no password', async () => {
      const { status, headers, body, text } = await post('/Users', profile('Create'));
      const location = `http://localhost:4000/scim/v2/Users/${String(body.id)}`;
      expect({ status, body }).toMatchObject({
        status: 201,
        body: {
          schemas: [USER],
          userName: 'Create@Okta.Local',
          name: { givenName: 'Test', familyName: 'User' },
          emails: [{ primary: true, value: 'Create@okta.local', type: 'work' }],
          externalId: '00u-Create',
          active: true,
          meta: { resourceType: 'User', location },
        },
      });
      expect(headers.get('location')).toBe(location);
      expect(headers.get('etag')).toBe('W/"1"');
      expect(text).not.toContain('1mz050nq');
      expect(body).not.toHaveProperty('groups');
      expect((await scim.get(`/Users/${String(body.id)}`)).body).toEqual(body);
      const { body: found } = await scim.filter('Users', 'userName eq "CREATE@okta.LOCAL"');
      expect(found).toMatchObject({ totalResults: 1, Resources: [body] });
    });

    it('an unknown one is 404, whatever is asked of it', async () => {
      const path = `/Users/${NOBODY}`;
      expectScimError(await scim.get(path), 404);
      expectScimError(await scim.send('PUT', path, profile('nobody')), 404);
      expectScimError(await scim.patch(path, { op: 'replace', value: { active: false } }), 404);
      expectScimError(await scim.send('DELETE', path), 404);
    });

    it('a second one of the same name is 409, in whatever case, and changes nothing', async () => {
      const id = await assign('double');
      const before = await scim.get(`/Users/${id}`);
      expectScimError(await post('/Users', profile('double')), 409, 'uniqueness');
      expectScimError(await post('/Users', profile('DOUBLE', { externalId: 'another' })), 409, 'uniqueness');
      expectScimError(await post('/Users', profile('other', { externalId: '00u-double' })), 409, 'uniqueness');
      const other = await assign('third');
      expectScimError(await scim.send('PUT', `/Users/${other}`, profile('double')), 409, 'uniqueness');
      expectScimError(
        await scim.patch(`/Users/${other}`, { op: 'replace', path: 'userName', value: 'Double@okta.local' }),
        409,
        'uniqueness',
      );
      expect((await scim.get(`/Users/${id}`)).text).toBe(before.text);
    });

    it('what was read can be written back, with what Okta merges in: nothing changes', async () => {
      const manager = await assign('boss');
      const id = await assign('merge', {
        title: 'Engineer',
        phoneNumbers: [{ value: '+49 30 1', type: 'mobile' }],
        [ENTERPRISE]: { department: 'R&D', manager: { value: manager } },
      });
      await scim.createGroup('Merged', [id]);
      const before = await scim.get(`/Users/${id}`);
      const merged = { ...before.body, unknownExtra: { of: 'Okta' }, id: 'ignored' };
      const { status, text } = await scim.send('PUT', `/Users/${id}`, merged);
      expect({ status, text }).toEqual({ status: 200, text: before.text });
      expect((await scim.get(`/Users/${id}`)).text).toBe(before.text);
      const renamed = await scim.send('PUT', `/Users/${id}`, { ...before.body, title: 'Lead' });
      expect(renamed.body).toMatchObject({
        title: 'Lead',
        groups: [{ display: 'Merged' }],
        meta: { version: 'W/"3"' },
      });
    });

    it.each<[string, (id: string, active: boolean) => ReturnType<ScimClient['send']>]>([
      ['PATCH without a path (OIN)', (id, active) => scim.patch(`/Users/${id}`, { op: 'replace', value: { active } })],
      [
        'PUT of the whole user (AIW)',
        async (id, active) =>
          scim.send('PUT', `/Users/${id}`, {
            ...(await scim.get(`/Users/${id}`)).body,
            active,
            password: 'placeholder',
          }),
      ],
    ])('are deactivated and come back by %s', async (name, change) => {
      const id = await assign(`switch-${name.slice(0, 3)}`);
      for (const active of [false, true]) {
        const before = await scim.get(`/Users/${id}`);
        const answer = await change(id, active);
        expect(answer).toMatchObject({ status: 200, body: { ...before.body, active, meta: { location: /Users/ } } });
        expect((await scim.get(`/Users/${id}`)).text).toBe(answer.text);
      }
    });

    it('one who was deactivated and is created again keeps the id', async () => {
      const id = await assign('returner');
      await scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } });
      const { status, body } = await post('/Users', profile('returner', { title: 'Back' }));
      expect({ status, body }).toMatchObject({ status: 201, body: { id, active: true, title: 'Back' } });
      expect((await scim.filter('Users', 'externalId eq "00u-returner"')).body.totalResults).toBe(1);
    });

    it('one who was deleted is nowhere, and the name is free again', async () => {
      const id = await assign('gone');
      const group = await scim.createGroup('Left', [id]);
      expect(await scim.send('DELETE', `/Users/${id}`)).toMatchObject({ status: 204, text: '' });
      expectScimError(await scim.get(`/Users/${id}`), 404);
      expectScimError(await scim.send('PUT', `/Users/${id}`, profile('gone')), 404);
      expectScimError(await scim.patch(`/Users/${id}`, { op: 'replace', value: { active: true } }), 404);
      expectScimError(await scim.send('DELETE', `/Users/${id}`), 404);
      expect((await scim.filter('Users', 'userName eq "gone@okta.local"')).body.totalResults).toBe(0);
      expect((await scim.filter('Users', `id eq "${id}"`)).body.totalResults).toBe(0);
      expect(await scim.members(group)).toEqual([]);
      expect(await assign('gone')).not.toBe(id);
    });
  });

  describe('of groups', () => {
    const okta = (displayName: string, members: string[] = []) =>
      post('/Groups', { schemas: [GROUP], displayName, members: members.map((value) => ({ value, display: 'x@y' })) });

    it('are pushed by the catalogue’s applications', async () => {
      const [ann, bob] = [await assign('push-ann'), await assign('push-bob')];
      const made = await okta('Push');
      expect(made).toMatchObject({ status: 201, body: { displayName: 'Push', meta: { resourceType: 'Group' } } });
      const id = String(made.body.id);
      const path = `/Groups/${id}`;
      const named = { op: 'replace', value: { id, displayName: 'Push' } };
      expect((await scim.patch(path, named)).text).toBe(made.text);
      const full = await scim.patch(path, {
        op: 'replace',
        path: 'members',
        value: [{ value: ann, display: 'push-ann@okta.local' }],
      });
      expect(referencesIn(full.body.members)).toEqual([ann]);
      const moved = await scim.patch(
        path,
        { op: 'remove', path: `members[value eq "${ann}"]` },
        { op: 'add', path: 'members', value: [{ value: bob, display: 'push-bob@okta.local' }] },
      );
      expect(moved.body.members).toEqual([
        { value: bob, $ref: `http://localhost:4000/scim/v2/Users/${bob}`, type: 'User', display: 'Test User' },
      ]);
      const listed = await scim.filter('Groups', 'displayName eq "push"');
      expect(listed.body).toMatchObject({ totalResults: 1, Resources: [{ id, members: [{ value: bob }] }] });
      expect((await scim.patch(path, named)).text).toBe(moved.text);
      const cleared = await scim.patch(path, { op: 'replace', value: { members: [], id, displayName: 'Push' } });
      expect(cleared.status).toBe(200);
      expect(await scim.members(id)).toEqual([]);
    });

    it('are pushed by the wizard’s applications, display null included', async () => {
      const [ann, bob] = [await assign('aiw-ann'), await assign('aiw-bob')];
      const made = await okta('Wizard', [ann]);
      expect(referencesIn(made.body.members)).toEqual([ann]);
      const id = String(made.body.id);
      const members = [ann, bob].map((value) => ({ value, display: null }));
      const put = await scim.send('PUT', `/Groups/${id}`, { schemas: [GROUP], id, displayName: 'Wizard 2', members });
      expect(put).toMatchObject({ status: 200, body: { id, displayName: 'Wizard 2' } });
      expect(referencesIn(put.body.members).toSorted()).toEqual([ann, bob].toSorted());
      const again = await scim.send('PUT', `/Groups/${id}`, put.body);
      expect(again.text).toBe(put.text);
    });

    it('a group that is linked is renamed, and keeps its members', async () => {
      const ann = await assign('linked');
      const id = String((await okta('Linked', [ann])).body.id);
      const { body } = await scim.patch(`/Groups/${id}`, { op: 'replace', value: { id, displayName: 'Linked anew' } });
      expect(body).toMatchObject({ displayName: 'Linked anew', members: [{ value: ann }] });
      expect((await scim.get(`/Users/${ann}`)).body.groups).toMatchObject([{ value: id, display: 'Linked anew' }]);
      expect((await okta('Linked')).status).toBe(201);
    });

    it('of one name there is one: 409', async () => {
      await okta('Unique');
      expectScimError(await okta('uNIQUE'), 409, 'uniqueness');
    });

    it('a user is in one group at most, and moves', async () => {
      const ann = await assign('mover');
      const from = String((await okta('From', [ann])).body.id);
      const to = String((await okta('To')).body.id);
      const { body: before } = await scim.get(`/Groups/${from}`);
      const { body } = await scim.patch(`/Groups/${to}`, { op: 'add', path: 'members', value: [{ value: ann }] });
      expect(body).toMatchObject({ members: [{ value: ann }], meta: { version: 'W/"2"' } });
      const { members: _, meta: __, ...rest } = before;
      const { body: after } = await scim.get(`/Groups/${from}`);
      expect(after).toEqual({ ...rest, meta: expect.anything() });
      expect(after.meta).not.toMatchObject({ version: Object(before.meta).version });
      expect((await scim.get(`/Users/${ann}`)).body.groups).toEqual([
        { value: to, $ref: `http://localhost:4000/scim/v2/Groups/${to}`, display: 'To', type: 'direct' },
      ]);
    });

    it('one stale member does not fail the push', async () => {
      const ann = await assign('stale');
      const { status, body } = await okta('Stale', [NOBODY, ann, 'no-id']);
      expect({ status, members: referencesIn(body.members) }).toEqual({ status: 201, members: [ann] });
    });

    it('a deleted one leaves its members without a group', async () => {
      const ann = await assign('left');
      const id = String((await okta('Deleted', [ann])).body.id);
      expect(await scim.send('DELETE', `/Groups/${id}`)).toMatchObject({ status: 204, text: '' });
      expectScimError(await scim.get(`/Groups/${id}`), 404);
      expectScimError(await scim.send('DELETE', `/Groups/${id}`), 404);
      expectScimError(await scim.patch(`/Groups/${id}`, { op: 'replace', path: 'members', value: [] }), 404);
      expect((await scim.get(`/Users/${ann}`)).body).not.toHaveProperty('groups');
      expect((await okta('Deleted')).status).toBe(201);
    });
  });
});
