import { Migration } from '@mikro-orm/migrations';

/** Links to set a password: a shared table, read by the hash of the link before the company is known. */
export class Migration20261124PasswordLink extends Migration {
  override up(): void {
    this.addSql(`create table password_link (
      link_hash varchar(64) primary key,
      company_id uuid not null,
      user_id uuid not null,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null
    )`);
    this.addSql(`alter table password_link add constraint password_link_user_unique unique (company_id, user_id)`);
  }
}
