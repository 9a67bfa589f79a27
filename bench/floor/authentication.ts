import { shortIdOf, tokenHash } from '../../src/domain/secret.ts';
import { FloorError } from './answer.ts';
import type { FloorDatabase } from './database.ts';

/** The company behind a token. */
export interface Caller {
  readonly companyId: string;
  readonly tokenLabel: string;
}

interface TokenRow {
  readonly id: string;
  readonly plan: string;
  readonly scim_enabled: boolean;
  readonly token_id: string;
  readonly label: string;
  readonly is_use_stale: boolean;
}

const FIND = {
  name: 'token',
  text: `select c.id, c.plan, s.scim_enabled, t.id as token_id, t.label,
      coalesce(t.last_used_at < now() - interval '1 minute', true) as is_use_stale
    from company c join authentication_settings s on s.company_id = c.id
      join scim_token t on t.company_id = c.id and t.token_hash = $2
    where c.short_id = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())`,
};
const TOUCH = {
  name: 'touch',
  text: `update scim_token set last_used_at = now() where company_id = $1 and id = (
    select t.id from scim_token t where t.company_id = $1 and t.id = $2 for no key update skip locked)`,
};

/** Whose token it is, asked of the database every time. Throws 401 and 403. */
export async function authenticate(database: FloorDatabase, authorization: string | undefined): Promise<Caller> {
  const token = authorization?.replace(/^bearer\s+/i, '') ?? '';
  const shortId = shortIdOf(token);
  const [row] = shortId ? await database.query<TokenRow>(FIND, [shortId, tokenHash(token)]) : [];
  if (!row) throw new FloorError(401, undefined, 'A valid SCIM token is needed.');
  if (row.is_use_stale) await database.query(TOUCH, [row.id, row.token_id]);
  if (row.plan !== 'PREMIUM' || !row.scim_enabled) throw new FloorError(403, undefined, 'SCIM is not switched on.');
  return { companyId: row.id, tokenLabel: row.label };
}
