import type { Order } from '../domain/order.ts';
import { type Page, type PageArguments, readPage } from '../domain/page.ts';
import type { Sql } from './database.ts';
import type { Statement } from './statement.ts';

/** Binds a value to the statement that reads a page, and gives its placeholder. */
export type Bind = (value: unknown) => string;

/** A question whose answer is read page by page, in the order of ids. */
export interface ListQuestion<Row, Node> {
  /** Holds the values of `from`. */
  to: Statement;
  projection: string;
  /** Everything from `from` on, conditions included. */
  from: string;
  /** The column that orders the list, and ends every other order. */
  id: string;
  /** The SQL of each name that the list can be sorted by. */
  orders: ReadonlyMap<string, string>;
  /** The SQL of the order, where it is none of `orders`. */
  orderBy?: (bind: Bind) => string;
  read(row: Row): Node;
}

/** Reads one page, and one entry more to know whether another follows. The total is counted only when asked for. */
export async function listPage<Row, Node>(
  sql: Sql,
  question: ListQuestion<Row, Node>,
  page: PageArguments,
): Promise<Page<Node>> {
  const { limit, afterId, offset } = readPage(page);
  const rows = limit === 0 ? [] : await readRows<Row, Node>(sql, question, limit + 1, afterId, offset, page.orderBy);
  const hasNextPage = rows.length > limit;
  if (hasNextPage) rows.pop();
  const isWhole = limit > 0 && !hasNextPage && afterId === undefined && (rows.length > 0 || offset === 0);
  return {
    nodes: rows.map((row) => question.read(row)),
    hasNextPage,
    hasPreviousPage: afterId !== undefined || offset > 0,
    totalCount: () => (isWhole ? Promise.resolve(offset + rows.length) : count(sql, question)),
  };
}

function readRows<Row, Node>(
  sql: Sql,
  question: ListQuestion<Row, Node>,
  limit: number,
  afterId: string | undefined,
  offset: number,
  orderBy: Order | null | undefined,
): Promise<Row[]> {
  const { to, projection, from, id } = question;
  const values = [...to.values];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const after = afterId === undefined ? '' : ` and ${id} > ${bind(afterId)}`;
  const skip = offset === 0 ? '' : ` offset ${bind(offset)}`;
  const order = orderSql(question, orderBy, bind);
  return sql.query<Row>(`select ${projection} ${from}${after} order by ${order} limit ${bind(limit)}${skip}`, values);
}

/** PostgreSQL puts nulls last, and first when descending, as RFC 7644 §3.4.2.3 has it for what has no value. */
function orderSql<Row, Node>(question: ListQuestion<Row, Node>, orderBy: Order | null | undefined, bind: Bind): string {
  const { id, orders } = question;
  if (!orderBy) return id;
  const column = question.orderBy?.(bind) ?? orders.get(orderBy.field);
  if (!column) throw new Error(`Nothing is known of the order ${orderBy.field}.`);
  return `${column} ${orderBy.direction === 'DESC' ? 'desc' : 'asc'}, ${id}`;
}

async function count<Row, Node>(sql: Sql, { to, from }: ListQuestion<Row, Node>): Promise<number> {
  const [row] = await sql.query<{ count: number }>(`select count(*) as count ${from}`, to.values);
  return row?.count ?? 0;
}
