import { raw } from '@mikro-orm/core';
import type { Actor } from '../domain/actor.ts';
import { isId, newId } from '../domain/id.ts';
import { Refusal } from '../domain/refusal.ts';
import { newScimToken, tokenHash } from '../domain/secret.ts';
import { requiredName } from '../domain/text.ts';
import { SCIM_TOKENS_MAX, ScimToken } from '../domain/token.entity.ts';
import type { ScimTokenView } from '../domain/token.ts';
import type { Database, Transaction } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { lockSettings } from '../persistence/settings-store.ts';
import { listScimTokens } from '../persistence/token-store.ts';
import { enterCompany, enterForChange } from './access.ts';

/** Use-cases on the credentials of identity providers. */
export class TokenService {
  constructor(private readonly database: Database) {}

  /** The company's live tokens, oldest first. */
  async list(actor: Actor, companyId?: string | null): Promise<ScimTokenView[]> {
    const company = await enterCompany(this.database, actor, 'SETTINGS_READ', companyId);
    return listScimTokens(this.database.of(company.id), company.id);
  }

  /** Makes a token; the secret is returned here and never again. Two may live at once, to replace one without a gap. */
  async create(
    actor: Actor,
    label: string,
    expiresAt?: string | null,
    companyId?: string | null,
  ): Promise<{ token: ScimTokenView; secret: string }> {
    const subject = { action: 'SCIM_TOKEN_CREATED', subjectKind: 'SCIM_TOKEN', subjectName: label } as const;
    return enterForChange(this.database, actor, 'SETTINGS_WRITE', companyId, subject, (company) =>
      this.database.of(company.id).transaction(async (transaction) => {
        const now = await lockSettings(transaction, company.id);
        await requireRoom(transaction, company.id);
        const secret = newScimToken(company.shortId);
        const token = transaction.em.create(ScimToken, {
          companyId: company.id,
          id: newId(),
          label: requiredName(label, 256, ['label']),
          tokenHash: tokenHash(secret),
          expiresAt: readExpiry(expiresAt, now),
        });
        await transaction.em.flush();
        await insertEvent(transaction, company.id, actor, { ...subject, subjectId: token.id });
        return { token: view(token), secret };
      }),
    );
  }

  /** Ends a token: the next call with it is refused. */
  async revoke(actor: Actor, id: string, companyId?: string | null): Promise<void> {
    const subject = { action: 'SCIM_TOKEN_REVOKED', subjectKind: 'SCIM_TOKEN', subjectId: id } as const;
    await enterForChange(this.database, actor, 'SETTINGS_WRITE', companyId, subject, (company) =>
      this.database.of(company.id).transaction(async (transaction) => {
        const token = isId(id)
          ? await transaction.em.findOne(ScimToken, { companyId: company.id, id, revokedAt: null })
          : null;
        if (!token) throw new Refusal('NOT_FOUND', `There is no live SCIM token ${id}.`, { field: ['id'] });
        token.revokedAt = raw('now()');
        await transaction.em.flush();
        await insertEvent(transaction, company.id, actor, { ...subject, subjectName: token.label });
      }),
    );
  }
}

async function requireRoom(transaction: Transaction, companyId: string): Promise<void> {
  const live = await listScimTokens(transaction, companyId);
  if (live.length < SCIM_TOKENS_MAX) return;
  const named = live.map(({ label, id }) => `"${label}" (${id})`).join(' and ');
  throw new Refusal(
    'LIMIT_EXCEEDED',
    `This company already has ${live.length} live SCIM tokens: ${named}. Revoke one of them first.`,
  );
}

function readExpiry(expiresAt: string | null | undefined, now: Date): Date | null {
  if (expiresAt == null) return null;
  const moment = new Date(expiresAt);
  if (Number.isNaN(moment.getTime()) || moment <= now)
    throw new Refusal('INVALID', 'expiresAt must be a moment in the future.', { field: ['expiresAt'] });
  return moment;
}

function view(token: ScimToken): ScimTokenView {
  const { id, label, createdAt, lastUsedAt, expiresAt } = token;
  return {
    id,
    label,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
