import {
  BLANK_SETTINGS,
  type CustomFieldChange,
  type CustomFieldKind,
  changedSettings,
  readKey,
} from '../../src/domain/custom-field.ts';

const changed = (kind: CustomFieldKind, change: CustomFieldChange) =>
  changedSettings(kind, { ...BLANK_SETTINGS, label: 'Label', ...(kind === 'CHOICE' && { choices: ['a'] }) }, change);

describe('A custom field', () => {
  it.each(['a', 'shirtSize', 'x9', `a${'b'.repeat(63)}`])('can be called %s', (key) => {
    expect(readKey(key)).toBe(key);
  });

  it.each(['', 'A', '9a', 'a_b', 'a-b', 'a b', 'ä', '__proto__', '$ref', `a${'b'.repeat(64)}`])(
    'cannot be called %j',
    (key) => {
      expect(() => readKey(key)).toThrow(expect.objectContaining({ code: 'INVALID', field: ['key'] }));
    },
  );

  it('keeps what is not named and loses what is null', () => {
    const before = { ...BLANK_SETTINGS, label: 'Desk', description: 'Where', minimum: 1, maximum: 5 };
    expect(changedSettings('NUMBER', before, { maximum: null, label: 'Place', required: null })).toEqual({
      ...before,
      label: 'Place',
      maximum: null,
    });
  });

  it.each<[CustomFieldKind, CustomFieldChange, string, string]>([
    ['TEXT', { label: ' ' }, 'REQUIRED', 'label is required'],
    ['TEXT', { label: null }, 'REQUIRED', 'label is required'],
    ['TEXT', { maxLength: 0 }, 'INVALID', 'maxLength must be a whole number from 1 to 1024.'],
    ['TEXT', { maxLength: 1025 }, 'INVALID', 'maxLength must be'],
    ['TEXT', { minimum: 1 }, 'INVALID', 'minimum is for fields of the kind NUMBER; this one is TEXT.'],
    ['BOOLEAN', { choices: ['a'] }, 'INVALID', 'choices is for fields of the kind CHOICE'],
    ['NUMBER', { minimum: 2, maximum: 1 }, 'INVALID', 'minimum cannot be greater'],
    ['NUMBER', { minimum: Number.NaN }, 'INVALID', 'minimum must be a number'],
    ['DATE', { earliest: '2026-02-30' }, 'INVALID', 'earliest must be a day'],
    ['DATE', { earliest: '2026-02-02', latest: '2026-02-01' }, 'INVALID', 'earliest cannot be after'],
    ['CHOICE', { choices: [] }, 'REQUIRED', 'choices are required'],
    ['CHOICE', { choices: null }, 'REQUIRED', 'choices are required'],
    ['CHOICE', { choices: ['a', ''] }, 'REQUIRED', 'choices is required and cannot be empty'],
    ['CHOICE', { choices: ['Straße', 'STRASSE'] }, 'INVALID', 'choices holds "STRASSE" twice'],
    ['CHOICE', { choices: Array.from({ length: 201 }, (_, one) => `c${one}`) }, 'LIMIT_EXCEEDED', 'at most 200'],
  ])('of the kind %s refuses %j', (kind, change, code, message) => {
    expect(() => changed(kind, change)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});
