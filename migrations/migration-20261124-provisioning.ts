import { Migration } from '@mikro-orm/migrations';

/** What identity providers asked and what they were answered, and how often, by minutes. */
export class Migration20261124Provisioning extends Migration {
  override up(): void {
    for (const statement of provisioning) this.addSql(statement);
  }
}

const provisioning = [
  `create table provisioning_call (
    company_id uuid not null,
    id uuid not null,
    request_id text not null,
    occurred_at timestamptz(3) not null,
    method text not null,
    path text not null,
    kind text not null,
    outcome text not null,
    client text not null,
    client_id uuid,
    user_agent text,
    status int not null,
    scim_type text,
    duration_ms real not null,
    resource_id uuid,
    resource_name text,
    request_body text,
    request_cut boolean not null default false,
    response_body text,
    response_cut boolean not null default false,
    primary key (company_id, id)
  )`,
  'create index provisioning_call_request_index on provisioning_call (company_id, request_id)',
  `create index provisioning_call_resource_index on provisioning_call (company_id, resource_id, id)
    where resource_id is not null`,
  `create index provisioning_call_trouble_index on provisioning_call (company_id, id) where outcome <> 'SUCCESS'`,
  `create table provisioning_minute (
    company_id uuid not null,
    minute timestamptz(3) not null,
    client text not null,
    id uuid not null,
    calls int not null,
    changes int not null,
    refusals int not null,
    first_at timestamptz(3) not null,
    last_at timestamptz(3) not null,
    last_success_at timestamptz(3),
    primary key (company_id, minute, client)
  )`,
];
