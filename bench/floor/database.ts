import pg from 'pg';
import { typeParsers } from '../../src/persistence/type-parsers.ts';

/** A statement under the name by which each connection prepares it once. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const DEADLOCK = '40P01';
const TRIES_MAX = 6;

/** As many connections as the service has by default. */
const CONNECTIONS_MAX = 10;

/** The driver with nothing around it. */
export class FloorDatabase {
  readonly #pool: pg.Pool;

  constructor(connectionString: string) {
    this.#pool = new pg.Pool({
      connectionString,
      max: CONNECTIONS_MAX,
      types: typeParsers,
      options: '-c TimeZone=UTC',
      application_name: 'floor',
    });
  }

  /** The rows of one statement; a deadlock starts it again. */
  async query<Row extends pg.QueryResultRow>({ name, text }: Statement, values: unknown[]): Promise<Row[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return (await this.#pool.query<Row>({ name, text, values })).rows;
      } catch (error) {
        if (!(error instanceof pg.DatabaseError) || error.code !== DEADLOCK || attempt === TRIES_MAX) throw error;
      }
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

/** Whether a statement was refused by a unique index. */
export function isTaken(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505';
}
