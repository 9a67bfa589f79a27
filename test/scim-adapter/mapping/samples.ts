import type { ScimCaller } from '../../../scim-adapter/gateway.ts';
import type { ScimUserFragment, ScimWorkgroupFragment } from '../../../scim-adapter/operations/operations.generated.ts';

const BLANK = { description: null, maxLength: null, minimum: null, maximum: null, earliest: null, latest: null };

/** A company with fields of its own, whose provider may set roles. */
export const CALLER: ScimCaller = {
  maySetRoles: true,
  strict: false,
  customFields: [
    { ...BLANK, key: 'shirtSize', kind: 'CHOICE', label: 'Shirt size', required: false, choices: ['S', 'M'] },
    { ...BLANK, key: 'desk', kind: 'NUMBER', label: 'Desk', required: true, choices: [] },
  ],
};

export const ADA: ScimUserFragment = {
  id: '018f0000-0000-7000-8000-000000000001',
  userName: 'ada',
  externalId: '00u1',
  active: true,
  role: 'APPROVER',
  displayName: 'Ada Lovelace',
  formattedName: null,
  givenName: 'Ada',
  familyName: 'Lovelace',
  middleName: null,
  honorificPrefix: null,
  honorificSuffix: null,
  nickName: null,
  title: 'Countess',
  userType: null,
  preferredLanguage: null,
  locale: null,
  timezone: null,
  emails: [{ value: 'ada@x', type: 'work', display: null, primary: true }],
  phoneNumbers: [],
  addresses: [
    {
      formatted: null,
      streetAddress: null,
      locality: null,
      region: null,
      postalCode: null,
      country: 'GB',
      type: 'home',
      primary: false,
    },
  ],
  employeeNumber: null,
  costCenter: null,
  organization: null,
  division: null,
  department: 'R&D',
  manager: { value: 'ext-7', user: null },
  approver: {
    value: '018f0000-0000-7000-8000-000000000002',
    user: { id: '018f0000-0000-7000-8000-000000000002', displayName: 'Charles' },
  },
  startDate: '2026-01-31',
  endDate: null,
  holidayCountry: null,
  holidayRegion: null,
  customFields: [
    { key: 'shirtSize', value: 'M' },
    { key: 'desk', value: 7.5 },
  ],
  workgroup: { id: '018f0000-0000-7000-8000-00000000000a', displayName: 'Engines' },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-02T00:00:00.000Z',
  version: 3,
};

/** Somebody of whom nothing is known that may be absent. */
export const NOBODY: ScimUserFragment = {
  ...ADA,
  externalId: null,
  role: 'EMPLOYEE',
  displayName: null,
  givenName: null,
  familyName: null,
  title: null,
  emails: [],
  addresses: [],
  department: null,
  manager: null,
  approver: null,
  startDate: null,
  customFields: [],
  workgroup: null,
};

export const ENGINES: ScimWorkgroupFragment = {
  id: '018f0000-0000-7000-8000-00000000000a',
  displayName: 'Engines',
  externalId: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-02T00:00:00.000Z',
  version: 2,
  memberList: [
    { id: ADA.id, displayName: 'Ada Lovelace' },
    { id: '018f0000-0000-7000-8000-000000000002', displayName: null },
  ],
};
