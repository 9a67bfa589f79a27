import fc from 'fast-check';
import { ScimError } from '../../../scim-adapter/protocol/error.ts';
import { JSON_DEPTH_MAX, memberNamed, parseJson } from '../../../scim-adapter/protocol/json.ts';
import { refusal } from './fixtures.ts';

const parseText = (text: string) => parseJson(Buffer.from(text));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('JSON body', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: JSON_DEPTH_MAX - 1, stringUnit: 'grapheme' }), (value) => {
        fc.pre(!JSON.stringify(value).includes('\\u0000'));
        expect(parseText(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('SC-14: takes the last of duplicate keys', () => {
    expect(parseText('{"userName":"a","userName":"b"}')).toEqual({ userName: 'b' });
  });

  it.each([
    ['a byte-order mark', Buffer.from('\uFEFF{}'), /byte-order mark/],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), /UTF-8/],
    ['a byte that is no UTF-8', Buffer.from([0x22, 0xff, 0x22]), /UTF-8/],
    ['an overlong form', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), /UTF-8/],
    ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), /UTF-8/],
    ['nothing', Buffer.from(''), /expected a value, found the end/],
    ['NaN', Buffer.from('{"a":NaN}'), /expected a value at line 1, column 6/],
    ['a comment', Buffer.from('{} // no'), /expected nothing more at line 1, column 4/],
    ['a single-quoted key', Buffer.from("{'a':1}"), /expected a key in double quotes or "}" at line 1, column 2/],
    ['a raw NUL', Buffer.from('"\0"'), /without control characters/],
    ['depth above the limit', Buffer.from(nested(JSON_DEPTH_MAX + 1)), /deeper than 20/],
    ['depth 1,000,000, never closed', Buffer.from('[{"a":'.repeat(1_000_000)), /deeper than 20/],
    ['depth 1,000,000, closed', Buffer.from(nested(1_000_000)), /deeper than 20/],
  ])('SC-14: refuses %s as invalidSyntax', (_name, bytes, message) => {
    expect(() => parseJson(bytes)).toThrow(refusal('invalidSyntax', message));
  });

  it.each([
    ['NUL in a string', '{"a":["x\\u0000"]}'],
    ['NUL in a key', '{"a\\u0000":1}'],
    ['a high surrogate alone', '{"a":"\\ud800"}'],
    ['a low surrogate alone', '["\\udc00"]'],
    ['a lone surrogate in a key', '{"\\ud800":1}'],
    ['a number beyond all bounds', '{"a":1e999}'],
    ['a negative one', '-1e999'],
  ])('SC-14: refuses %s as invalidValue', (_name, text) => {
    expect(() => parseText(text)).toThrow(refusal('invalidValue'));
  });

  it('SC-14: reads the deepest body allowed, and brackets in strings do not count', () => {
    expect(parseText(nested(JSON_DEPTH_MAX))).toHaveLength(1);
    expect(parseText(`"${'['.repeat(100)}\\"${'{'.repeat(100)}"`)).toHaveLength(201);
  });

  it('SC-15: keeps __proto__ as a key like any other', () => {
    const value = parseText('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('never repeats a value in its message', () => {
    expect(() => parseText('{"password":"hunter2" "x"}')).toThrow(refusal('invalidSyntax', /^(?!.*hunter2)/));
    expect(() => parseText('{"password":hunter2}')).toThrow(refusal('invalidSyntax', /^(?!.*hunter2)/));
  });

  it.each(['[', '{', '"', '\\', '"\\', '{"":', '[[],', '-', '\\u0000'])('SC-14: refuses 100 kB of %j', (piece) => {
    expect(() => parseText(piece.repeat(100_000 / piece.length))).toThrow(refusal('invalidSyntax'));
  });

  it('SC-14: throws nothing but ScimError, whatever the bytes', () => {
    const token = fc.constantFrom(
      ...'{}[],:"\\ \n',
      '"a"',
      '\\u',
      'd800',
      '1e99',
      '-',
      'true',
      'nul',
      '\u00e4',
      '\uFEFF',
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.array(token).map((tokens) => Buffer.from(tokens.join(''))),
    );
    fc.assert(fc.property(bytes, throwsOnlyScimError), { numRuns: 2_000 });
  });

  it('finds a member without case, the last of several', () => {
    expect(memberNamed({ Operations: 1, operations: 2, other: 3 }, 'operations')).toBe(2);
    expect(memberNamed({}, 'constructor')).toBeUndefined();
  });
});

function throwsOnlyScimError(bytes: Uint8Array): void {
  try {
    parseJson(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(ScimError);
  }
}
