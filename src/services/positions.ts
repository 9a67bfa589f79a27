import { hash } from 'node:crypto';
import type { Place } from '../domain/page.ts';

const LIFETIME_MS = 5 * 60_000;
const POSITIONS_MAX = 5_000;

/** Where walks by offset have come to: the places at which pages ended, and the one that was handed out last. */
interface Position {
  /** By id, the first one first. */
  waiting: Place[];
  handedOut: Place | undefined;
  until: number;
}

/**
 * Remembers where pages that were asked for by offset ended, so that whoever asks for exactly the next offset goes on
 * there: entries deleted meanwhile make nobody miss the one that moved up, and no row is counted over again. For lists
 * in the order of ids. It is a help and not a promise: forgotten soon, and unknown to other instances; then the offset
 * counts.
 */
export class Positions {
  readonly #positions = new Map<string, Position>();

  /** Notes that a page ended behind an entry; `list` says which list, how long its pages are, and the next offset. */
  note(list: string, place: Place): void {
    const key = keyOf(list);
    const { waiting = [], handedOut } = this.#live(key) ?? {};
    waiting.push(place);
    waiting.sort((one, other) => (one.id < other.id ? -1 : 1));
    this.#positions.delete(key);
    this.#positions.set(key, { waiting, handedOut, until: Date.now() + LIFETIME_MS });
    for (const oldest of this.#positions.keys()) {
      if (this.#positions.size <= POSITIONS_MAX) break;
      this.#positions.delete(oldest);
    }
  }

  /**
   * Where to go on. Of several walks that came to different places nobody can tell whose request this is: it goes on
   * at the first place, so that one of them may see entries twice but none misses any. Asking again gives it again.
   */
  take(list: string): Place | undefined {
    const position = this.#live(keyOf(list));
    if (!position) return undefined;
    const place = position.waiting[0] ?? position.handedOut;
    position.waiting.pop();
    position.handedOut = place;
    return place;
  }

  #live(key: string): Position | undefined {
    const position = this.#positions.get(key);
    return position && position.until > Date.now() ? position : undefined;
  }
}

/** Filters are long, and positions many. */
function keyOf(list: string): string {
  return hash('sha256', list, 'base64url');
}
