import fc from 'fast-check';
import { nameKey, textKey } from '../../src/domain/text-key.ts';

describe('Comparing without case', () => {
  it.each([
    ['Alice', 'aLICE'],
    ['straße', 'STRASSE'],
    ['ẞ', 'ss'],
    ['ﬁne', 'FINE'],
    ['ｆｕｌｌ', 'full'],
    ['K', 'k'],
    ['ſ', 's'],
    ['ὈΔΥΣΣΕΎΣ', 'ὀδυσσεύσ'],
    ['é', 'é'],
    ['İ', 'i̇'],
  ])('SC-21: %s and %s are the same', (one, other) => {
    expect(textKey(one)).toBe(textKey(other));
  });

  it.each([
    ['ı', 'i'],
    ['а (Cyrillic)', 'a (Cyrillic)'],
    ['e', 'é'],
  ])('SC-21: %s and %s are different', (one, other) => {
    expect(textKey(one)).not.toBe(textKey(other));
  });

  it('gives a key that is its own key', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => textKey(textKey(text)) === textKey(text)));
  });

  it('makes no difference between upper and lower case of one text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii' }),
        (text) => textKey(text.toUpperCase()) === textKey(text.toLowerCase()),
      ),
    );
  });

  it('takes names with white space around them for the same name', () => {
    expect(nameKey(' Sales ')).toBe(nameKey('sales'));
  });
});
