import { toUserChange } from '../../../scim-adapter/mapping/user-patch.ts';
import { parsePatch } from '../../../scim-adapter/protocol/patch.ts';
import { urnsOf } from '../../../scim-adapter/schemas/common.ts';
import { ENTERPRISE_URN, LEAVEWIZARD_URN } from '../../../scim-adapter/schemas/urns.ts';
import { STANDARD, userResource } from '../../../scim-adapter/schemas/user.ts';

type Operation = Record<string, unknown>;

const WITH_ROLES = { ...STANDARD, maySetRoles: true };
const changed = (operations: Operation | Operation[], caller = STANDARD) =>
  toUserChange(parsePatch({ Operations: [operations].flat() }, urnsOf(userResource(caller))), caller);

describe('PATCH of a user: single values (RFC 7644 §3.5.2)', () => {
  it.each([
    [{ op: 'replace', value: { active: false } }, { active: false }],
    [{ op: 'Replace', path: 'active', value: 'True' }, { active: true }],
    [{ op: 'replace', path: 'password', value: 'pw' }, { password: 'pw' }],
    [{ op: 'replace', value: { password: 'pw' } }, { password: 'pw' }],
    [{ op: 'add', path: 'userName', value: 'ada' }, { userName: 'ada' }],
    [{ op: 'replace', path: 'name.givenName', value: 'Ada' }, { givenName: 'Ada' }],
    [{ op: 'replace', path: 'NAME.GIVENNAME', value: 'Ada' }, { givenName: 'Ada' }],
    [{ op: 'replace', value: { 'name.givenName': 'Ada' } }, { givenName: 'Ada' }],
    [{ op: 'add', path: 'name', value: { givenName: 'Ada', extra: 1 } }, { givenName: 'Ada' }],
    [{ op: 'replace', path: 'title', value: '' }, { title: null }],
    [{ op: 'replace', path: 'title', value: null }, { title: null }],
    [{ op: 'remove', path: 'externalId' }, { externalId: null }],
    [{ op: 'replace', value: { [`${ENTERPRISE_URN}:department`]: 'R&D' } }, { department: 'R&D' }],
    [{ op: 'add', value: { [ENTERPRISE_URN]: { division: 'East' } } }, { division: 'East' }],
    [{ op: 'add', path: `${ENTERPRISE_URN}:manager`, value: '7' }, { manager: '7' }],
    [{ op: 'add', path: `${ENTERPRISE_URN}:manager`, value: { value: '7', displayName: 'A' } }, { manager: '7' }],
    [{ op: 'replace', path: `${ENTERPRISE_URN}:manager`, value: '' }, { manager: null }],
    [{ op: 'remove', path: `${ENTERPRISE_URN}:manager` }, { manager: null }],
    [{ op: 'replace', path: `${LEAVEWIZARD_URN}:approver.value`, value: '7' }, { approver: '7' }],
    [{ op: 'add', path: `${LEAVEWIZARD_URN}:startDate`, value: '2026-01-31T00:00:00Z' }, { startDate: '2026-01-31' }],
    [
      { op: 'remove', path: LEAVEWIZARD_URN },
      { startDate: null, endDate: null, holidayCountry: null, holidayRegion: null, approver: null },
    ],
    [
      { op: 'remove', path: 'name' },
      {
        formattedName: null,
        familyName: null,
        givenName: null,
        middleName: null,
        honorificPrefix: null,
        honorificSuffix: null,
      },
    ],
  ])('%j', (operation, change) => {
    expect(changed(operation)).toEqual(change);
  });

  it('lets the later operation on a value count', () => {
    const change = changed([
      { op: 'replace', path: 'title', value: 'one' },
      { op: 'remove', path: 'title' },
      { op: 'add', value: { title: 'two' } },
    ]);
    expect(change).toEqual({ title: 'two' });
  });

  it('ignores read-only and unknown attributes in a value without a path', () => {
    const value = { id: 'x', meta: {}, groups: [{ value: 'g' }], roles: [{ value: 'administrator' }], isAdmin: true };
    expect(changed({ op: 'replace', value })).toEqual({});
  });

  it('SC-15 knows no attribute by the names of a prototype', () => {
    expect(changed({ op: 'add', value: JSON.parse('{"__proto__":{"x":1},"constructor":{"x":1}}') })).toEqual({});
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it.each([
    ['invalidPath', { op: 'replace', path: 'shoeSize', value: 43 }],
    ['invalidPath', { op: 'replace', path: '__proto__', value: {} }],
    ['invalidPath', { op: 'replace', path: 'name[givenName eq "x"].familyName', value: 'y' }],
    ['mutability', { op: 'replace', path: 'id', value: 'x' }],
    ['mutability', { op: 'add', path: 'groups', value: [{ value: 'g' }] }],
    ['mutability', { op: 'add', path: 'roles', value: [{ value: 'administrator' }] }],
    ['mutability', { op: 'replace', path: `${ENTERPRISE_URN}:manager.displayName`, value: 'x' }],
    ['mutability', { op: 'remove', path: 'userName' }],
    ['mutability', { op: 'remove', path: 'active' }],
    ['invalidValue', { op: 'replace', path: 'userName', value: '' }],
    ['invalidValue', { op: 'replace', path: 'active', value: null }],
    ['invalidValue', { op: 'replace', path: 'active', value: 'yes' }],
    ['invalidValue', { op: 'replace', path: 'title', value: { x: 1 } }],
    ['invalidValue', { op: 'replace', path: 'name', value: 'Ada' }],
    ['invalidValue', { op: 'add', path: 'emails', value: 'a@x' }],
    ['invalidValue', { op: 'add', path: 'emails', value: [{ type: 'work' }] }],
    ['noTarget', { op: 'remove' }],
  ])('refuses as %s: %j', (scimType, operation) => {
    expect(() => changed(operation)).toThrow(expect.objectContaining({ status: 400, scimType }));
  });
});

describe('PATCH of a user: lists become edits in order', () => {
  const work = { type: { eq: 'work' } };

  it.each([
    [{ op: 'add', path: 'emails', value: [{ value: 'a@x', type: 'work' }] }, { add: [{ value: 'a@x', type: 'work' }] }],
    [{ op: 'add', path: 'emails', value: { value: 'a@x' } }, { add: [{ value: 'a@x' }] }],
    [
      { op: 'replace', path: 'emails', value: [{ value: 'a@x', primary: 'True' }] },
      { replaceAll: [{ value: 'a@x', primary: true }] },
    ],
    [{ op: 'replace', value: { emails: [{ value: 'a@x' }, { value: null }] } }, { replaceAll: [{ value: 'a@x' }] }],
    [{ op: 'replace', path: 'emails', value: [] }, { replaceAll: [] }],
    [{ op: 'remove', path: 'emails' }, { replaceAll: [] }],
    [{ op: 'remove', path: 'emails[type eq "work"]' }, { removeWhere: work }],
    [
      { op: 'remove', path: 'emails', value: [{ value: 'a@x', type: 'work', primary: true }] },
      { removeWhere: { and: [{ value: { eq: 'a@x' } }, work] } },
    ],
    [
      { op: 'Add', path: 'emails[type eq "work"].value', value: 'a@x' },
      { replaceWhere: { where: work, set: { value: 'a@x' }, create: { type: 'work', value: 'a@x' } } },
    ],
    [
      { op: 'replace', path: 'emails[type eq "work" and primary eq "true"].value', value: 'a@x' },
      {
        replaceWhere: {
          where: { and: [work, { primary: { eq: true } }] },
          set: { value: 'a@x' },
          create: { type: 'work', primary: true, value: 'a@x' },
        },
      },
    ],
    [
      { op: 'replace', path: 'emails[not (type eq "work")].display', value: 'A' },
      { replaceWhere: { where: { not: work }, set: { display: 'A' } } },
    ],
    [
      { op: 'remove', path: 'emails[type eq "work"].display' },
      { replaceWhere: { where: work, set: { display: null }, create: {} } },
    ],
    [
      { op: 'replace', path: 'emails[type eq "work"].value', value: '' },
      { replaceWhere: { where: work, set: { value: null }, create: {} } },
    ],
    [
      { op: 'add', path: 'emails[type eq "work"]', value: { display: 'A' } },
      { replaceWhere: { where: work, set: { display: 'A' } } },
    ],
    [
      { op: 'replace', path: 'emails[type eq "work"]', value: { value: 'a@x' } },
      { replaceWhere: { where: work, set: { value: 'a@x', type: 'work', display: null, primary: null } } },
    ],
  ])('%j', (operation, edit) => {
    expect(changed(operation)).toEqual({ emails: [edit] });
  });

  it('keeps the order of edits, and the lists apart', () => {
    const change = changed([
      { op: 'remove', path: 'phoneNumbers' },
      { op: 'add', path: 'phoneNumbers', value: [{ value: '1', type: 'work' }] },
      { op: 'replace', path: 'addresses[type eq "work"].country', value: 'DE' },
    ]);
    expect(change).toEqual({
      phoneNumbers: [{ replaceAll: [] }, { add: [{ value: '1', type: 'work' }] }],
      addresses: [{ replaceWhere: { where: work, set: { country: 'DE' }, create: { type: 'work', country: 'DE' } } }],
    });
  });

  it('refuses a filter on a part that an element does not have', () => {
    const operation = { op: 'remove', path: 'emails[colour eq "red"]' };
    expect(() => changed(operation)).toThrow(expect.objectContaining({ scimType: 'invalidFilter' }));
  });
});

describe('PATCH of a user: the role, where the company allows it', () => {
  it.each([
    [{ op: 'add', path: 'roles', value: [{ value: 'Administrator' }] }, { role: 'ADMINISTRATOR' }],
    [{ op: 'replace', value: { roles: [{ value: 'approver' }] } }, { role: 'APPROVER' }],
    [{ op: 'replace', path: 'roles[primary eq "True"].value', value: 'employee' }, { role: 'EMPLOYEE' }],
    [{ op: 'remove', path: 'roles' }, { role: null }],
  ])('%j', (operation, change) => {
    expect(changed(operation, WITH_ROLES)).toEqual(change);
  });

  it.each([
    ['invalidValue', { op: 'add', path: 'roles', value: [{ value: 'owner' }] }],
    ['invalidValue', { op: 'add', path: 'roles', value: [{ value: 'employee' }, { value: 'approver' }] }],
    ['invalidPath', { op: 'remove', path: 'roles[value eq "approver"]' }],
  ])('refuses as %s: %j', (scimType, operation) => {
    expect(() => changed(operation, WITH_ROLES)).toThrow(expect.objectContaining({ status: 400, scimType }));
  });
});
