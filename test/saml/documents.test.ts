import { jest } from '@jest/globals';
import { edited } from '../support/saml/forge.ts';
import type { SamlStage, Waiting } from '../support/saml/stage.ts';

/** Documents that the parser was given: what is refused before costs nothing, whatever is in it. */
let parsed = 0;
const xmldom = await import('@xmldom/xmldom');
jest.unstable_mockModule('@xmldom/xmldom', () => ({
  ...xmldom,
  DOMParser: class extends xmldom.DOMParser {
    override parseFromString(text: string, type?: string) {
      parsed++;
      return super.parseFromString(text, type);
    }
  },
}));
const { base64, expectRejected, expectSignedIn, setSamlStage } = await import('../support/saml/stage.ts');

describe('What is no response at all', () => {
  let stage: SamlStage;
  let waiting: Waiting;
  beforeAll(async () => {
    stage = await setSamlStage();
  });
  afterAll(() => stage.stop());
  beforeEach(async () => {
    waiting = await stage.begin();
    parsed = 0;
  });
  const prefixed = (text: string) => (xml: string) => `${text}${xml}`;
  const inName = (text: string) => (xml: string) => edited(xml, /ada@acme\.test/, text);
  const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

  const notParsed: [string, (xml: string) => string, RegExp][] = [
    ['SAML-27: a comment in the name', inName('admin@acme.test<!-- -->.evil.test'), /comment/],
    ['SAML-27: a processing instruction in the name', inName('admin@acme.test<?x?>.evil.test'), /processing/],
    ['SAML-27: CDATA in the name', inName('<![CDATA[admin@acme.test]]>'), /CDATA/],
    ['SAML-30: DOCTYPE alone', prefixed('<!DOCTYPE r>'), /DOCTYPE/],
    ['SAML-30: a file', prefixed('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), /DOCTYPE/],
    ['SAML-30: an address', prefixed('<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd">'), /DOCTYPE/],
    ['SAML-30: a parameter entity', prefixed('<!DOCTYPE r [<!ENTITY % x "y"> %x;]>'), /DOCTYPE/],
    ['SAML-30: a billion laughs', prefixed(`<!DOCTYPE r [<!ENTITY l0 "lol">${lol}]>`), /DOCTYPE/],
    ['SAML-30: quadratic blow-up', prefixed(`<!DOCTYPE r [<!ENTITY x "${'x'.repeat(50_000)}">]>`), /DOCTYPE/],
    ['SAML-31: 20,000 nested elements', inName(`${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`), /too many elements/],
    [
      'SAML-31: 10,000 attributes',
      inName(`<a ${Array.from({ length: 10_000 }, (_, n) => `a${n}=""`).join(' ')}/>`),
      /too many attributes/,
    ],
    ['SAML-31: a long attribute', inName(`<a b="${'x'.repeat(200_000)}"/>`), /too many attributes/],
    ['SAML-31: 256 KiB and one byte', (xml) => xml + ' '.repeat(262_145 - Buffer.byteLength(xml)), /too long/],
    ['SAML-31: 1 MB of attributes', inName(`<a b="${'x'.repeat(1_000_000)}"/>`), /too long/],
    ['SAML-34: another encoding declared', prefixed('<?xml version="1.0" encoding="UTF-16"?>'), /UTF-8/],
    ['SAML-34: XML 1.1', prefixed('<?xml version="1.1"?>'), /XML 1.0/],
    ['SAML-34: a byte-order mark', prefixed('\ufeff'), /does not begin/],
    ['SAML-34: NUL', inName('ada\u0000@acme.test'), /does not allow/],
  ];
  it.each(notParsed)('%s is refused before anything is parsed', async (_, make, why) => {
    const xml = make(stage.valid(waiting));
    parsed = 0;
    expectRejected(await stage.post(waiting, xml), why, 400);
    expect(parsed).toBe(0);
  });

  const parsedOnce: [string, (xml: string) => string, RegExp][] = [
    ['SAML-30: an unknown entity', inName('&x;'), /well-formed/],
    ['SAML-31: 41 elements deep', inName(`${'<a>'.repeat(41)}${'</a>'.repeat(41)}`), /nested/],
    ['SAML-34: not well-formed', (xml) => xml.slice(0, -5), /well-formed/],
    ['SAML-34: two roots (CVE-2022-39353)', (xml) => xml + xml, /well-formed|root/],
    ['SAML-34: an undeclared prefix', inName('<x:y/>'), /prefix|well-formed/],
    [
      'SAML-34: the same attribute twice',
      (xml) => edited(xml, 'Version="2.0"', 'Version="2.0" Version="2.0"'),
      /well-formed/,
    ],
    ['SAML-34: LogoutResponse', (xml) => xml.replaceAll('samlp:Response', 'samlp:LogoutResponse'), /no SAML response/],
    ['SAML-34: AuthnRequest', (xml) => xml.replaceAll('samlp:Response', 'samlp:AuthnRequest'), /no SAML response/],
    [
      'SAML-34: an assertion alone',
      (xml) => /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? '',
      /prefix|well-formed|no SAML response/,
    ],
  ];
  it.each(parsedOnce)('%s', async (_, make, why) => {
    const xml = make(stage.valid(waiting));
    parsed = 0;
    expectRejected(await stage.post(waiting, xml), why, 400);
    expect(parsed).toBe(1);
  });

  const forms: [string, (xml: string) => string, RegExp][] = [
    ['no SAMLResponse', () => 'a=b', /one SAMLResponse/],
    ['SAMLResponse twice', (xml) => `SAMLResponse=${enc(xml)}&SAMLResponse=${enc(xml)}`, /one SAMLResponse/],
    ['an array', (xml) => `SAMLResponse[]=${enc(xml)}`, /one SAMLResponse/],
    ['a SAMLRequest', (xml) => `SAMLRequest=${enc(xml)}`, /one SAMLResponse/],
    ['a SAMLRequest beside it', (xml) => `SAMLResponse=${enc(xml)}&SAMLRequest=${enc(xml)}`, /SAMLRequest/],
    ['no base64', () => 'SAMLResponse=%3CResponse%2F%3E', /base64/],
    ['base64 for addresses', () => `SAMLResponse=${Buffer.from('<\u00bf\u00ff>').toString('base64url')}-_`, /base64/],
    ['base64 cut off', (xml) => `SAMLResponse=${enc(xml).slice(0, 1001)}`, /base64/],
    ['nothing', () => 'SAMLResponse=', /base64/],
    [
      'bad UTF-8',
      () => `SAMLResponse=${encodeURIComponent(Buffer.from([0x3c, 0xff, 0xfe]).toString('base64'))}`,
      /UTF-8/,
    ],
    [
      'UTF-16',
      (xml) => `SAMLResponse=${encodeURIComponent(Buffer.from(xml, 'utf16le').toString('base64'))}`,
      /allow|UTF-8/,
    ],
    ['a form of two megabytes', () => `SAMLResponse=${'A'.repeat(2_000_000)}`, /too long/],
  ];
  const enc = (xml: string) => encodeURIComponent(base64(xml));
  it.each(forms)('SAML-34: %s', async (_, make, why) => {
    const form = make(stage.valid(waiting));
    parsed = 0;
    expectRejected(await stage.postForm(waiting.browser, form), why, 400);
    expect(parsed).toBe(0);
  });

  it('SAML-34: JSON', async () => {
    const body = JSON.stringify({ SAMLResponse: base64(stage.valid(waiting)) });
    const answer = await waiting.browser.send(stage.acme.acsUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect([answer.status, answer.location]).toEqual([400, null]);
  });

  it.each(['GET', 'PUT', 'DELETE'])('SAML-34: %s', async (method) => {
    const query = `?SAMLResponse=${enc(stage.valid(waiting))}`;
    const answer = await waiting.browser.send(`${stage.acme.acsUrl}${query}`, { method });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'POST']);
  });

  it.each(['logout', 'slo', 'slo/redirect', 'logout/callback'])('SAML-41: there is no %s', async (path) => {
    const url = stage.acme.acsUrl.replace(/acs$/, path);
    expect((await waiting.browser.get(`${url}?SAMLRequest=x`)).status).toBe(404);
    expect((await waiting.browser.post(url, { SAMLRequest: 'x' })).status).toBe(404);
  });

  it('accepts an XML declaration, and base64 in lines', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${stage.valid(waiting)}`;
    const lines = base64(xml).replace(/.{76}/g, '$&\r\n');
    expectSignedIn(await stage.postForm(waiting.browser, { SAMLResponse: lines }));
  });
});
