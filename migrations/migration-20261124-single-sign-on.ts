import { Migration } from '@mikro-orm/migrations';

/** Whether people sign in at the identity provider of their company, and who may use a password all the same. */
export class Migration20261124SingleSignOn extends Migration {
  override up(): void {
    this.addSql(`alter table authentication_settings
      add column single_sign_on text not null default 'OFF'
        constraint authentication_settings_single_sign_on_check check (single_sign_on in ('OFF', 'OPTIONAL', 'REQUIRED')),
      add column break_glass_ids jsonb not null default '[]'`);
  }
}
