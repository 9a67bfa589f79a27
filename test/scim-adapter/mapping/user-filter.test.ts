import { toUserFilter } from '../../../scim-adapter/mapping/user-filter.ts';
import { parseFilter } from '../../../scim-adapter/protocol/filter-parser.ts';
import { urnsOf } from '../../../scim-adapter/schemas/common.ts';
import { ENTERPRISE_URN, LEAVEWIZARD_URN, USER_URN } from '../../../scim-adapter/schemas/urns.ts';
import { STANDARD, userResource } from '../../../scim-adapter/schemas/user.ts';

const urns = urnsOf(userResource(STANDARD));
const translated = (filter: string) => toUserFilter(parseFilter(filter, urns), STANDARD, 'https://x/scim/v2');

describe('A filter on users, put to GraphQL (RFC 7644 §3.4.2.2)', () => {
  it.each([
    ['userName eq "Ada"', { userName: { eq: 'Ada' } }],
    [`${USER_URN}:username EQ "Ada"`, { userName: { eq: 'Ada' } }],
    ['id eq "7"', { id: { eq: '7' } }],
    ['externalId eq "00u1"', { externalId: { eq: '00u1' } }],
    ['name.familyName sw "Lo"', { familyName: { startsWith: 'Lo' } }],
    ['name.formatted ew "ce"', { formattedName: { endsWith: 'ce' } }],
    ['title co "eng" and nickName pr', { and: [{ title: { contains: 'eng' } }, { nickName: { present: true } }] }],
    ['title gt "a" or title le "b"', { or: [{ title: { gt: 'a' } }, { title: { lte: 'b' } }] }],
    ['title lt "a" or title ge "b"', { or: [{ title: { lt: 'a' } }, { title: { gte: 'b' } }] }],
    ['active eq true', { active: { eq: true } }],
    ['active eq "False"', { active: { eq: false } }],
    ['active ne true', { not: { active: { eq: true } } }],
    ['not (title eq "x")', { not: { title: { eq: 'x' } } }],
    ['title ne "x"', { not: { title: { eq: 'x' } } }],
    ['title eq null', { title: { present: false } }],
    ['title ne null', { title: { present: true } }],
    ['meta.created ge "2026-01-31T10:00:00+02:00"', { createdAt: { gte: '2026-01-31T08:00:00.000Z' } }],
    ['meta.lastModified lt "2026-01-31T10:00:00"', { updatedAt: { lt: '2026-01-31T10:00:00.000Z' } }],
    ['meta.resourceType eq "User"', { id: { present: true } }],
    ['meta.resourceType eq "Group"', { id: { present: false } }],
    ['meta.location eq "https://x/scim/v2/Users/7"', { id: { eq: '7' } }],
    ['meta.location eq "https://x/scim/v2/Groups/7"', { id: { present: false } }],
    ['meta.version eq "W/\\"7\\""', { version: { eq: 7 } }],
    ['meta.version ne "7"', { not: { version: { present: false } } }],
    [`schemas eq "${USER_URN}"`, { or: [{ id: { present: true } }] }],
    ['schemas eq "urn:other"', { or: [] }],
    [`${ENTERPRISE_URN}:department eq "R&D"`, { department: { eq: 'R&D' } }],
    [`${ENTERPRISE_URN}:manager.value eq "7"`, { manager: { value: { eq: '7' } } }],
    [`${ENTERPRISE_URN}:manager.displayName co "A"`, { manager: { displayName: { contains: 'A' } } }],
    [`${ENTERPRISE_URN}:manager[value eq "7"]`, { manager: { value: { eq: '7' } } }],
    [`${LEAVEWIZARD_URN}:startDate gt "2026-01-31"`, { startDate: { gt: '2026-01-31' } }],
    [`${LEAVEWIZARD_URN}:endDate le "2026-01-31T00:00:00Z"`, { endDate: { lte: '2026-01-31' } }],
    [`${LEAVEWIZARD_URN}:holidayCountry eq "DE"`, { holidayCountry: { eq: 'DE' } }],
    [`${LEAVEWIZARD_URN}:approver.value pr`, { approver: { value: { present: true } } }],
    ['emails eq "a@x"', { emails: { value: { eq: 'a@x' } } }],
    ['emails.value eq "a@x"', { emails: { value: { eq: 'a@x' } } }],
    ['emails.type ne "work"', { not: { emails: { type: { eq: 'work' } } } }],
    ['emails.type eq null', { not: { emails: { type: { present: true } } } }],
    ['emails pr', { emails: { primary: { present: true } } }],
    ['phoneNumbers.primary eq "True"', { phoneNumbers: { primary: { eq: true } } }],
    ['addresses pr', { addresses: { primary: { present: true } } }],
    ['addresses.country eq "DE"', { addresses: { country: { eq: 'DE' } } }],
    ['addresses[type ne "home"]', { addresses: { not: { type: { eq: 'home' } } } }],
    ['groups.value eq "7"', { workgroup: { id: { eq: '7' } } }],
    ['groups[display eq "Sales"]', { workgroup: { displayName: { eq: 'Sales' } } }],
    ['groups pr', { workgroup: { present: true } }],
    ['groups.type eq "direct"', { workgroup: { present: true } }],
    ['roles.value eq "approver"', { role: { eq: 'APPROVER' } }],
    ['roles eq "approver"', { role: { eq: 'APPROVER' } }],
  ])('%s', (filter, expected) => {
    expect(translated(filter)).toEqual(expected);
  });

  it('reads the condition that Entra ID puts behind the bracket', () => {
    expect(translated('emails[type eq "work"].value eq "a@x"')).toEqual({
      emails: { and: [{ type: { eq: 'work' } }, { value: { eq: 'a@x' } }] },
    });
  });

  it.each([
    ['unknown', 'shoeSize eq 43', 'shoeSize'],
    ['unknown part', 'name.first eq "x"', 'name.first'],
    ['unknown part in brackets', 'emails[colour eq "red"]', 'colour'],
    ['an extension attribute without its urn', 'department eq "x"', 'department'],
    ['a prototype member', 'constructor eq "x"', 'constructor'],
    ['a complex attribute without a part', 'name eq "x"', 'name.formatted'],
    ['a complex attribute that is present', 'name pr', 'name'],
    ['addresses without a part', 'addresses eq "x"', 'addresses'],
    ['what has no translation', 'groups.$ref eq "x"', 'groups.$ref'],
    ['a part of an address', 'meta.location co "x"', 'meta.location'],
    ['an order of versions', 'meta.version gt "x"', 'meta.version'],
    ['a number for a text', 'userName eq 5', 'userName'],
    ['a text for a boolean', 'active eq "yes"', 'active'],
    ['a date with co', 'meta.created co "2026"', 'meta.created'],
    ['a text for a date', 'meta.created gt "soon"', 'meta.created'],
    ['a day off the calendar', `${LEAVEWIZARD_URN}:startDate eq "2026-02-30"`, 'startDate'],
    ['a moment off the calendar', 'meta.created gt "2026-02-30T00:00:00Z"', 'meta.created'],
    ['the year 0', 'meta.created gt "0000-01-01T00:00:00Z"', 'meta.created'],
    ['an order with null', 'title gt null', ''],
  ])('refuses as invalidFilter: %s', (_, filter, named) => {
    expect(() => translated(filter)).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidFilter' }));
    expect(() => translated(filter)).toThrow(named);
  });

  it.each(['gt', 'ge', 'lt', 'le', 'co', 'sw', 'ew'])('refuses a boolean with %s', (operator) => {
    expect(() => translated(`active ${operator} true`)).toThrow(expect.objectContaining({ scimType: 'invalidFilter' }));
  });

  it.each([
    'password eq "x"',
    'PASSWORD pr',
    `${USER_URN}:password sw "x"`,
    'shoeSize eq 1 or not (password co "x")',
    'password[value eq "x"]',
    'emails[password eq "x"]',
    'password.x pr',
  ])('SC-05 refuses as sensitive: %s', (filter) => {
    expect(() => translated(filter)).toThrow(expect.objectContaining({ status: 403, scimType: 'sensitive' }));
  });
});
