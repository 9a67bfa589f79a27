import type { Order } from './order.ts';

/** Most entries that one page may hold. */
export const PAGE_MAX = 200;

/** Which part of a list is asked for: from a cursor on, or from an offset for index-based callers. */
export interface PageArguments {
  first: number;
  /** A cursor that a page of the same list gave. */
  after?: string | null;
  offset?: number | null;
  /** Without it a list is in the order of ids. */
  orderBy?: Order | null;
}

/** A place in a list: right behind an entry, or right before it when the list is read backwards from there. */
export interface Place {
  readonly id: string;
  /** What the entry is sorted by, as text; null when it has no value, undefined when the list is in the order of ids. */
  readonly value?: string | null;
  readonly backwards?: boolean;
}

/** Which entries of a list are to be read. */
export interface Window {
  limit: number;
  /** How many entries come before, for callers who count them. Undefined for those who follow cursors. */
  offset?: number;
  /** Where to read from. Together with an offset: where so many entries have been given. */
  place?: Place;
  orderBy?: Order | null;
  /** How many there are in all, by `count` or from memory. Without it they are counted. */
  total?: (count: () => Promise<number>) => Promise<number>;
}

/** Some entries of a list, one behind the other. */
export interface Slice<Node> {
  nodes: Node[];
  /** Where each of the nodes stands. */
  places: Place[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** The same, of a list that can be counted. */
export interface CountedSlice<Node> extends Slice<Node> {
  /** Counted only when somebody asks. */
  totalCount(): Promise<number>;
}

/** What callers get beside the entries: opaque cursors to go on with. */
export interface PageCursors {
  /** The cursor of the entry with this index on the page. */
  cursorAt(index: number): string;
  /** The cursor that gives the page before; null on the first page. */
  previousPageCursor(): string | null;
}

/** A page of a list. */
export type Page<Node> = CountedSlice<Node> & PageCursors;

/** A page of a list that nobody counts. */
export type UncountedPage<Node> = Slice<Node> & PageCursors;
