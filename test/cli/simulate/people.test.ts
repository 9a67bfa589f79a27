import { compareProfiles, mergeProfile, patchValue } from '../../../src/cli/simulate/attributes.ts';
import { changeProfile, makeGroupNames, makePassword, makePerson } from '../../../src/cli/simulate/people.ts';
import { Random } from '../../../src/cli/simulate/random.ts';

const INDEXES = Array.from({ length: 300 }, (_, index) => index);

describe('Made-up data', () => {
  it('is the same for the same seed, and another for another', () => {
    const of = (seed: number) => INDEXES.map((index) => makePerson(seed, index));
    expect(of(3)).toEqual(of(3));
    expect(of(3)).not.toEqual(of(4));
  });

  it('stays what it is from release to release, so that a later run finds the users of an earlier one', () => {
    const random = new Random(42, 'person', 0);
    expect([random.below(1000), random.below(1000), random.below(1000)]).toEqual([848, 902, 710]);
  });

  it('spreads evenly', () => {
    const random = new Random(1);
    const counts = [0, 0, 0, 0];
    for (let draw = 0; draw < 4000; draw += 1) counts[random.below(4)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('gives everybody a name of their own that carries the seed', () => {
    const names = INDEXES.map((index) => makePerson(9, index).userName);
    expect(new Set(names.map((name) => name.normalize('NFKC').toLowerCase())).size).toBe(INDEXES.length);
    for (const name of names) expect(name).toMatch(/^sim9\.\d{4}\.\S+@example\.com$/u);
    expect(new Set(INDEXES.map((index) => makeGroupNames(9, index).first)).size).toBe(INDEXES.length);
  });

  it('is well-formed Unicode, and holds what trips careless code', () => {
    const people = JSON.stringify(INDEXES.map((index) => [makePerson(5, index), makePassword(5, index, 'synced')]));
    expect(people.isWellFormed()).toBe(true);
    for (const awkward of ['’', "'", '\\\\', '\\"', '𠮷', '\u200c', 'ß', '+', 'محمد'])
      expect(people).toContain(awkward);
  });
});

describe('Profiles', () => {
  const before = makePerson(1, 4).profile;
  const after = changeProfile(1, 4, before, 'manager-id');

  it('are equal whatever the order of values, and whether nothing is absent, null or empty', () => {
    const one = { emails: [{ value: 'a' }, { value: 'b', type: 'home', primary: false }], title: '', name: null };
    const other = {
      emails: [
        { type: 'home', value: 'b', display: 'B', type2: 1 },
        { value: 'a', primary: false },
      ],
    };
    expect(compareProfiles(one, other)).toEqual([]);
  });

  it('differ by attribute', () => {
    expect(compareProfiles({ name: { givenName: 'A' } }, { name: { givenName: 'a' } })).toEqual([
      { attribute: 'name.givenName', expected: 'A', actual: 'a' },
    ]);
  });

  it('become what was returned with Okta’s values merged in, and what Okta has not is cleared', () => {
    const returned = {
      ...before,
      id: '1',
      meta: {},
      groups: [{ value: 'g' }],
      roles: [],
      nickName: 'Old',
      schemas: ['urn:x'],
    };
    const merged = mergeProfile(returned, after);
    expect(merged).toMatchObject({ id: '1', meta: {}, groups: [{ value: 'g' }], roles: [] });
    expect(merged.schemas).toEqual(expect.arrayContaining(['urn:x', 'urn:ietf:params:scim:schemas:core:2.0:User']));
    expect(compareProfiles(after, merged)).toEqual([]);
    expect(returned.nickName).toBe('Old');
  });

  it('are patched by what has changed and nothing else', () => {
    expect(patchValue(before, before)).toEqual({});
    expect(patchValue({ title: 'a', nickName: 'n', locale: 'de' }, { title: 'b', locale: 'de' })).toEqual({
      title: 'b',
      nickName: null,
    });
  });
});
