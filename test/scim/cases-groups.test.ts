import { operator } from '../../src/domain/actor.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const NOBODY = '0193a000-0000-7000-8000-000000000000';

describe('Groups in odd hands', () => {
  let service: TestService;
  let scim: ScimClient;
  let ann: string;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    ann = await scim.createUser('ann@acme.test');
  });
  afterAll(() => service.stop());

  const setUnknownMembers = (unknownMembers: 'SKIP' | 'REFUSE') =>
    service.service.services.settings.update(operator('test'), { unknownMembers }, service.company.id);
  const push = (group: string, ...values: unknown[]) =>
    scim.patch(`/Groups/${group}`, { op: 'replace', path: 'members', value: values.map((value) => ({ value })) });

  describe('SC-29: names', () => {
    it.each(['', '   ', null, 5, ['x'], { value: 'x' }, 'x'.repeat(257), 'a\u0007b', 'a\u202eb'])(
      '%j is none: 400',
      async (displayName) => {
        expectScimError(await scim.send('POST', '/Groups', { displayName }), 400, 'invalidValue');
      },
    );

    it('one is required', async () => {
      expectScimError(await scim.send('POST', '/Groups', {}), 400, 'invalidValue');
      const group = await scim.createGroup('Named');
      expectScimError(await scim.send('PUT', `/Groups/${group}`, { members: [] }), 400, 'invalidValue');
      expectScimError(await scim.patch(`/Groups/${group}`, { op: 'remove', path: 'displayName' }), 400, 'mutability');
      expect((await scim.get(`/Groups/${group}`)).body.displayName).toBe('Named');
    });

    it.each(['POST', 'PUT', 'PATCH'])('a taken one is 409 by %s, and the members stay', async (method) => {
      const taken = `Taken by ${method}`;
      await scim.createGroup(taken);
      const group = await scim.createGroup(`Other ${method}`, [ann]);
      const path = method === 'POST' ? '/Groups' : `/Groups/${group}`;
      const value = { displayName: taken.toUpperCase(), members: [] };
      const body = method === 'PATCH' ? { Operations: [{ op: 'replace', value }] } : value;
      expectScimError(await scim.send(method, path, body), 409, 'uniqueness');
      expect(await scim.members(group)).toEqual([ann]);
    });

    it('one is free again once its group is renamed or gone', async () => {
      const group = await scim.createGroup('Old name');
      await scim.patch(`/Groups/${group}`, { op: 'replace', path: 'displayName', value: 'New name' });
      const next = await scim.createGroup('Old name');
      await scim.send('DELETE', `/Groups/${group}`);
      await scim.patch(`/Groups/${next}`, { op: 'replace', path: 'displayName', value: 'New name' });
      expect((await scim.get(`/Groups/${next}`)).body.displayName).toBe('New name');
    });

    it('may differ in case from what it was', async () => {
      const group = await scim.createGroup('shouting');
      const { status, body } = await scim.send('PUT', `/Groups/${group}`, { displayName: 'SHOUTING' });
      expect({ status, name: body.displayName }).toEqual({ status: 200, name: 'SHOUTING' });
    });

    it('of a workgroup that was born here is taken too, and found by its name', async () => {
      const { workgroups } = service.service.services;
      const made = await workgroups.create(operator('test'), { displayName: 'Born here' }, service.company.id);
      expectScimError(await scim.send('POST', '/Groups', { displayName: 'born HERE' }), 409, 'uniqueness');
      expect((await scim.filter('Groups', 'displayName eq "born here"')).body).toMatchObject({
        totalResults: 1,
        Resources: [{ id: made.id }],
      });
    });
  });

  describe('SC-31: members', () => {
    it('who are no users are left out, and the rest of the push is done', async () => {
      const group = await scim.createGroup('Odd');
      const inactive = await scim.createUser('inactive@acme.test', { active: false });
      const { status } = await push(group, group, NOBODY, 'x'.repeat(10_000), '../x', ann, inactive, ann.toUpperCase());
      expect(status).toBe(200);
      expect((await scim.members(group)).toSorted()).toEqual([ann, inactive].toSorted());
    });

    it('who are no users are 400 and named where the company is strict, and nothing changes', async () => {
      const group = await scim.createGroup('Strict', [ann]);
      await setUnknownMembers('REFUSE');
      const before = await scim.get(`/Groups/${group}`);
      const answers = [
        await push(group, NOBODY, 'odd-id'),
        await scim.patch(`/Groups/${group}`, {
          op: 'add',
          path: 'members',
          value: [{ value: NOBODY }, { value: 'odd-id' }],
        }),
        await scim.send('PUT', `/Groups/${group}`, {
          displayName: 'Changed',
          members: [{ value: NOBODY }, { value: 'odd-id' }],
        }),
        await scim.send('POST', '/Groups', {
          displayName: 'Stricter',
          members: [{ value: NOBODY }, { value: 'odd-id' }],
        }),
      ];
      const removal = await scim.patch(`/Groups/${group}`, { op: 'remove', path: `members[value eq "${NOBODY}"]` });
      await setUnknownMembers('SKIP');
      for (const answer of answers) {
        expectScimError(answer, 400, 'invalidValue');
        expect(answer.body.detail).toContain(NOBODY);
        expect(answer.body.detail).toContain('odd-id');
      }
      expect(removal.status).toBe(200);
      expect((await scim.get(`/Groups/${group}`)).text).toBe(before.text);
      expect((await scim.filter('Groups', 'displayName eq "Stricter"')).body.totalResults).toBe(0);
    });

    it.each([[5], [null], [''], [true], [{ value: ann }], [[]]])('whose id is %j are 400', async (value) => {
      const group = await scim.createGroup(`Id ${JSON.stringify(value)}`, [ann]);
      expectScimError(await push(group, value), 400, 'invalidValue');
      expect(await scim.members(group)).toEqual([ann]);
    });

    it.each(['members[display eq "x"]', 'members[value sw "a"]', 'members[not (value eq "x")]', 'members[value pr]'])(
      'are not removed by %s',
      async (path) => {
        const group = await scim.createGroup(path, [ann]);
        expectScimError(await scim.patch(`/Groups/${group}`, { op: 'remove', path }), 400, 'invalidFilter');
        expect(await scim.members(group)).toEqual([ann]);
      },
    );

    it.each(['members.value', 'members.display', `members[value eq "x"].value`])(
      'have nothing to set at %s',
      async (path) => {
        const group = await scim.createGroup(`At ${path}`, [ann]);
        expectScimError(await scim.patch(`/Groups/${group}`, { op: 'replace', path, value: 'x' }), 400, 'mutability');
        expect(await scim.members(group)).toEqual([ann]);
      },
    );
  });
});
