import { createHmac, X509Certificate } from 'node:crypto';
import { operator } from '../../src/domain/actor.ts';
import { C14N, edited, RSA_SHA256, responseXml, SHA256, signed } from '../support/saml/forge.ts';
import { type KeyPair, makeKeyPair } from '../support/saml/keys.ts';
import { expectRejected, expectSignedIn, type SamlStage, setSamlStage, type Waiting } from '../support/saml/stage.ts';
import { WRAPPINGS, wrapped } from '../support/saml/wrapping.ts';

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const SIGNATURE = /<ds:Signature .*?<\/ds:Signature>/s;
const VICTIM = 'victim@acme.test';

describe('Signatures of a response', () => {
  let stage: SamlStage;
  let attacker: KeyPair;
  let waiting: Waiting;
  const unsigned = () => responseXml(waiting.parts);
  const valid = () => stage.valid(waiting);

  beforeAll(async () => {
    stage = await setSamlStage();
    attacker = await makeKeyPair('attacker');
    const { services } = stage.service.service;
    await services.settings.update(operator('op'), { scimEnabled: false }, stage.acme.company.id);
    await services.users.create(operator('op'), { userName: VICTIM }, stage.acme.company.id);
  });
  afterAll(() => stage.stop());
  beforeEach(async () => {
    waiting = await stage.begin();
  });

  it('lets in whom a response speaks of that is signed as it should be', async () => {
    expectSignedIn(await stage.post(waiting, valid()));
  });

  it.each(['sha256', 'sha512'])('accepts RSA with %s', async (hash) => {
    const algorithms = {
      signatureAlgorithm: `http://www.w3.org/2001/04/xmldsig-more#rsa-${hash}`,
      digestAlgorithm: `http://www.w3.org/2001/04/xmlenc#${hash}`,
    };
    expectSignedIn(await stage.post(waiting, signed(unsigned(), { key: stage.acme.key, ...algorithms })));
  });

  describe.each([
    ['the response', ['Response']],
    ['the assertion', ['Assertion']],
    ['both', ['Assertion', 'Response']],
  ] as const)('wrapped, where %s was signed', (_, what) => {
    it.each(Object.entries(WRAPPINGS))('%s', async (_name, wrapping) => {
      const original = signed(unsigned(), { key: stage.acme.key, signed: what });
      expectRejected(await stage.post(waiting, wrapped(original, wrapping, waiting.parts.nameId, VICTIM)), /./);
    });
  });

  const stripped: [string, (xml: string) => string, RegExp][] = [
    ['both signatures removed', (xml) => xml.replaceAll(new RegExp(SIGNATURE, 'gs'), ''), /one Signature/],
    ['an empty signature', (xml) => edited(xml, SIGNATURE, `<ds:Signature xmlns:ds="${DS}"/>`), /one SignedInfo/],
    ['no reference', (xml) => edited(xml, /<ds:Reference .*?<\/ds:Reference>/s, ''), /one Reference/],
    ['two references', (xml) => edited(xml, /(<ds:Reference .*?<\/ds:Reference>)/s, '$1$1'), /one Reference, not 2/],
    ['a reference to the whole document', (xml) => edited(xml, /URI="#[^"]+"/, 'URI=""'), /not over the element/],
    ['a reference elsewhere', (xml) => edited(xml, /URI="#[^"]+"/, 'URI="http://evil.test/x"'), /not over the element/],
    ['no signature value', (xml) => edited(xml, /<ds:SignatureValue>[^<]+/, '<ds:SignatureValue>'), /hold a text/],
  ];
  it.each(stripped)('SAML-09: %s', async (_, strip, why) => {
    expectRejected(await stage.post(waiting, strip(valid())), why);
  });

  it('SAML-10: a key that comes with the response counts for nothing', async () => {
    const xml = signed(unsigned(), { key: attacker });
    expect(xml).toContain('<ds:X509Certificate>');
    expectRejected(await stage.post(waiting, xml), /signatures are not by a certificate/);
  });

  it('SAML-10: nor does the provider’s own certificate beside the signature of another key', async () => {
    const key = { privateKey: attacker.privateKey, certificate: stage.acme.key.certificate };
    expectRejected(await stage.post(waiting, signed(unsigned(), { key })), /signatures are not by a certificate/);
  });

  it('SAML-11: the certificate, which everybody knows, is no secret for an HMAC', async () => {
    const xml = valid().replaceAll(RSA_SHA256, `${DS}hmac-sha1`);
    const info = /<ds:SignedInfo>.*?<\/ds:SignedInfo>/s.exec(xml)?.[0] ?? '';
    const pem = new X509Certificate(stage.acme.key.certificate).toString();
    const value = createHmac('sha1', pem).update(info).digest('base64');
    const forged = edited(xml, /<ds:SignatureValue>[^<]+/g, `<ds:SignatureValue>${value}`);
    expectRejected(await stage.post(waiting, forged), /SignatureMethod is by an algorithm/);
  });

  it.each([
    ['rsa-sha1', { signatureAlgorithm: `${DS}rsa-sha1` }, /SignatureMethod is by an algorithm/],
    ['a digest by SHA-1', { digestAlgorithm: `${DS}sha1` }, /DigestMethod is by an algorithm/],
  ])('SAML-12: %s', async (_, algorithms, why) => {
    expectRejected(await stage.post(waiting, signed(unsigned(), { key: stage.acme.key, ...algorithms })), why);
  });

  it.each(['Response', 'Assertion'] as const)('SAML-13: only the %s signed', async (what) => {
    const xml = signed(unsigned(), { key: stage.acme.key, signed: [what] });
    expectRejected(await stage.post(waiting, xml), /Signature/);
  });

  it('SAML-14: the name changed after signing', async () => {
    const xml = edited(valid(), `>${waiting.parts.nameId}<`, `>${VICTIM}<`);
    expectRejected(await stage.post(waiting, xml), /signatures are not by a certificate/);
  });

  it('SAML-14: the name changed, and only the response signed again by another key', async () => {
    const once = signed(unsigned(), { key: stage.acme.key, signed: ['Assertion'] });
    const xml = signed(edited(once, `>${waiting.parts.nameId}<`, `>${VICTIM}<`), {
      key: attacker,
      signed: ['Response'],
    });
    expectRejected(await stage.post(waiting, xml), /signatures are not by a certificate/);
  });

  const XPATH =
    '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>1</ds:XPath></ds:Transform>';
  const crafted: [string, (xml: string) => string, RegExp, number?][] = [
    [
      'a digest with a comment (CVE-2025-29775)',
      (xml) => edited(xml, '<ds:DigestValue>', '<ds:DigestValue><!--x-->'),
      /comment/,
      400,
    ],
    [
      'a digest with an element',
      (xml) => edited(xml, '<ds:DigestValue>', '<ds:DigestValue><ds:x/>'),
      /DigestValue must hold a text/,
    ],
    [
      'two SignedInfo (CVE-2025-29774)',
      (xml) => edited(xml, /(<ds:SignedInfo>.*?<\/ds:SignedInfo>)/s, '$1$1'),
      /one SignedInfo, not 2/,
    ],
    ['an XPath transform', (xml) => edited(xml, /<ds:Transform Algorithm="[^"]+enveloped[^>]+\/>/, XPATH), /enveloped/],
    ['three transforms', (xml) => edited(xml, '</ds:Transforms>', `${XPATH}</ds:Transforms>`), /two transforms/],
    ['one transform', (xml) => edited(xml, /<ds:Transform Algorithm="[^"]+enveloped[^>]+\/>/, ''), /two transforms/],
    [
      'canonicalization with comments',
      (xml) =>
        edited(
          xml,
          `CanonicalizationMethod Algorithm="${C14N}"`,
          `CanonicalizationMethod Algorithm="${C14N}#WithComments"`,
        ),
      /CanonicalizationMethod is by an algorithm/,
    ],
    [
      'inclusive canonicalization',
      (xml) =>
        edited(
          xml,
          `Transform Algorithm="${C14N}"`,
          'Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"',
        ),
      /Transform is by an algorithm/,
    ],
    [
      'an object in the signature',
      (xml) => edited(xml, '</ds:Signature>', '<ds:Object/></ds:Signature>'),
      /does not belong/,
    ],
    [
      'an unknown digest',
      (xml) => edited(xml, `DigestMethod Algorithm="${SHA256}"`, 'DigestMethod Algorithm="x"'),
      /algorithm/,
    ],
    ['the same ID twice', (xml) => edited(xml, '<saml:Subject>', `<saml:Subject ID="${idOf(xml)}">`), /same ID/],
    [
      'the same Id in other letters',
      (xml) => edited(xml, '<saml:Subject>', `<saml:Subject Id="${idOf(xml)}">`),
      /same ID/,
    ],
  ];
  const idOf = (xml: string) => /<saml:Assertion [^>]*ID="([^"]+)"/.exec(xml)?.[1] ?? '';
  it.each(crafted)('SAML-15: %s', async (_, craft, why, status = 403) => {
    expectRejected(await stage.post(waiting, craft(valid())), why, status);
  });

  it('SAML-15: a transform that the provider did sign is refused all the same', async () => {
    const transforms = [`${DS}enveloped-signature`, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'];
    const xml = signed(unsigned(), { key: stage.acme.key, transforms });
    expectRejected(await stage.post(waiting, xml), /Transform is by an algorithm/);
  });

  it('SAML-10: a look-alike in another namespace hides nothing', async () => {
    const xml = edited(valid(), '<samlp:Status>', '<x:Assertion xmlns:x="urn:x"/><samlp:Status>');
    expectRejected(await stage.post(waiting, xml), /does not belong|Assertion/);
  });
});
