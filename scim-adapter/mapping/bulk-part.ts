import type { ScimCaller } from '../gateway.ts';
import type { ScimBatchItem } from '../operations/operations.generated.ts';
import { type BulkHead, type BulkOperation, readBulkHead, readBulkOperation } from '../protocol/bulk.ts';
import { ScimError } from '../protocol/error.ts';
import { toBatchItem } from './bulk-item.ts';

/** An operation of a bulk request, read as far as that was possible. */
export interface BulkPart {
  readonly head: BulkHead;
  readonly operation: BulkOperation | undefined;
  /** What the house is asked for. It asks for nothing when there is an error, which then counts in its place. */
  readonly item: ScimBatchItem;
  readonly error: ScimError | undefined;
}

/** Reads an operation; what is wrong with it is the result of that operation and of no other. */
export function toBulkPart(value: unknown, caller: ScimCaller): BulkPart {
  const head = readBulkHead(value);
  const operation = caught(() => readBulkOperation(value));
  if (operation instanceof ScimError) return failed(head, operation);
  const item = caught(() => toBatchItem(operation, caller));
  return item instanceof ScimError ? failed(head, item, operation) : { head, operation, item, error: undefined };
}

/** Others may refer to what a POST that cannot be read would have made. */
function failed(head: BulkHead, error: ScimError, operation?: BulkOperation): BulkPart {
  return { head, operation, item: head.method === 'POST' ? { bulkId: head.bulkId } : {}, error };
}

function caught<Result>(read: () => Result): Result | ScimError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
}
