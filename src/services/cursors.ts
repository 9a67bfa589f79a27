import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Place } from '../domain/page.ts';
import { Refusal } from '../domain/refusal.ts';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** How cursors are made. */
export interface CursorSettings {
  readonly secretKey: string;
  /** How long a cursor is good for. */
  readonly timeoutSeconds: number;
}

/** What is in a cursor. */
interface Content {
  readonly madeAtSeconds: number;
  /** How many entries a page holds. */
  readonly first: number;
  readonly place: Place;
}

/**
 * Makes and opens cursors (RFC 9865 §2). A cursor is a place in one list, sealed: nobody but us can read or make one,
 * and it opens for the list it was made for and for no other. It is no permission: each page is asked for anew.
 */
export class Cursors {
  readonly #key: Buffer;
  readonly #timeoutSeconds: number;

  constructor({ secretKey, timeoutSeconds }: CursorSettings) {
    this.#key = Buffer.from(hkdfSync('sha256', secretKey, '', 'leavewizard cursors', KEY_BYTES));
    this.#timeoutSeconds = timeoutSeconds;
  }

  /** A cursor in letters, digits, `-` and `_`. `list` says all that the pages of a list have in common. */
  seal(list: string, first: number, place: Place): string {
    const content: Content = { madeAtSeconds: nowSeconds(), first, place };
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key, nonce).setAAD(Buffer.from(list));
    const sealed = Buffer.concat([nonce, cipher.update(JSON.stringify(content)), cipher.final(), cipher.getAuthTag()]);
    return sealed.toString('base64url');
  }

  /** The place in a cursor. Throws INVALID_CURSOR, EXPIRED_CURSOR, or INVALID_PAGE_SIZE when `first` was another one. */
  open(list: string, first: number, cursor: string): Place {
    const content = this.#content(list, cursor);
    if (nowSeconds() > content.madeAtSeconds + this.#timeoutSeconds)
      throw refused('EXPIRED_CURSOR', 'This cursor has expired: begin with the first page again.');
    if (first !== content.first)
      throw new Refusal('INVALID_PAGE_SIZE', `These pages began with ${content.first} entries each: ask for as many.`, {
        field: ['first'],
      });
    return content.place;
  }

  #content(list: string, cursor: string): Content {
    const sealed = Buffer.from(cursor, 'base64url');
    // Several texts decode to the same bytes; only one of them was given out.
    if (sealed.length <= NONCE_BYTES + TAG_BYTES || sealed.toString('base64url') !== cursor) throw notOurs();
    const decipher = createDecipheriv(ALGORITHM, this.#key, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(list)).setAuthTag(sealed.subarray(-TAG_BYTES));
    const text = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8');
    try {
      decipher.final();
    } catch {
      throw notOurs();
    }
    // Nobody but us could seal it, so it is what was put in.
    return JSON.parse(text) as Content;
  }
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** One sentence for all: whose list it was made for, or whether for any, is nobody's business. */
function notOurs(): Refusal {
  return refused(
    'INVALID_CURSOR',
    'This cursor was not given out for this list: begin with the first page, and ask for the same on each.',
  );
}

function refused(code: 'INVALID_CURSOR' | 'EXPIRED_CURSOR', message: string): Refusal {
  return new Refusal(code, message, { field: ['after'] });
}
