import { BLANK_SETTINGS, type CustomField, type CustomFieldKind } from '../../src/domain/custom-field.ts';
import { type CustomValue, changeCustomValues, wholeCustomValues } from '../../src/domain/custom-value.ts';

const field = (key: string, kind: CustomFieldKind, more: Partial<CustomField> = {}): CustomField => ({
  ...BLANK_SETTINGS,
  id: key,
  key,
  kind,
  label: key,
  ...more,
});
const FIELDS = [
  field('nick', 'TEXT', { maxLength: 10 }),
  field('any', 'TEXT'),
  field('desk', 'NUMBER', { minimum: 1, maximum: 99.5 }),
  field('score', 'NUMBER'),
  field('joined', 'DATE', { earliest: '2000-01-01' }),
  field('remote', 'BOOLEAN'),
  field('size', 'CHOICE', { choices: ['S', 'M', 'Groß'] }),
  field('constructor', 'TEXT', { required: true }),
];
const change = (before: Record<string, CustomValue>, ...given: [string, CustomValue | null][]) =>
  changeCustomValues(
    before,
    given.map(([key, value]) => ({ key, value })),
    FIELDS,
  );

describe('A value of a custom field', () => {
  it.each<[string, CustomValue, CustomValue]>([
    ['nick', 'Ada', 'Ada'],
    ['desk', 1, 1],
    ['desk', 99.5, 99.5],
    ['score', -1e300, -1e300],
    ['joined', '2000-01-01', '2000-01-01'],
    ['joined', '2026-11-24T08:00:00Z', '2026-11-24'],
    ['remote', false, false],
    ['size', 'm', 'M'],
    ['size', 'GROSS', 'Groß'],
    ['constructor', 'Bob', 'Bob'],
  ])('%s takes %j and keeps %j', (key, value, kept) => {
    expect(change({}, [key, value])).toEqual({
      values: { [key]: kept },
      changes: [{ field: `custom.${key}`, before: null, after: kept }],
    });
  });

  it.each<[string, CustomValue, string]>([
    ['nick', 'eleven char', 'nick cannot be "eleven char": it takes a text of at most 10 characters.'],
    ['any', 7, 'any cannot be 7: it takes a text of at most 1024 characters.'],
    [
      'any',
      `${'x'.repeat(63)}😀${'y'.repeat(2000)}`,
      `any cannot be "${'x'.repeat(63)}�…" (2065 characters): it takes a text of at most 1024 characters.`,
    ],
    ['desk', 0, 'desk cannot be 0: it takes a number from 1 to 99.5.'],
    ['desk', '5', 'desk cannot be "5": it takes a number from 1 to 99.5.'],
    ['score', Number.POSITIVE_INFINITY, 'score cannot be Infinity: it takes a number.'],
    [
      'joined',
      '1999-12-31',
      'joined cannot be "1999-12-31": it takes a day of the calendar as YYYY-MM-DD from 2000-01-01 on.',
    ],
    [
      'joined',
      '2026-02-30',
      'joined cannot be "2026-02-30": it takes a day of the calendar as YYYY-MM-DD from 2000-01-01 on.',
    ],
    ['remote', 'yes', 'remote cannot be "yes": it takes true or false.'],
    ['size', 'XL', 'size cannot be "XL": it takes one of "S", "M", "Groß".'],
    ['any', 'a\0b', 'customFields.any holds a character that cannot be stored (NUL or half a surrogate pair).'],
  ])('%s refuses %j', (key, value, message) => {
    expect(() => change({ nick: 'before' }, [key, value])).toThrow(
      expect.objectContaining({ code: 'INVALID', message, field: ['customFields', key] }),
    );
  });

  it('of a key that the company does not have is refused, and the sentence is bounded', () => {
    expect(() => change({}, ['nobody', 'x'])).toThrow(
      'This company has no custom field "nobody": it has "nick", "any"',
    );
    const many = Array.from({ length: 200 }, (_, index) => `choice number ${index}`);
    const fields = [field('one', 'CHOICE', { choices: many })];
    expect(() => changeCustomValues({}, [{ key: 'one', value: 'x' }], fields)).toThrow(
      /^one cannot be "x": it takes one of .{1000,1500} and \d+ more\.$/,
    );
  });

  it.each([null, '', undefined])('is cleared by %j, and only once', (value) => {
    const cleared = changeCustomValues({ nick: 'Ada', remote: true }, [{ key: 'nick', value }], FIELDS);
    expect(cleared).toEqual({
      values: { remote: true },
      changes: [{ field: 'custom.nick', before: 'Ada', after: null }],
    });
    expect(changeCustomValues({}, [{ key: 'nick', value }], FIELDS).changes).toEqual([]);
  });

  it('is the last one that is given, and the same again is no change', () => {
    expect(change({ desk: 5 }, ['desk', 7], ['desk', null], ['desk', 5])).toEqual({ values: { desk: 5 }, changes: [] });
  });

  it('that a field would refuse today stays, and can be sent back', () => {
    expect(change({ size: 'XXL' }, ['size', 'XXL'], ['nick', 'Ada']).values).toEqual({ size: 'XXL', nick: 'Ada' });
    expect(() => change({ size: 'XXL' }, ['size', 'XXXL'])).toThrow('size cannot be "XXXL"');
  });

  it('of a retired field stays in the row and is told by no event', () => {
    expect(change({ gone: 1, nick: 'a' }, ['nick', null])).toEqual({
      values: { gone: 1 },
      changes: [{ field: 'custom.nick', before: 'a', after: null }],
    });
  });
});

describe('A required custom field', () => {
  it('must be given when a user is made, even when the key is a word of JavaScript', () => {
    for (const given of [[], [{ key: 'constructor', value: '' }], [{ key: 'constructor' }]])
      expect(() => wholeCustomValues(given, FIELDS)).toThrow(
        expect.objectContaining({
          code: 'REQUIRED',
          field: ['customFields', 'constructor'],
          message: 'constructor is required and cannot be empty: it takes a text of at most 1024 characters.',
        }),
      );
    expect(wholeCustomValues([{ key: 'constructor', value: 'x' }], FIELDS)).toHaveLength(FIELDS.length);
  });

  it('cannot be cleared, but somebody who lacks it may go on lacking it', () => {
    expect(() => change({ constructor: 'x' }, ['constructor', null])).toThrow(
      expect.objectContaining({ code: 'REQUIRED' }),
    );
    expect(change({}, ['constructor', null])).toEqual({ values: {}, changes: [] });
  });
});
