import { randomBytes } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import { Refusal } from '../domain/refusal.ts';
import {
  type LoginRequest,
  type PresentIdentityProvider,
  type ServiceProviderAddresses,
  serviceProviderAddresses,
  type TakenLoginRequest,
} from '../domain/saml.ts';
import { tokenHash } from '../domain/secret.ts';
import { nameKey, textKey } from '../domain/text-key.ts';
import { findCompanyBySlug } from '../persistence/company-store.ts';
import type { Database } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { findSignInCandidate } from '../persistence/password-store.ts';
import {
  findIdentityProviderNow,
  insertLoginRequest,
  markTested,
  takeLoginRequest,
} from '../persistence/saml-store.ts';
import type { SigningKey, SigningKeys } from './saml/signing-keys.ts';
import type { SessionService, StartedSession } from './session-service.ts';

const SLUG = /^[a-z0-9-]{1,63}$/;
const REQUEST_ID_BYTES = 32;
const NOTE = 'Single sign-on with SAML.';
const NOT_ACTIVE = 'This user is not active.';

/** A company at the door, with both sides of its single sign-on. */
export interface SamlCompany {
  readonly company: CompanyContext;
  readonly addresses: ServiceProviderAddresses;
  /** Undefined until single sign-on is configured. */
  readonly provider: PresentIdentityProvider | undefined;
}

/** Who may come in from the identity provider. */
export class SamlService {
  constructor(
    private readonly database: Database,
    private readonly keys: SigningKeys,
    private readonly sessions: SessionService,
    private readonly publicUrl: string,
  ) {}

  /** The company that an address names; undefined when there is none. */
  async findCompany(slug: string): Promise<SamlCompany | undefined> {
    const company = SLUG.test(slug) ? await findCompanyBySlug(this.database.lookup, slug) : undefined;
    if (!company) return undefined;
    const provider = await findIdentityProviderNow(this.database.of(company.id), company.id);
    return { company, provider, addresses: serviceProviderAddresses(this.publicUrl, company.slug) };
  }

  /** What requests to the company's identity provider are signed with. */
  signingKey(company: CompanyContext): Promise<SigningKey> {
    return this.keys.of(company);
  }

  /** To be done once at each start: `SigningKeys.sealAnew`. */
  sealKeysAnew(): Promise<number> {
    return this.keys.sealAnew();
  }

  /** Remembers a sign-in that starts in the browser that holds this secret. */
  async begin(company: CompanyContext, wish: Omit<LoginRequest, 'id'>, browserSecret: string): Promise<LoginRequest> {
    const request = { ...wish, id: `_${randomBytes(REQUEST_ID_BYTES).toString('hex')}` };
    await insertLoginRequest(this.database.of(company.id), company.id, request, tokenHash(browserSecret));
    return request;
  }

  /** The sign-in that comes back to the browser it was started in: once. Undefined otherwise. */
  take(company: CompanyContext, id: string, browserSecret: string): Promise<TakenLoginRequest | undefined> {
    return takeLoginRequest(this.database.of(company.id), company.id, id, tokenHash(browserSecret));
  }

  /**
   * The active user of the company whom the identity provider vouched for: by userName first, then by a primary e-mail
   * address that only one active user has. Nobody is made here. Throws INVALID_CREDENTIALS, and tells of it.
   */
  async #identify(actor: Actor, company: CompanyContext, nameId: string): Promise<{ id: string; userName: string }> {
    const candidate = await findSignInCandidate(
      this.database.of(company.id),
      company.id,
      nameKey(nameId),
      textKey(nameId),
    );
    if (candidate?.active) return candidate;
    const why = candidate ? NOT_ACTIVE : 'The company has no user of this name.';
    throw await this.#refusal(actor, company, why, nameId, candidate?.id);
  }

  /** Ends a test: who would have been signed in. Throws INVALID_CREDENTIALS, and tells of it. */
  async test(actor: Actor, company: CompanyContext, nameId: string): Promise<{ userName: string }> {
    const user = await this.#identify(actor, company, nameId);
    await markTested(this.database.of(company.id), company.id);
    return user;
  }

  /** Starts a session of whom the identity provider vouched for. Throws INVALID_CREDENTIALS, and tells of it. */
  async signIn(actor: Actor, company: CompanyContext, nameId: string, userAgent?: string): Promise<StartedSession> {
    const user = await this.#identify(actor, company, nameId);
    const started = await this.sessions.start(actor, company, user, { method: 'SAML', userAgent });
    if (!started) throw await this.#refusal(actor, company, NOT_ACTIVE, nameId, user.id);
    return started;
  }

  /** Tells of a response that was not accepted; `why` is a sentence for the company's administrators. */
  async refuse(actor: Actor, company: CompanyContext, why: string): Promise<void> {
    await this.#refusal(actor, company, why, null, null);
  }

  async #refusal(
    actor: Actor,
    company: CompanyContext,
    message: string,
    subjectName: string | null,
    subjectId: string | null | undefined,
  ): Promise<Refusal> {
    const refusal = new Refusal('INVALID_CREDENTIALS', message);
    await insertEvent(this.database.of(company.id), company.id, actor, {
      action: 'SIGNED_IN',
      subjectKind: 'USER',
      subjectId,
      subjectName,
      refusal: { code: refusal.code, message, field: [] },
      notes: [NOTE],
    });
    return refusal;
  }
}
