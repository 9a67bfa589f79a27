import { scimClient } from '../../src/domain/actor.ts';
import type { Page } from '../../src/domain/page.ts';
import type { User } from '../../src/domain/user.ts';
import type { Workgroup } from '../../src/domain/workgroup.ts';
import type { Services } from '../../src/services/services.ts';

const TIME = '2026-11-24T08:00:00.000Z';

const ACME = {
  id: '01900000-0000-7000-8000-00000000000c',
  shortId: 'acme0000',
  slug: 'acme',
  name: 'Acme',
  plan: 'PREMIUM',
  createdAt: TIME,
  scimEnabled: true,
  acceptPasswords: true,
  maySetRoles: false,
  unknownMembers: 'SKIP',
  strict: false,
  customFields: [],
  singleSignOn: 'OFF',
} as const;

export const OKTA = scimClient(ACME, 'Okta', 'request-1');

/** An id with this number. */
export function id(number: number): string {
  return `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** A user as the services give it, with the short forms of those it refers to. */
export function user(number: number): User {
  const texts = { displayName: `User ${number}`, givenName: 'Ada', familyName: null, formattedName: null } as const;
  const nothing = {
    middleName: null,
    honorificPrefix: null,
    honorificSuffix: null,
    nickName: null,
    title: null,
    userType: null,
    preferredLanguage: null,
    locale: null,
    timezone: null,
    employeeNumber: null,
    costCenter: null,
    organization: null,
    division: null,
    department: null,
    holidayCountry: null,
    holidayRegion: null,
    startDate: '2020-01-31',
    endDate: null,
  };
  return {
    ...nothing,
    ...texts,
    companyId: ACME.id,
    id: id(number),
    userName: `user${number}@acme.example`,
    externalId: null,
    active: true,
    role: 'EMPLOYEE',
    source: 'IDENTITY_PROVIDER',
    emails: [{ value: `user${number}@acme.example`, type: 'work', primary: true }],
    phoneNumbers: [],
    customFields: {},
    addresses: [{ country: 'DE', primary: false }],
    manager: { companyId: ACME.id, value: id(1), user: { id: id(1), displayName: 'User 1' } },
    approver: { companyId: ACME.id, value: 'somebody', user: null },
    workgroup: { id: id(900), displayName: 'Sales' },
    createdAt: TIME,
    updatedAt: TIME,
    version: 3,
  };
}

export function workgroup(number: number): Workgroup {
  return {
    companyId: ACME.id,
    id: id(number),
    displayName: `Workgroup ${number}`,
    externalId: null,
    source: 'LEAVEWIZARD',
    createdAt: TIME,
    updatedAt: TIME,
    version: 1,
  };
}

export function page<Node>(nodes: Node[], totalCount = async () => nodes.length): Page<Node> {
  return {
    nodes,
    places: [],
    hasNextPage: false,
    hasPreviousPage: false,
    totalCount,
    cursorAt: (index) => `cursor-${index}`,
    previousPageCursor: () => null,
  };
}

/** Only these use-cases; whatever else is called fails. */
export function services(parts: { [Name in keyof Services]?: Partial<Services[Name]> }): Services {
  return parts as Services;
}
