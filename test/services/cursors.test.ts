import { jest } from '@jest/globals';
import { newId } from '../../src/domain/id.ts';
import type { Place } from '../../src/domain/page.ts';
import { Cursors } from '../../src/services/cursors.ts';

const LIST = '["users","acme",{},[]]';
const SETTINGS = { secretKey: 'k'.repeat(32), timeoutSeconds: 60 };
const cursors = new Cursors(SETTINGS);
const invalid = expect.objectContaining({ code: 'INVALID_CURSOR', field: ['after'] });

describe('A cursor', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each<[string, Place]>([
    ['in the order of ids', { id: newId() }],
    ['backwards', { id: newId(), backwards: true }],
    ['by a text', { id: newId(), value: 'Zoë "%_\\' }],
    ['by a value that is absent', { id: newId(), value: null }],
  ])('gives back the place that was put into it: %s', (_, place) => {
    expect(cursors.open(LIST, 10, cursors.seal(LIST, 10, place))).toEqual(place);
  });

  it('is made of characters that need no escape in a URL, and shows nothing (RFC 9865 §2, §5.2)', () => {
    const cursor = cursors.seal(LIST, 10, { id: newId(), value: 'Confidential' });
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toContain('onfidential');
  });

  it('opens for every service that has the same secret, and for no other', () => {
    const cursor = cursors.seal(LIST, 10, { id: newId() });
    expect(new Cursors(SETTINGS).open(LIST, 10, cursor)).toBeDefined();
    expect(() => new Cursors({ ...SETTINGS, secretKey: 'l'.repeat(32) }).open(LIST, 10, cursor)).toThrow(invalid);
  });

  it.each(['["users","other",{},[]]', '["workgroups","acme",{},[]]', '["users","acme",{"id":1},[]]', ''])(
    'does not open for the list %s',
    (list) => {
      expect(() => cursors.open(list, 10, cursors.seal(LIST, 10, { id: newId() }))).toThrow(invalid);
    },
  );

  it('does not open with any character changed, added or left out', () => {
    const cursor = cursors.seal(LIST, 10, { id: newId() });
    for (let at = 0; at < cursor.length; at++) {
      const other = cursor.charAt(at) === 'A' ? 'B' : 'A';
      const next = String.fromCharCode(cursor.charCodeAt(at) + 1);
      for (const changed of [other, next, '', 'AA', '='])
        expect(() => cursors.open(LIST, 10, cursor.slice(0, at) + changed + cursor.slice(at + 1))).toThrow(invalid);
    }
  });

  it.each(['', 'x', '0', 'A'.repeat(37), 'A'.repeat(100), 'ä', '../..', `${newId()}`])('%j is none', (text) => {
    expect(() => cursors.open(LIST, 10, text)).toThrow(invalid);
  });

  it('opens as long as it is good, and not a second longer', () => {
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
    const cursor = cursors.seal(LIST, 10, { id: newId() });
    clock.mockReturnValue(now + 60_000);
    expect(cursors.open(LIST, 10, cursor)).toBeDefined();
    clock.mockReturnValue(now + 61_000);
    expect(() => cursors.open(LIST, 10, cursor)).toThrow(expect.objectContaining({ code: 'EXPIRED_CURSOR' }));
  });

  it('opens for pages as long as the first one', () => {
    expect(() => cursors.open(LIST, 11, cursors.seal(LIST, 10, { id: newId() }))).toThrow(
      expect.objectContaining({ code: 'INVALID_PAGE_SIZE', field: ['first'] }),
    );
  });
});
