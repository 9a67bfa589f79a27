import { parseProjection } from '../../../scim-adapter/protocol/projection.ts';
import { CORE, ENTERPRISE, refusal, USER } from './fixtures.ts';

const RESOURCE = {
  schemas: [CORE, ENTERPRISE],
  id: '1',
  meta: { location: '/1', version: 'W/"1"' },
  userName: 'b',
  name: { givenName: 'B', familyName: 'J' },
  emails: [
    { value: 'a', type: 'work', verified: true },
    { value: 'c', type: 'home' },
  ],
  password: 'x',
  notes: 'n',
  shoeSize: 43,
  [ENTERPRISE]: { employeeNumber: '7', manager: { value: '1', displayName: 'M' } },
};
const ALWAYS = { schemas: RESOURCE.schemas, id: '1' };
const { password: _password, notes: _notes, shoeSize: _shoeSize, ...shown } = RESOURCE;
const DEFAULT = { ...shown, emails: RESOURCE.emails.map(({ value, type }) => ({ value, type })) };

const apply = (query: Record<string, string>) => parseProjection(query, USER).apply(RESOURCE);
const without = (key: string) => Object.fromEntries(Object.entries(DEFAULT).filter(([name]) => name !== key));

describe('Projection (RFC 7644 §3.9)', () => {
  it.each([
    ['nothing asked', {}],
    ['nothing in the list', { attributes: '', excludedAttributes: ' , ' }],
    ['excluding what is always returned', { excludedAttributes: 'id,schemas' }],
    ['excluding what is unknown', { excludedAttributes: 'unknown,urn:x:y,__proto__' }],
  ])('leaves out what is never or only on request returned: %s', (_name, query) => {
    expect(apply(query)).toStrictEqual(DEFAULT);
  });

  it.each([
    ['userName', { userName: 'b' }],
    ['USERNAME, id', { userName: 'b' }],
    [`${CORE}:userName`, { userName: 'b' }],
    ['meta.version', { meta: { version: 'W/"1"' } }],
    ['emails.value', { emails: [{ value: 'a' }, { value: 'c' }] }],
    ['emails', { emails: DEFAULT.emails }],
    ['emails,emails.value', { emails: DEFAULT.emails }],
    ['emails.verified', { emails: [{ verified: true }, {}] }],
    ['notes', { notes: 'n' }],
    ['password', {}],
    ['unknown', {}],
    ['name.unknown', {}],
    ['constructor,__proto__', {}],
    [ENTERPRISE, { [ENTERPRISE]: RESOURCE[ENTERPRISE] }],
    [`${ENTERPRISE.toUpperCase()}:employeeNumber`, { [ENTERPRISE]: { employeeNumber: '7' } }],
    [`${ENTERPRISE}:manager.value`, { [ENTERPRISE]: { manager: { value: '1' } } }],
  ])('shows of attributes=%s what is named, and what is always returned', (attributes, named) => {
    expect(apply({ attributes })).toEqual({ ...ALWAYS, ...named });
  });

  it.each([
    ['emails', without('emails')],
    ['EMAILS,emails.value', without('emails')],
    ['name.givenName', { ...DEFAULT, name: { familyName: 'J' } }],
    ['emails.type', { ...DEFAULT, emails: [{ value: 'a' }, { value: 'c' }] }],
    ['name.givenName,name.familyName,name.formatted', without('name')],
    [ENTERPRISE, without(ENTERPRISE)],
    [`${ENTERPRISE}:manager`, { ...DEFAULT, [ENTERPRISE]: { employeeNumber: '7' } }],
  ])('leaves out excludedAttributes=%s', (excludedAttributes, rest) => {
    expect(apply({ excludedAttributes })).toEqual(rest);
  });

  it.each([
    [{ attributes: 'id', excludedAttributes: 'emails' }, /not both/],
    [{ attributes: ['id', 'emails'] }, /"attributes" can be given only once/],
  ])('refuses %j', (query, message) => {
    expect(() => parseProjection(query, USER)).toThrow(refusal('invalidValue', message));
  });

  it.each<[Record<string, string>, string, boolean, boolean]>([
    [{}, 'emails', true, false],
    [{}, 'password', false, false],
    [{}, 'notes', false, false],
    [{}, 'unknown', false, false],
    [{}, ENTERPRISE, true, false],
    [{ attributes: 'emails' }, 'emails.value', true, true],
    [{ attributes: 'emails.value' }, 'emails', true, true],
    [{ attributes: 'emails.value' }, 'emails.type', false, false],
    [{ attributes: 'userName' }, 'emails', false, false],
    [{ attributes: 'userName' }, 'id', true, false],
    [{ attributes: 'userName' }, ENTERPRISE, false, false],
    [{ attributes: `${ENTERPRISE}:manager` }, `${ENTERPRISE}:manager.value`, true, true],
    [{ attributes: `${ENTERPRISE}:manager` }, `${ENTERPRISE}:employeeNumber`, false, false],
    [{ excludedAttributes: 'emails' }, 'emails', false, false],
    [{ excludedAttributes: 'emails' }, 'emails.value', false, false],
    [{ excludedAttributes: 'emails.value' }, 'emails', true, false],
  ])('%j: %s is wanted: %s, named: %s', (query, path, wanted, named) => {
    const projection = parseProjection(query, USER);
    expect([projection.wants(path), projection.names(path)]).toEqual([wanted, named]);
  });
});
