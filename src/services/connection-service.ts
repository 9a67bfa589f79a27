import { type Actor, scimClient } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import type { EventDraft, EventSubject } from '../domain/event.ts';
import { isId, newId } from '../domain/id.ts';
import { type Connection, type ConnectionKey, type Grant, grantIdOf, type OAuthClient } from '../domain/oauth.ts';
import { Refusal } from '../domain/refusal.ts';
import { findCompany } from '../persistence/company-store.ts';
import {
  beginConnection,
  endConnection,
  endOlderConnections,
  findGrant,
  insertConnection,
  listConnections,
} from '../persistence/connection-store.ts';
import type { Database, Transaction } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { lockSettings } from '../persistence/settings-store.ts';
import { enterCompany, enterForChange, requireProvisioningOf } from './access.ts';

/** How long connections live. */
export interface OAuthSettings {
  readonly accessTokenSeconds: number;
  /** Whether used or not; the refresh token ends with it. */
  readonly connectionSeconds: number;
}

const REPLACED = 'A newer connection was used for the first time.';

/** Use-cases on what administrators let into their company by OAuth. */
export class ConnectionService {
  constructor(
    private readonly database: Database,
    private readonly settings: OAuthSettings,
  ) {}

  /**
   * The company that somebody could connect. Throws FORBIDDEN for all but administrators, PLAN_REQUIRED or
   * SCIM_DISABLED when a step is missing, FRESH_SIGN_IN_REQUIRED.
   */
  async check(actor: Actor, companyId?: string | null): Promise<CompanyContext> {
    const company = await enterCompany(this.database, actor, 'SETTINGS_WRITE', companyId);
    requireProvisioningOf(company);
    return company;
  }

  /**
   * Lets a client into the company. The connection there is goes on until the new one is used for the first time, so
   * that a replacement leaves no gap. Returns the id under which the OAuth provider knows it.
   */
  async connect(actor: Actor, client: Pick<OAuthClient, 'id' | 'name'>, companyId?: string | null): Promise<string> {
    const id = newId();
    const subject = about('CONNECTION_STARTED', { id, clientName: client.name });
    return enterForChange(this.database, actor, 'SETTINGS_WRITE', companyId, subject, async (company) => {
      requireProvisioningOf(company);
      const draft = {
        id,
        clientId: client.id,
        clientName: client.name,
        connectedBy: actor.name,
        seconds: this.settings.connectionSeconds,
      };
      await this.database.of(company.id).transaction(async (transaction) => {
        await lockSettings(transaction, company.id);
        await insertConnection(transaction, company.id, draft);
        await insertEvent(transaction, company.id, actor, subject);
      });
      return grantIdOf({ companyId: company.id, id });
    });
  }

  /** The company's live connections, oldest first. */
  async list(actor: Actor, companyId?: string | null): Promise<Connection[]> {
    const company = await enterCompany(this.database, actor, 'SETTINGS_READ', companyId);
    return listConnections(this.database.of(company.id), company.id);
  }

  /** Ends a connection: the next call with a token of it is refused. */
  async end(actor: Actor, id: string, companyId?: string | null): Promise<void> {
    const subject = about('CONNECTION_ENDED', { id });
    await enterForChange(this.database, actor, 'SETTINGS_WRITE', companyId, subject, (company) =>
      this.database.of(company.id).transaction(async (transaction) => {
        const isEnded = isId(id) && (await end(transaction, actor, { companyId: company.id, id }));
        if (!isEnded) throw new Refusal('NOT_FOUND', `There is no live connection ${id}.`, { field: ['id'] });
      }),
    );
  }

  /** A live connection as the OAuth provider sees it. */
  findGrant(key: ConnectionKey): Promise<Grant | undefined> {
    return findGrant(this.database.of(key.companyId), key);
  }

  /** The client itself gives a connection up, or used a code twice; `note` says which. */
  async endByClient(key: ConnectionKey, client: string, note: string, requestId: string): Promise<void> {
    const company = await findCompany(this.database.of(key.companyId), key.companyId);
    if (!company) return;
    const actor = scimClient(company, client, requestId);
    await this.database.of(company.id).transaction((transaction) => end(transaction, actor, key, note));
  }
}

/** The first call through a connection ends the ones before it. Nothing is done when another call was first. */
export async function beginUse(database: Database, actor: Actor, key: ConnectionKey): Promise<void> {
  await database.of(key.companyId).transaction(async (transaction) => {
    await lockSettings(transaction, key.companyId);
    if (!(await beginConnection(transaction, key))) return;
    const ended = await endOlderConnections(transaction, key);
    for (const connection of ended)
      await insertEvent(transaction, key.companyId, actor, {
        ...about('CONNECTION_ENDED', connection),
        notes: [REPLACED],
      });
  });
}

async function end(transaction: Transaction, actor: Actor, key: ConnectionKey, note?: string): Promise<boolean> {
  const ended = await endConnection(transaction, key);
  if (!ended) return false;
  const event: EventDraft = { ...about('CONNECTION_ENDED', ended), notes: note === undefined ? [] : [note] };
  await insertEvent(transaction, key.companyId, actor, event);
  return true;
}

function about(action: EventSubject['action'], { id, clientName }: { id: string; clientName?: string }): EventSubject {
  return { action, subjectKind: 'CONNECTION', subjectId: id, subjectName: clientName ?? null };
}
