import { findAttribute, findSchema } from '../../../scim-adapter/protocol/schema.ts';
import { CORE, ENTERPRISE, USER } from './fixtures.ts';

describe('Looking up an attribute', () => {
  it.each([
    [{ attribute: 'USERNAME' }, CORE, 'userName', undefined],
    [{ attribute: 'externalid' }, undefined, 'externalId', undefined],
    [{ schema: CORE, attribute: 'meta', subAttribute: 'Version' }, undefined, 'meta', 'version'],
    [{ attribute: 'name', subAttribute: 'givenname' }, CORE, 'name', 'givenName'],
    [{ schema: ENTERPRISE.toUpperCase(), attribute: 'Manager', subAttribute: 'value' }, ENTERPRISE, 'manager', 'value'],
  ])('finds %j without case', (path, schema, attribute, subAttribute) => {
    const found = findAttribute(USER, path);
    expect([found?.schema?.id, found?.attribute.name, found?.subAttribute?.name]).toEqual([
      schema,
      attribute,
      subAttribute,
    ]);
  });

  it.each([
    [{ attribute: 'employeeNumber' }],
    [{ schema: ENTERPRISE, attribute: 'userName' }],
    [{ schema: ENTERPRISE, attribute: 'id' }],
    [{ schema: ENTERPRISE, attribute: '' }],
    [{ schema: 'urn:unknown', attribute: 'userName' }],
    [{ attribute: 'name', subAttribute: 'unknown' }],
    [{ attribute: 'userName', subAttribute: 'value' }],
    [{ attribute: '__proto__' }],
    [{ attribute: 'constructor' }],
    [{ attribute: 'name', subAttribute: 'toString' }],
  ])('SC-15: finds nothing at %j', (path) => {
    expect(findAttribute(USER, path)).toBeUndefined();
  });

  it('finds a schema by its urn', () => {
    expect(findSchema(USER, ENTERPRISE.toUpperCase())?.id).toBe(ENTERPRISE);
    expect(findSchema(USER, '__proto__')).toBeUndefined();
  });
});
