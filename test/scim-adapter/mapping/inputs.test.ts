import { toGroupCreation, toGroupReplacement } from '../../../scim-adapter/mapping/group-input.ts';
import { toUserCreation, toUserReplacement } from '../../../scim-adapter/mapping/user-input.ts';
import { toUserResource } from '../../../scim-adapter/mapping/user-resource.ts';
import { readResource } from '../../../scim-adapter/protocol/resource.ts';
import { GROUP_RESOURCE } from '../../../scim-adapter/schemas/group.ts';
import { ENTERPRISE_URN, LEAVEWIZARD_URN, USER_URN } from '../../../scim-adapter/schemas/urns.ts';
import { STANDARD, userResource } from '../../../scim-adapter/schemas/user.ts';
import { ADA, CALLER } from './samples.ts';

const WITH_ROLES = { ...STANDARD, maySetRoles: true };
const created = (body: object, caller = STANDARD) => toUserCreation(readResource(body, userResource(caller)), caller);
const replaced = (body: object, caller = STANDARD) =>
  toUserReplacement(readResource(body, userResource(caller)), caller);

const OKTA_USER = {
  schemas: [USER_URN],
  userName: 'test.user@okta.local',
  name: { givenName: 'Test', familyName: 'User' },
  emails: [{ primary: true, value: 'test.user@okta.local', type: 'work' }],
  displayName: 'Test User',
  locale: 'en-US',
  externalId: '00ujl29u0le5T6Aj10h7',
  groups: [],
  password: '1mz050nq',
  active: true,
};

describe('POST of a user (RFC 7644 §3.3)', () => {
  it('takes what Okta sends', () => {
    expect(created(OKTA_USER)).toEqual({
      userName: 'test.user@okta.local',
      givenName: 'Test',
      familyName: 'User',
      emails: [{ primary: true, value: 'test.user@okta.local', type: 'work' }],
      displayName: 'Test User',
      locale: 'en-US',
      externalId: '00ujl29u0le5T6Aj10h7',
      password: '1mz050nq',
      active: true,
    });
  });

  it('takes extensions, though their urns are missing from schemas', () => {
    const body = {
      userName: 'ada',
      [ENTERPRISE_URN]: { department: 'R&D', manager: { value: '7', displayName: 'ignored' } },
      [LEAVEWIZARD_URN]: { startDate: '2026-01-31T00:00:00.000Z', approver: { value: '8' } },
    };
    expect(created(body)).toEqual({
      userName: 'ada',
      department: 'R&D',
      manager: '7',
      startDate: '2026-01-31',
      approver: '8',
    });
  });

  it('SC-16 ignores what is unknown or read-only', () => {
    const body = {
      userName: 'ada',
      id: 'x',
      meta: {},
      isAdmin: true,
      companyId: 'y',
      roles: [{ value: 'administrator' }],
    };
    expect(created(body)).toEqual({ userName: 'ada' });
  });

  it('takes a role where the company allows it', () => {
    expect(created({ userName: 'ada', roles: [{ value: 'approver' }] }, WITH_ROLES)).toEqual({
      userName: 'ada',
      role: 'APPROVER',
    });
  });

  it.each([
    {},
    { userName: '' },
    { userName: null },
    { userName: 7 },
    { userName: 'a', emails: 'a@x' },
    { userName: 'a', active: 'x' },
  ])('refuses as invalidValue: %j', (body) => {
    expect(() => created(body)).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidValue' }));
  });
});

describe('PUT of a user (RFC 7644 §3.5.1)', () => {
  it('clears what is absent, but for active and password', () => {
    const input = replaced({ userName: 'ada', title: 'Countess' });
    expect(input).toMatchObject({ userName: 'ada', title: 'Countess', nickName: null, manager: null, startDate: null });
    expect(input).toMatchObject({
      emails: [{ replaceAll: [] }],
      phoneNumbers: [{ replaceAll: [] }],
      addresses: [{ replaceAll: [] }],
    });
    expect(Object.keys(input)).not.toContain('active');
    expect(Object.keys(input)).not.toContain('password');
    expect(Object.keys(input)).not.toContain('role');
  });

  it('sets the role only where the company allows it', () => {
    expect(replaced({ userName: 'ada' }, WITH_ROLES)).toMatchObject({ role: null });
    expect(replaced({ userName: 'ada', roles: [{ value: 'approver' }] })).not.toHaveProperty('role');
  });

  it('changes nothing when it is what a GET gave', () => {
    const {
      id,
      createdAt,
      updatedAt,
      version,
      workgroup,
      manager,
      approver,
      emails,
      phoneNumbers,
      addresses,
      ...same
    } = ADA;
    const input = replaced(JSON.parse(JSON.stringify(toUserResource(ADA, 'https://x/scim/v2'))), CALLER);
    expect(input).toEqual({
      ...same,
      manager: manager?.value,
      approver: approver?.value,
      emails: [{ replaceAll: [{ value: 'ada@x', type: 'work', primary: true }] }],
      phoneNumbers: [{ replaceAll: [] }],
      addresses: [{ replaceAll: [{ country: 'GB', type: 'home', primary: false }] }],
    });
  });
});

describe('POST and PUT of a group', () => {
  const group = (body: object) => readResource(body, GROUP_RESOURCE);

  it('takes members as Okta sends them', () => {
    const body = {
      displayName: 'Sales',
      members: [
        { value: 'a', display: null },
        { value: 'b', display: 'B' },
      ],
    };
    expect(toGroupCreation(group(body))).toEqual({ displayName: 'Sales', externalId: null, memberIds: ['a', 'b'] });
  });

  it.each([
    [{ displayName: 'Sales' }, { displayName: 'Sales', externalId: null }],
    [
      { displayName: 'Sales', members: [] },
      { displayName: 'Sales', externalId: null, members: { replaceWith: [] } },
    ],
    [
      { id: 'g', displayName: 'Sales', externalId: 'x', members: [{ value: 'a' }] },
      { displayName: 'Sales', externalId: 'x', members: { replaceWith: ['a'] } },
    ],
  ])('PUT %j: absent members stay', (body, input) => {
    expect(toGroupReplacement(group(body))).toEqual(input);
  });

  it.each([{}, { displayName: '' }, { displayName: 'Sales', members: [{ display: 'Ada' }] }])('refuses %j', (body) => {
    expect(() => toGroupCreation(group(body))).toThrow(expect.objectContaining({ scimType: 'invalidValue' }));
  });
});
