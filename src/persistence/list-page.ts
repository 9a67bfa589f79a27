import type { Order } from '../domain/order.ts';
import type { CountedSlice, Place, Window } from '../domain/page.ts';
import type { Sql } from './database.ts';
import type { Statement } from './statement.ts';

/** Binds a value to the statement that reads a page, and gives its placeholder. */
export type Bind = (value: unknown) => string;

/** What a list can be sorted by: an SQL expression, and its type. */
export interface OrderColumn {
  readonly sql: string;
  readonly type: 'text' | 'uuid' | 'boolean' | 'date' | 'timestamptz' | 'numeric';
}

/** A question whose answer is read page by page. */
export interface ListQuestion<Row, Node> {
  /** Holds the values of `from`. */
  to: Statement;
  /** The columns of a row, `id` among them. */
  projection: string;
  /** Everything from `from` on, conditions included. */
  from: string;
  /** The column that orders the list, and ends every other order. */
  id: string;
  /** Whether the greatest id, which is the newest entry, comes first. */
  newestFirst?: boolean;
  /** The SQL of each name that the list can be sorted by. */
  orders: ReadonlyMap<string, OrderColumn>;
  /** The order, where it is none of `orders`. */
  orderBy?: (bind: Bind) => OrderColumn;
  read(row: Row): Node;
}

/** A list in the order that is asked for. */
interface Sorted {
  readonly id: string;
  readonly newestFirst: boolean;
  /** Undefined when the list is in the order of ids. */
  readonly column?: OrderColumn;
  readonly descending: boolean;
}

type Placed<Row> = Row & { readonly id: string; readonly orderValue?: string | null };

/** Reads one page, and one entry more to know whether another follows. The total is counted only when asked for. */
export async function listPage<Row, Node>(
  sql: Sql,
  question: ListQuestion<Row, Node>,
  window: Window,
): Promise<CountedSlice<Node>> {
  const { limit, offset, place, total = (count) => count() } = window;
  const rows = limit === 0 ? [] : await readRows(sql, question, window);
  const hasMore = rows.length > limit;
  if (hasMore) rows.pop();
  // Nothing is left before the place: then the page before it is the first one.
  if (place?.backwards && limit > 0 && rows.length === 0)
    return listPage(sql, question, { ...window, place: undefined });
  if (place?.backwards) rows.reverse();
  const places = rows.map(({ id, orderValue }): Place => ({ id, value: orderValue }));
  const given = (offset ?? 0) + rows.length;
  const isKnown = offset !== undefined && limit > 0 && !hasMore && (rows.length > 0 || offset === 0);
  // Whoever walks to the total has to come to the end, also when many of those who were given are gone by now.
  const atLeast = offset !== undefined && hasMore ? given + 1 : 0;
  return {
    nodes: rows.map((row) => question.read(row)),
    places,
    hasNextPage: place?.backwards ? true : hasMore,
    hasPreviousPage: place?.backwards ? hasMore : place !== undefined || (offset ?? 0) > 0,
    totalCount: async () => (isKnown ? given : Math.max(atLeast, await total(() => count(sql, question)))),
  };
}

function readRows<Row, Node>(
  sql: Sql,
  question: ListQuestion<Row, Node>,
  { limit, offset = 0, place, orderBy }: Window,
): Promise<Placed<Row>[]> {
  const values = [...question.to.values];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const sorted = sortedBy(question, orderBy, bind);
  const value = sorted.column ? `, (${sorted.column.sql})::text as "orderValue"` : '';
  const from = place ? `${question.from} and ${beyond(sorted, place, bind)}` : question.from;
  const skip = place || offset === 0 ? '' : ` offset ${bind(offset)}`;
  return sql.query<Placed<Row>>(
    `select ${question.projection}${value} ${from} order by ${orderSql(sorted, place?.backwards)} limit ${bind(limit + 1)}${skip}`,
    values,
  );
}

async function count<Row, Node>(sql: Sql, { from, to }: ListQuestion<Row, Node>): Promise<number> {
  const [row] = await sql.query<{ count: number }>(`select count(*) as count ${from}`, [...to.values]);
  return row?.count ?? 0;
}

function sortedBy<Row, Node>(
  { id, newestFirst = false, orders, orderBy: ofQuestion }: ListQuestion<Row, Node>,
  orderBy: Order | null | undefined,
  bind: Bind,
): Sorted {
  if (!orderBy) return { id, newestFirst, descending: false };
  const column = ofQuestion?.(bind) ?? orders.get(orderBy.field);
  if (!column) throw new Error(`Nothing is known of the order ${orderBy.field}.`);
  return { id, newestFirst, column, descending: orderBy.direction === 'DESC' };
}

/** PostgreSQL puts nulls last, and first when descending, as RFC 7644 §3.4.2.3 has it for what has no value. */
function orderSql({ id, newestFirst, column, descending }: Sorted, backwards = false): string {
  const ofIds = newestFirst !== backwards ? `${id} desc` : id;
  return column ? `${column.sql} ${descending !== backwards ? 'desc' : 'asc'}, ${ofIds}` : ofIds;
}

/** Holds for the entries beyond a place, in the direction in which it is read. What has no value is greatest. */
function beyond({ id, newestFirst, column, descending }: Sorted, place: Place, bind: Bind): string {
  const { backwards = false } = place;
  const idBeyond = `${id} ${newestFirst !== backwards ? '<' : '>'} ${bind(place.id)}::uuid`;
  if (!column) return idBeyond;
  const { sql, type } = column;
  const towardsGreater = descending === backwards;
  if (place.value == null)
    return towardsGreater ? `(${sql} is null and ${idBeyond})` : `(${sql} is not null or ${idBeyond})`;
  const value = `${bind(place.value)}::text::${type}`;
  const operator = towardsGreater ? '>' : '<';
  // Said in two conditions, so that an index can begin at the value.
  const fromValue = `(${sql} ${operator}= ${value} and (${sql} ${operator} ${value} or ${idBeyond}))`;
  return towardsGreater ? `(${fromValue} or ${sql} is null)` : fromValue;
}
