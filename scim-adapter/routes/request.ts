import type { ScimCaller } from '../gateway.ts';
import { type Noun, requireId } from '../mapping/resource-id.ts';
import type { Filter } from '../protocol/filter.ts';
import { parseFilter } from '../protocol/filter-parser.ts';
import { type Query, readParameter } from '../protocol/query.ts';
import type { ResourceSchema } from '../protocol/schema.ts';
import { urnsOf } from '../schemas/common.ts';
import { checkFilter } from '../strict/filter.ts';
import type { ScimContext } from './context.ts';

/** The id in the address. */
export function idOf<Caller>(ctx: ScimContext<Caller>, noun: Noun): string {
  const id = requireId(ctx.params.id ?? '', noun);
  ctx.state.resourceId = id;
  return id;
}

/** The filter in the query, if there is one; it may name attributes of these kinds of resources. */
export function filterIn(query: Query, { strict }: ScimCaller, ...resources: ResourceSchema[]): Filter | undefined {
  const text = readParameter(query, 'filter');
  if (text === undefined) return undefined;
  const filter = parseFilter(text, urnsIn(...resources));
  if (strict) checkFilter(text, filter, resources);
  return filter;
}

/** What may qualify an attribute where these kinds of resources are listed. */
export function urnsIn(...resources: ResourceSchema[]): readonly string[] {
  return resources.flatMap(urnsOf);
}

/** What the contract promises to be there, and is. */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value !== null && value !== undefined) return value;
  throw new Error(`GraphQL gave neither ${what} nor a refusal.`);
}
