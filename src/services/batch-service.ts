import { type Actor, requireScope } from '../domain/actor.ts';
import type { BatchItem, BatchResult } from '../domain/batch.ts';
import { planBatch } from '../domain/batch-plan.ts';
import type { CompanyContext } from '../domain/company.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Database } from '../persistence/database.ts';
import { enterForChange } from './access.ts';
import { BatchReferences, subjectOfItem } from './batch-steps.ts';
import type { FaultObserver } from './fault-observer.ts';
import { recordingRefusal } from './refused.ts';
import type { UserService } from './user-service.ts';
import type { WorkgroupService } from './workgroup-service.ts';

/** Items that the database may leave unanswered until one succeeds; the others are then not tried, each for seconds. */
const SILENCES_MAX = 2;
const RETRY_AFTER_SECONDS = 5;

/** How many changes one request may hold, and who is told when one of them goes wrong. */
export interface BatchSettings {
  readonly batchItemsMax: number;
  readonly onFault: FaultObserver;
}

/** Many changes in one request. Each is carried out as if it had come alone: its own transaction, its own event. */
export class BatchService {
  constructor(
    private readonly database: Database,
    private readonly users: UserService,
    private readonly workgroups: WorkgroupService,
    private readonly settings: BatchSettings,
  ) {}

  /**
   * Carries out items one after the other, each with what the others have made before it. Results stand in the order
   * of the items; undefined for what was not carried out, because so many had failed before. One at a time: a batch
   * takes one connection and one place among those whose passwords are hashed, whatever its length.
   */
  async run(
    actor: Actor,
    items: readonly BatchItem[],
    failOnErrors?: number | null,
    companyId?: string | null,
  ): Promise<(BatchResult | undefined)[]> {
    const subject = { action: 'BATCH', subjectKind: 'COMPANY' } as const;
    return enterForChange(this.database, actor, 'USERS_WRITE', companyId, subject, async (company) => {
      requireScope(actor, 'WORKGROUPS_WRITE');
      this.#checkLimits(items, failOnErrors);
      return this.#run(actor, company, items, failOnErrors ?? Number.POSITIVE_INFINITY);
    });
  }

  async #run(actor: Actor, company: CompanyContext, items: readonly BatchItem[], errorsMax: number) {
    const results: (BatchResult | undefined)[] = items.map(() => undefined);
    const references = new BatchReferences(items);
    let errors = 0;
    let silences = 0;
    for (const { index, item, closes } of planBatch(items)) {
      // A circle is closed even after the last error that was accepted, or items that succeeded would be left half done.
      if (closes ? results[index]?.id === undefined : errors >= errorsMax) continue;
      const isAway = silences >= SILENCES_MAX;
      const result = isAway ? notTried() : await this.#attempt(actor, company, item, references);
      if (result.refusal?.code === 'UNAVAILABLE') silences++;
      else if (result.id !== undefined) silences = 0;
      // What is made stays made when a circle cannot be closed; the event of the refusal tells of it.
      if (closes && result.id === undefined) continue;
      results[index] = result;
      if (result.id === undefined) errors++;
      else references.made(item, result.id);
    }
    return results;
  }

  #checkLimits(items: readonly BatchItem[], failOnErrors: number | null | undefined): void {
    const { batchItemsMax } = this.settings;
    if (items.length > batchItemsMax)
      throw new Refusal('LIMIT_EXCEEDED', `The request has ${items.length} items; at most ${batchItemsMax} are taken.`);
    if (failOnErrors != null && failOnErrors < 1)
      throw new Refusal('INVALID', 'failOnErrors must be at least 1.', { field: ['failOnErrors'] });
  }

  /** A fault in one item is no reason to keep from the caller what became of the others. */
  async #attempt(
    actor: Actor,
    company: CompanyContext,
    item: BatchItem,
    references: BatchReferences,
  ): Promise<BatchResult> {
    try {
      const subject = subjectOfItem(item);
      const resolve = async () => references.resolve(item);
      const resolved = await recordingRefusal(this.database, company.id, actor, subject, resolve);
      const { id, version } = await this.#carryOut(actor, company, resolved);
      return { id, ...(version !== undefined && { version }) };
    } catch (error) {
      if (error instanceof Refusal) return { refusal: error };
      this.settings.onFault(error, actor.requestId);
      return { isFault: true };
    }
  }

  async #carryOut(actor: Actor, { id }: CompanyContext, item: BatchItem): Promise<{ id: string; version?: number }> {
    const { users, workgroups } = this;
    const { userCreate, userUpdate, userDelete, workgroupCreate, workgroupUpdate, workgroupDelete } = item;
    if (userCreate) return users.create(actor, userCreate, id);
    if (userUpdate) return users.update(actor, userUpdate.id, userUpdate.input, userUpdate.ifVersion, id);
    if (workgroupCreate) return workgroups.create(actor, workgroupCreate, id);
    if (workgroupUpdate)
      return workgroups.update(actor, workgroupUpdate.id, workgroupUpdate.input, workgroupUpdate.ifVersion, id);
    if (userDelete) await users.delete(actor, userDelete.id, userDelete.ifVersion, id);
    if (workgroupDelete) await workgroups.delete(actor, workgroupDelete.id, workgroupDelete.ifVersion, id);
    return { id: (userDelete ?? workgroupDelete)?.id ?? '' };
  }
}

function notTried(): BatchResult {
  const message = 'The database does not answer, so this was not tried. Send it again shortly.';
  return { refusal: new Refusal('UNAVAILABLE', message, { retryAfterSeconds: RETRY_AFTER_SECONDS }) };
}
