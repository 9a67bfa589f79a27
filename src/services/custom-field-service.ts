import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import { CustomFieldRow } from '../domain/custom-field.entity.ts';
import {
  BLANK_SETTINGS,
  CHOICES_IN_ALL_MAX,
  CUSTOM_FIELDS_EVER_MAX,
  CUSTOM_FIELDS_MAX,
  type CustomField,
  type CustomFieldChange,
  type CustomFieldDraft,
  readKey,
} from '../domain/custom-field.ts';
import { isId, newId } from '../domain/id.ts';
import { Refusal } from '../domain/refusal.ts';
import { textKey } from '../domain/text-key.ts';
import type { Database, Transaction } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { lockSettings } from '../persistence/settings-store.ts';
import { enterCompany, enterForChange } from './access.ts';

const SUBJECT = { subjectKind: 'CUSTOM_FIELD' } as const;

/** Use-cases on the fields that a company adds to its users. */
export class CustomFieldService {
  constructor(private readonly database: Database) {}

  /** The company's fields in their order, without the retired ones. People see what their own values mean. */
  async list(actor: Actor, companyId?: string | null): Promise<readonly CustomField[]> {
    const { customFields } = await enterCompany(
      this.database,
      actor,
      actor.person ? 'OWN_ACCOUNT' : 'USERS_READ',
      companyId,
    );
    return customFields;
  }

  /** Makes a field, behind the others. Its key can never be given again. */
  async create(actor: Actor, draft: CustomFieldDraft, companyId?: string | null): Promise<CustomField> {
    const { key, kind, ...settings } = draft;
    const subject = { ...SUBJECT, action: 'CUSTOM_FIELD_CREATED', subjectName: key } as const;
    return enterForChange(this.database, actor, 'SETTINGS_WRITE', companyId, subject, (company) =>
      this.#inOrder(company, async (transaction, rows) => {
        const row = transaction.em.create(CustomFieldRow, {
          ...BLANK_SETTINGS,
          companyId: company.id,
          id: newId(),
          key: readKey(key),
          keyKey: textKey(key),
          kind,
          position: Math.max(-1, ...rows.map(({ position }) => position)) + 1,
          createdAt: new Date(),
          updatedAt: new Date(),
        });
        const changes = row.change(settings);
        requireRoom(rows, row);
        requireFewChoices([...rows, row]);
        await transaction.em.flush();
        await insertEvent(transaction, company.id, actor, { ...subject, subjectId: row.id, changes });
        return row.view();
      }),
    );
  }

  /** Changes what may change of a field. Values that do not fit any more stay until they are changed. */
  async update(actor: Actor, id: string, change: CustomFieldChange, companyId?: string | null): Promise<CustomField> {
    const subject = { ...SUBJECT, action: 'CUSTOM_FIELD_UPDATED', subjectId: id } as const;
    return enterForChange(this.database, actor, 'SETTINGS_WRITE', companyId, subject, (company) =>
      this.#inOrder(company, async (transaction, rows) => {
        const row = liveRow(rows, id);
        const changes = row.change(change);
        requireFewChoices(rows);
        await transaction.em.flush();
        if (changes.length > 0)
          await insertEvent(transaction, company.id, actor, { ...subject, subjectName: row.key, changes });
        return row.view();
      }),
    );
  }

  /** Puts the company's fields, all of which are named, into a new order. */
  async reorder(actor: Actor, ids: readonly string[], companyId?: string | null): Promise<CustomField[]> {
    const subject = { ...SUBJECT, action: 'CUSTOM_FIELDS_REORDERED' } as const;
    return enterForChange(this.database, actor, 'SETTINGS_WRITE', companyId, subject, (company) =>
      this.#inOrder(company, async (transaction, rows) => {
        const before = rows.filter(isLive);
        const after = ids.map((id) => liveRow(rows, id));
        if (new Set(ids).size !== before.length || ids.length !== before.length) throw incomplete(before);
        for (const [position, row] of after.entries()) row.position = position;
        await transaction.em.flush();
        const [was, is] = [before, after].map((fields) => fields.map(({ key }) => key));
        const changes = [{ field: 'order', before: was, after: is }];
        if (String(was) !== String(is)) await insertEvent(transaction, company.id, actor, { ...subject, changes });
        return after.map((row) => row.view());
      }),
    );
  }

  /** Takes a field out of use for good: its values stay, but nobody sees or writes them. */
  async retire(actor: Actor, id: string, companyId?: string | null): Promise<void> {
    const subject = { ...SUBJECT, action: 'CUSTOM_FIELD_RETIRED', subjectId: id } as const;
    await enterForChange(this.database, actor, 'SETTINGS_WRITE', companyId, subject, (company) =>
      this.#inOrder(company, async (transaction, rows) => {
        const row = liveRow(rows, id);
        row.retiredAt = new Date();
        await transaction.em.flush();
        await insertEvent(transaction, company.id, actor, { ...subject, subjectName: row.key });
      }),
    );
  }

  /** Runs a change of the company's fields, of which there is one at a time; retired ones are among the rows. */
  #inOrder<Result>(
    { id: companyId }: CompanyContext,
    change: (transaction: Transaction, rows: readonly CustomFieldRow[]) => Promise<Result>,
  ): Promise<Result> {
    return this.database.of(companyId).transaction(async (transaction) => {
      await lockSettings(transaction, companyId);
      const order = { orderBy: { position: 'asc', id: 'asc' } } as const;
      return change(transaction, await transaction.em.find(CustomFieldRow, { companyId }, order));
    });
  }
}

function isLive({ retiredAt }: CustomFieldRow): boolean {
  return retiredAt == null;
}

function liveRow(rows: readonly CustomFieldRow[], id: string): CustomFieldRow {
  const row = isId(id) ? rows.find((one) => one.id === id && isLive(one)) : undefined;
  if (!row) throw new Refusal('NOT_FOUND', `There is no custom field ${id}.`, { field: ['id'] });
  return row;
}

function requireRoom(rows: readonly CustomFieldRow[], { key, keyKey }: CustomFieldRow): void {
  const twin = rows.find((row) => row.keyKey === keyKey);
  if (twin)
    throw new Refusal(
      'TAKEN',
      `The key ${key} ${isLive(twin) ? 'is in use' : 'was in use, by a field that is retired'}; keys differ in more than case.`,
      { field: ['key'] },
    );
  if (rows.filter(isLive).length >= CUSTOM_FIELDS_MAX)
    throw new Refusal('LIMIT_EXCEEDED', `A company has at most ${CUSTOM_FIELDS_MAX} custom fields. Retire one first.`);
  if (rows.length >= CUSTOM_FIELDS_EVER_MAX)
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `A company has at most ${CUSTOM_FIELDS_EVER_MAX} custom fields, retired ones included.`,
    );
}

function requireFewChoices(rows: readonly CustomFieldRow[]): void {
  const count = rows.filter(isLive).reduce((sum, { choices }) => sum + choices.length, 0);
  if (count > CHOICES_IN_ALL_MAX)
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `The fields of a company have at most ${CHOICES_IN_ALL_MAX} choices together.`,
      {
        field: ['choices'],
      },
    );
}

function incomplete(live: readonly CustomFieldRow[]): Refusal {
  return new Refusal('INVALID', `ids must name each of the ${live.length} custom fields of the company once.`, {
    field: ['ids'],
  });
}
