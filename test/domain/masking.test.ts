import { cutJson, cutJsonBytes, maskedJson, maskedPath } from '../../src/domain/masking.ts';

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
    [
      'what a filter compares with, however it is written',
      `{"filter":"(password eq 'p q') or a EQ p] and b ge 'p"}`,
      '{"filter":"(password eq •••) or a EQ •••] and b ge •••"}',
    ],
    ['what is in a path', '{"path":"/Users?password=p&count=1"}', '{"path":"/Users?password=•••&count=•••"}'],
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

describe('A text of JSON that is cut', () => {
  const long = (end: string) => `{"value":"p","filler":"${'x'.repeat(100)}","path":"${end}"}`;
  const bytes = (text: string) => cutJsonBytes(Buffer.from(text), 50);
  const read = (cut: Uint8Array) => new TextDecoder().decode(cut);

  it('is withheld when it names a secret, if only behind the cut', () => {
    expect(cutJson(long('pass\\u0077ord'), 50)).toMatch(/^\(This text is not shown/);
    for (const end of ['password', 'PASSWORD', 'pass\\u0077ord', 'urn:x:User:pwd', 'ä password'])
      expect(maskedJson(read(bytes(long(end))))).toMatch(/^\(This text is not shown/);
  });

  it('is its beginning when it names none, and all of it when it is short', () => {
    expect(cutJson(long('title'), 50)).toBe(long('title').slice(0, 50));
    expect(read(bytes(long('title')))).toBe(long('title').slice(0, 50));
    expect(bytes(long('title')).buffer.byteLength).toBe(50);
    expect(cutJson('{"password":"p"}', 50)).toBe('{"password":"p"}');
    expect(read(bytes('{"password":"p"}'))).toBe('{"password":"p"}');
  });
});

describe('A path, masked', () => {
  it.each([
    ['/Users?filter=userName%20eq%20%22a%22', '/Users?filter=userName%20eq%20%22a%22'],
    ['/Users?filter=pass%77ord%20eq%20%22p%22&count=1', '/Users?filter=•••&count=1'],
    ['/Users?access_token=x', '/Users?access_token=•••'],
    ['/Users/lwscim_abcdefgh_XYZ', '/Users/•••'],
    ['/Users?%', '/Users?%'],
    ['/Users?filter=pass%77ord%20eq%20x%&%zz=1', '/Users?filter=•••&%zz=1'],
    ['/Users?x=lwscim%5Fabcdefgh_XYZ&y=1', '/Users?x=•••&y=1'],
    ['/Users?lwscim_abcdefgh_XYZ', '/Users?•••'],
    ['/lwscim%5Fabcdefgh_XYZ/x', '/•••/x'],
  ])('%s', (path, shown) => expect(maskedPath(path)).toBe(shown));
});
