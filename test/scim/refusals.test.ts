import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('What SCIM refuses, and how', () => {
  let service: TestService;
  let scim: ScimClient;
  let id: string;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    id = await scim.createUser('Alice@acme.test', { displayName: 'Alice', title: 'Boss' });
  });
  afterAll(() => service.stop());

  const expectError = (
    { status, headers, body }: Awaited<ReturnType<ScimClient['send']>>,
    wanted: number,
    scimType?: string,
  ) => {
    expect({ status, body }).toMatchObject({
      status: wanted,
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: String(wanted),
        ...(scimType && { scimType }),
      },
    });
    expect(headers.get('content-type')).toBe('application/scim+json');
  };

  it.each([
    ['no header', {}],
    ['a wrong token', { Authorization: 'Bearer lwscim_aaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['Basic', { Authorization: 'Basic YTpi' }],
    ['no token at all', { Authorization: 'Bearer' }],
    ['a cookie', { Cookie: 'token=x' }],
  ])('SC-01: %s is 401 and says what is needed', async (_, headers) => {
    const answer = await fetch(`${service.url}/scim/v2/Users`, { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(await answer.json()).toMatchObject({ status: '401' });
  });

  it('takes the token without the word Bearer, as Okta may send it', async () => {
    expect((await scim.send('GET', '/Users', undefined, { Authorization: service.scimToken })).status).toBe(200);
  });

  it.each([
    '..%2fx',
    '%2e%2e%2f',
    '%00',
    '1%20or%201=1',
    'a'.repeat(10_000),
    '.search',
    '{uuid}',
    'ID',
    `{${'0'.repeat(8)}}`,
  ])('SC-03: %.40s names nobody', async (text) => {
    const path = text === 'ID' ? id.toUpperCase() : text;
    for (const kind of ['Users', 'Groups']) expectError(await scim.get(`/${kind}/${path}`), 404);
  });

  it.each([
    'password eq "x"',
    'password pr',
    'PASSWORD sw "a"',
    'not (title eq "x" and password co "b")',
    'urn:ietf:params:scim:schemas:core:2.0:User:password eq "x"',
  ])('SC-05: a filter may not ask about the password: %s', async (filter) => {
    const before = service.statements.length;
    expectError(await scim.filter('Users', filter), 403, 'sensitive');
    expect(service.statements.slice(before).filter((text) => text.includes('"user"'))).toEqual([]);
  });

  it.each([
    'nonsense eq "x"',
    'passwordHash pr',
    'companyId eq "x"',
    'meta.secret pr',
    'name eq "x"',
    'active gt true',
    'meta.created gt "soon"',
    'userName zz "x"',
    'userName eq',
    '(userName eq "x"',
    '__proto__ eq "x"',
    'constructor.prototype pr',
    `userName eq "${'x'.repeat(2100)}"`,
    '('.repeat(500),
    'not '.repeat(500),
    Array.from({ length: 300 }, () => 'active pr').join(' and '),
  ])('SC-06, SC-08: this is no filter: %.50s', async (filter) => {
    expectError(await scim.filter('Users', filter), 400, 'invalidFilter');
  });

  it.each(['\'; drop table "user"; --', '" or 1=1 --', '%', '_', '\\', 'Al_ce', "' union select"])(
    'SC-07: %s is a text like any other',
    async (text) => {
      for (const operator of ['eq', 'co', 'sw', 'ew'])
        expect((await scim.filter('Users', `displayName ${operator} ${JSON.stringify(text)}`)).body).toMatchObject({
          totalResults: 0,
        });
    },
  );

  it.each([
    ['startIndex=0&count=1', 1],
    ['startIndex=-5&count=1', 1],
    ['count=-1', 0],
    ['count=0', 0],
    ['count=100000', 2],
    ['startIndex=999999999999999999', 0],
  ])('SC-09: %s gives %i entries', async (query, entries) => {
    expect((await scim.get(`/Users?${query}`)).body).toMatchObject({ totalResults: 2, itemsPerPage: entries });
  });

  it.each(['startIndex=x', 'count=1e3', 'count=NaN', 'count=1&count=2'])('SC-09: %s is refused', async (query) => {
    expectError(await scim.get(`/Users?${query}`), 400, 'invalidValue');
  });

  it.each<[string, string | Uint8Array, string]>([
    ['no JSON', '{"userName":', 'invalidSyntax'],
    ['a byte-order mark', '\ufeff{"userName":"x"}', 'invalidSyntax'],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'invalidSyntax'],
    ['a million brackets', '['.repeat(200_000), 'invalidSyntax'],
    ['NUL', '{"userName":"a\\u0000"}', 'invalidValue'],
    ['half a surrogate pair', '{"userName":"a\\ud800"}', 'invalidValue'],
    ['no object', '"x"', 'invalidSyntax'],
  ])('SC-14: a body with %s', async (_, body, scimType) => {
    expectError(await scim.send('POST', '/Users', body), 400, scimType);
  });

  it('SC-14: of a name given twice the last one counts', async () => {
    const { body } = await scim.send('POST', '/Users', '{"userName":"first@acme.test","userName":"last@acme.test"}');
    expect(body.userName).toBe('last@acme.test');
  });

  it('SC-15: names of the prototype are unknown attributes', async () => {
    const { status, body } = await scim.send(
      'POST',
      '/Users',
      '{"userName":"proto@acme.test","__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}',
    );
    expect(status).toBe(201);
    expect(Object.keys(body)).not.toContain('constructor');
    expect(Reflect.get({}, 'x')).toBeUndefined();
    expectError(await scim.patch(`/Users/${id}`, { op: 'replace', path: '__proto__', value: 'x' }), 400, 'invalidPath');
  });

  it('SC-16: what is unknown or read-only is not stored', async () => {
    const extra = {
      isAdmin: true,
      companyId: 'x',
      id: 'x',
      meta: { version: 'x' },
      groups: [{ value: 'x' }],
      roles: [{ value: 'administrator' }],
      passwordHash: 'x',
    };
    const made = await scim.send('POST', '/Users', { userName: 'extra@acme.test', ...extra });
    expect(made.body).toMatchObject({ roles: [{ value: 'employee' }], meta: { version: 'W/"1"' } });
    for (const name of ['isAdmin', 'companyId', 'passwordHash', 'groups']) expect(made.body).not.toHaveProperty(name);
    for (const path of ['groups', 'id', 'meta.created', 'roles'])
      expectError(
        await scim.patch(`/Users/${id}`, { op: 'replace', path, value: [{ value: 'administrator' }] }),
        400,
        'mutability',
      );
  });

  it.each([
    [415, 'text/plain'],
    [415, 'application/xml'],
    [415, 'application/json; charset=utf-16'],
  ])('SC-26: %i for %s', async (status, type) => {
    expectError(await scim.send('POST', '/Users', '{"userName":"x"}', { 'Content-Type': type }), status);
  });

  it('SC-13, SC-26: too large a body is 413, an encoded one 415, an Accept without JSON 406', async () => {
    expectError(await scim.send('POST', '/Users', JSON.stringify({ userName: 'x'.repeat(300_000) })), 413);
    expectError(await scim.send('POST', '/Users', '{}', { 'Content-Encoding': 'gzip' }), 415);
    expectError(await scim.send('GET', '/Users', undefined, { Accept: 'text/html' }), 406);
  });

  it('SC-27: other methods are 405, and nothing overrides the method', async () => {
    expectError(await scim.send('PUT', '/Users', { userName: 'x' }), 405);
    expectError(await scim.send('DELETE', '/Users'), 405);
    expect(
      (await scim.send('POST', '/Users', { userName: 'm@acme.test' }, { 'X-HTTP-Method-Override': 'DELETE' })).status,
    ).toBe(201);
    expectError(await scim.get('/Nothing'), 404);
  });

  it.each([
    ['a PATCH without operations', { Operations: [] }, 'invalidSyntax'],
    ['another op', { Operations: [{ op: 'move', path: 'title', value: 'x' }] }, 'invalidSyntax'],
    ['remove without a path', { Operations: [{ op: 'remove' }] }, 'noTarget'],
    ['a path to nothing', { Operations: [{ op: 'replace', path: 'nonsense', value: 'x' }] }, 'invalidPath'],
    [
      'a filter that matches nothing',
      { Operations: [{ op: 'replace', path: 'emails[type eq "home"]', value: { value: 'x' } }] },
      'noTarget',
    ],
    ['a wrong type', { Operations: [{ op: 'replace', path: 'active', value: 'maybe' }] }, 'invalidValue'],
    ['bare e-mail text', { Operations: [{ op: 'replace', path: 'emails', value: 'x@y.test' }] }, 'invalidValue'],
    ['no userName', { Operations: [{ op: 'remove', path: 'userName' }] }, 'mutability'],
    ['an empty userName', { Operations: [{ op: 'replace', path: 'userName', value: '' }] }, 'invalidValue'],
    ['a broken path', { Operations: [{ op: 'replace', path: 'emails[type eq', value: 'x' }] }, 'invalidPath'],
  ])('SC-33: %s changes nothing, the good parts included', async (_, body, scimType) => {
    const before = await scim.get(`/Users/${id}`);
    const good = { op: 'replace', path: 'title', value: 'Changed' };
    const answer = await scim.send('PATCH', `/Users/${id}`, {
      ...body,
      Operations: body.Operations.length ? [good, ...body.Operations] : [],
    });
    expectError(answer, 400, scimType);
    expect((await scim.get(`/Users/${id}`)).text).toBe(before.text);
  });

  it.each(['İ@acme.test', 'straße@acme.test', 'ｆｕｌｌ@acme.test'])(
    'SC-21: %s is kept as sent and taken in other cases',
    async (userName) => {
      const made = await scim.createUser(userName);
      expect((await scim.get(`/Users/${made}`)).body.userName).toBe(userName);
      const upper = userName.normalize('NFKC').toLowerCase().toUpperCase();
      expectError(await scim.send('POST', '/Users', { userName: upper }), 409, 'uniqueness');
      expect((await scim.filter('Users', `userName eq "${upper}"`)).body.totalResults).toBe(1);
    },
  );

  it.each(['a\u200bb', 'a\u202eb', 'a\u0007b', ' ', 'x'.repeat(400)])('SC-21: %j is no user name', async (userName) => {
    expectError(await scim.send('POST', '/Users', { userName }), 400, 'invalidValue');
  });

  it('SC-23: a create that is sent again is 409, and the user is found', async () => {
    await scim.createUser('again@acme.test', { externalId: 'again' });
    expectError(
      await scim.send('POST', '/Users', { userName: 'again@acme.test', externalId: 'again' }),
      409,
      'uniqueness',
    );
    expect((await scim.filter('Users', 'externalId eq "again"')).body.totalResults).toBe(1);
  });

  it('SC-29: a group cannot take the name of another, and leaves its members free when it goes', async () => {
    const group = await scim.createGroup('Taken', [id]);
    const second = await scim.createGroup('Second');
    expectError(
      await scim.patch(`/Groups/${second}`, { op: 'replace', path: 'displayName', value: 'tAKEN ' }),
      409,
      'uniqueness',
    );
    expectError(await scim.send('POST', '/Groups', { displayName: 'x'.repeat(300) }), 400, 'invalidValue');
    expect((await scim.send('DELETE', `/Groups/${group}`)).status).toBe(204);
    expect((await scim.get(`/Users/${id}`)).body).not.toHaveProperty('groups');
    expect((await scim.createGroup('Taken')).length).toBe(36);
  });

  it('SC-04: never shows a password', async () => {
    const secret = 'canary-password-1';
    const made = await scim.send('POST', '/Users', { userName: 'secret@acme.test', password: secret });
    const path = `/Users/${String(made.body.id)}`;
    const answers = [
      made,
      await scim.send('PUT', path, { userName: 'secret@acme.test', password: secret }),
      await scim.patch(path, { op: 'replace', path: 'password', value: secret }),
      await scim.get(`${path}?attributes=password`),
      await scim.get(`${path}?excludedAttributes=userName`),
      await scim.patch(path, { op: 'replace', path: 'password', value: { secret } }),
    ];
    for (const { text } of answers) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain('argon2');
    }
    const { body } = await scim.get('/Schemas/urn:ietf:params:scim:schemas:core:2.0:User');
    expect(body.attributes).toContainEqual(
      expect.objectContaining({ name: 'password', returned: 'never', mutability: 'writeOnly' }),
    );
  });

  it('SC-41: takes addresses from its settings, never from the request', async () => {
    const { body } = await scim.send('GET', `/Users/${id}`, undefined, {
      'X-Forwarded-Host': 'evil.example',
      Forwarded: 'host=evil.example',
    });
    expect(JSON.stringify(body)).not.toContain('evil');
  });
});
