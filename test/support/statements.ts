import type { StatementObserver } from '../../src/persistence/named-statements.ts';

const TENANT_TABLE =
  /\b(?:from|join|into|update)\s+(?:only\s+)?"?(user|user_email|user_password|password_link|workgroup|event|event_member|scim_token|session|authentication_settings|custom_field|saml_identity_provider|saml_signing_key|saml_login_request|oauth_connection|sign_in_name|provisioning_call|provisioning_minute)"?(?=[\s(;]|$)/i;

/** What is written behind the answers belongs to no request, and comes at any time. */
const IN_THE_BACKGROUND =
  /insert into provisioning_call|join scim_token t on t.company_id = c.id and t.token_hash = k|"databaseNow"/;

/** Collects statements, and breaks the one that asks about the rows of companies without saying of which. */
export function watchStatements(statements: string[]): StatementObserver {
  return (text) => {
    if (!IN_THE_BACKGROUND.test(text)) statements.push(text);
    const isTenantBound = !TENANT_TABLE.test(text) || /\bcompany_id\b/.test(text);
    if (!isTenantBound) throw new Error(`This statement does not name company_id: ${text}`);
  };
}
