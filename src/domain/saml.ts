/** What a company's identity provider is known by. */
export interface IdentityProvider {
  readonly entityId: string;
  readonly signInUrl: string;
  /** X.509 in PEM. */
  readonly certificates: readonly string[];
  readonly idpInitiated: boolean;
}

/** The same as it is kept. */
export interface KeptIdentityProvider extends IdentityProvider {
  /** When an administrator last saw these settings work; null until then. */
  readonly testedAt: string | null;
}

/** The same at the moment at which it is asked for. */
export interface PresentIdentityProvider extends IdentityProvider {
  readonly now: string;
}

/** A sign-in on its way to the identity provider. */
export interface LoginRequest {
  /** ID of the AuthnRequest. */
  readonly id: string;
  /** Where on this service the person wanted to go. */
  readonly returnPath: string;
  /** Whether the person had to prove again who they are. */
  readonly forceAuthn: boolean;
  /** Whether an administrator only tries the settings out. */
  readonly isTest: boolean;
}

/** A sign-in that came back. */
export interface TakenLoginRequest extends LoginRequest {
  readonly createdAt: string;
}

/** How long somebody may take to sign in at the identity provider. */
export const LOGIN_REQUEST_SECONDS = 600;

/** Where Universal Logout is asked for, below PUBLIC_URL; the slug of the company follows. */
export const UNIVERSAL_LOGOUT_PATH = '/oauth/global-token-revocation';

/** The addresses of a company's service provider. They never change, since the slug never does. */
export interface ServiceProviderAddresses {
  /** Also the address of the metadata. */
  readonly entityId: string;
  readonly acsUrl: string;
  readonly loginUrl: string;
  /** Where the provider asks for the end of somebody's sessions: Universal Logout. */
  readonly universalLogoutUrl: string;
}

export function serviceProviderAddresses(publicUrl: string, slug: string): ServiceProviderAddresses {
  const base = `${publicUrl}/saml/${slug}`;
  return {
    entityId: `${base}/metadata`,
    acsUrl: `${base}/acs`,
    loginUrl: `${base}/login`,
    universalLogoutUrl: `${publicUrl}${UNIVERSAL_LOGOUT_PATH}/${slug}`,
  };
}
