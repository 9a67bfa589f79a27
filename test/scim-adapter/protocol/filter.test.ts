import { type Filter, printFilter } from '../../../scim-adapter/protocol/filter.ts';
import { FILTER_CHARACTERS_MAX, parseFilter } from '../../../scim-adapter/protocol/filter-parser.ts';
import { CORE, refusal, URNS } from './fixtures.ts';

const parse = (text: string) => parseFilter(text, URNS);
const present = (attribute: string): Filter => ({ kind: 'present', path: { attribute } });
const compare = (attribute: string, operator: string, value: unknown) => ({
  kind: 'compare',
  path: { attribute },
  operator,
  value,
});
const [a, b, c] = [present('a'), present('b'), present('c')];
const work = compare('type', 'eq', 'work');

describe('Filter (RFC 7644 §3.4.2.2)', () => {
  it.each(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'])('reads the operator %s in any case', (operator) => {
    expect(parse(`userName ${operator.toUpperCase()} "x"`)).toEqual(compare('userName', operator, 'x'));
  });

  it.each([
    ['"bjensen"', 'bjensen'],
    ['"\\"q\\" \\\\ \\u00e4 \\ud83d\\ude00 \\/ \\n"', '"q" \\ ä 😀 / \n'],
    ['")("', ')('],
    ['true', true],
    ['False', false],
    ['NULL', null],
    ['0', 0],
    ['-12.5e+2', -1250],
  ])('reads the value %s', (text, value) => {
    expect(parse(`x eq ${text}`)).toEqual(compare('x', 'eq', value));
  });

  it.each<[string, unknown]>([
    ['a pr or b pr and c pr', { kind: 'or', operands: [a, { kind: 'and', operands: [b, c] }] }],
    ['(a pr or b pr) and c pr', { kind: 'and', operands: [{ kind: 'or', operands: [a, b] }, c] }],
    ['a pr AND (b pr And c pr)', { kind: 'and', operands: [a, b, c] }],
    ['not (a pr) and b pr', { kind: 'and', operands: [{ kind: 'not', operand: a }, b] }],
    ['NOT(a pr or b pr)', { kind: 'not', operand: { kind: 'or', operands: [a, b] } }],
    [' ( ( a   pr ) )\t', a],
    [`${CORE}:userName pr`, { kind: 'present', path: { schema: CORE, attribute: 'userName' } }],
    ['name.familyName pr', { kind: 'present', path: { attribute: 'name', subAttribute: 'familyName' } }],
    ['emails[type eq "work"]', { kind: 'some', path: { attribute: 'emails' }, filter: work }],
    [
      'emails[type eq "work" and (value co "@" or not (primary pr))]',
      {
        kind: 'some',
        path: { attribute: 'emails' },
        filter: {
          kind: 'and',
          operands: [
            work,
            { kind: 'or', operands: [compare('value', 'co', '@'), { kind: 'not', operand: present('primary') }] },
          ],
        },
      },
    ],
  ])('reads %s', (text, filter) => {
    expect(parse(text)).toStrictEqual(filter);
  });

  it.each([
    ['emails[type eq "work"].value eq "x"', 'emails[type eq "work" and value eq "x"]'],
    ['emails[type eq "work"].value pr', 'emails[type eq "work" and value pr]'],
    ['roles[primary eq True].value eq "x" and a pr', 'roles[primary eq true and value eq "x"] and a pr'],
    ['emails[a pr or b pr].value ne "x"', 'emails[(a pr or b pr) and value ne "x"]'],
    ['emails[a pr and b pr].value pr', 'emails[a pr and b pr and value pr]'],
  ])('reads a condition behind the bracket, as Entra ID sends it: %s', (text, standard) => {
    expect(printFilter(parse(text))).toBe(standard);
    expect(parse(standard)).toStrictEqual(parse(text));
  });

  it.each([
    ['', /Character 1: expected an attribute, "not" or "\(", found the end/],
    ['userName', /Character 9: expected an operator \(eq, ne, co, sw, ew, gt, ge, lt, le, pr\), found the end/],
    ['userName is "x"', /Character 10: expected an operator .* found "is"/],
    ['userName eq', /Character 12: expected a string, a number, true, false, null after "eq", found the end/],
    ['userName eq bjensen', /after "eq", found a word without quotes\.$/],
    ["userName eq 'x'", /found a word without quotes\.$/],
    ['userName eq 01', /found a word without quotes/],
    ['userName eq .5', /found a word without quotes/],
    ['userName eq 1e999', /found a word without quotes/],
    ['userName eq "x', /a string without its closing quote/],
    ['userName eq "x\\"', /a string without its closing quote/],
    ['userName eq "\\x"', /found a string/],
    ['userName eq "\n"', /found a string/],
    ['userName eq "x" userName pr', /Character 17: expected "and", "or" or the end, found "userName"/],
    ['userName eq "x" and', /expected an attribute/],
    ['userName eq "x")', /found "\)"/],
    ['(userName pr', /expected "and", "or" or "\)"/],
    ['not userName pr', /expected "\(" after "not"/],
    ['active gt true', /expected a string, a number after "gt", found true\.$/],
    ['age co 5', /expected a string after "co", found a number\.$/],
    ['title lt null', /found null\.$/],
    ['"userName" eq "x"', /expected an attribute/],
    ['a.b.c pr', /expected an attribute/],
    ['urn:unknown:a pr', /known schema/],
    ['name.x[y pr]', /expected an operator/],
    ['emails[phones[x pr]]', /expected an operator/],
    ['emails[a.b pr]', /the name of a sub-attribute/],
    ['emails[x pr', /"]"/],
    ['emails[x pr]]', /the end/],
    ['emails[x pr].', /"\." and the name/],
    ['emails[x pr].value', /expected an operator/],
    ['emails[x pr)', /"]"/],
  ])('refuses %s as invalidFilter', (text, message) => {
    expect(() => parse(text)).toThrow(refusal('invalidFilter', message));
  });

  it('does not repeat a string, which may be a secret', () => {
    expect(() => parse('password "hunter2"')).toThrow(refusal('invalidFilter', /^(?!.*hunter2)/));
  });

  it.each(['\\u0000', '\\ud800'])('SC-14: refuses %s in a string', (escaped) => {
    expect(() => parse(`userName eq "${escaped}"`)).toThrow(refusal('invalidFilter'));
  });

  it.each(['__proto__', 'constructor.__proto__', '__proto__[x pr]'])('SC-15: refuses %s as an attribute', (name) => {
    expect(() => parse(`${name} eq "x"`)).toThrow(refusal('invalidFilter'));
  });

  it.each(['toString', 'constructor', 'hasOwnProperty'])('SC-15: knows no operator %s', (name) => {
    expect(() => parse(`userName ${name} "x"`)).toThrow(refusal('invalidFilter', /expected an operator/));
  });
});

