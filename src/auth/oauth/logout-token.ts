import { X509Certificate } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { PresentIdentityProvider } from '../../domain/saml.ts';
import { storable } from '../../domain/text.ts';

const TYPE = 'global-token-revocation+jwt';
/** A certificate of the settings is RSA; whatever is not listed is refused, `none` and HMAC among it. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256'];
const CLAIMS = ['iss', 'sub', 'aud', 'jti', 'iat', 'nbf', 'exp'];
/** How far the clocks of the two sides may be apart. */
const SKEW_SECONDS = 30;
/** How old a token may be, whatever it says itself. */
const AGE_SECONDS_MAX = 600;
const TEXT_MAX = 1024;

/** How long a token could be shown again. */
export const TOKEN_SECONDS = AGE_SECONDS_MAX + 2 * SKEW_SECONDS;

/** A token that proves nothing. The message is for the company's administrators alone. */
export class TokenRejection extends Error {
  override readonly name = 'TokenRejection';
}

/** What is taken over from a token. */
export interface LogoutToken {
  readonly id: string;
  /** Address of the provider's organisation. */
  readonly issuer: string;
}

/**
 * Reads the token by which a provider asks for a logout, draft-parecki-oauth-global-token-revocation: signed by a
 * certificate of the company's settings, for this address, and fresh. Throws a TokenRejection.
 */
export async function readLogoutToken(
  token: string,
  provider: PresentIdentityProvider | undefined,
  audience: string,
): Promise<LogoutToken> {
  if (!provider) throw new TokenRejection('Single sign-on is not configured.');
  const { iss, sub, jti } = await verify(token, provider, audience);
  if (!isText(iss) || !isText(sub) || !isText(jti))
    throw new TokenRejection('The token has no iss, sub or jti that can be read.');
  return { id: jti, issuer: iss };
}

function isText(claim: unknown): claim is string {
  return typeof claim === 'string' && claim.length <= TEXT_MAX && storable(claim) !== '';
}

/** The claims, when one of the certificates made the signature. */
async function verify(token: string, provider: PresentIdentityProvider, audience: string): Promise<JWTPayload> {
  const keys = provider.certificates.map((pem) => new X509Certificate(pem).publicKey);
  for (const key of keys) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ALGORITHMS,
        typ: TYPE,
        audience,
        requiredClaims: CLAIMS,
        clockTolerance: SKEW_SECONDS,
        maxTokenAge: AGE_SECONDS_MAX,
        currentDate: new Date(provider.now),
      });
      return payload;
    } catch (cause) {
      if (!(cause instanceof errors.JOSEError)) throw cause;
      if (cause instanceof errors.JWSSignatureVerificationFailed) continue;
      throw new TokenRejection(`The token is not accepted: ${cause.message}.`, { cause });
    }
  }
  throw new TokenRejection('The token is not signed by a certificate of the identity provider.');
}
