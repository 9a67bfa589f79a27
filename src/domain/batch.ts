import type { Refusal } from './refusal.ts';
import type { UserChange, UserDraft } from './user-change.ts';
import type { WorkgroupChange, WorkgroupDraft } from './workgroup.ts';

/** What is to be deleted. */
export interface DeletionOf {
  id: string;
  ifVersion?: readonly number[] | null;
}

/** What is to be changed, and how. */
export interface ChangeOf<Change> extends DeletionOf {
  input: Change;
}

/** One change among several: exactly one deed. */
export interface BatchItem {
  /** By this other items refer to what this one makes: `bulkId:` and the name (RFC 7644 §3.7.2). */
  bulkId?: string | null;
  userCreate?: UserDraft | null;
  userUpdate?: ChangeOf<UserChange> | null;
  userDelete?: DeletionOf | null;
  workgroupCreate?: WorkgroupDraft | null;
  workgroupUpdate?: ChangeOf<WorkgroupChange> | null;
  workgroupDelete?: DeletionOf | null;
}

/** What became of an item. */
export interface BatchResult {
  /** Of what was made, changed or deleted; undefined when nothing was. */
  id?: string;
  version?: number;
  refusal?: Refusal;
  /** Something went wrong on our side. */
  isFault?: boolean;
}

/** An item at its turn. */
export interface BatchStep {
  /** Its place among the items that were sent. */
  readonly index: number;
  readonly item: BatchItem;
  /** Whether this sets the references that the item had to go without, for they lead back to it in a circle. */
  readonly closes: boolean;
}
