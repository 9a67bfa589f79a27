import type { Attribute } from '../../../scim-adapter/protocol/schema.ts';
import { coerce } from '../../../scim-adapter/protocol/value.ts';
import { attribute, refusal, USER } from './fixtures.ts';

const type = (name: Attribute['type'], details: Partial<Attribute> = {}) => attribute('x', { type: name, ...details });
const read = (attributeOfX: Attribute, value: unknown) => coerce(attributeOfX, value, attributeOfX.name);
const named = (name: string) => USER.core.attributes.find((candidate) => candidate.name === name)!;
const many = type('string', { multiValued: true });
const list = type('string', { canonicalValues: ['employee', 'approver'] });

describe('Value of an attribute', () => {
  it.each([
    [type('string'), 'x', 'x'],
    [type('boolean'), false, false],
    [type('boolean'), 'True', true],
    [type('boolean'), 'false', false],
    [type('integer'), -3, -3],
    [type('decimal'), 1.5, 1.5],
    [type('dateTime'), '2024-02-29T09:00:00Z', '2024-02-29T09:00:00Z'],
    [type('dateTime'), '2026-01-31T09:00:00.123+02:00', '2026-01-31T09:00:00.123+02:00'],
    [type('binary'), 'aGk=', 'aGk='],
    [type('reference'), '../Users/1', '../Users/1'],
    [many, ['a', 'b'], ['a', 'b']],
    [many, ['a', null], ['a']],
    [list, 'APPROVER', 'approver'],
    [attribute('type', { canonicalValues: ['work'] }), 'office', 'office'],
  ])('reads %j', (attributeOfX, value, read_) => {
    expect(read(attributeOfX, value)).toEqual(read_);
  });

  it.each(
    [null, undefined, '', []].flatMap(
      (value) =>
        [
          [type('string'), value],
          [many, value],
          [named('emails'), value],
        ] as const,
    ),
  )('of %j takes %j for unset', (attributeOfX, value) => {
    expect(read(attributeOfX, value)).toBeNull();
  });

  it('reads a complex one by the names of its schema, without unknown and read-only ones', () => {
    expect(read(named('name'), { GIVENNAME: 'B', familyName: null, formatted: 'x', unknown: 1 })).toEqual({
      givenName: 'B',
      familyName: null,
    });
  });

  it('reads one object for a list of one, as OneLogin sends it', () => {
    expect(read(named('emails'), { value: 'a', primary: 'True' })).toEqual([{ value: 'a', primary: true }]);
  });

  it.each([
    [type('string'), 1, /"x" must be a string; it came as a number/],
    [type('string'), ['a'], /it came as an array/],
    [type('boolean'), 'yes', /"x" must be true or false; it came as a string/],
    [type('boolean'), 1, /true or false/],
    [type('integer'), 1.5, /a whole number/],
    [type('integer'), '1', /a whole number/],
    [type('integer'), 2 ** 53, /up to 9007199254740991/],
    [type('decimal'), '1', /a number/],
    [type('dateTime'), '2026-02-30T09:00:00Z', /2026-01-31T09:00:00Z/],
    [type('dateTime'), '2026-13-01T09:00:00Z', /a date and time/],
    [type('dateTime'), '2026-01-31', /a date and time/],
    [type('binary'), 'a b', /Base64/],
    [many, 'a', /an array, each element a string; it came as a string/],
    [many, [1], /must be a string; it came as a number/],
    [list, 'owner', /must be one of employee, approver/],
    [type('string', { canonicalValues: ['a'], caseExact: true }), 'A', /one of a/],
    [type('string', { required: true }), '', /"x" is required/],
    [named('name'), 'Barbara', /"name" must be an object with givenName, familyName; it came as a string/],
    [named('name'), [{ givenName: 'B' }], /it came as an array/],
    [named('emails'), 'a@example.com', /an array, each element an object with value, type, primary/],
    [named('emails'), ['a@example.com'], /an object with value/],
    [named('emails'), [{ value: 1 }], /"emails.value" must be a string/],
  ])('refuses: %j, %j', (attributeOfX, value, message) => {
    expect(() => read(attributeOfX, value)).toThrow(refusal('invalidValue', message));
  });

  it('says nothing about a secret', () => {
    expect(() => read(named('password'), { secret: 1 })).toThrow(/^"password" must be a string\.$/);
  });

  it('SC-15: has no prototype that a key could reach', () => {
    const value = JSON.parse('{"__proto__":{"givenName":"x"},"constructor":1,"familyName":"y"}');
    expect(Object.entries(read(named('name'), value) as object)).toEqual([['familyName', 'y']]);
    expect(Object.getPrototypeOf(read(named('name'), value))).toBeNull();
  });
});
