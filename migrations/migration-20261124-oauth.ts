import { Migration } from '@mikro-orm/migrations';

/** OAuth 2: clients, their connections to companies, and what the two exchange. */
export class Migration20261124OAuth extends Migration {
  override up(): void {
    for (const statement of oauth) this.addSql(statement);
  }
}

const oauth = [
  `create table oauth_client (
    id uuid primary key,
    name varchar(256) not null,
    secret_hash varchar(64) not null,
    redirect_uris jsonb not null,
    created_at timestamptz(3) not null default now()
  )`,
  `create table oauth_connection (
    company_id uuid not null,
    id uuid not null,
    client_id uuid not null,
    client_name text not null,
    connected_by text not null,
    created_at timestamptz(3) not null default now(),
    last_used_at timestamptz(3),
    expires_at timestamptz(3) not null,
    ended_at timestamptz(3),
    primary key (company_id, id)
  )`,
  `create table oauth_artifact (
    id_hash varchar(64) primary key,
    kind text not null,
    company_id uuid,
    connection_id uuid,
    payload jsonb not null,
    consumed_at timestamptz(3),
    expires_at timestamptz(3) not null
  )`,
  'create index oauth_artifact_connection_index on oauth_artifact (company_id, connection_id)',
  'create index oauth_artifact_expires_index on oauth_artifact (expires_at)',
];
