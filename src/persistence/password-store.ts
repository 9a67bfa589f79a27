import type { PasswordStatus } from '../domain/user.ts';
import type { Sql } from './database.ts';
import { MAY_USE_PASSWORD } from './session-store.ts';

/** Somebody who may be signing in, and the hash that decides. */
export interface SignInCandidate {
  id: string;
  userName: string;
  active: boolean;
  /** Whether single sign-on is not required of them. */
  mayUsePassword: boolean;
  passwordHash: string | null;
  passwordSetAt: string | null;
}

const candidate = (isNamed: boolean): string => `select u.id, u.user_name as "userName",
    u.active, ${MAY_USE_PASSWORD} as "mayUsePassword", p.password_hash as "passwordHash", p.set_at as "passwordSetAt",
    ${isNamed} as "isNamed"
  from "user" u join authentication_settings s on s.company_id = u.company_id
    left join user_password p on p.company_id = u.company_id and p.user_id = u.id
  where u.company_id = $1 and u.deleted_at is null`;
/** Both are asked each time, so that the answer costs the same whoever it is. */
const CANDIDATES = `(${candidate(true)} and u.user_name_key = $2)
    union all (${candidate(false)} and u.active and u.email_key = $3 limit 2)`;
const PASSWORD = `select u.user_name as "userName", p.password_hash as "passwordHash", p.set_at as "setAt" from "user" u
  join user_password p on p.company_id = u.company_id and p.user_id = u.id
  where u.company_id = $1 and u.id = $2 and u.deleted_at is null`;
const REHASH = `update user_password set password_hash = $3 where company_id = $1 and user_id = $2 and password_hash = $4`;
const STATUS = `select user_id as "userId", set_at as "setAt", set_by as "setBy" from user_password
  where company_id = $1 and user_id = any($2::uuid[])`;

/** The user whom a sign-in name means: by userName first, then by a primary e-mail address only one active user has. */
export async function findSignInCandidate(
  sql: Sql,
  companyId: string,
  userNameKey: string,
  emailKey: string,
): Promise<SignInCandidate | undefined> {
  type Row = SignInCandidate & { isNamed: boolean };
  const found = await sql.query<Row>(CANDIDATES, [companyId, userNameKey, emailKey]);
  return found.find(({ isNamed }) => isNamed) ?? (found.length === 1 ? found[0] : undefined);
}

/** The password of a user, as a hash. */
export interface StoredPassword {
  userName: string;
  passwordHash: string;
  setAt: string;
}

/** The password of a user; undefined when there is none. */
export async function findPassword(sql: Sql, companyId: string, userId: string): Promise<StoredPassword | undefined> {
  const [password] = await sql.query<StoredPassword>(PASSWORD, [companyId, userId]);
  return password;
}

/** Replaces a hash by a stronger one of the same password, unless the password changed meanwhile. */
export async function replaceHash(
  sql: Sql,
  companyId: string,
  userId: string,
  hash: string,
  oldHash: string,
): Promise<void> {
  await sql.query(REHASH, [companyId, userId, hash, oldHash]);
}

/** When the passwords of these users were last set, and through which door. */
export async function passwordStatuses(
  sql: Sql,
  companyId: string,
  userIds: readonly string[],
): Promise<Map<string, PasswordStatus>> {
  const rows = await sql.query<PasswordStatus & { userId: string }>(STATUS, [companyId, userIds]);
  return new Map(rows.map(({ userId, setAt, setBy }) => [userId, { setAt, setBy }]));
}
