import type { ServiceProviderAddresses, TakenLoginRequest } from '../../domain/saml.ts';
import { attributeOf, childrenOf, elementsIn } from '../../services/saml/strict-xml.ts';
import { demandChildren, theAttribute, theChild, theText } from './elements.ts';
import { ASSERTION, BEARER, NAME_ID_FORMATS, PROTOCOL, SUCCESS, XML_SIGNATURE } from './names.ts';
import { demand } from './rejection.ts';
import { AGE_MS_MAX, demandNotBefore, demandUntil, momentOf, SKEW_MS } from './times.ts';

const NAME_LENGTH_MAX = 320;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/u;
/** How long ago somebody may have proved to the provider who they are. */
const AUTHENTICATION_AGE_MS = 12 * 60 * 60 * 1000;

/** What a response must be for and from. */
export interface Expectation {
  readonly issuer: string;
  readonly addresses: ServiceProviderAddresses;
  readonly now: Date;
  /** Longest time from issue to end that an assertion may give itself. */
  readonly validitySeconds: number;
}

/** What is taken over from a response, and nothing else of it. */
export interface Claims {
  readonly nameId: string;
  /** The request that is answered. */
  readonly inResponseTo: string;
  /** When the person proved to the provider who they are. */
  readonly authenticatedAt: Date;
}

/** Reads a response whose signatures hold, and rejects it unless it is a fresh answer to us about one person. */
export function demandClaims(response: Element, expected: Expectation): Claims {
  const inResponseTo = demandResponse(response, expected);
  const assertion = theChild(response, ASSERTION, 'Assertion');
  demandChildren(assertion, [
    [ASSERTION, 'Issuer', 'one'],
    [XML_SIGNATURE, 'Signature', 'optional'],
    [ASSERTION, 'Subject', 'one'],
    [ASSERTION, 'Conditions', 'one'],
    [ASSERTION, 'AuthnStatement', 'one'],
    [ASSERTION, 'AttributeStatement', 'any'],
  ]);
  const issuedAt = demandIssued(assertion, expected);
  const subject = theChild(assertion, ASSERTION, 'Subject');
  demandChildren(subject, [
    [ASSERTION, 'NameID', 'one'],
    [ASSERTION, 'SubjectConfirmation', 'one'],
  ]);
  demandBearer(theChild(subject, ASSERTION, 'SubjectConfirmation'), inResponseTo, issuedAt, expected);
  demandConditions(theChild(assertion, ASSERTION, 'Conditions'), issuedAt, expected);
  const authenticatedAt = demandAuthentication(theChild(assertion, ASSERTION, 'AuthnStatement'), expected);
  return { inResponseTo, authenticatedAt, nameId: readNameId(theChild(subject, ASSERTION, 'NameID')) };
}

/** Where the person had to prove again who they are, they did so after we asked. */
export function demandReauthentication(
  { forceAuthn, createdAt }: TakenLoginRequest,
  { authenticatedAt }: Claims,
): void {
  demand(
    !forceAuthn || authenticatedAt.getTime() >= Date.parse(createdAt) - SKEW_MS,
    'The person was to sign in again at the identity provider, and did not.',
  );
}

function demandResponse(response: Element, expected: Expectation): string {
  demandIssued(response, expected);
  demand(
    attributeOf(response, 'Destination') === expected.addresses.acsUrl,
    'The response is for another Destination.',
  );
  const status = theChild(response, PROTOCOL, 'Status');
  const code = theChild(status, PROTOCOL, 'StatusCode');
  demand(
    attributeOf(code, 'Value') === SUCCESS && elementsIn(code).length === 0,
    'The identity provider did not sign the person in: its status is not Success.',
  );
  return theAttribute(response, 'InResponseTo');
}

/** Version, issuer and time of a response or an assertion. */
function demandIssued(element: Element, { issuer, now }: Expectation): Date {
  const what = element.localName;
  demand(attributeOf(element, 'Version') === '2.0', `${what} is not of SAML 2.0.`);
  demand(theText(theChild(element, ASSERTION, 'Issuer')) === issuer, `${what} is of another Issuer.`);
  const issuedAt = momentOf(element, 'IssueInstant');
  demandNotBefore(issuedAt, now, `${what} was issued in the future.`);
  demandUntil(new Date(issuedAt.getTime() + AGE_MS_MAX), now, `${what} is too old.`);
  return issuedAt;
}

/** SAML profiles §4.1.4.2. */
function demandBearer(confirmation: Element, inResponseTo: string, issuedAt: Date, expected: Expectation): void {
  demand(attributeOf(confirmation, 'Method') === BEARER, 'The confirmation of the subject is not bearer.');
  demandChildren(confirmation, [[ASSERTION, 'SubjectConfirmationData', 'one']]);
  const data = theChild(confirmation, ASSERTION, 'SubjectConfirmationData');
  demand(attributeOf(data, 'Recipient') === expected.addresses.acsUrl, 'The assertion is for another Recipient.');
  demand(attributeOf(data, 'InResponseTo') === inResponseTo, 'Response and assertion answer different requests.');
  demand(!data.hasAttribute('NotBefore'), 'SubjectConfirmationData must not have NotBefore.');
  demandLifetime(data, issuedAt, expected);
}

function demandConditions(conditions: Element, issuedAt: Date, expected: Expectation): void {
  demandChildren(conditions, [
    [ASSERTION, 'AudienceRestriction', 'one'],
    [ASSERTION, 'OneTimeUse', 'optional'],
  ]);
  const restriction = theChild(conditions, ASSERTION, 'AudienceRestriction');
  demandChildren(restriction, [[ASSERTION, 'Audience', 'one']]);
  const [audience] = childrenOf(restriction, ASSERTION, 'Audience').map(theText);
  demand(audience === expected.addresses.entityId, 'The assertion is for another Audience.');
  if (conditions.hasAttribute('NotBefore'))
    demandNotBefore(momentOf(conditions, 'NotBefore'), expected.now, 'The assertion is not valid yet.');
  demandLifetime(conditions, issuedAt, expected);
}

/** Not over yet, and not for long. How old an answer may be is another matter: `demandIssued`. */
function demandLifetime(element: Element, issuedAt: Date, { now, validitySeconds }: Expectation): void {
  const end = momentOf(element, 'NotOnOrAfter');
  demandUntil(end, now, `The assertion has expired: ${element.localName}.`);
  demand(
    end.getTime() - issuedAt.getTime() <= validitySeconds * 1000,
    `The assertion is valid for more than ${validitySeconds / 60} minutes: ${element.localName}.`,
  );
}

function demandAuthentication(statement: Element, { now }: Expectation): Date {
  const authenticatedAt = momentOf(statement, 'AuthnInstant');
  demandNotBefore(authenticatedAt, now, 'The person signed in to the identity provider in the future.');
  demandUntil(
    new Date(authenticatedAt.getTime() + AUTHENTICATION_AGE_MS),
    now,
    'The person signed in to the identity provider too long ago.',
  );
  if (statement.hasAttribute('SessionNotOnOrAfter'))
    demandUntil(momentOf(statement, 'SessionNotOnOrAfter'), now, 'The session at the identity provider is over.');
  return authenticatedAt;
}

function readNameId(element: Element): string {
  const format = attributeOf(element, 'Format');
  demand(format === undefined || NAME_ID_FORMATS.has(format), 'The NameID is of a format that is not accepted.');
  const nameId = theText(element);
  demand(nameId.length <= NAME_LENGTH_MAX, 'The NameID is too long.');
  demand(nameId === nameId.trim() && !UNSEEN.test(nameId), 'The NameID holds characters that are not seen.');
  return nameId;
}
