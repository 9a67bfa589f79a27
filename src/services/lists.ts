import type { Order } from '../domain/order.ts';
import { PAGE_MAX, type PageArguments, type PageCursors, type Place, type Slice, type Window } from '../domain/page.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Cursors } from './cursors.ts';
import type { Positions } from './positions.ts';
import type { Totals } from './totals.ts';

/** What makes a list the same one from page to page, its order aside. */
export interface ListIdentity {
  readonly name:
    | 'companies'
    | 'users'
    | 'workgroups'
    | 'directory'
    | 'events'
    | 'staffEvents'
    | 'provisioningCalls'
    | 'provisioningRuns';
  readonly companyId?: string;
  readonly filter?: object;
}

/** Pages of every list, for every door: sizes, offsets and cursors are read here and nowhere else. */
export class Lists {
  constructor(
    private readonly cursors: Cursors,
    private readonly positions: Positions,
    private readonly totals: Totals,
  ) {}

  /** Reads the page that is asked for. Throws INVALID, and whatever `Cursors` refuses. */
  async page<Node, Read extends Slice<Node>>(
    identity: ListIdentity,
    page: PageArguments,
    read: (window: Window) => Promise<Read & Slice<Node>>,
  ): Promise<Read & PageCursors> {
    const { first, after, offset, orderBy } = page;
    checkSize(page);
    // Most pages are the only one: nobody asks then which list they are of.
    let told: string | undefined;
    const list = (): string => (told ??= textOf(identity, orderBy));
    const seal = (place: Place): string => this.cursors.seal(list(), first, place);
    if (after != null) {
      const place = this.cursors.open(list(), first, after);
      return withCursors(await read({ limit: first, place, orderBy, ...this.#total(list, identity) }), seal);
    }
    const total = offset ? this.#total(list, identity) : undefined;
    if (offset == null || first === 0 || orderBy)
      return withCursors(await read({ limit: first, offset: offset ?? 0, orderBy, ...total }), seal);
    const keyAt = (position: number): string => JSON.stringify([list(), first, position]);
    const place = offset > 0 ? this.positions.take(keyAt(offset)) : undefined;
    const slice = await read({ limit: first, offset, place, ...total });
    const last = slice.places.at(-1);
    if (slice.hasNextPage && last) this.positions.note(keyAt(offset + slice.places.length), last);
    return withCursors(slice, seal);
  }

  /** Beyond the first page the length of a list may come from memory. */
  #total(list: () => string, { companyId }: ListIdentity): Pick<Window, 'total'> | undefined {
    return companyId === undefined ? undefined : { total: (count) => this.totals.of(list(), companyId, count) };
  }
}

function textOf({ name, companyId, filter }: ListIdentity, orderBy: Order | null | undefined): string {
  const order = orderBy ? [orderBy.field, orderBy.customField, orderBy.direction ?? 'ASC'] : [];
  return JSON.stringify([name, companyId, filter, order]);
}

function checkSize({ first, after, offset }: PageArguments): void {
  if (first < 0 || first > PAGE_MAX)
    throw new Refusal('INVALID', `"first" must be between 0 and ${PAGE_MAX}.`, { field: ['first'] });
  if (offset != null && offset < 0) throw new Refusal('INVALID', '"offset" cannot be negative.', { field: ['offset'] });
  if (after != null && offset != null)
    throw new Refusal('INVALID', 'Give "after" or "offset", not both.', { field: ['after'] });
}

/** Cursors are made when somebody asks for them, and each once. */
function withCursors<Read extends Slice<unknown>>(slice: Read, seal: (place: Place) => string): Read & PageCursors {
  const { places, hasPreviousPage } = slice;
  const made = new Map<number, string>();
  return {
    ...slice,
    cursorAt(index) {
      const cursor = made.get(index) ?? seal(placeAt(places, index));
      made.set(index, cursor);
      return cursor;
    },
    previousPageCursor: () =>
      hasPreviousPage && places.length > 0 ? seal({ ...placeAt(places, 0), backwards: true }) : null,
  };
}

function placeAt(places: readonly Place[], index: number): Place {
  const place = places[index];
  if (!place) throw new Error(`The page has no entry ${index}.`);
  return place;
}
