import { Migration } from '@mikro-orm/migrations';

/** When an administrator last saw that single sign-on works. */
export class Migration20261124SamlTested extends Migration {
  override up(): void {
    this.addSql('alter table saml_identity_provider add column tested_at timestamptz(3)');
  }
}
