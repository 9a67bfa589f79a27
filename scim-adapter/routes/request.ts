import { ScimError } from '../protocol/error.ts';
import type { Filter } from '../protocol/filter.ts';
import { parseFilter } from '../protocol/filter-parser.ts';
import { type Query, readParameter } from '../protocol/query.ts';
import type { ResourceSchema } from '../protocol/schema.ts';
import { urnsOf } from '../schemas/common.ts';
import type { ScimContext } from './context.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** The id in the address. What cannot be an id of ours names nothing: 404, without asking anybody. */
export function idOf<Caller>(ctx: ScimContext<Caller>, noun: 'user' | 'group'): string {
  const id = ctx.params.id ?? '';
  if (UUID.test(id)) return id;
  throw noSuch(noun);
}

export function noSuch(noun: 'user' | 'group'): ScimError {
  return new ScimError(404, undefined, `There is no ${noun} with this id.`);
}

/** The filter in the query, if there is one. */
export function filterIn(query: Query, resource: ResourceSchema): Filter | undefined {
  const text = readParameter(query, 'filter');
  return text === undefined ? undefined : parseFilter(text, urnsOf(resource));
}

/** What the contract promises to be there, and is. */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value !== null && value !== undefined) return value;
  throw new Error(`GraphQL gave neither ${what} nor a refusal.`);
}
