import fc from 'fast-check';
import { ScimError } from '../../../scim-adapter/protocol/error.ts';
import { parseJson } from '../../../scim-adapter/protocol/json.ts';
import { PATCH_URN, parsePatch } from '../../../scim-adapter/protocol/patch.ts';
import { CORE, ENTERPRISE, refusal, URNS } from './fixtures.ts';

const patch = (...operations: unknown[]) => parsePatch({ schemas: [PATCH_URN], Operations: operations }, URNS);
const keyed = (path: object, value: unknown, op = 'replace') => ({ op, path, value, explicit: false });
const equals = (attribute: string, value: string) => ({ kind: 'compare', path: { attribute }, operator: 'eq', value });

describe('PATCH body (RFC 7644 §3.5.2)', () => {
  it('reads operations in their order', () => {
    expect(
      patch({ op: 'replace', path: 'name.givenName', value: 'B' }, { op: 'remove', path: 'members[value eq "1"]' }),
    ).toStrictEqual([
      { op: 'replace', path: { attribute: 'name', subAttribute: 'givenName' }, value: 'B', explicit: true },
      { op: 'remove', path: { attribute: 'members', filter: equals('value', '1') }, value: undefined, explicit: true },
    ]);
  });

  it.each([
    ['op and keys in any case, as Entra ID sends the op', { OPERATIONS: [{ Op: 'Add', PATH: 'title', Value: 'x' }] }],
    ['no schemas, as BoxyHQ', { Operations: [{ op: 'add', path: 'title', value: 'x' }] }],
    ['schemas null', { schemas: null, Operations: [{ op: 'add', path: 'title', value: 'x' }] }],
    [
      'the urn in any case',
      { schemas: [PATCH_URN.toUpperCase()], Operations: [{ op: 'add', path: 'title', value: 'x' }] },
    ],
  ])('tolerates %s', (_name, body) => {
    expect(parsePatch(body, URNS)).toEqual([{ op: 'add', path: { attribute: 'title' }, value: 'x', explicit: true }]);
  });

  it('takes null for a value: it unsets', () => {
    expect(patch({ op: 'replace', path: 'title', value: null })).toMatchObject([{ value: null }]);
  });

  it('keeps the value of a remove, by which Entra ID names the member', () => {
    const value = [{ $ref: null, value: '1' }];
    expect(patch({ op: 'Remove', path: 'members', value })).toMatchObject([{ op: 'remove', value, explicit: true }]);
  });

  it.each([
    ['no object', [], 'invalidSyntax', /JSON object/],
    ['no Operations', {}, 'invalidSyntax', /at least one/],
    ['empty Operations', { Operations: [] }, 'invalidSyntax', /at least one/],
    ['Operations that are an object', { Operations: { op: 'add' } }, 'invalidSyntax', /array/],
    ['other schemas', { schemas: [CORE], Operations: [{ op: 'remove', path: 'a' }] }, 'invalidSyntax', /PatchOp/],
    ['schemas without a urn', { schemas: [], Operations: [{ op: 'remove', path: 'a' }] }, 'invalidSyntax', /PatchOp/],
    [
      'schemas that are a string',
      { schemas: PATCH_URN, Operations: [{ op: 'remove', path: 'a' }] },
      'invalidSyntax',
      /array/,
    ],
  ] as const)('refuses a body with %s as %s', (_name, body, scimType, message) => {
    expect(() => parsePatch(body, URNS)).toThrow(refusal(scimType, message));
  });

  it.each([
    ['invalidSyntax', null, /must be an object/],
    ['invalidSyntax', { path: 'a', value: 1 }, /"op" must be add, remove, replace\./],
    ['invalidSyntax', { op: 'move', path: 'a', value: 1 }, /, not "move"/],
    ['invalidSyntax', { op: '__proto__', path: 'a' }, /"op" must be/],
    ['invalidPath', { op: 'remove', path: 1 }, /"path" must be a string/],
    ['invalidPath', { op: 'remove', path: 'a b' }, /no attribute/],
    ['invalidPath', { op: 'add', path: 'urn:unknown:a', value: 1 }, /no known schema/],
    ['invalidPath', { op: 'remove', path: 'members[value eq]' }, /Character 17: expected a string/],
    ['invalidPath', { op: 'add', path: '__proto__', value: 1 }, /no attribute/],
    ['noTarget', { op: 'remove' }, /needs a "path"/],
    ['noTarget', { op: 'remove', path: '', value: 'x' }, /needs a "path"/],
    ['noTarget', { op: 'remove', value: {} }, /needs a "path"/],
    ['invalidValue', { op: 'add', path: 'a' }, /needs a "value"/],
    ['invalidValue', { op: 'replace' }, /needs an object/],
    ['invalidValue', { op: 'add', value: [{ a: 1 }] }, /needs an object/],
    ['invalidValue', { op: 'add', path: ENTERPRISE, value: 'x' }, /enterprise.* must be an object/],
    ['invalidPath', { op: 'add', value: { 'emails[type': 'x' } }, /expected an operator/],
  ] as const)('SC-15: refuses as %s, naming the operation: %j', (scimType, operation, message) => {
    expect(() => patch({ op: 'remove', path: 'title' }, operation)).toThrow(refusal(scimType, message));
    expect(() => patch({ op: 'remove', path: 'title' }, operation)).toThrow(/^Operations\[1\]: /);
  });
});

