import type { Order } from './order.ts';
import { Refusal } from './refusal.ts';

/** Most entries that one page may hold. */
export const PAGE_MAX = 200;

/** Which part of a list is asked for: after a cursor, or from an offset for index-based callers. */
export interface PageArguments {
  first: number;
  after?: string | null;
  offset?: number | null;
  /** Without it a list is in the order of ids, the only one that cursors know. */
  orderBy?: Order | null;
}

/** A page of a list. */
export interface Page<Node> {
  nodes: Node[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** Counted only when somebody asks. */
  totalCount(): Promise<number>;
}

/** Checks the size of a page and opens its cursor; `afterId` is the id behind it. */
export function readPage({ first, after, offset, orderBy }: PageArguments): {
  limit: number;
  afterId?: string;
  offset: number;
} {
  if (first < 0 || first > PAGE_MAX)
    throw new Refusal('INVALID', `"first" must be between 0 and ${PAGE_MAX}.`, { field: ['first'] });
  if (offset != null && offset < 0) throw new Refusal('INVALID', '"offset" cannot be negative.', { field: ['offset'] });
  if (after != null && offset != null)
    throw new Refusal('INVALID', 'Give "after" or "offset", not both.', { field: ['after'] });
  if (after != null && orderBy)
    throw new Refusal('INVALID', 'A list with "orderBy" is read by "offset", not by "after".', { field: ['after'] });
  return { limit: first, offset: offset ?? 0, ...(after != null && { afterId: openCursor(after) }) };
}

/** An opaque cursor for the entry with this id. */
export function cursorOf(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

function openCursor(cursor: string): string {
  const hex = Buffer.from(cursor, 'base64url').toString('hex');
  if (hex.length !== 32 || cursorOf(hex) !== cursor)
    throw new Refusal('INVALID', 'This cursor was not made here.', { field: ['after'] });
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
