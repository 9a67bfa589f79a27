import { serviceProviderAddresses } from '../domain/saml.ts';
import { readSignInName } from '../domain/sign-in-name.ts';
import type { SignInCompany } from '../persistence/sign-in-name-store.ts';
import type { SignInNames } from './sign-in-names.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';

/** Longest name that an identity provider is told to offer. */
const HINT_LENGTH_MAX = 320;

/** A way in through the identity provider of a company. */
export interface SingleSignOnOffer {
  companySlug: string;
  companyName: string;
  /** Where it starts; takes `returnTo`, the path to end at, as well. */
  url: string;
}

/** How somebody may come in. */
export interface SignInOffers {
  /** Whether a password is of use. */
  password: boolean;
  singleSignOn: SingleSignOnOffer[];
}

/** The first step of a sign-in: somebody says who they are, and is told what to prove it with. */
export class SignInStartService {
  constructor(
    private readonly names: SignInNames,
    private readonly throttle: SignInThrottle,
    private readonly publicUrl: string,
  ) {}

  /**
   * The ways in for a user name or an e-mail address. What is nobody's gets an answer as somebody of the same domain
   * would; where nobody is known, it is a password. Throws TOO_MANY_ATTEMPTS.
   */
  async start(identifier: string, address: string): Promise<SignInOffers> {
    await this.throttle.beginStart(address);
    const companies = await this.names.companiesOf(readSignInName(identifier));
    const offering = companies.filter(offersSingleSignOn);
    return {
      // Where nothing else is offered, a password is asked for: it says no to everybody alike.
      password: offering.length === 0 || companies.some(({ singleSignOn }) => singleSignOn !== 'REQUIRED'),
      singleSignOn: offering.map(({ slug, name }) => ({
        companySlug: slug,
        companyName: name,
        url: this.#loginUrl(slug, identifier),
      })),
    };
  }

  #loginUrl(slug: string, identifier: string): string {
    const query = new URLSearchParams({ login_hint: identifier.trim().slice(0, HINT_LENGTH_MAX) });
    return `${serviceProviderAddresses(this.publicUrl, slug).loginUrl}?${query}`;
  }
}

function offersSingleSignOn({ singleSignOn, hasIdentityProvider }: SignInCompany): boolean {
  return singleSignOn !== 'OFF' && hasIdentityProvider;
}
