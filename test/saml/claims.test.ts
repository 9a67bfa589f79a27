import { demandClaims } from '../../src/auth/saml/claims.ts';
import { operator } from '../../src/domain/actor.ts';
import { readStrictXml } from '../../src/services/saml/strict-xml.ts';
import { staffToken } from '../support/graphql-client.ts';
import { edited, responseXml, signed } from '../support/saml/forge.ts';
import { expectRejected, expectSignedIn, type SamlStage, setSamlStage, type Waiting } from '../support/saml/stage.ts';

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const CONFIRMATION = /<saml:SubjectConfirmation .*?<\/saml:SubjectConfirmation>/s;
const STATUS = '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>';

/** A change of a response that its provider then signs. */
type Case = [name: string, change: (xml: string) => string, why: RegExp];

describe('What a signed response says', () => {
  let stage: SamlStage;
  let waiting: Waiting;
  const post = (change: (xml: string) => string) =>
    stage.post(waiting, signed(change(responseXml(waiting.parts)), { key: stage.acme.key }));
  const other = () => stage.other;

  beforeAll(async () => {
    stage = await setSamlStage();
  });
  afterAll(() => stage.stop());
  beforeEach(async () => {
    waiting = await stage.begin();
  });

  const refused: Case[] = [
    ['SAML-16: another audience', (xml) => edited(xml, /<saml:Audience>[^<]+/, '<saml:Audience>x'), /Audience/],
    [
      'SAML-16: no audience',
      (xml) => edited(xml, /<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ''),
      /Audience/,
    ],
    ['SAML-16: no conditions', (xml) => edited(xml, /<saml:Conditions .*<\/saml:Conditions>/, ''), /one Conditions/],
    [
      'SAML-16: ours beside another',
      (xml) => edited(xml, '<saml:Audience>', '<saml:Audience>x</saml:Audience><saml:Audience>'),
      /one Audience/,
    ],
    [
      'SAML-16: the audience of another company',
      (xml) => edited(xml, /<saml:Audience>[^<]+/, `<saml:Audience>${other().entityId}`),
      /Audience/,
    ],
    [
      'SAML-17: another recipient',
      (xml) => edited(xml, /Recipient="[^"]+"/, 'Recipient="https://evil.test/acs"'),
      /Recipient/,
    ],
    ['SAML-17: no recipient', (xml) => edited(xml, /Recipient="[^"]+"/, ''), /Recipient/],
    [
      'SAML-17: the recipient of another company',
      (xml) => edited(xml, /Recipient="[^"]+"/, `Recipient="${other().acsUrl}"`),
      /Recipient/,
    ],
    [
      'SAML-18: another destination',
      (xml) => edited(xml, /Destination="[^"]+"/, 'Destination="https://evil.test"'),
      /Destination/,
    ],
    ['SAML-18: no destination', (xml) => edited(xml, /Destination="[^"]+"/, ''), /Destination/],
    [
      'SAML-18: the destination of another company',
      (xml) => edited(xml, /Destination="[^"]+"/, `Destination="${other().acsUrl}"`),
      /Destination/,
    ],
    [
      'SAML-19: another issuer of the response',
      (xml) => edited(xml, /<saml:Issuer>[^<]+/, `<saml:Issuer>${other().issuer}`),
      /Response is of another Issuer/,
    ],
    [
      'SAML-19: another issuer of the assertion',
      (xml) => edited(xml, /(<saml:Assertion [^>]+><saml:Issuer>)[^<]+/, `$1${other().issuer}`),
      /Assertion is of another Issuer/,
    ],
    [
      'SAML-20: no end of the conditions',
      (xml) => edited(xml, /(NotBefore="[^"]+") NotOnOrAfter="[^"]+"/, '$1'),
      /form that SAML asks for/,
    ],
    [
      'SAML-20: no end of the confirmation',
      (xml) => edited(xml, /SubjectConfirmationData NotOnOrAfter="[^"]+"/, 'SubjectConfirmationData'),
      /form that SAML asks for/,
    ],
    ['SAML-20: no time of issue', (xml) => edited(xml, /IssueInstant="[^"]+"/, ''), /IssueInstant/],
    ['SAML-20: a time in another zone', (xml) => edited(xml, /(AuthnInstant="[^"]+)Z"/, '$1+00:00"'), /UTC/],
    [
      'SAML-22: no request in the confirmation',
      (xml) => edited(xml, /(Recipient="[^"]+") InResponseTo="[^"]+"/, '$1'),
      /different requests/,
    ],
    [
      'SAML-22: response and confirmation differ',
      (xml) => edited(xml, /(Recipient="[^"]+") InResponseTo="[^"]+"/, '$1 InResponseTo="_x"'),
      /different requests/,
    ],
    [
      'SAML-24: a status that is not Success',
      (xml) => edited(xml, 'status:Success', 'status:Responder'),
      /not Success/,
    ],
    [
      'SAML-24: a status within Success',
      (xml) => edited(xml, STATUS, `${STATUS.replace('/>', '>')}${STATUS}</samlp:StatusCode>`),
      /not Success/,
    ],
    ['SAML-24: two statuses', (xml) => edited(xml, STATUS, STATUS + STATUS), /one StatusCode/],
    ['SAML-25: sender-vouches', (xml) => edited(xml, BEARER, BEARER.replace('bearer', 'sender-vouches')), /not bearer/],
    ['SAML-25: holder-of-key', (xml) => edited(xml, BEARER, BEARER.replace('bearer', 'holder-of-key')), /not bearer/],
    ['SAML-25: no confirmation', (xml) => edited(xml, CONFIRMATION, ''), /one SubjectConfirmation, not 0/],
    [
      'SAML-25: two confirmations',
      (xml) => edited(xml, /(<saml:SubjectConfirmation .*?<\/saml:SubjectConfirmation>)/s, '$1$1'),
      /one SubjectConfirmation, not 2/,
    ],
    ['SAML-26: no subject', (xml) => edited(xml, /<saml:Subject>.*<\/saml:Subject>/, ''), /one Subject, not 0/],
    [
      'SAML-26: an empty name',
      (xml) => edited(xml, />[^<]+<\/saml:NameID>/, '></saml:NameID>'),
      /NameID must hold a text/,
    ],
    [
      'SAML-26: a name of 10 kB',
      (xml) => edited(xml, />[^<]+<\/saml:NameID>/, `>${'x'.repeat(10_000)}</saml:NameID>`),
      /NameID is too long/,
    ],
    ['SAML-26: two names', (xml) => edited(xml, /(<saml:NameID .*<\/saml:NameID>)/, '$1$1'), /one NameID, not 2/],
    [
      'SAML-26: a transient name',
      (xml) => edited(xml, '1.1:nameid-format:unspecified', '2.0:nameid-format:transient'),
      /format/,
    ],
    [
      'SAML-26: an element in the name',
      (xml) => edited(xml, '</saml:NameID>', '<saml:x/></saml:NameID>'),
      /NameID must hold a text/,
    ],
    [
      'SAML-26: a name with what is not seen',
      (xml) => edited(xml, '</saml:NameID>', '&#x200b;</saml:NameID>'),
      /not seen/,
    ],
    [
      'SAML-26: an encrypted name',
      (xml) => edited(xml, /<saml:NameID .*<\/saml:NameID>/, '<saml:EncryptedID/>'),
      /Encrypted/,
    ],
    [
      'SAML-33: an encrypted assertion',
      (xml) => edited(xml, '<saml:Assertion ', '<saml:EncryptedAssertion/><saml:Assertion '),
      /Encrypted/,
    ],
    [
      'SAML-33: advice with another assertion',
      (xml) => edited(xml, '<saml:AuthnStatement', '<saml:Advice/><saml:AuthnStatement'),
      /does not belong/,
    ],
    [
      'SAML-40: somebody who signed in long ago',
      (xml) => edited(xml, /AuthnInstant="[^"]+"/, 'AuthnInstant="2020-01-01T00:00:00Z"'),
      /too long ago/,
    ],
    [
      'SAML-40: a session that is over',
      (xml) => edited(xml, 'SessionIndex', 'SessionNotOnOrAfter="2020-01-01T00:00:00Z" SessionIndex'),
      /is over/,
    ],
    [
      'SAML-40: no statement of how somebody signed in',
      (xml) => edited(xml, /<saml:AuthnStatement.*<\/saml:AuthnStatement>/, ''),
      /one AuthnStatement/,
    ],
  ];
  it.each(refused)('%s', async (_, change, why) => {
    expectRejected(await post(change), why);
  });

  it('SAML-19: a response of another company’s provider is posted here in vain, and there too', async () => {
    const xml = signed(responseXml(waiting.parts), { key: stage.other.key });
    expectRejected(await stage.post(waiting, xml), /signatures/);
    const ours = stage.valid(waiting);
    expectRejected(await stage.post(waiting, ours, undefined, stage.other), /signatures/);
  });

  describe('about whom', () => {
    const asked: [string, string, RegExp][] = [
      ['somebody of another company', 'ada@other.test', /no user/],
      ['somebody inactive', 'left@acme.test', /not active/],
      ['nobody', 'nobody@acme.test', /no user/],
      ['a homoglyph', 'аda@acme.test', /no user/],
      ['a part of a name', 'ada', /no user/],
    ];
    beforeAll(async () => {
      const { services } = stage.service.service;
      await services.settings.update(operator('op'), { scimEnabled: false }, stage.acme.company.id);
      const left = { userName: 'left@acme.test', active: false };
      await services.users.create(operator('op'), left, stage.acme.company.id);
    });
    it.each(asked)('SAML-28: %s', async (_, nameId, why) => {
      expectRejected(await post((xml) => edited(xml, '>ada@acme.test<', `>${nameId}<`)), why);
    });
    it.each(['ADA@Acme.test', 'ａda@acme.test'])('SAML-28: %s is the key under which Ada is unique', async (nameId) => {
      expectSignedIn(await post((xml) => edited(xml, '>ada@acme.test<', `>${nameId}<`)));
    });
    it('SAML-29: LeaveWizard’s staff', async () => {
      await staffToken(stage.service, true);
      expectRejected(await post((xml) => edited(xml, '>ada@acme.test<', '>staff<')), /no user/);
    });
  });

  const attribute = (name: string, value: string) =>
    `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
  const ignored: [string, string][] = [
    ['__proto__', attribute('__proto__', 'x') + attribute('constructor', 'x')],
    ['the same twice', attribute('email', 'evil@acme.test') + attribute('email', 'ada@acme.test')],
    ['a role', attribute('role', 'ADMINISTRATOR') + attribute('nameID', 'evil@acme.test')],
  ];
  it.each(ignored)('SAML-32: attributes are not looked at: %s', async (_, attributes) => {
    const statement = `<saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion>`;
    const outcome = await post((xml) => edited(xml, '</saml:Assertion>', statement));
    expectSignedIn(outcome);
    expect(outcome.events[0]).toMatchObject({
      subjectId: stage.acme.administrator.id,
      changes: [{ field: 'method', after: 'SAML' }],
    });
    expect(Object.keys({})).toEqual([]);
  });
});

describe('SAML-20: the clocks of both sides may be half a minute apart', () => {
  const addresses = { entityId: 'us', acsUrl: 'https://us.test/acs', loginUrl: '', universalLogoutUrl: '' };
  const written = new Date('2026-11-24T12:00:00.000Z');
  const xml = responseXml({ ...addresses, issuer: 'them', inResponseTo: '_1', nameId: 'ada', now: written });
  const read = (seconds: number, text = xml) =>
    demandClaims(readStrictXml(text), {
      issuer: 'them',
      addresses,
      validitySeconds: 4200,
      now: new Date(written.getTime() + seconds * 1000),
    });
  const until = (minutes: number) => new Date(written.getTime() + minutes * 60_000).toISOString();
  const ends = (what: string, minutes: number) =>
    edited(xml, new RegExp(`(<saml:${what} [^>]*?NotOnOrAfter=")[^"]+`), `$1${until(minutes)}`);

  it.each([-29, 0, 300 + 29])('good at %i s', (seconds) => {
    expect(read(seconds)).toMatchObject({ nameId: 'ada', inResponseTo: '_1' });
  });
  it.each([
    [-31, /future/],
    [300 + 30, /expired/],
    [300 + 31, /expired/],
    [700, /too old|expired/],
  ])('refused at %i s', (seconds, why) => {
    expect(() => read(seconds)).toThrow(why);
  });
  it.each(['Conditions', 'SubjectConfirmationData'])('each end counts: %s', (what) => {
    expect(() => read(120, ends(what, 1))).toThrow(new RegExp(`expired: ${what}`));
    expect(() => read(0, ends(what, 71))).toThrow(new RegExp(`more than 70 minutes: ${what}`));
    expect(read(0, ends(what, 70))).toMatchObject({ nameId: 'ada' });
  });
  it('an assertion for an hour, as Entra ID writes it, is good for ten minutes after its issue', () => {
    const hour = edited(
      ends('Conditions', 60),
      /(<saml:SubjectConfirmationData NotOnOrAfter=")[^"]+/,
      `$1${until(60)}`,
    );
    expect(read(0, hour)).toMatchObject({ nameId: 'ada' });
    expect(read(600 + 29, hour)).toMatchObject({ nameId: 'ada' });
    expect(() => read(600 + 30, hour)).toThrow('too old');
  });
  it('NotBefore in the future', () => {
    const later = edited(xml, /NotBefore="[^"]+"/, `NotBefore="${until(1)}"`);
    expect(() => read(0, later)).toThrow(/not valid yet/);
    expect(read(31, later)).toMatchObject({ nameId: 'ada' });
  });
});
