import { Migration } from '@mikro-orm/migrations';

/** Single sign-on: the identity provider of a company, the company's own signing key, and sign-ins under way. */
export class Migration20261124Saml extends Migration {
  override up(): void {
    for (const statement of saml) this.addSql(statement);
  }
}

const saml = [
  `create table saml_identity_provider (
    company_id uuid primary key,
    entity_id text not null,
    sign_in_url text not null,
    certificates jsonb not null,
    idp_initiated boolean not null default false,
    updated_at timestamptz(3) not null default now()
  )`,
  `create table saml_signing_key (
    company_id uuid primary key,
    sealed_private text not null,
    certificate text not null,
    created_at timestamptz(3) not null default now()
  )`,
  `create table saml_login_request (
    company_id uuid not null,
    id varchar(65) not null,
    browser_hash varchar(64) not null,
    return_path text not null,
    force_authn boolean not null,
    is_test boolean not null,
    created_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null,
    primary key (company_id, id)
  )`,
  `create index saml_login_request_expires_index on saml_login_request (company_id, expires_at)`,
];
