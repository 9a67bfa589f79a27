import { toGroupChange } from '../../../scim-adapter/mapping/group-patch.ts';
import { parsePatch } from '../../../scim-adapter/protocol/patch.ts';
import { urnsOf } from '../../../scim-adapter/schemas/common.ts';
import { GROUP_RESOURCE } from '../../../scim-adapter/schemas/group.ts';

const changed = (...Operations: Record<string, unknown>[]) =>
  toGroupChange(parsePatch({ Operations }, urnsOf(GROUP_RESOURCE)));

const add = (...ids: string[]) => ({ op: 'add', path: 'members', value: ids.map((value) => ({ value })) });
const remove = (id: string) => ({ op: 'remove', path: `members[value eq "${id}"]` });

describe('PATCH of a group (RFC 7644 §3.5.2)', () => {
  it.each([
    [
      'Okta renames, with the id in the value',
      { op: 'replace', value: { id: 'g', displayName: 'Sales' } },
      { displayName: 'Sales' },
    ],
    ['a linked id', { op: 'add', path: 'externalId', value: 'g1' }, { externalId: 'g1' }],
    ['an id unlinked', { op: 'remove', path: 'externalId' }, { externalId: null }],
    [
      'Okta pushes all',
      { op: 'replace', value: { members: [{ value: 'a', display: null }], id: 'g' } },
      { members: { replaceWith: ['a'] } },
    ],
    ['Okta clears', { op: 'replace', value: { members: [] } }, { members: { replaceWith: [] } }],
    [
      'Entra ID adds',
      { op: 'Add', path: 'members', value: [{ $ref: null, value: 'a' }] },
      { members: { add: ['a'], remove: [] } },
    ],
    [
      'Entra ID removes by value',
      { op: 'Remove', path: 'members', value: [{ $ref: null, value: 'a' }] },
      { members: { add: [], remove: ['a'] } },
    ],
    [
      'Salesforce removes without a path',
      { op: 'remove', value: { members: [{ value: 'a' }] } },
      { members: { add: [], remove: ['a'] } },
    ],
    ['one object', { op: 'add', path: 'members', value: { value: 'a' } }, { members: { add: ['a'], remove: [] } }],
    ['a bare id', { op: 'add', path: 'members', value: 'a' }, { members: { add: ['a'], remove: [] } }],
    [
      'bare ids, one twice',
      { op: 'add', path: 'members', value: ['a', 'b', 'a'] },
      { members: { add: ['a', 'b'], remove: [] } },
    ],
    ['all removed', { op: 'remove', path: 'members' }, { members: { replaceWith: [] } }],
    [
      'several removed',
      { op: 'remove', path: 'members[value eq "a" or value eq "b"]' },
      { members: { add: [], remove: ['a', 'b'] } },
    ],
    ['nothing known', { op: 'replace', value: { id: 'g', owner: 'x' } }, {}],
    ['nobody added', { op: 'add', path: 'members', value: [] }, {}],
  ])('%s', (_, operation, change) => {
    expect(changed(operation)).toEqual(change);
  });

  it('lets the later word on a member count', () => {
    expect(changed(remove('a'), add('a', 'b'), remove('b'))).toEqual({ members: { add: ['a'], remove: ['b'] } });
  });

  it('adds to and removes from a replacement', () => {
    const replace = { op: 'replace', path: 'members', value: [{ value: 'a' }, { value: 'b' }] };
    expect(changed(add('x'), replace, remove('a'), add('c'))).toEqual({ members: { replaceWith: ['b', 'c'] } });
  });

  it.each([
    ['invalidValue', { op: 'replace', path: 'displayName', value: '' }],
    ['mutability', { op: 'remove', path: 'displayName' }],
    ['mutability', { op: 'replace', path: 'id', value: 'x' }],
    ['mutability', { op: 'replace', path: 'members[value eq "a"].value', value: 'b' }],
    ['mutability', { op: 'replace', path: 'members[value eq "a"].display', value: 'b' }],
    ['invalidPath', { op: 'replace', path: 'members[value eq "a"]', value: { value: 'b' } }],
    ['invalidPath', { op: 'add', path: 'owner', value: 'x' }],
    ['invalidFilter', { op: 'remove', path: 'members[display eq "Ada"]' }],
    ['invalidFilter', { op: 'remove', path: 'members[value ne "a"]' }],
    ['invalidValue', { op: 'add', path: 'members', value: [{ display: 'Ada' }] }],
    ['invalidValue', { op: 'add', path: 'members', value: [7] }],
  ])('refuses as %s: %j', (scimType, operation) => {
    expect(() => changed(operation)).toThrow(expect.objectContaining({ status: 400, scimType }));
  });
});
