import type { PasswordStatus } from '../domain/user.ts';
import type { Sql } from './database.ts';

/** Somebody who may be signing in, and the hash that decides. */
export interface SignInCandidate {
  id: string;
  userName: string;
  active: boolean;
  passwordHash: string | null;
  passwordSetAt: string | null;
}

const CANDIDATE = `select u.id, u.user_name as "userName", u.active, p.password_hash as "passwordHash",
    p.set_at as "passwordSetAt" from "user" u
  left join user_password p on p.company_id = u.company_id and p.user_id = u.id
  where u.company_id = $1 and u.deleted_at is null`;
const BY_USER_NAME = `${CANDIDATE} and u.user_name_key = $2`;
const BY_EMAIL = `${CANDIDATE} and u.active and u.email_key = $2 limit 2`;
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
  const [named] = await sql.query<SignInCandidate>(BY_USER_NAME, [companyId, userNameKey]);
  if (named) return named;
  const addressed = await sql.query<SignInCandidate>(BY_EMAIL, [companyId, emailKey]);
  return addressed.length === 1 ? addressed[0] : undefined;
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
