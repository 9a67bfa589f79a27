import type { BatchItem } from '../domain/batch.ts';
import { makersIn } from '../domain/batch-plan.ts';
import { withReferences } from '../domain/batch-references.ts';
import type { EventSubject } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';

/** Longest piece of a bulkId that a sentence repeats. */
const BULK_ID_SHOWN_MAX = 60;

/** What each deed is to an event. */
const SUBJECTS = {
  userCreate: { action: 'USER_CREATED', subjectKind: 'USER' },
  userUpdate: { action: 'USER_UPDATED', subjectKind: 'USER' },
  userDelete: { action: 'USER_DELETED', subjectKind: 'USER' },
  workgroupCreate: { action: 'WORKGROUP_CREATED', subjectKind: 'WORKGROUP' },
  workgroupUpdate: { action: 'WORKGROUP_UPDATED', subjectKind: 'WORKGROUP' },
  workgroupDelete: { action: 'WORKGROUP_DELETED', subjectKind: 'WORKGROUP' },
} as const satisfies Record<Exclude<keyof BatchItem, 'bulkId'>, EventSubject>;

/** What an item is about, as the event of its refusal tells it. Throws INVALID unless it asks for exactly one deed. */
export function subjectOfItem(item: BatchItem): EventSubject {
  const [deed, ...others] = DEEDS.filter((name) => item[name]);
  if (deed === undefined || others.length > 0)
    throw new Refusal('INVALID', 'An item asks for exactly one deed.', { field: ['items'] });
  const target = item.userUpdate ?? item.userDelete ?? item.workgroupUpdate ?? item.workgroupDelete;
  const subjectName = item.userCreate?.userName ?? item.workgroupCreate?.displayName ?? null;
  return { ...SUBJECTS[deed], subjectId: target?.id ?? null, subjectName };
}

const DEEDS = Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[];

/** What the bulkIds of a batch have come to stand for. */
export class BatchReferences {
  /** Undefined for what is not made, or not yet. */
  readonly #ids: Map<string, string | undefined>;

  constructor(items: readonly BatchItem[]) {
    this.#ids = new Map(Array.from(makersIn(items).keys(), (bulkId) => [bulkId, undefined]));
  }

  /** Takes note of what an item has made; a user who comes back has another id than a new one would have. */
  made({ bulkId, userCreate, workgroupCreate }: BatchItem, id: string): void {
    if (bulkId != null && (userCreate || workgroupCreate)) this.#ids.set(bulkId, id);
  }

  /** The item with ids for its references. Throws INVALID or UNRESOLVED where there is none. */
  resolve(item: BatchItem): BatchItem {
    return withReferences(item, (bulkId) => this.#idOf(bulkId));
  }

  #idOf(bulkId: string): string {
    const id = this.#ids.get(bulkId);
    if (id !== undefined) return id;
    const shown = JSON.stringify(`bulkId:${bulkId.slice(0, BULK_ID_SHOWN_MAX)}`);
    if (!this.#ids.has(bulkId)) throw new Refusal('INVALID', `Nothing in this request makes ${shown}.`);
    throw new Refusal('UNRESOLVED', `This refers to ${shown}, which was not made.`);
  }
}
