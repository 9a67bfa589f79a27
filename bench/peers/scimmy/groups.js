import SCIMMY from 'scimmy';

/* scimmy's handlers for groups, over `pg`. scimmy works a PATCH out itself, and hands over the group as it is to be. */

const COLUMNS = 'g.id, g.display_name, g.external_id, g.created_at, g.updated_at';
const MEMBERS = `(select coalesce(jsonb_agg(jsonb_build_object(
    'value', m.user_id, 'display', u.profile->>'displayName', 'type', 'User') order by m.user_id), '[]')
  from members m join users u on u.id = m.user_id where m.group_id = g.id) as members`;
const BY_ID = { name: 'group-by-id', text: `select ${COLUMNS}, ${MEMBERS} from groups g where g.id = $1` };
const PAGE = {
  name: 'group-page',
  text: `select ${COLUMNS}, ${MEMBERS} from groups g order by g.id offset $1 limit $2`,
};
const BARE_PAGE = { name: 'bare-page', text: `select ${COLUMNS} from groups g order by g.id offset $1 limit $2` };
const COUNT = { name: 'group-count', text: 'select count(*)::int as total from groups' };
const CREATE = {
  name: 'create-group',
  text: 'insert into groups (id, display_name, external_id) values (gen_random_uuid(), $1, $2) returning id',
};
const UPDATE = {
  name: 'update-group',
  text: 'update groups set display_name = $2, external_id = $3, updated_at = now() where id = $1 returning id',
};
const LEAVE = {
  name: 'members-leave',
  text: 'delete from members where group_id = $1 and user_id <> all ($2::uuid[])',
};
const JOIN = {
  name: 'members-join',
  text: `insert into members (group_id, user_id) select $1, joining from unnest($2::uuid[]) joining
    on conflict do nothing`,
};
const DELETE = { name: 'delete-group', text: 'delete from groups where id = $1' };

/** Tells scimmy how groups are read, written and deleted. */
export function declareGroups(pool) {
  SCIMMY.Resources.declare(SCIMMY.Resources.Group)
    .egress((resource) => (resource.id ? readOne(pool, resource.id) : readMany(pool, resource)))
    .ingress((resource, data) => write(pool, resource.id, data))
    .degress(async (resource) => {
      await pool.query({ ...DELETE, values: [resource.id] });
    });
}

async function readOne(client, id) {
  const { rows } = await client.query({ ...BY_ID, values: [id] });
  return groupOf(rows[0]);
}

async function readMany(pool, resource) {
  const { startIndex = 1, count = 100 } = resource.constraints ?? {};
  const isBare = resource.attributes?.[0]?.members?.[0] === 'np';
  const [page, counted] = await Promise.all([
    pool.query({ ...(isBare ? BARE_PAGE : PAGE), values: [startIndex - 1, count] }),
    pool.query(COUNT),
  ]);
  resource.constraints = { startIndex, count, totalResults: counted.rows[0].total };
  return page.rows.map(groupOf);
}

async function write(pool, id, { displayName, externalId, members = [] }) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const values = [displayName, externalId];
    const { rows } = await client.query(id ? { ...UPDATE, values: [id, ...values] } : { ...CREATE, values });
    if (!rows[0]) throw new SCIMMY.Types.Error(404, null, 'There is no such group.');
    const membership = [rows[0].id, members.map(({ value }) => value)];
    if (id) await client.query({ ...LEAVE, values: membership });
    await client.query({ ...JOIN, values: membership });
    const group = await readOne(client, rows[0].id);
    await client.query('commit');
    return group;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

function groupOf(row) {
  if (!row) throw new SCIMMY.Types.Error(404, null, 'There is no such group.');
  return {
    id: row.id,
    displayName: row.display_name,
    externalId: row.external_id ?? undefined,
    members: row.members,
    meta: { created: row.created_at, lastModified: row.updated_at },
  };
}
