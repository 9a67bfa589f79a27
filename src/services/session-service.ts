import { type Actor, user } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import type { EventSubject } from '../domain/event.ts';
import { isId, newId } from '../domain/id.ts';
import { Refusal } from '../domain/refusal.ts';
import { newSessionSecret, tokenHash } from '../domain/secret.ts';
import type { Session, SignInMethod } from '../domain/session.ts';
import { shownName } from '../domain/user.ts';
import type { Database } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import {
  deleteAllSessions,
  deleteSessions,
  findSessionCaller,
  insertSession,
  listSessions,
  type SessionSettings,
  touchSession,
} from '../persistence/session-store.ts';
import { findUser } from '../persistence/user-store.ts';
import { enterCompany, enterForChange, enterOwnAccount } from './access.ts';
import { noUser } from './user-steps.ts';

export type { SessionSettings };

/** Longest text that is kept of what a browser says of itself. */
const USER_AGENT_MAX = 256;

/** How somebody has just proved who they are. */
export interface Proof {
  readonly method: SignInMethod;
  /** When the password that was checked was set. */
  readonly passwordSetAt?: string;
  /** What the browser says of itself. */
  readonly userAgent?: string | undefined;
}

/** A session just begun. */
export interface StartedSession {
  id: string;
  /** For the cookie, and nowhere else. */
  secret: string;
}

/**
 * Sessions of people in the web app: opaque secrets in a cookie, of which the database knows the hash alone. Nothing is
 * kept in memory, so that what one instance ends is over on all of them.
 */
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly settings: SessionSettings,
  ) {}

  /** The person in the session with this secret; undefined when it is over, or theirs no more. */
  async actorOf(secret: string, requestId: string): Promise<Actor | undefined> {
    const secretHash = tokenHash(secret);
    const caller = await findSessionCaller(this.database.lookup, this.settings, secretHash);
    if (!caller) return undefined;
    const { userId, userName, isAdministrator, sessionId, isFresh, isUseStale, ...company } = caller;
    if (isUseStale) await touchSession(this.database.of(company.id), company.id, secretHash);
    return user(company, userName, { id: userId, isAdministrator, sessionId, isFresh }, requestId);
  }

  /**
   * Starts a session for somebody who has just proved who they are, and ends the one they were in. Undefined when they
   * are not active (any more), or their password is not the one that was checked.
   */
  async start(
    actor: Actor,
    company: CompanyContext,
    { id: userId, userName }: { id: string; userName: string },
    { method, passwordSetAt, userAgent }: Proof,
  ): Promise<StartedSession | undefined> {
    const secret = newSessionSecret();
    const draft = {
      id: newId(),
      secretHash: tokenHash(secret),
      userId,
      method,
      userAgent: userAgent?.slice(0, USER_AGENT_MAX) ?? null,
      ...(passwordSetAt !== undefined && { passwordSetAt }),
    };
    const event = { ...aboutUser('SIGNED_IN', userId, userName), changes: [{ field: 'method', after: method }] };
    const isStarted = await this.database
      .of(company.id)
      .transaction((transaction) => insertSession(transaction, this.settings, company.id, draft, actor, event));
    if (!isStarted) return undefined;
    // It may be one in another company.
    if (actor.person && actor.company) {
      const ended = { id: actor.person.sessionId };
      await deleteSessions(this.database.of(actor.company.id), actor.company.id, actor.person.id, ended);
    }
    return { id: draft.id, secret };
  }

  /** One's own live sessions, newest first. */
  async list(actor: Actor): Promise<Session[]> {
    const { company, person } = enterOwnAccount(actor);
    return listSessions(this.database.of(company.id), this.settings, company.id, person.id, person.sessionId);
  }

  /** Ends one of one's own sessions: the next request in it is refused. */
  async revoke(actor: Actor, id: string): Promise<void> {
    const subject = {
      action: 'SESSION_REVOKED',
      subjectKind: 'SESSION',
      subjectId: id,
      subjectName: actor.name,
    } as const;
    await enterForChange(this.database, actor, 'OWN_ACCOUNT', null, subject, () =>
      this.#end(actor, subject, isId(id) ? { id } : undefined),
    );
  }

  /** Ends the session one is in. */
  async signOut(actor: Actor): Promise<void> {
    const { person } = enterOwnAccount(actor);
    await this.#end(actor, aboutUser('SIGNED_OUT', person.id, actor.name), { id: person.sessionId });
  }

  /** Ends every session one has, this one too. Returns how many there were. */
  async signOutEverywhere(actor: Actor): Promise<number> {
    const { person } = enterOwnAccount(actor);
    return this.#end(actor, aboutUser('SIGNED_OUT', person.id, actor.name), {});
  }

  /** The live sessions of somebody in the company, newest first, for whoever looks after it. */
  async listOf(actor: Actor, userId: string, companyId?: string | null): Promise<Session[]> {
    const company = await enterCompany(this.database, actor, 'SETTINGS_READ', companyId);
    if (!isId(userId)) return [];
    return listSessions(
      this.database.of(company.id),
      this.settings,
      company.id,
      userId,
      actor.person?.sessionId ?? null,
    );
  }

  /**
   * Ends every session of somebody in the company, also of those whom an identity provider looks after. Returns how
   * many there were.
   */
  async endAllOf(actor: Actor, userId: string, companyId?: string | null): Promise<number> {
    const subject = { action: 'SIGNED_OUT', subjectKind: 'USER', subjectId: userId } as const;
    return enterForChange(this.database, actor, 'USERS_WRITE', companyId, subject, (company) =>
      this.database.of(company.id).transaction(async (transaction) => {
        const user = isId(userId) ? await findUser(transaction, company.id, userId) : undefined;
        if (!user) throw noUser(userId);
        const before = await deleteAllSessions(transaction, company.id, userId);
        const changes = [{ field: 'sessions', before, after: 0 }];
        await insertEvent(transaction, company.id, actor, { ...subject, subjectName: shownName(user), changes });
        return before;
      }),
    );
  }

  async #end(actor: Actor, subject: EventSubject, meant: { id?: string } | undefined): Promise<number> {
    const { company, person } = enterOwnAccount(actor);
    return this.database.of(company.id).transaction(async (transaction) => {
      const count = meant ? await deleteSessions(transaction, company.id, person.id, meant) : 0;
      if (count === 0) throw new Refusal('NOT_FOUND', 'There is no such session of yours.', { field: ['id'] });
      await insertEvent(transaction, company.id, actor, {
        ...subject,
        changes: [{ field: 'sessions', before: count, after: 0 }],
      });
      return count;
    });
  }
}

function aboutUser(action: 'SIGNED_IN' | 'SIGNED_OUT', id: string, name: string): EventSubject {
  return { action, subjectKind: 'USER', subjectId: id, subjectName: name };
}
