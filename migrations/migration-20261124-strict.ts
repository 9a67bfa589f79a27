import { Migration } from '@mikro-orm/migrations';

/** Whether a company holds its identity provider to the strict profile. The previous version leaves the column alone. */
export class Migration20261124Strict extends Migration {
  override up(): void {
    this.addSql('alter table authentication_settings add column strict boolean not null default false');
  }
}