describe('PATCH without a path: one operation per key', () => {
  it.each([
    ['no path', {}],
    ['path null', { path: null }],
    ['path ""', { path: '' }],
  ])('as Okta deactivates: %s', (_name, path) => {
    expect(patch({ op: 'replace', ...path, value: { active: false } })).toStrictEqual([
      keyed({ attribute: 'active' }, false),
    ]);
  });

  it('marks keys as no paths of the client’s, so that those which Okta repeats can be left out', () => {
    const value = { id: '1', displayName: 'G', members: [] };
    expect(patch({ op: 'replace', value })).toStrictEqual([
      keyed({ attribute: 'id' }, '1'),
      keyed({ attribute: 'displayName' }, 'G'),
      keyed({ attribute: 'members' }, []),
    ]);
  });

  it('reads dotted, qualified and filtered keys, as Entra ID sends them', () => {
    const value = {
      'name.givenName': 'B',
      [`${ENTERPRISE}:employeeNumber`]: '7',
      [`${CORE}:title`]: 'x',
      'emails[type eq "work"].value': 'a@example.com',
    };
    expect(patch({ op: 'replace', value })).toStrictEqual([
      keyed({ attribute: 'name', subAttribute: 'givenName' }, 'B'),
      keyed({ schema: ENTERPRISE, attribute: 'employeeNumber' }, '7'),
      keyed({ schema: CORE, attribute: 'title' }, 'x'),
      keyed({ attribute: 'emails', filter: equals('type', 'work'), subAttribute: 'value' }, 'a@example.com'),
    ]);
  });

  it('keeps the object of a complex attribute whole', () => {
    expect(patch({ op: 'add', value: { name: { givenName: 'B' } } })).toStrictEqual([
      keyed({ attribute: 'name' }, { givenName: 'B' }, 'add'),
    ]);
  });

  it('reads what the object behind a urn holds, also when the urn is the path', () => {
    const extension = { employeeNumber: '7', 'manager.value': '1', '-unknown': 1 };
    const operations = [
      keyed({ schema: ENTERPRISE, attribute: 'employeeNumber' }, '7'),
      keyed({ schema: ENTERPRISE, attribute: 'manager', subAttribute: 'value' }, '1'),
    ];
    expect(patch({ op: 'replace', value: { [ENTERPRISE.toLowerCase()]: extension } })).toStrictEqual(operations);
    expect(patch({ op: 'replace', path: ENTERPRISE, value: extension })).toStrictEqual(operations);
  });

  it('leaves a urn whole when nothing is behind it', () => {
    const path = { schema: ENTERPRISE, attribute: '' };
    expect(patch({ op: 'remove', path: ENTERPRISE })).toMatchObject([{ path, value: undefined, explicit: true }]);
    expect(patch({ op: 'replace', value: { [ENTERPRISE]: null } })).toMatchObject([
      { path, value: null, explicit: false },
    ]);
  });

  it('removes what the value names, as Salesforce sends it', () => {
    const members = [{ value: '1' }];
    expect(patch({ op: 'remove', value: { members } })).toStrictEqual([
      keyed({ attribute: 'members' }, members, 'remove'),
    ]);
  });

  it('SC-15: ignores keys that can be no attribute of ours', () => {
    const body =
      '{"Operations":[{"op":"add","value":{"__proto__":{"polluted":1},"urn:unknown:a":1,"":1,"a b":1,"title":"x"}}]}';
    expect(parsePatch(parseJson(Buffer.from(body)), URNS)).toStrictEqual([keyed({ attribute: 'title' }, 'x', 'add')]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('PATCH body, whatever it is', () => {
  const key = fc.constantFrom(
    'op',
    'path',
    'value',
    'Operations',
    'schemas',
    'members',
    '__proto__',
    'a[b',
    ENTERPRISE,
    CORE,
  );
  const word = fc.constantFrom('add', 'remove', 'Replace', 'members[value eq "1"]', 'name.x', '', ENTERPRISE, '\u0000');
  const { value } = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), word, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
    object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  }));
  const operation = fc.record({ op: word, path: fc.oneof(word, value), value }, { requiredKeys: [] });
  const body = fc.oneof(value, fc.record({ Operations: fc.array(fc.oneof(operation, value)) }));

  it('throws nothing but ScimError', () => {
    fc.assert(fc.property(body, throwsOnlyScimError), { numRuns: 3_000 });
  });

  it.each([
    ['invalidPath', '('],
    ['invalidPath', '"'],
    ['invalidPath', '\\'],
    ['invalidPath', 'a.'],
    ['invalidPath', 'urn:'],
    ['invalidFilter', '['],
    ['invalidFilter', 'a['],
    ['invalidFilter', 'a[not('],
  ] as const)('SC-08: refuses as %s a path of 100 kB of %j', (scimType, piece) => {
    expect(() => patch({ op: 'remove', path: piece.repeat(100_000 / piece.length) })).toThrow(refusal(scimType));
  });

  it('SC-08: holds the filter of a path to the limits of filters', () => {
    const path = `members[${'('.repeat(10)}value pr${')'.repeat(10)}]`;
    expect(() => patch({ op: 'remove', path })).toThrow(refusal('invalidFilter', /at most 10 nested brackets/));
  });

  it('reads 1,000 operations and 10,000 keys', () => {
    expect(patch(...Array.from({ length: 1_000 }, (_, at) => ({ op: 'add', path: 'title', value: at })))).toHaveLength(
      1_000,
    );
    const entries = Array.from({ length: 10_000 }, (_, at) => [at % 2 ? `-${at}` : `k${at}`, at]);
    expect(patch({ op: 'add', value: Object.fromEntries(entries) })).toHaveLength(5_000);
  });
});

function throwsOnlyScimError(body: unknown): void {
  try {
    parsePatch(body, URNS);
  } catch (error) {
    expect(error).toBeInstanceOf(ScimError);
  }
}
