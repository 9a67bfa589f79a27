import { Migration } from '@mikro-orm/migrations';

/**
 * Counters of attempts: a shared table, keyed by hash, since attempts are counted before it is known whose they are.
 * Its columns are those that rate-limiter-flexible reads and writes.
 */
export class Migration20261124RateLimit extends Migration {
  override up(): void {
    this.addSql(`create table rate_limit (
      key varchar(255) primary key,
      points int not null default 0,
      expire bigint
    )`);
  }
}
