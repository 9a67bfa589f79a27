import { Migration } from '@mikro-orm/migrations';

/** Sessions of the playground, and what staff did: shared tables, since both belong to no company. */
export class Migration20261124Staff extends Migration {
  override up(): void {
    this.addSql(`create table staff_session (
      secret_hash varchar(64) primary key,
      staff_token_id uuid not null,
      started_at timestamptz(3) not null default now()
    )`);
    this.addSql(`create table staff_event (
      id uuid primary key,
      occurred_at timestamptz(3) not null default now(),
      actor text not null,
      request_id text not null,
      action text not null,
      document text,
      variables text,
      token_name text
    )`);
  }
}
