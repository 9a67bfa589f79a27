import { Migration } from '@mikro-orm/migrations';

/** Sessions of browsers: a shared table, read by the hash of the cookie before the company is known. */
export class Migration20261124Session extends Migration {
  override up(): void {
    this.addSql(`create table session (
      secret_hash varchar(64) primary key,
      id uuid not null,
      company_id uuid not null,
      user_id uuid not null,
      method text not null,
      user_agent text,
      started_at timestamptz(3) not null default now(),
      last_used_at timestamptz(3) not null default now()
    )`);
    this.addSql('create index session_user_index on session (company_id, user_id)');
  }
}
