import { Migration } from '@mikro-orm/migrations';

/**
 * The directory: companies, their settings and credentials, workgroups, users and events.
 *
 * Tables of a company have no foreign key to `company`: it would make every write of a company lock one and the
 * same row (shared, but each sharer costs a multixact). `company` and `staff_token` are shared tables.
 */
export class Migration20261124Directory extends Migration {
  override up(): void {
    for (const statement of [...shared, ...credentials, ...directory, ...events]) this.addSql(statement);
  }
}

const shared = [
  `create table company (
    id uuid primary key,
    short_id varchar(16) not null constraint company_short_id_unique unique,
    slug varchar(63) not null constraint company_slug_unique unique,
    name varchar(256) not null,
    plan text not null constraint company_plan_check check (plan in ('FREE', 'STANDARD', 'PREMIUM')),
    created_at timestamptz(3) not null default now()
  )`,
  `create table staff_token (
    id uuid primary key,
    name varchar(256) not null,
    may_write boolean not null,
    token_hash varchar(64) not null constraint staff_token_token_hash_unique unique,
    created_at timestamptz(3) not null default now()
  )`,
];

const credentials = [
  `create table authentication_settings (
    company_id uuid primary key,
    scim_enabled boolean not null default false,
    accept_passwords boolean not null default true,
    may_set_roles boolean not null default false,
    unknown_members text not null default 'SKIP'
      constraint authentication_settings_unknown_members_check check (unknown_members in ('SKIP', 'REFUSE')),
    updated_at timestamptz(3) not null default now()
  )`,
  `create table scim_token (
    company_id uuid not null,
    id uuid not null,
    label varchar(256) not null,
    token_hash varchar(64) not null,
    created_at timestamptz(3) not null default now(),
    last_used_at timestamptz(3),
    expires_at timestamptz(3),
    revoked_at timestamptz(3),
    primary key (company_id, id),
    constraint scim_token_hash_unique unique (company_id, token_hash)
  )`,
];

const directory = [
  `create table workgroup (
    company_id uuid not null,
    id uuid not null,
    display_name text not null,
    display_name_key text collate "C" not null,
    external_id text collate "C",
    source text not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    deleted_at timestamptz(3),
    primary key (company_id, id)
  )`,
  `create unique index workgroup_display_name_unique on workgroup (company_id, display_name_key) where deleted_at is null`,
  `create unique index workgroup_external_id_unique on workgroup (company_id, external_id) where deleted_at is null`,
  `create table "user" (
    company_id uuid not null,
    id uuid not null,
    user_name text not null,
    user_name_key text collate "C" not null,
    external_id text collate "C",
    active boolean not null,
    role text not null,
    source text not null,
    display_name text, display_name_key text collate "C",
    formatted_name text, formatted_name_key text collate "C",
    given_name text, given_name_key text collate "C",
    family_name text, family_name_key text collate "C",
    middle_name text, middle_name_key text collate "C",
    honorific_prefix text, honorific_prefix_key text collate "C",
    honorific_suffix text, honorific_suffix_key text collate "C",
    nick_name text, nick_name_key text collate "C",
    title text, title_key text collate "C",
    user_type text, user_type_key text collate "C",
    preferred_language text, preferred_language_key text collate "C",
    locale text, locale_key text collate "C",
    timezone text, timezone_key text collate "C",
    employee_number text, employee_number_key text collate "C",
    cost_center text, cost_center_key text collate "C",
    organization text, organization_key text collate "C",
    division text, division_key text collate "C",
    department text, department_key text collate "C",
    holiday_country text, holiday_country_key text collate "C",
    holiday_region text, holiday_region_key text collate "C",
    start_date date,
    end_date date,
    emails jsonb not null default '[]', emails_key jsonb not null default '[]',
    phone_numbers jsonb not null default '[]', phone_numbers_key jsonb not null default '[]',
    addresses jsonb not null default '[]', addresses_key jsonb not null default '[]',
    email_key text collate "C",
    manager_value text collate "C", manager_id uuid,
    approver_value text collate "C", approver_id uuid,
    workgroup_id uuid,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    deleted_at timestamptz(3),
    primary key (company_id, id),
    constraint user_workgroup_foreign foreign key (company_id, workgroup_id) references workgroup (company_id, id)
  )`,
  `create unique index user_user_name_unique on "user" (company_id, user_name_key) where deleted_at is null`,
  `create unique index user_external_id_unique on "user" (company_id, external_id) where deleted_at is null`,
  `create index user_workgroup_index on "user" (company_id, workgroup_id, id) where workgroup_id is not null`,
  `create index user_email_key_index on "user" (company_id, email_key) where email_key is not null`,
  `create index user_display_name_index on "user" (company_id, display_name_key)`,
  `create index user_updated_at_index on "user" (company_id, updated_at)`,
  `create index user_administrator_index on "user" (company_id, role) where role = 'ADMINISTRATOR'`,
  `create table user_email (
    company_id uuid not null,
    value_key text collate "C" not null,
    user_id uuid not null,
    primary key (company_id, value_key, user_id),
    constraint user_email_user_foreign foreign key (company_id, user_id)
      references "user" (company_id, id) on delete cascade
  )`,
  `create index user_email_user_index on user_email (company_id, user_id)`,
  `create table user_password (
    company_id uuid not null,
    user_id uuid not null,
    password_hash text not null,
    set_at timestamptz(3) not null default now(),
    set_by text not null,
    primary key (company_id, user_id),
    constraint user_password_user_foreign foreign key (company_id, user_id)
      references "user" (company_id, id) on delete cascade
  )`,
];

const events = [
  `create table event (
    company_id uuid not null,
    id uuid not null,
    occurred_at timestamptz(3) not null default now(),
    channel text not null,
    actor text not null,
    request_id text not null,
    action text not null,
    outcome text not null,
    subject_kind text not null,
    subject_id uuid,
    subject_name text,
    subject_version int,
    changes jsonb not null default '[]',
    members jsonb,
    versions jsonb not null default '[]',
    refusal jsonb,
    notes jsonb not null default '[]',
    primary key (company_id, id)
  )`,
  `create index event_subject_index on event (company_id, subject_id, id)`,
];
