import fc from 'fast-check';
import { jsonPieces } from '../../../scim-adapter/protocol/json-pieces.ts';

describe('JSON in pieces', () => {
  it('is that of JSON.stringify', () => {
    const value = fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue(), { maxLength: 20 }), fc.constant(undefined));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), fc.integer({ min: 1, max: 7 }), (object, elementsMax) => {
        expect([...jsonPieces(object, elementsMax)].join('')).toBe(JSON.stringify(object));
      }),
    );
  });

  it('has no piece of more elements than asked for', () => {
    expect([...jsonPieces({ id: 'x', members: [1, 2, 3, 4, 5], meta: {} }, 2)]).toEqual([
      '{"id":"x"',
      ',"members":[',
      '1,2',
      ',3,4',
      ',5',
      ']',
      ',"meta":{}',
      '}',
    ]);
  });
});
