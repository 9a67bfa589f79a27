import { parseAttributePath, parsePatchPath, printPath } from '../../../scim-adapter/protocol/path.ts';
import { CORE, ENTERPRISE, refusal, URNS } from './fixtures.ts';

const equals = (attribute: string, value: string) => ({ kind: 'compare', path: { attribute }, operator: 'eq', value });

describe('Attribute path (RFC 7644 §3.10)', () => {
  it.each([
    ['userName', { attribute: 'userName' }],
    ['name.givenName', { attribute: 'name', subAttribute: 'givenName' }],
    ['members.$ref', { attribute: 'members', subAttribute: '$ref' }],
    [`${CORE}:userName`, { schema: CORE, attribute: 'userName' }],
    [`${ENTERPRISE}:manager.value`, { schema: ENTERPRISE, attribute: 'manager', subAttribute: 'value' }],
    [`${ENTERPRISE.toUpperCase()}:employeeNumber`, { schema: ENTERPRISE, attribute: 'employeeNumber' }],
  ])('reads %s', (text, path) => {
    expect(parseAttributePath(text, URNS)).toStrictEqual(path);
  });

  it('takes the longest urn that fits', () => {
    expect(parseAttributePath('urn:a:b:c', ['urn:a', 'urn:a:b'])).toStrictEqual({ schema: 'urn:a:b', attribute: 'c' });
  });

  it.each([
    ['', /no attribute/],
    ['1st', /no attribute/],
    ['a.b.c', /no attribute/],
    ['a.', /no attribute/],
    ['.a', /no attribute/],
    ['a b', /no attribute/],
    ['a["b"]', /no attribute/],
    ['__proto__', /no attribute/],
    [CORE, /no attribute/],
    [`${CORE}:`, /no attribute/],
    ['urn:unknown:userName', /starts with no known schema: urn:ietf/],
    [`${CORE}s:userName`, /starts with no known schema/],
    ['a.'.repeat(50_000), /no attribute/],
  ])('SC-15: refuses %.40s as invalidPath', (text, message) => {
    expect(() => parseAttributePath(text, URNS)).toThrow(refusal('invalidPath', message));
  });
});

describe('PATCH path (RFC 7644 §3.5.2)', () => {
  it.each([
    ['members', { attribute: 'members' }],
    ['members[value eq "1"]', { attribute: 'members', filter: equals('value', '1') }],
    ['emails[type eq "work"].value', { attribute: 'emails', subAttribute: 'value', filter: equals('type', 'work') }],
    [
      `${CORE}:emails[type eq "work"].value`,
      { schema: CORE, attribute: 'emails', subAttribute: 'value', filter: equals('type', 'work') },
    ],
    [ENTERPRISE, { schema: ENTERPRISE, attribute: '' }],
  ])('reads %s, and prints it again', (text, path) => {
    expect(parsePatchPath(text, URNS)).toStrictEqual(path);
    expect(printPath(parsePatchPath(text, URNS))).toBe(text);
  });

  it.each([
    ['emails[', /expected the name of a sub-attribute, found the end/],
    ['emails[]', /found "]"/],
    ['emails[type eq "work"', /expected "and", "or" or "]", found the end/],
    ['emails[type eq "work"]value', /expected "." and a sub-attribute, or the end/],
    ['emails[type eq "work"].', /the name of a sub-attribute/],
    ['emails[type eq "work"].value.x', /the name of a sub-attribute/],
    ['emails[type eq "work"] and x pr', /or the end/],
    ['emails.value[type eq "work"]', /expected "\[" after one attribute/],
    ['emails[phones[type pr]]', /expected an operator/],
    ['[type eq "work"]', /expected an attribute/],
    ['urn:unknown:emails[type pr]', /known schema/],
    ['userName eq "x"', /no attribute/],
    [`${ENTERPRISE}:`, /no attribute/],
  ])('refuses %s as invalidPath', (text, message) => {
    expect(() => parsePatchPath(text, URNS)).toThrow(refusal('invalidPath', message));
  });
});
