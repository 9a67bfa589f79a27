import { toGroupResource } from '../../../scim-adapter/mapping/group-resource.ts';
import { toUserResource } from '../../../scim-adapter/mapping/user-resource.ts';
import {
  CUSTOM_URN,
  ENTERPRISE_URN,
  GROUP_URN,
  LEAVEWIZARD_URN,
  USER_URN,
} from '../../../scim-adapter/schemas/urns.ts';
import { ADA, ENGINES, NOBODY } from './samples.ts';

const BASE = 'https://x/scim/v2';

describe('A user as SCIM shows it (RFC 7643 §4.1)', () => {
  it('shows all there is', () => {
    expect(toUserResource(ADA, BASE)).toEqual({
      schemas: [USER_URN, ENTERPRISE_URN, LEAVEWIZARD_URN, CUSTOM_URN],
      id: ADA.id,
      externalId: '00u1',
      userName: 'ada',
      name: { givenName: 'Ada', familyName: 'Lovelace' },
      displayName: 'Ada Lovelace',
      title: 'Countess',
      active: true,
      emails: [{ value: 'ada@x', type: 'work', primary: true }],
      addresses: [{ country: 'GB', type: 'home', primary: false }],
      groups: [{ value: ENGINES.id, $ref: `${BASE}/Groups/${ENGINES.id}`, display: 'Engines', type: 'direct' }],
      roles: [{ value: 'approver' }],
      [ENTERPRISE_URN]: { department: 'R&D', manager: { value: 'ext-7' } },
      [LEAVEWIZARD_URN]: {
        startDate: '2026-01-31',
        approver: {
          value: '018f0000-0000-7000-8000-000000000002',
          $ref: `${BASE}/Users/018f0000-0000-7000-8000-000000000002`,
          displayName: 'Charles',
        },
      },
      [CUSTOM_URN]: { shirtSize: 'M', desk: 7.5 },
      meta: {
        resourceType: 'User',
        created: '2026-01-01T00:00:00.000Z',
        lastModified: '2026-01-02T00:00:00.000Z',
        location: `${BASE}/Users/${ADA.id}`,
        version: 'W/"3"',
      },
    });
  });

  it('leaves out what is absent, extensions included', () => {
    const { meta, ...resource } = toUserResource(NOBODY, BASE);
    expect(resource).toEqual({
      schemas: [USER_URN],
      id: NOBODY.id,
      userName: 'ada',
      active: true,
      roles: [{ value: 'employee' }],
    });
  });
});

describe('A group as SCIM shows it (RFC 7643 §4.2)', () => {
  it('shows members with their addresses', () => {
    expect(toGroupResource(ENGINES, BASE)).toMatchObject({
      schemas: [GROUP_URN],
      displayName: 'Engines',
      members: [
        { value: ADA.id, $ref: `${BASE}/Users/${ADA.id}`, type: 'User', display: 'Ada Lovelace' },
        { value: '018f0000-0000-7000-8000-000000000002', type: 'User' },
      ],
      meta: { resourceType: 'Group', location: `${BASE}/Groups/${ENGINES.id}`, version: 'W/"2"' },
    });
  });

  it.each([null, undefined, []])('has no members when they are %j', (memberList) => {
    expect(toGroupResource({ ...ENGINES, memberList }, BASE)).not.toHaveProperty('members');
  });
});
