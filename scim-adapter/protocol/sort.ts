import { ScimError } from './error.ts';
import { type AttributePath, parseAttributePath } from './path.ts';
import { type Query, readParameter } from './query.ts';

/** How a client wants a list sorted (RFC 7644 §3.4.2.3). */
export interface Sorting {
  readonly path: AttributePath;
  readonly descending: boolean;
}

/** Reads sortBy and sortOrder; undefined when there is no sortBy. Throws 400 invalidPath or invalidValue. */
export function readSorting(query: Query, urns: readonly string[]): Sorting | undefined {
  const sortBy = readParameter(query, 'sortBy');
  const order = (readParameter(query, 'sortOrder') ?? 'ascending').toLowerCase();
  if (sortBy === undefined) return undefined;
  if (order !== 'ascending' && order !== 'descending')
    throw new ScimError(400, 'invalidValue', 'The parameter "sortOrder" must be "ascending" or "descending".');
  return { path: parseAttributePath(sortBy, urns), descending: order === 'descending' };
}
