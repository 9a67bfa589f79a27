import { Migration } from '@mikro-orm/migrations';

/**
 * The names that people sign in by: a shared table, read by hash before the company is known. Whom the previous version
 * makes meanwhile signs in with the slug of the company, until their name or address changes.
 */
export class Migration20261124SignInName extends Migration {
  override up(): void {
    this.addSql(`create table sign_in_name (
      domain_hash bytea not null,
      name_hash bytea not null,
      company_id uuid not null,
      user_id uuid not null,
      primary key (domain_hash, name_hash, company_id, user_id)
    )`);
    this.addSql(`insert into sign_in_name (domain_hash, name_hash, company_id, user_id)
      select sha256(convert_to(coalesce(substring(k.key from '@([^@]*)$'), ''), 'UTF8')),
        sha256(convert_to(k.key, 'UTF8')), u.company_id, u.id
      from "user" u cross join unnest(array[u.user_name_key, nullif(u.email_key, u.user_name_key)]) as k (key)
      where u.deleted_at is null and k.key is not null`);
  }
}
