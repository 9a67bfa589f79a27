import { SAML } from '@node-saml/node-saml';
import type { IdentityProvider } from '../../domain/saml.ts';
import { SamlRejection } from './rejection.ts';

/**
 * node-saml, for one response, and for its signatures alone: the rest is checked by `demandClaims`, more strictly, and
 * on the bytes that were signed. node-saml hands those to `getSignedAssertion`, once both signatures have held.
 */
class SignatureCheck extends SAML {
  /** The canonical text that the response's signature is over. */
  signedXml: string | undefined;

  constructor({ entityId, certificates }: IdentityProvider) {
    super({
      idpCert: [...certificates],
      idpIssuer: entityId,
      wantAuthnResponseSigned: true,
      wantAssertionsSigned: true,
      issuer: 'unused',
      callbackUrl: 'unused:',
      audience: false,
      acceptedClockSkewMs: -1,
    });
  }

  protected override getSignedAssertion(signedXml: string): Promise<string | null> {
    this.signedXml = signedXml;
    return super.getSignedAssertion(signedXml);
  }
}

/**
 * The part of a response that is signed, as it was signed, when the response and its assertion both carry a signature
 * by a certificate of the provider. Keys that come with the response count for nothing.
 */
export async function verifiedResponse(base64: string, provider: IdentityProvider): Promise<string> {
  const check = new SignatureCheck(provider);
  try {
    await check.validatePostResponseAsync({ SAMLResponse: base64 });
  } catch (cause) {
    const why =
      check.signedXml === undefined
        ? 'The signatures are not by a certificate of the identity provider.'
        : 'The assertion is not of the form that SAML asks for.';
    throw new SamlRejection(why, 403, { cause });
  }
  if (check.signedXml === undefined) throw new SamlRejection('Nothing in the response is signed.');
  return check.signedXml;
}
