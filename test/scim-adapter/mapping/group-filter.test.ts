import { toGroupFilter } from '../../../scim-adapter/mapping/group-filter.ts';
import { parseFilter } from '../../../scim-adapter/protocol/filter-parser.ts';
import { urnsOf } from '../../../scim-adapter/schemas/common.ts';
import { GROUP_RESOURCE } from '../../../scim-adapter/schemas/group.ts';

const translated = (filter: string) => toGroupFilter(parseFilter(filter, urnsOf(GROUP_RESOURCE)), 'https://x/scim/v2');

describe('A filter on groups, put to GraphQL (RFC 7644 §3.4.2.2)', () => {
  it.each([
    ['displayName eq "Sales"', { displayName: { eq: 'Sales' } }],
    ['externalId eq "g1"', { externalId: { eq: 'g1' } }],
    ['members.value eq "7"', { members: { id: { eq: '7' } } }],
    ['members[value eq "7" and type eq "User"]', { members: { and: [{ id: { eq: '7' } }, { present: true }] } }],
    ['members[type eq "Group"]', { members: { or: [] } }],
    ['members.display co "Ada"', { members: { displayName: { contains: 'Ada' } } }],
    ['not (members pr)', { not: { members: { present: true } } }],
    ['meta.resourceType ne "User"', { not: { id: { present: false } } }],
  ])('%s', (filter, expected) => {
    expect(translated(filter)).toEqual(expected);
  });

  it('asks for a member as Entra ID does', () => {
    expect(translated('id eq "g" and members eq "u"')).toEqual({
      and: [{ id: { eq: 'g' } }, { members: { id: { eq: 'u' } } }],
    });
  });

  it('refuses what it does not know', () => {
    expect(() => translated('owner eq "x"')).toThrow(expect.objectContaining({ scimType: 'invalidFilter' }));
  });
});
