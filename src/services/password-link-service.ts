import { type Actor, anonymous } from '../domain/actor.ts';
import { type CompanyContext, syncsPasswords } from '../domain/company.ts';
import type { EventSubject } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';
import { tokenHash } from '../domain/secret.ts';
import { countedAs, readSignInName, type SignInName } from '../domain/sign-in-name.ts';
import type { Database, Sql } from '../persistence/database.ts';
import { findLinkOwner, type PasswordLinkOwner, replaceLink, takeLink } from '../persistence/password-link-store.ts';
import type { SignInCandidate } from '../persistence/password-store.ts';
import { mayUsePassword } from '../persistence/session-store.ts';
import { lockUser, updateUser } from '../persistence/user-store.ts';
import type { Background } from './background.ts';
import type { PasswordLinks } from './password-links.ts';
import { requireStrong } from './password-strength.ts';
import type { Passwords } from './passwords.ts';
import { recordingRefusal } from './refused.ts';
import type { ResetThrottle } from './reset-throttle.ts';
import type { SignInNames } from './sign-in-names.ts';

/** Use-cases of people who have no password, or forgot it. */
export class PasswordLinkService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly links: PasswordLinks,
    private readonly names: SignInNames,
    private readonly background: Background,
    private readonly throttle: ResetThrottle,
  ) {}

  /**
   * Has a link mailed to whoever this name or address means, if it may be: without a company, one for each in which it
   * is somebody's, five at most. Nothing is looked up before the answer is given, so that neither its words nor its time
   * tell who exists. Throws TOO_MANY_ATTEMPTS and BUSY alone.
   */
  async request(
    actor: Actor,
    companySlug: string | null | undefined,
    identifier: string,
    address: string,
  ): Promise<void> {
    const name = readSignInName(identifier);
    await this.throttle.begin({ company: companySlug ?? countedAs(name), name: name.key, address });
    this.background.requireRoom();
    const asker = anonymous(actor.requestId);
    this.background.start(() => this.#makeLinks(asker, companySlug, name), actor.requestId);
  }

  /** Sets the password of whoever the link was made for. It is good for this once; all their sessions end. */
  async set(actor: Actor, secret: string, password: string): Promise<void> {
    const linkHash = tokenHash(secret);
    const owner = await findLinkOwner(this.database.lookup, linkHash);
    if (!owner) throw uselessLink();
    const asker = anonymous(actor.requestId);
    const subject = subjectOf('USER_UPDATED', owner.userId, owner.shownName);
    await recordingRefusal(this.database, owner.id, asker, subject, async () => {
      await requirePasswordsHere(this.database.of(owner.id), owner, owner.userId);
      requireStrong(password, [owner.userName, owner.shownName, owner.name, owner.slug], ['password']);
      const hash = await this.passwords.hash(password);
      await this.#write(asker, owner, subject, linkHash, hash);
    });
  }

  async #makeLinks(actor: Actor, companySlug: string | null | undefined, name: SignInName): Promise<void> {
    const doors = await this.names.doorsOf(name, companySlug);
    for (const { company, candidate } of doors)
      if (candidate?.active) this.background.start(() => this.#makeLink(actor, company, candidate), actor.requestId);
  }

  async #makeLink(actor: Actor, company: CompanyContext, candidate: SignInCandidate): Promise<void> {
    const subject = subjectOf('PASSWORD_LINK_MADE', candidate.id, candidate.userName);
    await recordingRefusal(this.database, company.id, actor, subject, async () => {
      await requirePasswordsHere(this.database.of(company.id), company, candidate.id);
      const link = await this.database.of(company.id).transaction(async (transaction) => {
        const user = await lockUser(transaction, company.id, candidate.id);
        const made = user?.active ? this.links.reset(company, user) : undefined;
        if (!made) throw new Refusal('INVALID', 'Mail does not reach this user: there is no e-mail address.');
        await replaceLink(transaction, company.id, candidate.id, made.draft, actor, subject);
        return made;
      });
      this.links.send(link, actor.requestId);
    });
  }

  #write(
    actor: Actor,
    { id: companyId, userId }: PasswordLinkOwner,
    subject: EventSubject,
    linkHash: string,
    hash: string,
  ): Promise<void> {
    return this.database.of(companyId).transaction(async (transaction) => {
      const user = await lockUser(transaction, companyId, userId);
      if (!user || !(await takeLink(transaction, companyId, linkHash))) throw uselessLink();
      await updateUser(transaction, companyId, user, {}, { hash, setBy: actor.channel }, actor, {
        ...subject,
        subjectVersion: user.version + 1,
        changes: [{ field: 'password' }],
      });
    });
  }
}

function subjectOf(action: 'USER_UPDATED' | 'PASSWORD_LINK_MADE', id: string, name: string): EventSubject {
  return { action, subjectKind: 'USER', subjectId: id, subjectName: name };
}

function uselessLink(): Refusal {
  return new Refusal('INVALID', 'This link is used, too old or replaced by a newer one. Ask for another.', {
    field: ['link'],
  });
}

/** A password is of no use where the identity provider's is the one, or single sign-on is required of the user. */
async function requirePasswordsHere(sql: Sql, company: CompanyContext, userId: string): Promise<void> {
  if (!syncsPasswords(company) && (await mayUsePassword(sql, company.id, userId))) return;
  throw new Refusal(
    'MANAGED_BY_IDENTITY_PROVIDER',
    'Your company signs in by the passwords, or at the sign-in page, of its identity provider.',
  );
}