describe('Limits of a filter', () => {
  const brackets = (depth: number) => `${'('.repeat(depth)}a pr${')'.repeat(depth)}`;
  const conditions = (count: number) => Array.from({ length: count }, () => 'a pr').join(' or ');

  it('SC-08: reads one at the limits', () => {
    expect(parse(brackets(10))).toEqual(a);
    expect(parse(`not (${'('.repeat(8)}emails[x pr]${')'.repeat(8)})`)).toMatchObject({ kind: 'not' });
    expect(parse(conditions(199))).toMatchObject({ kind: 'or' });
    expect(parse(`a eq "${'x'.repeat(FILTER_CHARACTERS_MAX - 7)}"`)).toMatchObject({ kind: 'compare' });
  });

  it.each([
    ['depth', brackets(11), /at most 10 nested brackets/],
    ['depth of not', `${'not ('.repeat(11)}a pr${')'.repeat(11)}`, /at most 10 nested brackets/],
    ['depth within []', `${'('.repeat(10)}emails[x pr]${')'.repeat(10)}`, /at most 10 nested brackets/],
    ['nodes', conditions(200), /at most 200 nodes/],
    ['length', `a eq "${'x'.repeat(FILTER_CHARACTERS_MAX - 6)}"`, /at most 2048 characters; this one has 2049/],
    ['10,000 and', Array.from({ length: 10_000 }, () => 'a pr').join(' and '), /at most 2048 characters/],
  ])('SC-08: refuses one beyond them: %s', (_name, text, message) => {
    expect(() => parse(text)).toThrow(refusal('invalidFilter', message));
  });

  const hostile = [
    '(',
    '[',
    '"',
    '\\',
    '"\\',
    'not ',
    'not(',
    'a[',
    'a pr and ',
    'a.',
    'urn:',
    ' ',
    '-',
    '1',
    '1e',
    '"a" ',
  ];
  it.each(hostile)('SC-08: refuses %j, repeated up to the limit and up to 100 kB', (piece) => {
    for (const size of [FILTER_CHARACTERS_MAX, 100_000])
      for (const start of ['', 'a eq ', 'a[b eq '])
        expect(() => parse(start + piece.repeat((size - start.length) / piece.length))).toThrow(
          refusal('invalidFilter'),
        );
  });
});
