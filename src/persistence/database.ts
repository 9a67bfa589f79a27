import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { databaseFailure, writeFailure } from './failures.ts';
import type { StatementConfig } from './named-statements.ts';
import type { PreparedStatement } from './prepared-query.ts';
import { Again, retrying } from './retry.ts';
import { beginning, FOR_READING, LOOKUP, ofCompany, ofCompanyForReading } from './row-security.ts';

/**
 * PostgreSQL answers the commit of a transaction that a failed statement has ended as if it were done, and rolls back. A
 * statement before it fails there instead.
 */
const COMMIT = 'select; commit';

/** Runs statements with bound values. */
export interface Sql {
  /**
   * The rows of one statement that may be sent again when its answer does not come. Throws a Refusal where the
   * database refuses what a caller can put right.
   */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * The same for a statement that must not be done twice: without an answer it throws UNAVAILABLE, and says so. What it
   * is to see nobody change meanwhile is locked by a statement that goes first, in the same message and transaction.
   */
  write<Row>(text: string, values?: readonly unknown[], lock?: PreparedStatement): Promise<Row[]>;
}

/** A unit of work: all of it is written, or none. */
export interface Transaction extends Sql {
  /** For the entities of settings and credentials. */
  readonly em: EntityManager;
}

/** What all doors to one database share. */
interface House {
  /** For single statements, which are most: the way through Kysely takes as long again as that to a connection. */
  readonly pool: Pool;
  readonly kysely: Kysely<unknown>;
  /** For transactions alone: what the ORM asks by itself would be neither tried again nor told in our words. */
  readonly orm: MikroORM;
  /** Whether PostgreSQL itself keeps companies apart. */
  readonly isWalled: boolean;
}

/**
 * The door to PostgreSQL. A change is one statement that writes, or one transaction. The door that is opened first leads
 * to what belongs to no company; each company has one of its own, behind which the rows of others do not exist.
 */
export class Database implements Sql {
  readonly #house: House;
  /** What goes before every statement, and at the beginning of every transaction. */
  readonly #before: PreparedStatement | undefined;

  /** How the company is told, wherever one is. */
  readonly #ofCompany: (companyId: string) => PreparedStatement;

  private constructor(house: House, before?: PreparedStatement, of = ofCompany) {
    this.#house = house;
    this.#before = house.isWalled ? before : undefined;
    this.#ofCompany = of;
  }

  /** The door to the ORM's own pool of connections. Nothing is connected until the first statement. */
  static async open(orm: MikroORM, isWalled: boolean): Promise<Database> {
    const pool: Pool = await orm.em.getConnection().getNativeClient();
    pool.on('release', (_, client) => {
      if (!isAtRest(client)) void client.end();
    });
    return new Database({ pool, kysely: orm.em.getKysely() as Kysely<unknown>, orm, isWalled });
  }

  /** Whether PostgreSQL itself keeps companies apart. */
  get isWalled(): boolean {
    return this.#house.isWalled;
  }

  /** The door to one company. */
  of(companyId: string): Database {
    return new Database(this.#house, this.#ofCompany(companyId), this.#ofCompany);
  }

  /** The same doors for whoever may only read. */
  get forReading(): Database {
    return new Database(this.#house, FOR_READING, ofCompanyForReading);
  }

  /** The door through which it is found out whose a token, a session or a name is. Nothing is written here. */
  get lookup(): Sql {
    return new Database(this.#house, LOOKUP);
  }

  query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return retrying(() => this.#run<Row>(text, values, this.#before));
  }

  write<Row>(text: string, values: readonly unknown[] = [], lock?: PreparedStatement): Promise<Row[]> {
    return retrying(async () => {
      try {
        return await this.#run<Row>(text, values, this.#before, lock);
      } catch (error) {
        throw writeFailure(error);
      }
    });
  }

  /**
   * Runs `work` in one transaction, again from its beginning when PostgreSQL asks for that (deadlock, restart), but not
   * when the answer to its commit did not come. By Kysely and not by the ORM, which never gives a connection back that
   * breaks in a transaction, until the pool is empty.
   */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return retrying(async () => {
      let isCommitting = false;
      try {
        return await this.#house.kysely.connection().execute(async (connection) => {
          await run(connection, beginning(this.#before));
          try {
            const result = await this.#work(connection, work);
            isCommitting = true;
            await run(connection, COMMIT);
            return result;
          } catch (error) {
            await run(connection, 'rollback').catch(() => undefined);
            throw error;
          }
        });
      } catch (error) {
        throw isCommitting ? writeFailure(error) : databaseFailure(error);
      }
    });
  }

  /**
   * Runs `work` without a transaction first: it reads without locks, and its one statement that writes says which versions
   * it was worked out from. Where these are no longer the present ones it throws Again, and is run in a transaction, in
   * which it locks what it reads.
   */
  async change<Result>(work: (sql: Sql, transaction?: Transaction) => Promise<Result>): Promise<Result> {
    try {
      return await work(this);
    } catch (error) {
      if (!(error instanceof Again)) throw error;
      return this.transaction((transaction) => work(transaction, transaction));
    }
  }

  async #run<Row>(
    text: string,
    values: readonly unknown[],
    ...before: (PreparedStatement | undefined)[]
  ): Promise<Row[]> {
    try {
      const client = await this.#house.pool.connect();
      try {
        const statement: StatementConfig = {
          text,
          values: [...values],
          before: before.filter((one) => one !== undefined),
        };
        const { rows } = await client.query(statement);
        return rows as Row[];
      } finally {
        // One that broke does not go back: the pool sees to it.
        client.release();
      }
    } catch (error) {
      throw databaseFailure(error);
    }
  }

  async #work<Result>(kysely: Kysely<unknown>, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const em = this.#house.orm.em.fork();
    em.setTransactionContext(kysely);
    return work(new OrmTransaction(em, kysely));
  }
}

/**
 * Whether a connection that goes back to the pool has no statement left to answer, and no transaction open. `pg` gives up
 * on a statement whose time is over, and on the rollback behind it, and keeps the connection: what is done there next
 * would be part of a transaction that nobody commits. The pool drops a connection that is ending. One that has just
 * answered with an error is at rest, though it says that it is ready a moment later.
 */
function isAtRest(client: PoolClient): boolean {
  return client.getTransactionStatus() === 'I' && '_activeQuery' in client && !client._activeQuery;
}

async function run(connection: Kysely<unknown>, text: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(text));
}

class OrmTransaction implements Transaction {
  readonly #kysely: Kysely<unknown>;

  constructor(
    readonly em: EntityManager,
    kysely: Kysely<unknown>,
  ) {
    this.#kysely = kysely;
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      const { rows } = await this.#kysely.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
      return rows;
    } catch (error) {
      throw databaseFailure(error);
    }
  }

  /** Inside a transaction the commit alone decides. */
  async write<Row>(text: string, values?: readonly unknown[], lock?: PreparedStatement): Promise<Row[]> {
    if (lock) await this.query(lock.text, lock.values);
    return this.query(text, values);
  }
}
