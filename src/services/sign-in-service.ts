import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import { Refusal } from '../domain/refusal.ts';
import { storable } from '../domain/text.ts';
import { nameKey, textKey } from '../domain/text-key.ts';
import type { User } from '../domain/user.ts';
import { findCompanyBySlug } from '../persistence/company-store.ts';
import type { Database } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { findSignInCandidate, replaceHash, type SignInCandidate } from '../persistence/password-store.ts';
import { findUser } from '../persistence/user-store.ts';
import type { Passwords } from './passwords.ts';
import type { SessionService } from './session-service.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';

/** Where somebody is who is signing in. */
export interface SignInOrigin {
  /** Address on the internet. */
  readonly address: string;
  /** What the browser says of itself. */
  readonly userAgent?: string | undefined;
}

/** Somebody who has just come in. */
export interface SignedIn {
  user: User;
  /** Secret of the session, for a cookie. */
  secret: string;
}

/** Who may come in with a password. */
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: SessionService,
    private readonly throttle: SignInThrottle,
  ) {}

  /**
   * Starts a session of the user whose password this is; one that the browser was in is over. Every failure costs one
   * hash and gets the same answer, whether the company, the user or the password was wrong, so that nobody learns who
   * exists; too many of them are refused as TOO_MANY_ATTEMPTS, before anything is looked up.
   */
  async signIn(
    actor: Actor,
    companySlug: string,
    userName: string,
    password: string,
    { address, userAgent }: SignInOrigin = { address: '' },
  ): Promise<SignedIn> {
    const attempt = { company: companySlug, name: nameKey(storable(userName)), address };
    await this.throttle.begin(attempt);
    const company = await findCompanyBySlug(this.database, storable(companySlug));
    const candidate =
      company &&
      (await findSignInCandidate(this.database, company.id, nameKey(storable(userName)), textKey(storable(userName))));
    const matches = await this.passwords.verify(candidate?.passwordHash ?? null, password);
    if (!company || !candidate?.passwordSetAt || !matches || !candidate.active)
      throw await this.#refusal(actor, company, candidate);
    await this.#strengthen(company, candidate, password);
    const proof = { method: 'PASSWORD', passwordSetAt: candidate.passwordSetAt, userAgent } as const;
    const started = await this.sessions.start(actor, company, candidate, proof);
    const user = started && (await findUser(this.database, company.id, candidate.id));
    // Deactivated, or given another password, while this one was being checked.
    if (!user) throw await this.#refusal(actor, company, candidate);
    await this.throttle.succeed(attempt);
    return { user, secret: started.secret };
  }

  /** Hashes again, at today's cost, a password that was hashed at a lower one. */
  async #strengthen(company: CompanyContext, { id, passwordHash }: SignInCandidate, password: string): Promise<void> {
    if (!passwordHash || !this.passwords.needsRehash(passwordHash)) return;
    await replaceHash(this.database, company.id, id, await this.passwords.hash(password), passwordHash);
  }

  async #refusal(
    actor: Actor,
    company: CompanyContext | undefined,
    candidate: SignInCandidate | undefined,
  ): Promise<Refusal> {
    const refusal = badCredentials();
    const { code, message, field } = refusal;
    if (company && candidate)
      await insertEvent(this.database, company.id, actor, {
        ...subjectOf(candidate),
        refusal: { code, message, field },
      });
    return refusal;
  }
}

function subjectOf({ id, userName }: SignInCandidate) {
  return { action: 'SIGNED_IN', subjectKind: 'USER', subjectId: id, subjectName: userName } as const;
}

function badCredentials(): Refusal {
  return new Refusal('INVALID_CREDENTIALS', 'The user name or the password is wrong.');
}
