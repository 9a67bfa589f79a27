import { type Actor, user as userActor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import { Refusal } from '../domain/refusal.ts';
import { countedAs, readSignInName } from '../domain/sign-in-name.ts';
import { shownName, type User } from '../domain/user.ts';
import type { Database } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { replaceHash, type SignInCandidate } from '../persistence/password-store.ts';
import { findUser } from '../persistence/user-store.ts';
import type { Background } from './background.ts';
import type { Passwords } from './passwords.ts';
import type { SessionService } from './session-service.ts';
import type { Door, SignInNames } from './sign-in-names.ts';
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
  /** Whom they act as from now on. */
  actor: Actor;
  /** Secret of the session, for a cookie. */
  secret: string;
}

/** Several companies in which somebody has this name and this password: they have to say which one they mean. */
export interface CompanyChoice {
  companies: Pick<CompanyContext, 'slug' | 'name'>[];
}

/** A door that the password opens. */
interface OpenDoor {
  readonly company: CompanyContext;
  readonly candidate: SignInCandidate & { passwordHash: string; passwordSetAt: string };
}

/** Who may come in with a password. */
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: SessionService,
    private readonly names: SignInNames,
    private readonly throttle: SignInThrottle,
    private readonly background: Background,
  ) {}

  /**
   * Starts a session of the user whose password this is; one that the browser was in is over. Without a company it is
   * tried in each where the name may be somebody's, and when it is right in several, no session starts. Failures cost
   * the same and get the same answer, whether the company, the user or the password was wrong, so that nobody learns
   * who exists; too many of them are refused as TOO_MANY_ATTEMPTS, before anything is looked up.
   */
  async signIn(
    actor: Actor,
    companySlug: string | null | undefined,
    userName: string,
    password: string,
    { address, userAgent }: SignInOrigin = { address: '' },
  ): Promise<SignedIn | CompanyChoice> {
    const name = readSignInName(userName);
    const attempt = { company: companySlug ?? countedAs(name), name: name.key, address };
    await this.throttle.begin(attempt);
    const doors = await this.names.doorsOf(name, companySlug);
    const [open, ...others] = await this.#try(doors, password);
    if (!open) throw this.#refusal(actor, doors);
    if (others.length > 0) {
      await this.throttle.succeed(attempt);
      return { companies: [open, ...others].map(({ company: { slug, name } }) => ({ slug, name })) };
    }
    await this.#strengthen(open, password);
    const signedIn = await this.#enter(actor, open, userAgent);
    // Deactivated, or given another password, while this one was being checked.
    if (!signedIn) throw this.#refusal(actor, [open]);
    await this.throttle.succeed(attempt);
    return signedIn;
  }

  /** The doors that the password opens. Costs one hash for each door, and one where there is none. */
  async #try(doors: readonly Door[], password: string): Promise<OpenDoor[]> {
    if (doors.length === 0) await this.passwords.verify(null, password);
    const open: OpenDoor[] = [];
    for (const { company, candidate } of doors) {
      const isRight = await this.passwords.verify(candidate?.passwordHash ?? null, password);
      if (isRight && candidate && mayEnter(candidate)) open.push({ company, candidate });
    }
    return open;
  }

  async #enter(actor: Actor, { company, candidate }: OpenDoor, userAgent?: string): Promise<SignedIn | undefined> {
    const { id, passwordSetAt } = candidate;
    const started = await this.sessions.start(actor, company, candidate, {
      method: 'PASSWORD',
      passwordSetAt,
      userAgent,
    });
    const user = started && (await findUser(this.database.of(company.id), company.id, id));
    if (!user) return undefined;
    const person = { id, isAdministrator: user.role === 'ADMINISTRATOR', sessionId: started.id, isFresh: true };
    return { user, actor: userActor(company, shownName(user), person, actor.requestId), secret: started.secret };
  }

  /** Hashes again, at today's cost, a password that was hashed at a lower one. */
  async #strengthen({ company, candidate: { id, passwordHash } }: OpenDoor, password: string): Promise<void> {
    if (!this.passwords.needsRehash(passwordHash)) return;
    await replaceHash(this.database.of(company.id), company.id, id, await this.passwords.hash(password), passwordHash);
  }

  /**
   * The refusal, told to each company in which the name is somebody's: once it is answered, since how long that takes
   * would tell who exists.
   */
  #refusal(actor: Actor, doors: readonly Door[]): Refusal {
    const refusal = badCredentials();
    const { code, message, field } = refusal;
    this.background.start(async () => {
      for (const { company, candidate } of doors)
        if (candidate)
          await insertEvent(this.database.of(company.id), company.id, actor, {
            ...subjectOf(candidate),
            refusal: { code, message, field },
          });
    }, actor.requestId);
    return refusal;
  }
}

function mayEnter(candidate: SignInCandidate): candidate is OpenDoor['candidate'] {
  const { active, mayUsePassword, passwordHash, passwordSetAt } = candidate;
  return active && mayUsePassword && passwordHash !== null && passwordSetAt !== null;
}

function subjectOf({ id, userName }: SignInCandidate) {
  return { action: 'SIGNED_IN', subjectKind: 'USER', subjectId: id, subjectName: userName } as const;
}

function badCredentials(): Refusal {
  return new Refusal('INVALID_CREDENTIALS', 'The user name or the password is wrong.');
}
