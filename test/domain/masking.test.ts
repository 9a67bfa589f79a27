import { maskedJson, maskedPath } from '../../src/domain/masking.ts';

describe('A text of JSON, masked', () => {
  it.each([
    ['a member', '{"a":{"password":"p","b":1}}', '{"a":{"password":"•••","b":1}}'],
    ['a member of any name that holds the word', '{"newPASSWORDs":["p",{"x":1}]}', '{"newPASSWORDs":"•••"}'],
    [
      'a value beside its path',
      '{"op":"add","value":"p","Path":"urn:User:password"}',
      '{"op":"add","value":"•••","Path":"urn:User:password"}',
    ],
    ['a name in escapes', '{"p\\u0061ssword":"p"}', '{"password":"•••"}'],
    [
      'what a filter compares with',
      '{"filter":"password eq \\"p\\" or a eq \\"b"}',
      '{"filter":"password eq \\"•••\\" or a eq \\"•••\\""}',
    ],
    ['a token of ours', '{"title":"lwscim_abcdefgh_XYZ-_09"}', '{"title":"•••"}'],
  ])('hides %s', (_, text, shown) => expect(maskedJson(text)).toBe(shown));

  it('stays as it came when it names no secret, broken or not', () => {
    for (const text of ['{ "a" : 1 }', '{"a": ', 'plain', '']) expect(maskedJson(text)).toBe(text);
  });

  it('is withheld when it names a secret and cannot be read', () => {
    for (const text of ['{"password": "p"', `${'['.repeat(100_000)}"password"`, '"p\\u0061ssword":"p'])
      expect(maskedJson(text)).toMatch(/^\(This text is not shown/);
  });
});

describe('A path, masked', () => {
  it.each([
    ['/Users?filter=userName%20eq%20%22a%22', '/Users?filter=userName%20eq%20%22a%22'],
    ['/Users?filter=pass%77ord%20eq%20%22p%22&count=1', '/Users?filter=•••&count=1'],
    ['/Users?access_token=x', '/Users?access_token=•••'],
    ['/Users/lwscim_abcdefgh_XYZ', '/Users/•••'],
    ['/Users?%', '/Users?%'],
  ])('%s', (path, shown) => expect(maskedPath(path)).toBe(shown));
});
