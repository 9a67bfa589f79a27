import { Migration } from '@mikro-orm/migrations';

/** With the id in it, the index alone tells whose display name holds a text. */
export class Migration20261124DisplayNameIndex extends Migration {
  override up(): void {
    this.addSql('drop index user_display_name_index');
    this.addSql(
      'create index user_display_name_index on "user" (company_id, display_name_key) include (id) where deleted_at is null',
    );
  }
}
