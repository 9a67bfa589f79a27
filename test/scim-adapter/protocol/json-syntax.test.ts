import fc from 'fast-check';
import { findSyntaxFault } from '../../../scim-adapter/protocol/json-syntax.ts';

describe('Where a text stops being JSON', () => {
  it.each([
    ['{"a":1,}', 'expected a key in double quotes at line 1, column 8'],
    ['{"a" 1}', 'expected ":" at line 1, column 6'],
    ['{"a":1 "b":2}', 'expected "," or "}" at line 1, column 8'],
    ['[1}', 'expected "," or "]" at line 1, column 3'],
    ['[1,]', 'expected a value at line 1, column 4'],
    ['[', 'expected a value or "]", found the end'],
    ['{\n  "a": tru\n}', 'expected a value at line 2, column 8'],
    ['01', 'expected nothing more at line 1, column 2'],
    ['"a\\x"', 'expected the rest of a string, without control characters or unknown escapes at line 1, column 3'],
    ['"a\n"', 'expected the rest of a string, without control characters or unknown escapes at line 1, column 3'],
    ['"a', 'expected the rest of a string, without control characters or unknown escapes, found the end'],
  ])('%j: %s', (text, fault) => {
    expect(findSyntaxFault(text)).toBe(fault);
  });

  it('finds a fault exactly where JSON.parse does', () => {
    const token = fc.constantFrom(
      ...'{}[],:"\\ \t\n\u00a0',
      '""',
      '"a"',
      '\\n',
      '\\u00e4',
      '0',
      '-1.5e+3',
      '1.',
      'true',
      'null',
      '\u007f',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join('')),
        ),
        (text) => {
          expect(findSyntaxFault(text) === undefined).toBe(isJson(text));
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
