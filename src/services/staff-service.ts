import { type Actor, requireScope, staff } from '../domain/actor.ts';
import { isId, newId } from '../domain/id.ts';
import type { PageArguments, UncountedPage } from '../domain/page.ts';
import { Refusal } from '../domain/refusal.ts';
import { isStaffToken, newSessionSecret, newStaffToken, tokenHash } from '../domain/secret.ts';
import type { StaffEvent, StaffOperation, StaffTokenView } from '../domain/staff.ts';
import { requiredName } from '../domain/text.ts';
import { StaffToken } from '../domain/token.entity.ts';
import type { Database } from '../persistence/database.ts';
import {
  deleteStaffSession,
  deleteStaffToken,
  findStaffSession,
  insertStaffEvent,
  insertStaffSession,
  listStaffEvents,
  listStaffTokens,
} from '../persistence/staff-store.ts';
import { findStaffToken } from '../persistence/token-store.ts';
import type { Lists } from './lists.ts';

/** Use-cases on LeaveWizard's own staff: their tokens, their sessions of the playground, and what they did. */
export class StaffService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {}

  /** Makes a token; the secret is returned here and never again. Only the operator of the machine may. */
  async createToken(actor: Actor, name: string, mayWrite: boolean): Promise<{ id: string; secret: string }> {
    requireOperator(actor);
    const secret = newStaffToken();
    return this.database.transaction(async (transaction) => {
      const token = transaction.em.create(StaffToken, {
        id: newId(),
        name: requiredName(name, 256, ['name']),
        mayWrite,
        tokenHash: tokenHash(secret),
      });
      await transaction.em.flush();
      await insertStaffEvent(transaction, actor, { action: 'TOKEN_CREATED', tokenName: token.name });
      return { id: token.id, secret };
    });
  }

  /** All tokens, oldest first. */
  async listTokens(actor: Actor): Promise<StaffTokenView[]> {
    requireOperator(actor);
    return listStaffTokens(this.database);
  }

  /** Ends a token, and the sessions of the playground that it began: the next request with either is refused. */
  async revokeToken(actor: Actor, id: string): Promise<void> {
    requireOperator(actor);
    await this.database.transaction(async (transaction) => {
      const tokenName = isId(id) ? await deleteStaffToken(transaction, id) : undefined;
      if (tokenName === undefined) throw new Refusal('NOT_FOUND', `There is no staff token ${id}.`, { field: ['id'] });
      await insertStaffEvent(transaction, actor, { action: 'TOKEN_REVOKED', tokenName });
    });
  }

  /** Exchanges a token for the secret of a session, for a cookie; undefined when it is not a live token. */
  async beginSession(token: string, requestId: string): Promise<string | undefined> {
    const hash = tokenHash(token);
    const owner = isStaffToken(token) ? await findStaffToken(this.database, hash) : undefined;
    if (!owner) return undefined;
    const secret = newSessionSecret();
    await this.database.transaction(async (transaction) => {
      await insertStaffSession(transaction, tokenHash(secret), owner.id);
      await insertStaffEvent(transaction, staff(owner.name, owner.mayWrite, requestId), { action: 'SIGNED_IN' });
    });
    return secret;
  }

  /** The member of staff in the session with this secret; undefined when it is over, or its token is. */
  async actorOf(secret: string, requestId: string): Promise<Actor | undefined> {
    const owner = await findStaffSession(this.database, tokenHash(secret));
    return owner && staff(owner.name, owner.mayWrite, requestId);
  }

  /** Ends a session. One that is over already is left alone. */
  async endSession(secret: string, requestId: string): Promise<void> {
    const actor = await this.actorOf(secret, requestId);
    if (!actor) return;
    await this.database.transaction(async (transaction) => {
      await deleteStaffSession(transaction, tokenHash(secret));
      await insertStaffEvent(transaction, actor, { action: 'SIGNED_OUT' });
    });
  }

  /** Writes an operation down, before it runs: one that cannot be written down is not run. */
  async recordOperation(actor: Actor, operation: StaffOperation): Promise<void> {
    await insertStaffEvent(this.database, actor, { action: 'OPERATION', ...operation });
  }

  /** What staff did, newest first. */
  async listEvents(actor: Actor, page: PageArguments): Promise<UncountedPage<StaffEvent>> {
    requireScope(actor, 'COMPANIES_READ');
    return this.lists.page({ name: 'staffEvents' }, page, (window) => listStaffEvents(this.database, window));
  }
}

function requireOperator(actor: Actor): void {
  requireScope(actor, 'COMPANIES_WRITE');
  if (actor.kind !== 'OPERATOR') throw new Refusal('FORBIDDEN', 'Staff tokens are looked after on the command line.');
}
