import type { FloorDatabase } from './database.ts';
import type { FloorPasswords } from './passwords.ts';

/** What every handler works with. */
export interface Floor {
  readonly database: FloorDatabase;
  readonly passwords: FloorPasswords;
  /** As in the addresses of resources. */
  readonly baseUrl: string;
  /** After which id the page at a startIndex begins. Forgotten with every user who is added. */
  readonly positions: Map<string, string>;
}
