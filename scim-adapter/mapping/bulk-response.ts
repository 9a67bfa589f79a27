import type { ScimBatchMutation } from '../operations/operations.generated.ts';
import { BULK_RESPONSE_URN, type BulkHead, bulkIdIn } from '../protocol/bulk.ts';
import type { ErrorBody, ScimError } from '../protocol/error.ts';
import type { BulkPart } from './bulk-part.ts';
import { entityTagOf } from './entity-tag.ts';
import { firstOf } from './refusals.ts';
import { ENDPOINTS } from './resource-meta.ts';

type Result = NonNullable<NonNullable<ScimBatchMutation['scimBatch']['results']>[number]>;

/** What became of one operation. */
interface OperationResult extends BulkHead {
  readonly location?: string;
  readonly version?: string;
  readonly status: string;
  /** The error; of what went well nothing but its address is told. */
  readonly response?: ErrorBody;
}

const STATUS = { POST: '201', PUT: '200', PATCH: '200', DELETE: '204' } as const;
const KNOWN_ENDPOINTS: ReadonlySet<string> = new Set(Object.values(ENDPOINTS));

/**
 * The answer to a bulk request (RFC 7644 §3.7.3): results in the order of the operations, without those that were not
 * carried out. `fault` is what is told of a mistake on our side.
 */
export function toBulkResponse(
  parts: readonly BulkPart[],
  results: readonly (Result | null)[],
  baseUrl: string,
  fault: ScimError,
): object {
  const made = new Map(parts.flatMap(({ head }, index) => madeBy(head, results[index])));
  const Operations = parts.flatMap((part, index): OperationResult[] => {
    const result = results[index];
    if (!result) return [];
    const error = part.error ?? (result.isFault ? fault : firstOf(result.userErrors));
    const location = locationOf(part, result, made, baseUrl);
    return [{ ...part.head, ...(location !== undefined && { location }), ...outcomeOf(part.head, result, error) }];
  });
  return { schemas: [BULK_RESPONSE_URN], Operations };
}

function madeBy({ method, bulkId }: BulkHead, result: Result | null | undefined): [bulkId: string, id: string][] {
  return method === 'POST' && bulkId !== undefined && result?.id != null ? [[bulkId, result.id]] : [];
}

function outcomeOf(
  { method }: BulkHead,
  { version }: Result,
  error: ScimError | undefined,
): Pick<OperationResult, 'status' | 'version' | 'response'> {
  if (error) return { status: String(error.status), response: error.toBody() };
  return { ...(version !== null && { version: entityTagOf(version) }), status: method ? STATUS[method] : '200' };
}

/** Undefined where there is nothing: a POST that failed, or a path that leads to no resource. */
function locationOf(
  { operation }: BulkPart,
  { id }: Result,
  made: ReadonlyMap<string, string>,
  baseUrl: string,
): string | undefined {
  if (!operation || !KNOWN_ENDPOINTS.has(operation.endpoint)) return undefined;
  const bulkId = bulkIdIn(operation.id ?? '');
  const target = id ?? (bulkId === undefined ? operation.id : made.get(bulkId));
  return target === undefined ? undefined : `${baseUrl}/${operation.endpoint}/${encodeURIComponent(target)}`;
}
