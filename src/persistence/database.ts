import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import { databaseFailure, writeFailure } from './failures.ts';
import { Again, retrying } from './retry.ts';

/** Runs statements with bound values. */
export interface Sql {
  /**
   * The rows of one statement that may be sent again when its answer does not come. Throws a Refusal where the
   * database refuses what a caller can put right.
   */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The same for a statement that must not be done twice: without an answer it throws UNAVAILABLE, and says so. */
  write<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A unit of work: all of it is written, or none. */
export interface Transaction extends Sql {
  /** For the entities of settings and credentials. */
  readonly em: EntityManager;
}

/** The door to PostgreSQL. A change is one statement that writes, or one transaction. */
export class Database implements Sql {
  /** For single statements, which are most: the way through Kysely takes as long again as that to a connection. */
  readonly #pool: Pool;
  readonly #kysely: Kysely<unknown>;
  /** For transactions alone: what the ORM asks by itself would be neither tried again nor told in our words. */
  readonly #orm: MikroORM;

  private constructor(orm: MikroORM, pool: Pool) {
    this.#orm = orm;
    this.#pool = pool;
    this.#kysely = orm.em.getKysely() as Kysely<unknown>;
  }

  /** The door to the ORM's own pool of connections. Nothing is connected until the first statement. */
  static async of(orm: MikroORM): Promise<Database> {
    return new Database(orm, await orm.em.getConnection().getNativeClient());
  }

  query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return retrying(() => this.#run<Row>(text, values));
  }

  write<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return retrying(async () => {
      try {
        return await this.#run<Row>(text, values);
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
        return await this.#kysely.transaction().execute(async (kysely) => {
          const result = await this.#work(kysely, work);
          isCommitting = true;
          return result;
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

  async #run<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    try {
      const client = await this.#pool.connect();
      try {
        const { rows } = await client.query(text, [...values]);
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
    const em = this.#orm.em.fork();
    em.setTransactionContext(kysely);
    return work(new OrmTransaction(em, kysely));
  }
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
  write<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.query(text, values);
  }
}
