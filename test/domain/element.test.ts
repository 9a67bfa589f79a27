import { jest } from '@jest/globals';
import { type ElementEdit, editElements } from '../../src/domain/element.ts';
import type { Element } from '../../src/domain/element-filter.ts';

const work = { value: 'work@x.test', type: 'work', primary: true };
const home = { value: 'home@x.test', type: 'home', primary: false };
const edit = (before: Element[], ...edits: ElementEdit[]) => editElements('emails', before, edits);

describe('Edits of a multi-valued attribute', () => {
  it('adds at the end', () => {
    expect(edit([work], { add: [{ value: 'home@x.test', type: 'home' }] })).toEqual([work, home]);
  });

  it('adds nothing that is already there (RFC 7644 §3.5.2.1)', () => {
    expect(edit([work, home], { add: [{ value: 'HOME@x.test', type: 'Home' }] })).toEqual([
      work,
      { ...home, value: 'HOME@x.test', type: 'Home' },
    ]);
  });

  it('takes the mark from the old primary when there is a new one (RFC 7643 §2.4)', () => {
    expect(edit([work, home], { replaceWhere: { where: { type: { eq: 'home' } }, set: { primary: true } } })).toEqual([
      { ...work, primary: false },
      { ...home, primary: true },
    ]);
  });

  it('lets the last of several primaries be the one', () => {
    const twice = [{ ...work }, { ...home, primary: true }];
    expect(edit([], { replaceAll: twice })).toEqual([
      { ...work, primary: false },
      { ...home, primary: true },
    ]);
  });

  it('never makes up a primary', () => {
    expect(edit([], { add: [{ value: 'a@x.test' }] })).toEqual([{ value: 'a@x.test', primary: false }]);
  });

  it('replaces every element that matches', () => {
    const edited = edit([work, home], { replaceWhere: { where: {}, set: { display: 'X' } } });
    expect(edited).toEqual([
      { ...work, display: 'X' },
      { ...home, display: 'X' },
    ]);
  });

  it('leaves one primary, the last, when several that match are to be it', () => {
    const edited = edit([work, home], { replaceWhere: { where: {}, set: { primary: true, display: 'X' } } });
    expect(edited).toEqual([
      { ...work, primary: false, display: 'X' },
      { ...home, primary: true, display: 'X' },
    ]);
    const turned = edit([home, work], { replaceWhere: { where: {}, set: { primary: true, display: 'X' } } });
    expect(turned).toEqual([
      { ...home, primary: false, display: 'X' },
      { ...work, primary: true, display: 'X' },
    ]);
  });

  it('merges those that match and become the same', () => {
    const edited = edit([work, home], { replaceWhere: { where: {}, set: { type: 'work', value: 'one@x.test' } } });
    expect(edited).toEqual([{ value: 'one@x.test', type: 'work', primary: true }]);
  });

  it('makes the element that nothing matches, where one is offered (Entra ID)', () => {
    const create = { type: 'home', value: 'home@x.test' };
    expect(
      edit([work], { replaceWhere: { where: { type: { eq: 'home' } }, set: { value: 'home@x.test' }, create } }),
    ).toEqual([work, home]);
  });

  it('refuses as NO_TARGET a replacement that matches nothing', () => {
    const replaceWhere = { where: { type: { eq: 'home' } }, set: { value: 'x' } };
    expect(() => edit([work], { replaceWhere })).toThrow(expect.objectContaining({ code: 'NO_TARGET' }));
  });

  it('drops an element whose value is cleared', () => {
    expect(edit([work, home], { replaceWhere: { where: { type: { eq: 'home' } }, set: { value: null } } })).toEqual([
      work,
    ]);
  });

  it('removes what matches, and that nothing matches is no fault', () => {
    expect(edit([work, home], { removeWhere: { value: { endsWith: '@X.TEST' }, primary: { eq: false } } })).toEqual([
      work,
    ]);
    expect(edit([work], { removeWhere: { type: { eq: 'other' } } })).toEqual([work]);
  });

  it('merges an element into its twin when an edit makes them the same', () => {
    const set = { value: 'work@x.test', type: 'work' };
    expect(edit([work, home], { replaceWhere: { where: { type: { eq: 'home' } }, set } })).toEqual([work]);
  });

  it('carries out edits in order', () => {
    expect(edit([work], { replaceAll: [] }, { add: [home] }, { removeWhere: {} }, { add: [home] })).toEqual([home]);
  });

  it('refuses more elements than a user may have', () => {
    const many = Array.from({ length: 101 }, (_, index) => ({ value: `${index}@x.test` }));
    expect(() => edit([], { add: many })).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
  });

  it('leaves what it was given untouched', () => {
    const before = Object.freeze([Object.freeze({ ...work })]) as unknown as Element[];
    edit(before, { add: [{ value: 'n@x.test', primary: true }] });
    expect(before).toEqual([work]);
  });

  it('SC-12: refuses the element that is one too many at once, and more edits than it takes', () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ value: `${at}@x.test` }));
    let reads = 0;
    const unread = {
      get value() {
        reads += 1;
        return 'x';
      },
    };
    const beyond = expect.objectContaining({ code: 'LIMIT_EXCEEDED' });
    expect(() => edit([], { add: [...many, unread] })).toThrow(beyond);
    expect(() => edit([], ...Array.from({ length: 1001 }, () => ({ add: [unread] })))).toThrow(beyond);
    expect(reads).toBe(0);
    expect(edit([], { add: many.slice(0, 100) })).toHaveLength(100);
  });

  it('SC-12: brings each text into its comparable form once, however many edits there are', () => {
    const long = Array.from({ length: 10 }, (_, at) => ({ value: `ü${at}`, type: 'work', primary: at === 0 }));
    const edits = Array.from({ length: 200 }, (_, at) => ({
      replaceWhere: { where: { value: { contains: 'U' } }, set: { type: `t${at}` }, create: {} },
    }));
    const folded = jest.spyOn(String.prototype, 'normalize');
    edit(long, ...edits, { replaceWhere: { where: {}, set: { display: 'x' } } });
    const { length } = folded.mock.calls;
    folded.mockRestore();
    expect(length).toBe(2 * long.length);
  });
});
