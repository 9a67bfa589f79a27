import { signsIn } from '../support/graphql-client.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';

const WORK = { value: 'work@acme.test', type: 'work', primary: true };
const HOME = { value: 'home@acme.test', type: 'home', primary: false };
const DRAFT = {
  name: { givenName: 'Ann', familyName: 'Lee' },
  title: 'Boss',
  emails: [WORK, HOME],
  [ENTERPRISE]: { department: 'Sales', manager: { value: 'boss' } },
};

describe('PATCH of a user (RFC 7644 §3.5.2)', () => {
  let service: TestService;
  let scim: ScimClient;
  let count = 0;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const make = () => scim.createUser(`user${++count}@acme.test`, DRAFT);
  const change = async (...operations: object[]) => scim.patch(`/Users/${await make()}`, ...operations);

  describe('as clients send it', () => {
    it.each<[string, object[], object]>([
      ['Okta, without a path', [{ op: 'replace', value: { active: false } }], { active: false }],
      ['Entra ID, with capitals and a string', [{ op: 'Replace', path: 'active', value: 'False' }], { active: false }],
      ['Entra ID, Add for a boolean', [{ op: 'Add', path: 'active', value: 'false' }], { active: false }],
      [
        'Entra ID, keys with dots and urns',
        [{ op: 'Replace', value: { 'name.givenName': 'Bea', [`${ENTERPRISE}:employeeNumber`]: '7', active: 'True' } }],
        {
          active: true,
          name: { givenName: 'Bea', familyName: 'Lee' },
          [ENTERPRISE]: { employeeNumber: '7', department: 'Sales' },
        },
      ],
      [
        'Entra ID, the value of a typed address',
        [{ op: 'Replace', path: 'emails[type eq "work"].value', value: 'new@acme.test' }],
        { emails: [{ ...WORK, value: 'new@acme.test' }, HOME] },
      ],
      [
        'Entra ID, a typed number that is not there yet',
        [{ op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+49 30 1' }],
        { phoneNumbers: [{ value: '+49 30 1', type: 'mobile' }] },
      ],
      [
        'Entra ID, several parts of an address that is not there yet',
        [
          { op: 'Add', path: 'addresses[type eq "work"].locality', value: 'Berlin' },
          { op: 'Add', path: 'addresses[type eq "work"].country', value: 'DE' },
        ],
        { addresses: [{ type: 'work', locality: 'Berlin', country: 'DE' }] },
      ],
      [
        'Entra ID, the manager as a text',
        [{ op: 'Add', path: `${ENTERPRISE}:manager`, value: 'm-1' }],
        { [ENTERPRISE]: { manager: { value: 'm-1' } } },
      ],
      [
        'the manager’s value by its path',
        [{ op: 'replace', path: `${ENTERPRISE}:manager.value`, value: 'm-2' }],
        { [ENTERPRISE]: { manager: { value: 'm-2' } } },
      ],
      [
        'OneLogin, one object for a list',
        [{ op: 'replace', path: 'emails', value: { value: 'one@acme.test', type: 'work' } }],
        { emails: [{ value: 'one@acme.test', type: 'work', primary: false }] },
      ],
      [
        'a list without a path',
        [{ op: 'replace', value: { emails: [{ value: 'one@acme.test' }] } }],
        { emails: [{ value: 'one@acme.test', primary: false }] },
      ],
      [
        'an extension as an object',
        [{ op: 'add', value: { [ENTERPRISE]: { costCenter: '9' }, [LEAVEWIZARD]: { startDate: '2026-11-30' } } }],
        { [ENTERPRISE]: { costCenter: '9', department: 'Sales' }, [LEAVEWIZARD]: { startDate: '2026-11-30' } },
      ],
      [
        'an extension by its urn',
        [{ op: 'replace', path: ENTERPRISE, value: { costCenter: '9' } }],
        { [ENTERPRISE]: { costCenter: '9' } },
      ],
      ['a core attribute with its urn', [{ op: 'replace', path: `${USER}:title`, value: 'x' }], { title: 'x' }],
      ['names in any case', [{ op: 'REPLACE', path: 'TITLE', value: 'x' }], { title: 'x' }],
      [
        'a complex attribute in part',
        [{ op: 'replace', path: 'name', value: { givenName: 'Bea' } }],
        { name: { givenName: 'Bea', familyName: 'Lee' } },
      ],
      [
        'what is ours to give, ignored inside a value',
        [{ op: 'replace', value: { id: 'x', schemas: [], meta: {}, groups: [], unknown: 1, title: 'x' } }],
        { title: 'x' },
      ],
      [
        'the last word on a single value counts',
        [
          { op: 'replace', path: 'title', value: 'first' },
          { op: 'remove', path: 'title' },
          { op: 'add', path: 'title', value: 'last' },
        ],
        { title: 'last' },
      ],
    ])('%s', async (_, operations, expected) => {
      expect(await change(...operations)).toMatchObject({ status: 200, body: expected });
    });

    it('without schemas, and with names in any case', async () => {
      const path = `/Users/${await make()}`;
      const Operations = [{ op: 'replace', path: 'title', value: 'x' }];
      for (const body of [{ Operations }, { operations: Operations }, { OPERATIONS: Operations, more: 1 }])
        expect((await scim.send('PATCH', path, body)).status).toBe(200);
    });

    it.each([
      ['without a path', (password: string) => ({ op: 'replace', value: { password } })],
      ['with a path', (password: string) => ({ op: 'replace', path: 'password', value: password })],
      ['by Entra ID', (password: string) => ({ op: 'Add', path: `${USER}:password`, value: password })],
    ])('a password %s, beside another change', async (_, operation) => {
      const id = await make();
      const answer = await scim.patch(`/Users/${id}`, operation('a new password'), { op: 'remove', path: 'title' });
      expect(answer.status).toBe(200);
      expect(answer.body).not.toHaveProperty('title');
      expect(await signsIn(service, `user${count}@acme.test`, 'a new password')).toBe(true);
    });
  });

  describe('on lists', () => {
    const THIRD = { value: 'third@acme.test', type: 'other', primary: false };
    it.each<[string, object[], object[] | undefined]>([
      ['add appends', [{ op: 'add', path: 'emails', value: [THIRD] }], [WORK, HOME, THIRD]],
      [
        'a new primary takes the mark from the old one',
        [{ op: 'add', path: 'emails', value: [{ ...THIRD, primary: true }] }],
        [{ ...WORK, primary: false }, HOME, { ...THIRD, primary: true }],
      ],
      [
        'so does one that is made primary',
        [{ op: 'replace', path: 'emails[type eq "home"].primary', value: true }],
        [
          { ...WORK, primary: false },
          { ...HOME, primary: true },
        ],
      ],
      ['nobody invents a primary', [{ op: 'remove', path: 'emails[primary eq true]' }], [HOME]],
      [
        'a twin is merged',
        [{ op: 'add', path: 'emails', value: [{ ...HOME, display: 'H' }] }],
        [WORK, { ...HOME, display: 'H' }],
      ],
      ['replace replaces all', [{ op: 'replace', path: 'emails', value: [THIRD, THIRD] }], [THIRD]],
      ['remove of a match', [{ op: 'remove', path: 'emails[type eq "home"]' }], [WORK]],
      ['remove of no match changes nothing', [{ op: 'remove', path: 'emails[type eq "x"]' }], [WORK, HOME]],
      [
        'remove of a part',
        [{ op: 'remove', path: 'emails[type eq "home"].type' }],
        [WORK, { value: HOME.value, primary: false }],
      ],
      ['remove of the value removes the element', [{ op: 'remove', path: 'emails[type eq "home"].value' }], [WORK]],
      [
        'remove of what is listed (Entra ID)',
        [{ op: 'Remove', path: 'emails', value: [{ value: 'HOME@acme.test' }] }],
        [WORK],
      ],
      [
        'remove of what names nothing removes nothing',
        [
          { op: 'remove', path: 'emails', value: [{}, { display: 'W', primary: true }] },
          { op: 'remove', path: 'emails', value: [] },
        ],
        [WORK, HOME],
      ],
      [
        'add of nothing to a match changes nothing',
        [{ op: 'add', path: 'emails[type eq "work"]', value: [] }],
        [WORK, HOME],
      ],
      [
        'remove of the mark of the primary',
        [{ op: 'remove', path: 'emails[type eq "work"].primary' }],
        [{ ...WORK, primary: false }, HOME],
      ],
      [
        'a primary that is replaced as a whole is primary no longer',
        [{ op: 'replace', path: 'emails[type eq "work"]', value: { value: 'new@acme.test' } }],
        [{ value: 'new@acme.test', type: 'work', primary: false }, HOME],
      ],
      ['remove of all', [{ op: 'remove', path: 'emails' }], undefined],
      ['null is remove', [{ op: 'replace', path: 'emails', value: null }], undefined],
      ['so is an empty list', [{ op: 'replace', path: 'emails', value: [] }], undefined],
      [
        'operations are done in their order',
        [
          { op: 'remove', path: 'emails' },
          { op: 'add', path: 'emails', value: [THIRD] },
          { op: 'replace', path: 'emails[type eq "other"].display', value: 'T' },
        ],
        [{ ...THIRD, display: 'T' }],
      ],
      [
        'a whole match is replaced',
        [{ op: 'replace', path: 'emails[type eq "home"]', value: { value: 'new@acme.test' } }],
        [WORK, { value: 'new@acme.test', type: 'home', primary: false }],
      ],
      [
        'add to a match leaves the rest of it',
        [{ op: 'add', path: 'emails[type eq "work"]', value: { display: 'W' } }],
        [{ ...WORK, display: 'W' }, HOME],
      ],
      [
        'a filter may be as long as any',
        [
          {
            op: 'replace',
            path: 'emails[type eq "home" and not (primary eq true) or value sw "h"].display',
            value: 'H',
          },
        ],
        [WORK, { ...HOME, display: 'H' }],
      ],
    ])('%s', async (_, operations, expected) => {
      const { status, body } = await change(...operations);
      expect({ status, emails: body.emails }).toEqual({ status: 200, emails: expected });
    });
  });

  it.each([null, '', undefined])('%j unsets what is optional', async (value) => {
    const op = value === undefined ? 'remove' : 'replace';
    const paths = ['title', 'name.givenName', `${ENTERPRISE}:department`, `${ENTERPRISE}:manager`];
    const { status, body } = await change(...paths.map((path) => ({ op, path, value })));
    expect(status).toBe(200);
    expect(body.name).toEqual({ familyName: 'Lee' });
    for (const gone of ['title', ENTERPRISE]) expect(body).not.toHaveProperty([gone]);
    expect(body.schemas).toEqual([USER]);
  });

  it.each<[string, object]>([
    ['the same value', { op: 'replace', path: 'title', value: 'Boss' }],
    ['the same without a path', { op: 'replace', value: { title: 'Boss', active: 'true', name: DRAFT.name } }],
    ['an address that is there', { op: 'add', path: 'emails', value: [WORK] }],
    ['all addresses', { op: 'replace', path: 'emails', value: [WORK, HOME] }],
    ['remove of nothing', { op: 'remove', path: 'nickName' }],
    ['unknown keys alone', { op: 'replace', value: { nonsense: 1 } }],
  ])('%s is no change, and makes no version', async (_, operation) => {
    const id = await make();
    const before = await scim.get(`/Users/${id}`);
    expect((await scim.patch(`/Users/${id}`, operation)).text).toBe(before.text);
    expect((await scim.get(`/Users/${id}`)).text).toBe(before.text);
  });

  describe('SC-33: what is refused changes nothing', () => {
    it.each<[string, string, unknown]>([
      ['invalidPath', 'title[value eq "x"]', 'x'],
      ['invalidPath', 'emails[type eq "work"].nonsense', 'x'],
      ['invalidPath', 'emails[type eq "work"].value.more', 'x'],
      ['invalidPath', 'emails[type eq "work"]]', 'x'],
      ['invalidPath', 'name.nonsense', 'x'],
      ['invalidPath', 'urn:nobody:title', 'x'],
      ['invalidPath', `${ENTERPRISE}:nonsense`, 'x'],
      ['invalidPath', '.', 'x'],
      ['invalidPath', 'a b', 'x'],
      ['invalidPath', '../title', 'x'],
      ['mutability', 'id', 'x'],
      ['mutability', 'meta', {}],
      ['mutability', 'meta.lastModified', '2001-01-01T00:00:00Z'],
      ['mutability', 'groups', []],
      ['mutability', 'groups[value eq "x"].display', 'x'],
      ['mutability', 'schemas', []],
      ['mutability', `${ENTERPRISE}:manager.displayName`, 'x'],
      ['invalidValue', 'userName', null],
      ['invalidValue', 'userName', { value: 'x' }],
      ['invalidValue', 'active', null],
      ['invalidValue', 'name', 'x'],
      ['invalidValue', 'title', ['x']],
      ['invalidValue', 'emails', [5]],
      ['invalidValue', 'emails[type eq "work"].value', ['x']],
      ['invalidValue', 'emails[type eq "work"].primary', 'x'],
      ['invalidValue', ENTERPRISE, 'x'],
      ['noTarget', 'emails[type eq "x"]', { value: 'x' }],
      ['noTarget', 'emails[type eq "x" or type eq "y"].value', 'x'],
    ])('%s: %s with %j', async (scimType, path, value) => {
      const id = await make();
      const before = await scim.get(`/Users/${id}`);
      const operations = [
        { op: 'replace', path: 'nickName', value: 'x' },
        { op: 'replace', path, value },
      ];
      expectScimError(await scim.patch(`/Users/${id}`, ...operations), 400, scimType);
      expectScimError(await scim.patch(`/Users/${id}`, ...operations.toReversed()), 400, scimType);
      expect((await scim.get(`/Users/${id}`)).text).toBe(before.text);
    });

    it.each<[string, object]>([
      ['mutability', { op: 'remove', path: 'userName' }],
      ['mutability', { op: 'remove', path: 'active' }],
      ['mutability', { op: 'add', path: `${ENTERPRISE}:manager.$ref`, value: 'x' }],
      ['noTarget', { op: 'remove' }],
      ['noTarget', { op: 'Remove', path: '', value: {} }],
      ['noTarget', { op: 'add', path: 'emails[type eq "x"]', value: { value: 'x' } }],
      ['noTarget', { op: 'replace', value: { 'phoneNumbers[type eq "x"]': { value: 'x' } } }],
      ['invalidValue', { op: 'add', path: 'title' }],
      ['invalidValue', { op: 'replace' }],
      ['invalidValue', { op: 'replace', value: { active: null } }],
    ])('%s: %j', async (scimType, operation) => {
      const id = await make();
      const before = await scim.get(`/Users/${id}`);
      expectScimError(await scim.patch(`/Users/${id}`, { op: 'remove', path: 'title' }, operation), 400, scimType);
      expect((await scim.get(`/Users/${id}`)).text).toBe(before.text);
    });

    it.each([
      [{}],
      [[]],
      ['x'],
      [{ Operations: {} }],
      [{ Operations: null }],
      [{ Operations: ['x'] }],
      [{ Operations: [null] }],
      [{ Operations: [{}] }],
      [{ Operations: [{ op: 5, path: 'title', value: 'x' }] }],
      [{ Operations: [{ op: 'replace', path: 5, value: 'x' }] }],
      [{ schemas: 'x', Operations: [{ op: 'replace', path: 'title', value: 'x' }] }],
    ])('invalidSyntax: %j', async (body) => {
      const id = await make();
      const before = await scim.get(`/Users/${id}`);
      expectScimError(await scim.send('PATCH', `/Users/${id}`, JSON.stringify(body)), 400);
      expect((await scim.get(`/Users/${id}`)).text).toBe(before.text);
    });
  });
});
