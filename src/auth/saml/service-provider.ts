import { generateServiceProviderMetadata, SAML } from '@node-saml/node-saml';
import type { IdentityProvider, LoginRequest, ServiceProviderAddresses } from '../../domain/saml.ts';
import type { SigningKey } from '../../services/saml/signing-keys.ts';

const HINT_LENGTH_MAX = 320;

/** The metadata of the service provider, for the identity provider to read. */
export function metadataOf({ entityId, acsUrl }: ServiceProviderAddresses, key: SigningKey): string {
  return generateServiceProviderMetadata({
    issuer: entityId,
    callbackUrl: acsUrl,
    privateKey: key.privateKey,
    publicCerts: key.certificate,
    wantAssertionsSigned: true,
    identifierFormat: null,
    generateUniqueId: () => '_metadata',
  });
}

/** Where the browser goes to sign in: an AuthnRequest, signed, in the query of the provider's sign-in URL. */
export function signInUrlOf(
  request: LoginRequest,
  provider: IdentityProvider,
  { entityId, acsUrl }: ServiceProviderAddresses,
  { privateKey }: SigningKey,
  loginHint: string | undefined,
): Promise<string> {
  const saml = new SAML({
    entryPoint: provider.signInUrl,
    idpCert: [...provider.certificates],
    issuer: entityId,
    callbackUrl: acsUrl,
    privateKey,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    identifierFormat: null,
    allowCreate: false,
    disableRequestedAuthnContext: true,
    forceAuthn: request.forceAuthn,
    generateUniqueId: () => request.id,
  });
  const hint = loginHint?.slice(0, HINT_LENGTH_MAX);
  return saml.getAuthorizeUrlAsync(request.id, undefined, { additionalParams: hint ? { login_hint: hint } : {} });
}
