import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import { Refusal } from '../domain/refusal.ts';
import { tokenHash } from '../domain/secret.ts';
import { nameKey, textKey } from '../domain/text-key.ts';
import type { Database, Transaction } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { keepOnce } from '../persistence/oauth-store.ts';
import { findSignInCandidate } from '../persistence/password-store.ts';
import { deleteAllSessions } from '../persistence/session-store.ts';
import { findByExternalId } from '../persistence/user-store.ts';
import { recordingRefusal } from './refused.ts';

const KIND = 'LogoutToken';
const NOTE = 'Universal Logout, asked for by the identity provider.';

/** What the identity provider has proved that it wants. */
export interface LogoutWish {
  /** Names the proof, which counts once. */
  readonly tokenId: string;
  /** For how long the proof could be shown again, in seconds. */
  readonly seconds: number;
  /** What the provider calls the person. */
  readonly name: string;
}

/** Ends the sessions of people whom their identity provider no longer vouches for. */
export class UniversalLogoutService {
  constructor(private readonly database: Database) {}

  /**
   * Ends every session of the person whom a sign-in under this name would let in, or else whose `externalId` it is.
   * Throws NOT_FOUND, and INVALID_CREDENTIALS for a proof that was used before; an event tells of either.
   */
  async end(actor: Actor, company: CompanyContext, wish: LogoutWish): Promise<void> {
    const subject = { action: 'SIGNED_OUT', subjectKind: 'USER', subjectName: wish.name } as const;
    await recordingRefusal(this.database, company.id, actor, subject, () =>
      this.database.of(company.id).transaction(async (transaction) => {
        const idHash = tokenHash(`${company.id} ${wish.tokenId}`);
        if (!(await keepOnce(transaction, KIND, idHash, company.id, wish.seconds)))
          throw new Refusal('INVALID_CREDENTIALS', 'This request for a logout was used before.');
        const user = await findPerson(transaction, company.id, wish.name);
        if (!user) throw new Refusal('NOT_FOUND', 'The company has no user of this name.');
        const before = await deleteAllSessions(transaction, company.id, user.id);
        await insertEvent(transaction, company.id, actor, {
          ...subject,
          subjectId: user.id,
          subjectName: user.userName,
          changes: [{ field: 'sessions', before, after: 0 }],
          notes: [NOTE],
        });
      }),
    );
  }

  /** Tells of a request that proved nothing; `why` is a sentence for the company's administrators. */
  async refuse(actor: Actor, company: CompanyContext, why: string): Promise<void> {
    await insertEvent(this.database.of(company.id), company.id, actor, {
      action: 'SIGNED_OUT',
      subjectKind: 'USER',
      refusal: { code: 'INVALID_CREDENTIALS', message: why, field: [] },
      notes: [NOTE],
    });
  }
}

async function findPerson(
  transaction: Transaction,
  companyId: string,
  name: string,
): Promise<{ id: string; userName: string } | undefined> {
  return (
    (await findSignInCandidate(transaction, companyId, nameKey(name), textKey(name))) ??
    findByExternalId(transaction, companyId, name)
  );
}
