import type { ScimCaller } from '../gateway.ts';
import type { ScimBatchItem } from '../operations/operations.generated.ts';
import { type BulkOperation, bulkIdIn, noSuchPath } from '../protocol/bulk.ts';
import {
  groupChangeIn,
  groupCreationIn,
  groupReplacementIn,
  userChangeIn,
  userCreationIn,
  userReplacementIn,
} from './bodies.ts';
import { versionsIn } from './entity-tag.ts';
import { type Noun, requireId } from './resource-id.ts';

/** Reads an operation of a bulk request as the same request alone would be read. Throws what that would throw. */
export function toBatchItem(operation: BulkOperation, caller: ScimCaller): ScimBatchItem {
  switch (operation.endpoint) {
    case 'Users':
      return userItem(operation, caller);
    case 'Groups':
      return groupItem(operation, caller);
    default:
      throw noSuchPath(`/${operation.endpoint}`);
  }
}

function userItem(operation: BulkOperation, caller: ScimCaller): ScimBatchItem {
  const { method, bulkId, data } = operation;
  switch (method) {
    case 'POST':
      return { bulkId, userCreate: userCreationIn(data, caller) };
    case 'PUT':
      return { userUpdate: { ...targetOf(operation, 'user'), input: userReplacementIn(data, caller) } };
    case 'PATCH':
      return { userUpdate: { ...targetOf(operation, 'user'), input: userChangeIn(data, caller) } };
    case 'DELETE':
      return { userDelete: targetOf(operation, 'user') };
  }
}

function groupItem(operation: BulkOperation, caller: ScimCaller): ScimBatchItem {
  const { method, bulkId, data } = operation;
  switch (method) {
    case 'POST':
      return { bulkId, workgroupCreate: groupCreationIn(data, caller) };
    case 'PUT':
      return { workgroupUpdate: { ...targetOf(operation, 'group'), input: groupReplacementIn(data, caller) } };
    case 'PATCH':
      return { workgroupUpdate: { ...targetOf(operation, 'group'), input: groupChangeIn(data, caller) } };
    case 'DELETE':
      return { workgroupDelete: targetOf(operation, 'group') };
  }
}

function targetOf({ id = '', version }: BulkOperation, noun: Noun): { id: string; ifVersion: number[] | undefined } {
  return { id: bulkIdIn(id) === undefined ? requireId(id, noun) : id, ifVersion: versionsIn(version) };
}
