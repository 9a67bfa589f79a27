import fc from 'fast-check';
import { ScimError } from '../../../scim-adapter/protocol/error.ts';
import { readResource } from '../../../scim-adapter/protocol/resource.ts';
import { CORE, ENTERPRISE, refusal, USER } from './fixtures.ts';

const read = (body: unknown) => readResource(body, USER);

describe('Body of POST and PUT', () => {
  it('is read as Okta sends it', () => {
    const body = {
      schemas: [CORE],
      userName: 'b@example.com',
      name: { givenName: 'B', familyName: '' },
      emails: [{ primary: true, value: 'b@example.com', type: 'work' }],
      externalId: '00u',
      groups: [],
      password: 'x',
      active: true,
    };
    const { core, extensions } = read(body);
    expect(core).toEqual({
      userName: 'b@example.com',
      name: { givenName: 'B', familyName: null },
      emails: [{ primary: true, value: 'b@example.com', type: 'work' }],
      externalId: '00u',
      password: 'x',
      active: true,
    });
    expect(extensions.size).toBe(0);
  });

  it('ignores what is read-only or unknown: clients send back what they got', () => {
    const body = {
      id: '1',
      meta: { version: 'x' },
      groups: [{ value: '1' }],
      userName: 'b',
      shoeSize: 43,
      'urn:x': {},
    };
    expect(read(body).core).toEqual({ userName: 'b' });
  });

  it('compares keys without case; of several the last counts', () => {
    expect(read({ USERNAME: 'a', username: 'b', EXTERNALID: 'c' }).core).toEqual({ userName: 'b', externalId: 'c' });
  });

  it('tells unset from not sent', () => {
    expect(read({ userName: 'b', emails: null, externalId: '', name: undefined }).core).toEqual({
      userName: 'b',
      emails: null,
      externalId: null,
      name: null,
    });
  });

  it('reads extensions, whether `schemas` lists them or not', () => {
    const extension = { employeeNumber: '7', MANAGER: { value: '1', displayName: 'x' }, userName: 'no' };
    const { extensions } = read({ userName: 'b', [ENTERPRISE.toUpperCase()]: extension });
    expect([...extensions]).toEqual([[ENTERPRISE, { employeeNumber: '7', manager: { value: '1' } }]]);
  });

  it('takes null for an extension without values', () => {
    expect(read({ userName: 'b', [ENTERPRISE]: null }).extensions.size).toBe(0);
  });

  it.each([
    ['invalidSyntax', 'no object', [], /JSON object/],
    ['invalidSyntax', 'null', null, /JSON object/],
    ['invalidSyntax', 'schemas that are no array', { schemas: CORE, userName: 'b' }, /array of strings/],
    ['invalidSyntax', 'schemas that are no strings', { schemas: [1], userName: 'b' }, /array of strings/],
    ['invalidValue', 'no userName', {}, /"userName" is required/],
    ['invalidValue', 'an empty userName', { userName: '' }, /"userName" is required/],
    ['invalidValue', 'a string for emails', { userName: 'b', emails: 'b@example.com' }, /"emails" must be an array/],
    [
      'invalidValue',
      'a string for an extension',
      { userName: 'b', [ENTERPRISE]: 'x' },
      /enterprise.* must be an object/,
    ],
    [
      'invalidValue',
      'a number in one',
      { userName: 'b', [ENTERPRISE]: { employeeNumber: 7 } },
      /User:employeeNumber" must/,
    ],
  ] as const)('refuses as %s: %s', (scimType, _name, body, message) => {
    expect(() => read(body)).toThrow(refusal(scimType, message));
  });

  it('SC-15: reaches no prototype', () => {
    const body = JSON.parse('{"userName":"b","__proto__":{"active":true},"constructor":{"prototype":{}},"toString":1}');
    expect(Object.entries(read(body).core)).toEqual([['userName', 'b']]);
    expect(({} as { active?: boolean }).active).toBeUndefined();
  });

  it('throws nothing but ScimError, whatever it is', () => {
    const key = fc.constantFrom(
      'schemas',
      'userName',
      'name',
      'emails',
      'value',
      'givenName',
      'active',
      '__proto__',
      ENTERPRISE,
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value')),
      ),
    }));
    fc.assert(fc.property(value, throwsOnlyScimError), { numRuns: 2_000 });
  });
});

function throwsOnlyScimError(body: unknown): void {
  try {
    read(body);
  } catch (error) {
    expect(error).toBeInstanceOf(ScimError);
  }
}
