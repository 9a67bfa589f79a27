import { randomBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { KeyPair } from './keys.ts';

export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
export const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** What a response is made of. A test changes one thing. */
export interface ResponseParts {
  readonly issuer: string;
  readonly entityId: string;
  readonly acsUrl: string;
  readonly inResponseTo: string;
  readonly nameId: string;
  /** Moment from which the times of the response are counted. */
  readonly now?: Date;
}

export interface Signing {
  readonly key: KeyPair;
  /** What is signed, the assertion first; by default both. */
  readonly signed?: readonly ('Assertion' | 'Response')[];
  readonly signatureAlgorithm?: string;
  readonly digestAlgorithm?: string;
  readonly transforms?: readonly string[];
}

const id = () => `_${randomBytes(16).toString('hex')}`;

/** A response as an honest provider writes it, not signed yet. */
export function responseXml({
  issuer,
  entityId,
  acsUrl,
  inResponseTo,
  nameId,
  now = new Date(),
}: ResponseParts): string {
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id()}" Version="2.0" IssueInstant="${at(0)}" Destination="${acsUrl}" InResponseTo="${inResponseTo}"><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="${id()}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">${nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(5)}" Recipient="${acsUrl}" InResponseTo="${inResponseTo}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(-5)}" NotOnOrAfter="${at(5)}"><saml:AudienceRestriction><saml:Audience>${entityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="_s"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement></saml:Assertion></samlp:Response>`;
}

/** Signs a response as a provider does: each signature stands after the issuer of what it is over. */
export function signed(xml: string, signing: Signing): string {
  return (signing.signed ?? ['Assertion', 'Response']).reduce((text, what) => signedOnce(text, what, signing), xml);
}

function signedOnce(
  xml: string,
  what: 'Assertion' | 'Response',
  { key, signatureAlgorithm = RSA_SHA256, digestAlgorithm = SHA256, transforms = [ENVELOPED, C14N] }: Signing,
): string {
  const path = what === 'Response' ? "/*[local-name(.)='Response']" : "/*/*[local-name(.)='Assertion']";
  const signature = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm,
    canonicalizationAlgorithm: C14N,
  });
  signature.addReference({ xpath: path, digestAlgorithm, transforms: [...transforms] });
  signature.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signature.getSignedXml();
}

/** Replaces a part of a text, and fails when it is not there. */
export function edited(xml: string, from: string | RegExp, to: string): string {
  const made = xml.replace(from, to);
  if (made === xml) throw new Error(`There is no ${from} to be replaced.`);
  return made;
}
