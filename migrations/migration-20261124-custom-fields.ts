import { Migration } from '@mikro-orm/migrations';

/** Fields that a company adds to its users, and their values. The previous version leaves both columns alone. */
export class Migration20261124CustomFields extends Migration {
  override up(): void {
    this.addSql(`create table custom_field (
      company_id uuid not null,
      id uuid not null,
      key varchar(64) not null,
      key_key varchar(64) collate "C" not null,
      kind text not null constraint custom_field_kind_check
        check (kind in ('TEXT', 'NUMBER', 'DATE', 'BOOLEAN', 'CHOICE')),
      label text not null,
      description text,
      required boolean not null default false,
      max_length int,
      minimum double precision,
      maximum double precision,
      earliest date,
      latest date,
      choices jsonb not null default '[]',
      position int not null,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      retired_at timestamptz(3),
      primary key (company_id, id),
      constraint custom_field_key_unique unique (company_id, key_key)
    )`);
    this.addSql(`alter table "user" add column custom_fields jsonb not null default '{}',
      add column custom_fields_key jsonb not null default '{}'`);
  }
}
