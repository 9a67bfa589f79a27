import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { PROFILE } from '../../scim-adapter/strict/profile.ts';
import { operator } from '../../src/domain/actor.ts';
import { clientOf, resourcesIn } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';
import {
  ask,
  CUSTOM,
  ENTERPRISE,
  GROUP,
  name,
  type Place,
  patch,
  post,
  REFUSED,
  STAYING,
  USER,
} from './support/strict-requests.ts';

const op = operator('test');

describe('The strict profile', () => {
  let service: TestService;
  let lenient: Place;
  let strict: Place;
  let strictCompany: TestCompany;

  const placeOf = async (company: TestCompany): Promise<Place> => {
    const scim = clientOf(service, company);
    const field = { key: 'remote', kind: 'BOOLEAN', label: 'Works from home' } as const;
    await service.service.services.customFields.create(op, field, company.company.id);
    const user = await scim.createUser(name());
    return { scim, user, group: await scim.createGroup('Engines', [user]) };
  };
  const setStrict = (isStrict: boolean) =>
    service.service.services.settings.update(op, { strict: isStrict }, strictCompany.company.id);

  beforeAll(async () => {
    service = await startTestService();
    strictCompany = await service.addCompany('strict');
    lenient = await placeOf(service);
    strict = await placeOf(strictCompany);
    await setStrict(true);
  });
  afterAll(() => service.stop());

  const rows = REFUSED.map(([departure, what, send, scimType = PROFILE[departure]]) => {
    return [departure, what, send, scimType] as const;
  });
  it.each(rows)('refuses what is taken elsewhere: %s, %s', async (_departure, _what, send, scimType) => {
    const state = async () => [(await strict.scim.get('/Users')).text, (await strict.scim.get('/Groups')).text];
    const before = await state();
    const [taken, refused] = await Promise.all([send(lenient), send(strict)]);
    expect([200, 201]).toContain(taken.status);
    expectScimError(refused, 400, scimType);
    expect(await state()).toEqual(before);
  });

  it.each(STAYING)('takes what no word of it is against: %s', async (departure, send) => {
    expect(PROFILE[departure]).toBe('stays');
    for (const place of [lenient, strict]) expect((await send(place)).status).toBe(200);
  });

  it('decides on every departure of scim-adapter/quirks, and all that it decides is tried here', () => {
    const quirks = readdirSync(new URL('../../scim-adapter/quirks', import.meta.url)).map((file) =>
      basename(file, '.ts'),
    );
    expect(Object.keys(PROFILE)).toEqual(expect.arrayContaining(quirks));
    const tried = new Set([...REFUSED, ...STAYING].map(([departure]) => departure));
    expect([...tried].toSorted()).toEqual(Object.keys(PROFILE).toSorted());
  });

  it.each([
    ['favouriteColour', post({ favouriteColour: 'red' })],
    ['desk', post({ [ENTERPRISE]: { desk: '7' } }, [USER, ENTERPRISE])],
    ['urn:example:none', post({ 'urn:example:none': {} })],
    ['urn:example:named', post({}, [USER, 'urn:example:named'])],
    ['Operations[1]', patch({ op: 'add', path: 'title', value: 'T' }, { op: 'add', value: { title: 'T' } })],
  ])('names what is wrong: %s', async (wanted, send) => {
    expect((await send(strict)).body.detail).toContain(wanted);
  });

  it('is the same for an operation of a bulk request as for the request alone', async () => {
    const operations = [
      { method: 'POST', path: '/Users', bulkId: 'a', data: { schemas: [USER], userName: name(), colour: 'red' } },
      { method: 'POST', path: '/Users', bulkId: 'b', data: { schemas: [USER], userName: name() } },
      {
        method: 'PATCH',
        path: `/Groups/${strict.group}`,
        data: {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
          Operations: [{ op: 'add', value: { externalId: 'g' } }],
        },
      },
    ];
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'];
    const { body } = await strict.scim.send('POST', '/Bulk', { schemas, Operations: operations });
    expect(body.Operations).toMatchObject([
      { status: '400', response: { scimType: 'invalidSyntax' } },
      { status: '201' },
      { status: '400', response: { scimType: 'noTarget' } },
    ]);
  });

  it('has no password: not in /Schemas, not by a path, and no filter may ask for it', async () => {
    const attributes = async ({ scim }: Place) =>
      ((await scim.get(`/Schemas/${USER}`)).body.attributes as { name: string }[]).map((one) => one.name);
    const [everybody, ours] = [await attributes(lenient), await attributes(strict)];
    expect(everybody).toContain('password');
    expect(ours).toEqual(everybody.filter((one) => one !== 'password'));
    expectScimError(await patch({ op: 'replace', path: 'password', value: 'x' })(strict), 400, 'invalidPath');
    expectScimError(await ask('password eq "x"')(strict), 403, 'sensitive');
  });

  it('is told in /ServiceProviderConfig to the company alone', async () => {
    const anonymous: unknown = await (await fetch(`${service.url}/scim/v2/ServiceProviderConfig`)).json();
    const config = async ({ scim }: Place) => (await scim.get('/ServiceProviderConfig')).body;
    expect(await config(lenient)).toEqual(anonymous);
    expect(anonymous).not.toHaveProperty('interopProfileConformant');
    expect(await config(strict)).toEqual({
      ...(anonymous as object),
      interopProfileConformant: true,
      changePassword: { supported: false },
      etag: { supported: false },
    });
    const bad = await strict.scim.send('GET', '/ServiceProviderConfig', undefined, {
      Authorization: 'Bearer lwscim_x',
    });
    expectScimError(bad, 401);
  });

  it('lets a client that keeps to it live its ordinary life', async () => {
    const { scim } = strict;
    for (const path of ['/ServiceProviderConfig', '/Schemas', '/ResourceTypes'])
      expect((await scim.get(path)).status).toBe(200);
    const userName = name();
    const manager = { manager: { value: strict.user } };
    const emails = [{ value: userName, type: 'work', primary: true }];
    const created = await scim.send('POST', '/Users', {
      schemas: [USER, ENTERPRISE, CUSTOM],
      userName,
      externalId: 'ext-1',
      name: { givenName: 'Ada', familyName: 'Lovelace' },
      active: true,
      emails,
      [ENTERPRISE]: { department: 'R&D', ...manager },
      [CUSTOM]: { remote: true },
    });
    expect(created).toMatchObject({ status: 201, body: { userName, [CUSTOM]: { remote: true } } });
    const user = `/Users/${String(created.body.id)}`;
    for (const filter of [
      `userName eq "${userName}"`,
      'externalId eq "ext-1"',
      `emails[value eq "${userName}"]`,
      `emails[type eq "work" and value eq "${userName}"]`,
      `emails.value eq "${userName}" and active eq true`,
      `${CUSTOM}:remote eq true and userName eq "${userName}"`,
    ])
      expect(resourcesIn((await scim.filter('Users', filter)).body)).toMatchObject([{ id: created.body.id }]);
    const { body } = await scim.get(user);
    expect(await scim.send('PUT', user, body)).toMatchObject({ status: 200, body: { emails, name: body.name } });
    const patched = await scim.patch(
      user,
      { op: 'replace', path: 'title', value: 'Countess' },
      { op: 'add', path: 'name', value: { familyName: 'King' } },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'ada@x.test' },
      { op: 'add', path: 'phoneNumbers', value: [{ value: '+44 2', type: 'mobile' }] },
      { op: 'replace', path: `${ENTERPRISE}:manager`, value: { value: 'm-2' } },
      { op: 'replace', path: ENTERPRISE, value: { division: 'Engines' } },
      { op: 'remove', path: `${ENTERPRISE}:department` },
      { op: 'replace', path: `${CUSTOM}:remote`, value: false },
    );
    expect(patched).toMatchObject({
      status: 200,
      body: {
        title: 'Countess',
        name: { givenName: 'Ada', familyName: 'King' },
        emails: [{ value: 'ada@x.test', type: 'work', primary: true }],
        phoneNumbers: [{ value: '+44 2', type: 'mobile' }],
        [ENTERPRISE]: { manager: { value: 'm-2' }, division: 'Engines' },
        [CUSTOM]: { remote: false },
      },
    });
    expectScimError(
      await scim.patch(user, { op: 'replace', path: 'userName', value: `ada@${strictCompany.company.slug}.test` }),
      409,
      'uniqueness',
    );
    expect(await scim.patch(user, { op: 'replace', path: 'active', value: false })).toMatchObject({
      status: 200,
      body: { active: false },
    });
    expect((await scim.send('DELETE', user)).status).toBe(204);
    expectScimError(await scim.get(user), 404);
  });

  it('lets a client that keeps to it push groups, 50 members in one PATCH', async () => {
    const { scim } = strict;
    const schemas = [GROUP];
    const members = await Promise.all(
      Array.from({ length: 50 }, async () => ({ value: String((await post({})(strict)).body.id) })),
    );
    const created = await scim.send('POST', '/Groups', { schemas, displayName: 'Navigation', externalId: 'g-1' });
    const group = String(created.body.id);
    expect((await scim.patch(`/Groups/${group}`, { op: 'add', path: 'members', value: members })).status).toBe(200);
    const [first, ...rest] = members.map(({ value }) => value);
    const found = await scim.filter('Groups', `externalId eq "g-1" and members[value eq "${first}"]`);
    expect(resourcesIn(found.body)).toMatchObject([{ id: group }]);
    await scim.patch(`/Groups/${group}`, { op: 'remove', path: `members[value eq "${first}"]` });
    expect((await scim.members(group)).toSorted()).toEqual(rest.toSorted());
    const { body } = await scim.get(`/Groups/${group}`);
    expect((await scim.send('PUT', `/Groups/${group}`, body)).status).toBe(200);
    expect((await scim.send('DELETE', `/Groups/${group}`)).status).toBe(204);
  });

  it('still takes conditions on versions, which it does not promise', async () => {
    const { headers } = await strict.scim.get(`/Users/${strict.user}`);
    expect(headers.get('ETag')).toMatch(/^W\/"\d+"$/);
    const stale = { 'If-Match': 'W/"99999"' };
    expectScimError(await strict.scim.send('DELETE', `/Users/${strict.user}`, undefined, stale), 412);
  });

  it('is off until it is switched on, and holds from the next request on', async () => {
    const { settings } = service.service.services;
    expect(await settings.find(op, service.company.id)).toMatchObject({ strict: false });
    const asOkta = patch({ op: 'replace', value: { title: 'Countess' } });
    await setStrict(false);
    expect((await asOkta(strict)).status).toBe(200);
    await setStrict(true);
    expectScimError(await asOkta(strict), 400, 'noTarget');
  });
});
