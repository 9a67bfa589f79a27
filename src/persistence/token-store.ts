import type { ScimTokenView } from '../domain/token.ts';
import type { Sql } from './database.ts';

/** Somebody of LeaveWizard's own staff. */
export interface StaffTokenOwner {
  /** Id of the token. */
  id: string;
  name: string;
  mayWrite: boolean;
}

const LIVE_SCIM_TOKENS = `select id, label, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt"
  from scim_token where company_id = $1 and revoked_at is null and (expires_at is null or expires_at > now()) order by id`;
const STAFF_TOKEN = 'select id, name, may_write as "mayWrite" from staff_token where token_hash = $1';

/** The company's live SCIM tokens, oldest first. */
export function listScimTokens(sql: Sql, companyId: string): Promise<ScimTokenView[]> {
  return sql.query<ScimTokenView>(LIVE_SCIM_TOKENS, [companyId]);
}

/** Whose staff token has this hash. */
export async function findStaffToken(sql: Sql, tokenHash: string): Promise<StaffTokenOwner | undefined> {
  const [owner] = await sql.query<StaffTokenOwner>(STAFF_TOKEN, [tokenHash]);
  return owner;
}
