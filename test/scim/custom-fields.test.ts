import { operator } from '../../src/domain/actor.ts';
import type { CustomFieldDraft } from '../../src/domain/custom-field.ts';
import { clientOf, resourcesIn, ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const CUSTOM = 'urn:ietf:params:scim:schemas:extension:leavewizard:custom:2.0:User';
const op = operator('test');

const FIELDS: readonly CustomFieldDraft[] = [
  { key: 'nickName', kind: 'TEXT', label: 'Nick name', description: 'As said in the kitchen', maxLength: 10 },
  { key: 'desk', kind: 'NUMBER', label: 'Desk', minimum: 0, maximum: 500 },
  { key: 'joined', kind: 'DATE', label: 'Joined', earliest: '2000-01-01' },
  { key: 'remote', kind: 'BOOLEAN', label: 'Works from home' },
  { key: 'shirtSize', kind: 'CHOICE', label: 'Shirt size', choices: ['S', 'M', 'L'] },
];
const VALUES = { nickName: 'Ada', desk: 7.5, joined: '2015-12-10', remote: false, shirtSize: 'M' };

describe('Custom fields over SCIM', () => {
  let service: TestService;
  let company: TestCompany;
  let scim: ScimClient;
  let count = 0;
  const customFields = () => service.service.services.customFields;
  const add = async (...drafts: CustomFieldDraft[]) => {
    for (const draft of drafts) await customFields().create(op, draft, company.company.id);
  };
  const retire = async (key: string) => {
    const field = (await customFields().list(op, company.company.id)).find((one) => one.key === key);
    await customFields().retire(op, String(field?.id), company.company.id);
  };
  const change = async (key: string, settings: object) => {
    const field = (await customFields().list(op, company.company.id)).find((one) => one.key === key);
    await customFields().update(op, String(field?.id), settings, company.company.id);
  };
  const names = async (filter: string) =>
    resourcesIn((await scim.filter('Users', filter)).body).map(({ userName }) => userName);

  beforeAll(async () => {
    service = await startTestService();
  });
  beforeEach(async () => {
    company = await service.addCompany(`c${++count}`);
    scim = clientOf(service, company);
    await add(...FIELDS);
  });
  afterAll(() => service.stop());

  it('are published as they are, in their order, and make the extension a part of the user', async () => {
    const { body } = await scim.get(`/Schemas/${CUSTOM}`);
    const described = { multiValued: false, required: false, mutability: 'readWrite', returned: 'default' };
    expect(body).toMatchObject({
      id: CUSTOM,
      attributes: [
        { name: 'nickName', type: 'string', description: 'Nick name. As said in the kitchen. At most 10 characters.' },
        { name: 'desk', type: 'decimal', description: 'Desk. A number from 0 to 500.' },
        { name: 'joined', type: 'string', description: 'Joined. YYYY-MM-DD from 2000-01-01 on.' },
        { name: 'remote', type: 'boolean', description: 'Works from home.' },
        { name: 'shirtSize', type: 'string', description: 'Shirt size.', canonicalValues: ['S', 'M', 'L'] },
      ].map((attribute) => ({ ...attribute, ...described })),
    });
    const listed = resourcesIn((await scim.get('/Schemas')).body);
    expect(listed.find(({ id }) => id === CUSTOM)).toEqual(body);
    const extension = async () => {
      const { schemaExtensions } = (await scim.get('/ResourceTypes/User')).body;
      return (schemaExtensions as { schema: string }[]).find(({ schema }) => schema === CUSTOM);
    };
    expect(await extension()).toEqual({ schema: CUSTOM, required: false });
    await add({ key: 'badge', kind: 'TEXT', label: 'Badge', required: true });
    expect(await extension()).toEqual({ schema: CUSTOM, required: true });
    for (const { key } of await customFields().list(op, company.company.id)) await retire(key);
    expect(await extension()).toBeUndefined();
    expectScimError(await scim.get(`/Schemas/${CUSTOM}`), 404);
  });

  it('are nobody’s business without a token, 401 with a bad one, and unknown in another company', async () => {
    const other = clientOf(service, await service.addCompany(`other${count}`));
    const anonymous = async (path: string) => (await fetch(`${service.url}/scim/v2${path}`)).text();
    const bad = new ScimClient(service.url, 'lwscim_bad_token');
    for (const path of ['/Schemas', '/ResourceTypes', '/ResourceTypes/User']) {
      expect((await scim.get(path)).text).toContain(CUSTOM);
      expect(await anonymous(path)).not.toContain(CUSTOM);
      expect((await other.get(path)).text).toBe(await anonymous(path));
      expectScimError(await bad.get(path), 401);
    }
    const id = await other.createUser('ada', { [CUSTOM]: VALUES });
    expect((await other.get(`/Users/${id}`)).body).not.toHaveProperty([CUSTOM]);
    expectScimError(await other.filter('Users', `${CUSTOM}:desk eq 7.5`), 400, 'invalidFilter');
    expectScimError(await other.get(`/Users?sortBy=${CUSTOM}:desk`), 400, 'invalidPath');
    expectScimError(
      await other.patch(`/Users/${id}`, { op: 'replace', path: `${CUSTOM}:desk`, value: 1 }),
      400,
      'invalidPath',
    );
  });

  it('are made by POST and shown by GET, in lists too, each as its own type, whatever the case of their names', async () => {
    const sent = { ...VALUES, DESK: 7.5, shirtSize: 'm', unknown: 'x', joined: '2015-12-10T08:00:00Z' };
    const id = await scim.createUser('ada', { [CUSTOM.toUpperCase()]: sent });
    const shown = { schemas: [USER, CUSTOM], [CUSTOM]: VALUES };
    expect((await scim.get(`/Users/${id}`)).body).toMatchObject(shown);
    const [, listed] = resourcesIn((await scim.get('/Users')).body);
    expect(listed).toMatchObject(shown);
    expect((await scim.get(`/Users/${id}`)).body[CUSTOM]).toEqual(VALUES);
  });

  it('are shown as far as they are asked for', async () => {
    const id = await scim.createUser('ada', { [CUSTOM]: VALUES });
    const shown = async (query: string) => (await scim.get(`/Users/${id}?${query}`)).body[CUSTOM];
    expect(await shown(`attributes=${CUSTOM}:desk,userName`)).toEqual({ desk: 7.5 });
    expect(await shown(`attributes=${CUSTOM}`)).toEqual(VALUES);
    expect(await shown('attributes=userName')).toBeUndefined();
    expect(await shown(`excludedAttributes=${CUSTOM}:desk,${CUSTOM}:joined,${CUSTOM}:nickName`)).toEqual({
      remote: false,
      shirtSize: 'M',
    });
    expect(await shown(`excludedAttributes=${CUSTOM}`)).toBeUndefined();
  });

  it('are cleared by a PUT without them, and what GET gave can be sent back', async () => {
    const id = await scim.createUser('ada', { [CUSTOM]: VALUES });
    const { body } = await scim.get(`/Users/${id}`);
    const again = await scim.send('PUT', `/Users/${id}`, body);
    expect(again.body).toEqual(body);
    const some = await scim.send('PUT', `/Users/${id}`, { userName: 'ada', [CUSTOM]: { desk: 8, remote: null } });
    expect(some.body[CUSTOM]).toEqual({ desk: 8 });
    expect((await scim.send('PUT', `/Users/${id}`, { userName: 'ada' })).body).not.toHaveProperty([CUSTOM]);
  });

  it.each<[string, object, object | undefined]>([
    ['a path', { op: 'replace', path: `${CUSTOM}:desk`, value: 8 }, { ...VALUES, desk: 8 }],
    ['a path in another case', { op: 'Add', path: `${CUSTOM.toUpperCase()}:Desk`, value: 8 }, { ...VALUES, desk: 8 }],
    ['a path to the extension', { op: 'replace', path: CUSTOM, value: { desk: 8 } }, { ...VALUES, desk: 8 }],
    ['a key', { op: 'replace', value: { [`${CUSTOM}:desk`]: 8 } }, { ...VALUES, desk: 8 }],
    ['an object', { op: 'add', value: { [CUSTOM]: { desk: 8, nothing: 1 } } }, { ...VALUES, desk: 8 }],
    ['null', { op: 'replace', path: `${CUSTOM}:desk`, value: null }, { ...VALUES, desk: undefined }],
    ['an empty text', { op: 'replace', value: { [CUSTOM]: { desk: '' } } }, { ...VALUES, desk: undefined }],
    ['remove', { op: 'remove', path: `${CUSTOM}:desk` }, { ...VALUES, desk: undefined }],
    ['remove of all', { op: 'remove', path: CUSTOM }, undefined],
    ['a boolean of Entra ID', { op: 'Add', path: `${CUSTOM}:remote`, value: 'True' }, { ...VALUES, remote: true }],
  ])('are patched by %s', async (_, operation, expected) => {
    const id = await scim.createUser('ada', { [CUSTOM]: VALUES });
    const { status, body } = await scim.patch(`/Users/${id}`, operation);
    expect({ status, values: body[CUSTOM] }).toEqual({ status: 200, values: expected });
  });

  it.each<[string, unknown, string]>([
    ['nickName', 'eleven char', 'nickName cannot be "eleven char": it takes a text of at most 10 characters.'],
    ['nickName', 7, 'nickName cannot be 7: it takes a text of at most 10 characters.'],
    ['desk', 501, 'desk cannot be 501: it takes a number from 0 to 500.'],
    ['desk', 'seven', 'desk cannot be "seven": it takes a number from 0 to 500.'],
    [
      'joined',
      '1999-12-31',
      'joined cannot be "1999-12-31": it takes a day of the calendar as YYYY-MM-DD from 2000-01-01 on.',
    ],
    ['remote', 'perhaps', 'remote cannot be "perhaps": it takes true or false.'],
    ['shirtSize', 'XXL', 'shirtSize cannot be "XXL": it takes one of "S", "M", "L".'],
  ])(
    'refuse %s = %j with everything beside it, status included, and the event tells why',
    async (key, value, detail) => {
      const id = await scim.createUser('ada', { active: false, title: 'Countess' });
      const before = (await scim.get(`/Users/${id}`)).text;
      const refused = async (answer: Promise<Awaited<ReturnType<ScimClient['get']>>>, action: string) => {
        const { body } = await answer;
        expect(body).toEqual({ schemas: expect.any(Array), status: '400', scimType: 'invalidValue', detail });
        const { nodes } = await service.service.services.events.list(op, {}, { first: 1 }, company.company.id);
        expect(nodes).toMatchObject([
          { action, outcome: 'REFUSED', refusal: { code: 'INVALID', message: detail, field: ['customFields', key] } },
        ]);
        expect((await scim.get(`/Users/${id}`)).text).toBe(before);
      };
      const whole = { userName: 'ada', active: true, title: 'x', [CUSTOM]: { [key]: value } };
      const { userName: _, ...part } = whole;
      await refused(scim.patch(`/Users/${id}`, { op: 'replace', value: part }), 'USER_UPDATED');
      await refused(
        scim.patch(
          `/Users/${id}`,
          { op: 'replace', path: 'active', value: true },
          { op: 'add', path: `${CUSTOM}:${key}`, value },
        ),
        'USER_UPDATED',
      );
      await refused(scim.send('PUT', `/Users/${id}`, whole), 'USER_UPDATED');
      await refused(scim.send('POST', '/Users', { ...whole, userName: 'new' }), 'USER_CREATED');
      expect(await names('userName eq "new"')).toEqual([]);
    },
  );

  it.each([[['M']], [{ value: 'M' }]])('have one value: %j is refused', async (value) => {
    const id = await scim.createUser('ada');
    for (const operation of [
      { op: 'replace', path: `${CUSTOM}:shirtSize`, value },
      { op: 'replace', value: { [CUSTOM]: { shirtSize: value } } },
    ])
      expectScimError(await scim.patch(`/Users/${id}`, operation), 400, 'invalidValue');
  });

  it('that are required are asked of every new user, cannot be removed, and stay when a PUT leaves them out', async () => {
    const before = await scim.createUser('before');
    await add({ key: 'badge', kind: 'TEXT', label: 'Badge', required: true });
    const detail = 'badge is required and cannot be empty: it takes a text of at most 1024 characters.';
    for (const more of [{}, { [CUSTOM]: {} }, { [CUSTOM]: { badge: '' } }]) {
      const { status, body } = await scim.send('POST', '/Users', { userName: 'after', ...more });
      expect({ status, body }).toMatchObject({ status: 400, body: { scimType: 'invalidValue', detail } });
    }
    const after = await scim.createUser('after', { [CUSTOM]: { badge: '7', desk: 1 } });
    for (const [operation, scimType] of [
      [{ op: 'remove', path: `${CUSTOM}:badge` }, 'mutability'],
      [{ op: 'remove', path: CUSTOM }, 'mutability'],
      [{ op: 'replace', path: `${CUSTOM}:badge`, value: null }, 'invalidValue'],
      [{ op: 'replace', value: { active: false, [CUSTOM]: { badge: '' } } }, 'invalidValue'],
    ] as const)
      expectScimError(await scim.patch(`/Users/${after}`, operation), 400, scimType);
    const left = await scim.send('PUT', `/Users/${after}`, { userName: 'after', active: false });
    expect(left.body).toMatchObject({ active: false, [CUSTOM]: { badge: '7' } });
    expect(left.body[CUSTOM]).toEqual({ badge: '7' });
    expectScimError(
      await scim.send('PUT', `/Users/${after}`, { userName: 'after', [CUSTOM]: { badge: null } }),
      400,
      'invalidValue',
    );
    // Who was there before the field was required is changed and deactivated without it.
    expect((await scim.patch(`/Users/${before}`, { op: 'replace', value: { active: false } })).status).toBe(200);
    expect((await scim.send('PUT', `/Users/${before}`, { userName: 'before', active: true })).status).toBe(200);
    expect(await names(`not (${CUSTOM}:badge pr) and userName ne "ada@c${count}.test"`)).toEqual(['before']);
  });

  it('that were narrowed keep what is there, which can be sent back', async () => {
    const id = await scim.createUser('ada', { [CUSTOM]: { shirtSize: 'L' } });
    await change('shirtSize', { choices: ['S', 'M'] });
    const { body } = await scim.get(`/Users/${id}`);
    expect(body[CUSTOM]).toEqual({ shirtSize: 'L' });
    expect((await scim.send('PUT', `/Users/${id}`, { ...body, title: 'x' })).body).toMatchObject({
      [CUSTOM]: { shirtSize: 'L' },
    });
    expectScimError(await scim.send('POST', '/Users', { userName: 'bob', [CUSTOM]: { shirtSize: 'L' } }), 400);
  });

  it('that are retired are as if they had never been, and come back with no new field', async () => {
    const id = await scim.createUser('ada', { [CUSTOM]: { desk: 7, remote: true } });
    await retire('desk');
    const { body } = await scim.get(`/Users/${id}`);
    expect(body[CUSTOM]).toEqual({ remote: true });
    expect((await scim.get(`/Schemas/${CUSTOM}`)).text).not.toContain('desk');
    const kept = await scim.send('PUT', `/Users/${id}`, { userName: 'ada', [CUSTOM]: { desk: 9, remote: false } });
    expect(kept).toMatchObject({ status: 200, body: { [CUSTOM]: { remote: false } } });
    expectScimError(await scim.filter('Users', `${CUSTOM}:desk pr`), 400, 'invalidFilter');
    expectScimError(
      await scim.patch(`/Users/${id}`, { op: 'add', path: `${CUSTOM}:desk`, value: 9 }),
      400,
      'invalidPath',
    );
  });

  it('come back with a user who is made again as the provider says now', async () => {
    const id = await scim.createUser('ada', { externalId: 'x', active: false, [CUSTOM]: { desk: 7, remote: true } });
    const { status, body } = await scim.send('POST', '/Users', {
      userName: 'ada',
      externalId: 'x',
      [CUSTOM]: { desk: 8 },
    });
    expect({ status, id: body.id, values: body[CUSTOM] }).toEqual({ status: 201, id, values: { desk: 8 } });
  });

  it('are written by Bulk, where a refused value stops its own operation alone', async () => {
    const post = (userName: string, desk: unknown) => ({
      method: 'POST',
      path: '/Users',
      bulkId: userName,
      data: { userName, [CUSTOM]: { desk } },
    });
    const { status, body } = await scim.send('POST', '/Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [post('a', 1), post('b', 501), post('c', 3)],
    });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        Operations: [
          { status: '201' },
          { status: '400', response: { detail: 'desk cannot be 501: it takes a number from 0 to 500.' } },
          { status: '201' },
        ],
      },
    });
    expect(await names(`${CUSTOM}:desk pr`)).toEqual(['a', 'c']);
  });

  it('of one user are patched by many at once, and none is lost', async () => {
    const id = await scim.createUser('ada');
    const answers = await Promise.all(
      Object.entries(VALUES).map(([key, value]) =>
        scim.patch(`/Users/${id}`, { op: 'add', path: `${CUSTOM}:${key}`, value }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect((await scim.get(`/Users/${id}`)).body).toMatchObject({ meta: { version: 'W/"6"' }, [CUSTOM]: VALUES });
  });

  it('may be called like something of JavaScript, and mean themselves', async () => {
    await add({ key: 'constructor', kind: 'TEXT', label: 'x' }, { key: 'toString', kind: 'NUMBER', label: 'x' });
    const id = await scim.createUser('ada', { [CUSTOM]: { constructor: 'Eiffel' } });
    expect((await scim.get(`/Users/${id}`)).body[CUSTOM]).toEqual({ constructor: 'Eiffel' });
    expect(await names(`${CUSTOM}:toString pr`)).toEqual([]);
    expect(await names(`${CUSTOM}:constructor eq "eiffel"`)).toEqual(['ada']);
  });
});
