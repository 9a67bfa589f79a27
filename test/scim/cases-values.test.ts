import { operator } from '../../src/domain/actor.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';

describe('Values that are not what they should be', () => {
  let service: TestService;
  let scim: ScimClient;
  let id: string;
  let path: string;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    id = await scim.createUser('ann@acme.test', { title: 'Boss', emails: [{ value: 'ann@acme.test', type: 'work' }] });
    path = `/Users/${id}`;
  });
  afterAll(() => service.stop());

  const countNamed = async (userName: string) =>
    (await scim.filter('Users', `userName eq ${JSON.stringify(userName)}`)).body.totalResults;

  describe('SC-14: JSON', () => {
    it.each([
      ['invalidSyntax', 'NaN', '{"userName":"json","title":NaN}'],
      ['invalidSyntax', 'Infinity', '{"userName":"json","x":-Infinity}'],
      ['invalidSyntax', 'single quotes', "{'userName':'json'}"],
      ['invalidSyntax', 'a comma too many', '{"userName":"json",}'],
      ['invalidSyntax', 'a comment', '{"userName":"json"/**/}'],
      ['invalidSyntax', 'two documents', '{"userName":"json"}{"userName":"json"}'],
      ['invalidSyntax', 'white space alone', ' \n '],
      ['invalidSyntax', 'null', 'null'],
      ['invalidSyntax', 'an array', '[{"userName":"json"}]'],
      ['invalidSyntax', '21 levels', `{"userName":"json","x":${'['.repeat(20)}${']'.repeat(20)}}`],
      ['invalidSyntax', 'an endless array', `{"userName":"json","x":${'['.repeat(100_000)}`],
      ['invalidValue', 'a number beyond all', '{"userName":"json","x":1e999}'],
      ['invalidValue', 'NUL in a key', '{"userName":"json","a\\u0000":1}'],
      ['invalidValue', 'NUL deep inside', '{"userName":"json","x":[{"y":"\\u0000"}]}'],
      ['invalidValue', 'half a surrogate pair in a key', '{"userName":"json","\\udc00":1}'],
      ['invalidValue', 'a number for a text', '{"userName":9007199254740993}'],
    ])('%s for %s', async (scimType, _, body) => {
      expectScimError(await scim.send('POST', '/Users', body), 400, scimType);
      expect(await countNamed('json')).toBe(0);
    });

    it('is read to a depth of 20 levels', async () => {
      const body = `{"userName":"deep","x":${'['.repeat(19)}${']'.repeat(19)}}`;
      expect((await scim.send('POST', '/Users', body)).status).toBe(201);
    });
  });

  describe('SC-15: names of the prototype', () => {
    const names = ['__proto__', 'constructor', 'constructor.prototype', 'toString', 'hasOwnProperty', '__proto__.x'];

    it.each(names)('%s is an unknown attribute everywhere', async (name) => {
      const body = `{"userName":"proto ${name}","${name}":{"polluted":true,"prototype":{"polluted":true}}}`;
      const made = await scim.send('POST', '/Users', body);
      expect(made.status).toBe(201);
      expect(made.text).not.toContain('polluted');
      expect((await scim.send('PUT', `/Users/${String(made.body.id)}`, body)).text).not.toContain('polluted');
      expectScimError(await scim.patch(path, { op: 'add', path: name, value: { polluted: true } }), 400, 'invalidPath');
      expectScimError(await scim.filter('Users', `${name} eq "x"`), 400, 'invalidFilter');
      expectScimError(await scim.filter('Users', `emails[${name} eq "x"]`), 400, 'invalidFilter');
      const shown = await scim.get(`${path}?attributes=${encodeURIComponent(name)}`);
      expect(Object.keys(shown.body).toSorted()).toEqual(['id', 'schemas']);
      const operations = `{"Operations":[{"op":"replace","value":{"${name}":{"polluted":true}}}]}`;
      expect((await scim.send('PATCH', path, operations)).status).toBe(200);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    });

    it.each(names)('%s names no schema', async (name) => {
      expectScimError(await scim.get(`/Schemas/${name}`), 404);
      expectScimError(await scim.get(`/ResourceTypes/${name}`), 404);
      const made = await scim.send('POST', '/Users', { schemas: [name], userName: `schema ${name}` });
      expect(made.body.schemas).toEqual(['urn:ietf:params:scim:schemas:core:2.0:User']);
    });
  });

  it.each([
    ['id', '0193a000-0000-7000-8000-000000000000'],
    ['meta', { resourceType: 'Group', created: '2001-01-01T00:00:00Z', version: 'W/"99"' }],
    ['groups', [{ value: '0193a000-0000-7000-8000-000000000000' }]],
    ['roles', [{ value: 'administrator' }]],
    ['isAdmin', true],
    ['companyId', '0193a000-0000-7000-8000-000000000000'],
    ['company_id', '0193a000-0000-7000-8000-000000000000'],
    ['passwordHash', '$argon2id$x'],
    ['source', 'LEAVEWIZARD'],
    ['version', 99],
    ['deletedAt', '2001-01-01T00:00:00Z'],
    ['workgroupId', '0193a000-0000-7000-8000-000000000000'],
  ])('SC-16: %s in a body changes nothing', async (name, value) => {
    const before = await scim.get(path);
    const answers = [
      await scim.send('PUT', path, { ...before.body, [name]: value }),
      await scim.patch(path, { op: 'replace', value: { [name]: value } }),
    ];
    for (const { status, text } of answers) expect({ status, text }).toEqual({ status: 200, text: before.text });
  });

  it('SC-17: a role is one of ours, and set only where the company lets its provider set roles', async () => {
    const allow = (maySetRoles: boolean) =>
      service.service.services.settings.update(operator('test'), { maySetRoles }, service.company.id);
    const set = (role: string) => scim.patch(path, { op: 'replace', path: 'roles', value: [{ value: role }] });
    expectScimError(await set('administrator'), 400, 'mutability');
    await allow(true);
    const answers = [await set('Approver'), await set('owner'), await set('staff')];
    const created = await scim.send('POST', '/Users', { userName: 'root@acme.test', roles: [{ value: 'owner' }] });
    await allow(false);
    expect(answers[0]).toMatchObject({ status: 200, body: { roles: [{ value: 'approver' }] } });
    for (const answer of [...answers.slice(1), created]) expectScimError(answer, 400, 'invalidValue');
    expect((await scim.get(path)).body.roles).toEqual([{ value: 'approver' }]);
  });

  describe('SC-21: user names', () => {
    it.each([
      ['K', '\u212a', 'the sign for kelvin is a K'],
      ['ﬁ', 'FI', 'a ligature is its letters'],
      ['ſ', 'S', 'a long s is an s'],
      ['cafe\u0301', 'CAF\u00c9', 'an accent may be a sign of its own'],
      ['ⅷ', 'VIII', 'a numeral is its letters'],
      ['name', ' Name ', 'blanks around it do not count'],
    ])('%s is taken by %s: %s', async (one, other) => {
      const userName = `${one}@same.test`;
      const twin = other.replace(/(\S)(\s*)$/, '$1@same.test$2');
      const made = await scim.createUser(userName);
      expectScimError(await scim.send('POST', '/Users', { userName: twin }), 409, 'uniqueness');
      expect((await scim.get(`/Users/${made}`)).body.userName).toBe(userName);
    });

    it.each([
      ['a', 'а', 'a Cyrillic letter only looks alike'],
      ['i', 'ı', 'the dotless i is another letter'],
      ['o', 'ö', 'an umlaut is another letter'],
    ])('%s leaves %s free: %s', async (one, other) => {
      const ids = [await scim.createUser(`${one}@other.test`), await scim.createUser(`${other}@other.test`)];
      expect(new Set(ids).size).toBe(2);
      expect((await scim.filter('Users', `userName eq "${other}@other.test"`)).body).toMatchObject({
        totalResults: 1,
        Resources: [{ id: ids[1], userName: `${other}@other.test` }],
      });
    });

    it('of one emoji are names', async () => {
      const made = await scim.createUser('🦄');
      expect((await scim.get(`/Users/${made}`)).body.userName).toBe('🦄');
    });

    it.each(['', '   ', '\t', 'a\nb', 'a\u2028b', '\ufeffa', 'a\u00adb', 'a\u2066b', 'ﷺ'.repeat(320)])(
      '%j is none',
      async (userName) => {
        expectScimError(await scim.send('POST', '/Users', { userName }), 400, 'invalidValue');
        expectScimError(
          await scim.patch(path, { op: 'replace', path: 'userName', value: userName }),
          400,
          'invalidValue',
        );
      },
    );
  });

  describe('SC-24: the same body twice', () => {
    it('is the same state, by PUT', async () => {
      const twice = await scim.createUser('twice-put@acme.test');
      const body = {
        userName: 'twice-put@acme.test',
        title: 'Lead',
        emails: [{ value: 'x@acme.test', primary: true }],
      };
      const first = await scim.send('PUT', `/Users/${twice}`, body);
      const second = await scim.send('PUT', `/Users/${twice}`, body);
      expect([first.status, second.status, second.text]).toEqual([200, 200, first.text]);
    });

    it('is the same state, by PATCH', async () => {
      const twice = await scim.createUser('twice-patch@acme.test');
      const operations = [
        { op: 'add', path: 'emails', value: [{ value: 'x@acme.test', type: 'work', primary: true }] },
        { op: 'replace', path: 'name.givenName', value: 'Twice' },
        { op: 'remove', path: 'title' },
        { op: 'replace', value: { active: false } },
      ];
      const first = await scim.patch(`/Users/${twice}`, ...operations);
      const second = await scim.patch(`/Users/${twice}`, ...operations);
      expect([first.status, second.status, second.text]).toEqual([200, 200, first.text]);
    });

    it('is the same state, for members', async () => {
      const group = await scim.createGroup('Twice');
      const operation = { op: 'add', path: 'members', value: [{ value: id }] };
      const first = await scim.patch(`/Groups/${group}`, operation);
      const second = await scim.patch(`/Groups/${group}`, operation, operation);
      expect([first.status, second.status, second.text]).toEqual([200, 200, first.text]);
      await scim.send('DELETE', `/Groups/${group}`);
    });
  });

  describe('SC-32: managers', () => {
    it.each(['manager', 'approver'])('a cycle by %s is stored, and read without end', async (name) => {
      const urn = name === 'manager' ? ENTERPRISE : LEAVEWIZARD;
      const one = await scim.createUser(`${name}-one@acme.test`, { displayName: 'One' });
      const other = await scim.createUser(`${name}-other@acme.test`, { [urn]: { [name]: { value: one } } });
      const closing = await scim.patch(`/Users/${one}`, { op: 'add', path: `${urn}:${name}`, value: { value: other } });
      expect(closing).toMatchObject({ status: 200, body: { [urn]: { [name]: { value: other } } } });
      const self = await scim.patch(`/Users/${one}`, { op: 'add', path: `${urn}:${name}`, value: { value: one } });
      expect(self.body).toMatchObject({ [urn]: { [name]: { value: one, displayName: 'One' } } });
    });

    it.each(['no id', '0193a000-0000-7000-8000-000000000000', '00u1abcDEF'])(
      '%s is kept as it was sent',
      async (value) => {
        const made = await scim.createUser(`managed by ${value}`, { [ENTERPRISE]: { manager: { value } } });
        expect((await scim.get(`/Users/${made}`)).body[ENTERPRISE]).toEqual({ manager: { value } });
      },
    );
  });

  describe('SC-34: texts', () => {
    it.each(['=HYPERLINK("http://evil")', '<script>alert(1)</script>', '{{7*7}}', '<%= 7*7 %>', '../../etc/passwd'])(
      '%s is a text like any other',
      async (text) => {
        const answer = await scim.patch(path, { op: 'replace', value: { displayName: text, 'name.givenName': text } });
        expect(answer.body).toMatchObject({ displayName: text, name: { givenName: text } });
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      },
    );

    it.each([
      [{ [LEAVEWIZARD]: { startDate: '2026-02-30' } }, /startDate/],
      [{ [LEAVEWIZARD]: { startDate: '30.11.2026' } }, /startDate/],
      [{ [LEAVEWIZARD]: { endDate: '0000-01-01' } }, /endDate/],
      [{ [LEAVEWIZARD]: { endDate: 20_261_130 } }, /endDate/],
      [{ [LEAVEWIZARD]: { holidayCountry: 'Germany' } }, /holidayCountry/],
      [{ title: 'x'.repeat(5000) }, /title/],
      [{ title: ['Boss'] }, /title/],
      [{ active: 1 }, /active/],
      [{ name: 'Ann' }, /name/],
      [{ emails: 'x@y.test' }, /emails/],
      [{ emails: [{ value: 5 }] }, /emails/],
      [{ emails: [{ value: 'x', primary: 'yes' }] }, /primary/],
      [{ addresses: ['x'] }, /addresses/],
      [{ [ENTERPRISE]: 'x' }, /enterprise/],
      [{ externalId: 'x'.repeat(3000) }, /externalId/],
    ])('%j is invalidValue, and the error names the attribute', async (more, name) => {
      const answers = [
        await scim.send('POST', '/Users', { userName: 'bad@acme.test', ...more }),
        await scim.send('PUT', path, { userName: 'ann@acme.test', ...more }),
        await scim.patch(path, { op: 'replace', value: more }),
      ];
      for (const answer of answers) {
        expectScimError(answer, 400, 'invalidValue');
        expect(answer.body.detail).toMatch(name);
      }
      expect(await countNamed('bad@acme.test')).toBe(0);
    });
  });
});
