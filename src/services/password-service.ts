import type { Actor } from '../domain/actor.ts';
import { type CompanyContext, syncsPasswords } from '../domain/company.ts';
import type { EventSubject } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Database } from '../persistence/database.ts';
import { findPassword } from '../persistence/password-store.ts';
import { lockUser, updateUser } from '../persistence/user-store.ts';
import { enterForChange, enterOwnAccount } from './access.ts';
import { requireStrong } from './password-strength.ts';
import type { Passwords } from './passwords.ts';
import type { SessionService, StartedSession } from './session-service.ts';
import type { SignInOrigin } from './sign-in-service.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';

/** Use-cases on one's own password. */
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: SessionService,
    private readonly throttle: SignInThrottle,
  ) {}

  /**
   * Changes one's own password, which has to be given. Every session of one's own ends, and a new one begins in its
   * place; undefined when there can be none.
   */
  async change(
    actor: Actor,
    current: string,
    password: string,
    { address, userAgent }: SignInOrigin = { address: '' },
  ): Promise<StartedSession | undefined> {
    const { company, person } = enterOwnAccount(actor);
    const subject = {
      action: 'USER_UPDATED',
      subjectKind: 'USER',
      subjectId: person.id,
      subjectName: actor.name,
    } as const;
    return enterForChange(this.database, actor, 'OWN_ACCOUNT', null, subject, async () => {
      requireOwnPasswords(company);
      const attempt = { company: company.slug, name: person.id, address };
      await this.throttle.begin(attempt);
      const known = await findPassword(this.database.of(company.id), company.id, person.id);
      const isRight = await this.passwords.verify(known?.passwordHash ?? null, current);
      if (!known || !isRight)
        throw new Refusal('INVALID_CREDENTIALS', 'This is not your password.', { field: ['currentPassword'] });
      await this.throttle.succeed(attempt);
      requireStrong(password, [known.userName, actor.name, company.name, company.slug], ['newPassword']);
      const hash = await this.passwords.hash(password, ['newPassword']);
      await this.#write(actor, company, subject, person.id, known.setAt, hash);
      const written = await findPassword(this.database.of(company.id), company.id, person.id);
      const proof = { method: 'PASSWORD', passwordSetAt: written?.setAt ?? known.setAt, userAgent } as const;
      return this.sessions.start(actor, company, { id: person.id, userName: known.userName }, proof);
    });
  }

  #write(
    actor: Actor,
    company: CompanyContext,
    subject: EventSubject,
    id: string,
    setAt: string,
    hash: string,
  ): Promise<void> {
    return this.database.of(company.id).transaction(async (transaction) => {
      const user = await lockUser(transaction, company.id, id);
      const known = await findPassword(transaction, company.id, id);
      if (!user?.active || known?.setAt !== setAt)
        throw new Refusal('STALE_VERSION', 'Your password was changed meanwhile. Sign in again.');
      await updateUser(transaction, company.id, user, {}, { hash, setBy: actor.channel }, actor, {
        ...subject,
        subjectVersion: user.version + 1,
        changes: [{ field: 'password' }],
      });
    });
  }
}

/** Where the identity provider's passwords are the company's, they are changed there. */
function requireOwnPasswords(company: CompanyContext): void {
  if (!syncsPasswords(company)) return;
  throw new Refusal(
    'MANAGED_BY_IDENTITY_PROVIDER',
    'Passwords are synced from the identity provider of your company. Change yours there.',
  );
}
