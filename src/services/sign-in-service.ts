import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import { Refusal } from '../domain/refusal.ts';
import { nameKey, textKey } from '../domain/text-key.ts';
import type { User } from '../domain/user.ts';
import { findCompanyBySlug } from '../persistence/company-store.ts';
import type { Database } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { findSignInCandidate, replaceHash, type SignInCandidate } from '../persistence/password-store.ts';
import { findUser } from '../persistence/user-store.ts';
import type { Passwords } from './passwords.ts';

/** Who may come in with a password. Starts no session. */
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
  ) {}

  /**
   * The user whose password this is. Every failure costs one hash and gets the same answer, whether the company,
   * the user or the password was wrong, so that nobody learns who exists.
   */
  async signIn(actor: Actor, companySlug: string, userName: string, password: string): Promise<User> {
    const company = await findCompanyBySlug(this.database, storable(companySlug));
    const candidate =
      company &&
      (await findSignInCandidate(this.database, company.id, nameKey(storable(userName)), textKey(storable(userName))));
    const matches = await this.passwords.verify(candidate?.passwordHash ?? null, password);
    if (!company || !candidate || !matches || !candidate.active) throw await this.#refusal(actor, company, candidate);
    await this.#strengthen(company, candidate, password);
    const user = await findUser(this.database, company.id, candidate.id);
    // Deactivated while the password was being checked.
    if (!user?.active) throw await this.#refusal(actor, company, candidate);
    await insertEvent(this.database, company.id, actor, subjectOf(candidate));
    return user;
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

/** Text that PostgreSQL cannot hold names nobody. */
function storable(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? '' : text;
}
