import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import SCIMMY from 'scimmy';

/* scimmy's handlers for users, over `pg`. Each is one statement. */

const argon2id = promisify(argon2);

const COLUMNS = 'id, profile, created_at, updated_at';
const BY_ID = { name: 'user-by-id', text: `select ${COLUMNS} from users where id = $1` };
const BY_NAME = { name: 'user-by-name', text: `select ${COLUMNS} from users where user_name_key = $1` };
const PAGE = { name: 'user-page', text: `select ${COLUMNS} from users order by id offset $1 limit $2` };
const COUNT = { name: 'user-count', text: 'select count(*)::int as total from users' };
const CREATE = {
  name: 'create-user',
  text: `insert into users (id, user_name_key, profile, password_hash)
    values (gen_random_uuid(), lower($1), $2, $3) returning ${COLUMNS}`,
};
const UPDATE = {
  name: 'update-user',
  text: `update users set user_name_key = lower($1), profile = $2, password_hash = coalesce($3, password_hash),
    updated_at = now() where id = $4 returning ${COLUMNS}`,
};

/** Tells scimmy how users are read and written. */
export function declareUsers(pool) {
  SCIMMY.Resources.declare(SCIMMY.Resources.User)
    .extend(SCIMMY.Schemas.EnterpriseUser, false)
    .egress((resource) => (resource.id ? readOne(pool, resource.id) : readMany(pool, resource)))
    .ingress((resource, data) => write(pool, resource.id, data));
}

async function readOne(pool, id) {
  const { rows } = await pool.query({ ...BY_ID, values: [id] });
  return userOf(rows[0]);
}

async function readMany(pool, resource) {
  const name = resource.filter?.[0]?.userName;
  if (name) return (await pool.query({ ...BY_NAME, values: [name[1].toLowerCase()] })).rows.map(userOf);
  const { startIndex = 1, count = 100 } = resource.constraints ?? {};
  const [page, counted] = await Promise.all([
    pool.query({ ...PAGE, values: [startIndex - 1, count] }),
    pool.query(COUNT),
  ]);
  resource.constraints = { startIndex, count, totalResults: counted.rows[0].total };
  return page.rows.map(userOf);
}

async function write(pool, id, data) {
  const { id: _, meta, schemas, ...profile } = JSON.parse(JSON.stringify(data));
  // The password is no part of the text: scimmy never lets it out.
  const values = [profile.userName, JSON.stringify(profile), data.password && (await hashOf(data.password))];
  try {
    const { rows } = await pool.query(id ? { ...UPDATE, values: [...values, id] } : { ...CREATE, values });
    return userOf(rows[0]);
  } catch (error) {
    if (error.code === '23505') throw new SCIMMY.Types.Error(409, 'uniqueness', 'The userName is taken.');
    throw error;
  }
}

/** As costly as the service's. */
async function hashOf(password) {
  const nonce = randomBytes(16);
  const hash = await argon2id('argon2id', {
    message: password,
    nonce,
    memory: 19_456,
    passes: 2,
    parallelism: 1,
    tagLength: 32,
  });
  return Buffer.concat([nonce, hash]);
}

function userOf(row) {
  if (!row) throw new SCIMMY.Types.Error(404, null, 'There is no such user.');
  return { ...row.profile, id: row.id, meta: { created: row.created_at, lastModified: row.updated_at } };
}
