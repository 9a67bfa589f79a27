import pg from 'pg';
import { z } from 'zod';
import { eventSchema, type History, type Seen } from './history.ts';

/**
 * Connections that look past the service. Their pool has ended before PostgreSQL has closed the last of them,
 * which the drop of the database then does for it: that is no fault.
 */
export function openDirect(databaseUrl: string): pg.Pool {
  return new pg.Pool({ connectionString: databaseUrl }).on('error', () => undefined);
}

/** Whether nothing that was sent is still being done. */
export async function isQuiet(direct: pg.Pool): Promise<boolean> {
  const { rowCount } = await direct.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
  );
  return rowCount === 0;
}

const SNAPSHOT = `select u.id, u.version, jsonb_build_object('userName', u.user_name, 'title', u.title, 'active', u.active,
    'group', u.workgroup_id) as user, null::jsonb as group
  from "user" u where u.company_id = $1 and u.deleted_at is null and u.source = 'IDENTITY_PROVIDER'
  union all select g.id, g.version, null, jsonb_build_object('displayName', g.display_name, 'members', (
    select coalesce(jsonb_agg(m.id), '[]') from "user" m where m.company_id = $1 and m.workgroup_id = g.id
      and m.deleted_at is null))
  from workgroup g where g.company_id = $1 and g.deleted_at is null`;

/** By one statement, so that all of it was so at one moment. */
export async function snapshot(direct: pg.Pool, companyId: string): Promise<Seen[]> {
  const { rows } = await direct.query(SNAPSHOT, [companyId]);
  return rows.map(({ id, version, user, group }) => ({ id, version, ...(user && { user }), ...(group && { group }) }));
}

const EVENTS = `select e.id, e.request_id as "requestId", e.action, e.subject_id as "subjectId",
    e.subject_version as "subjectVersion", e.changes, e.members, e.versions
  from event e where e.company_id = $1 and e.channel = 'SCIM' and e.outcome = 'DONE'
    and e.action ~ '^(USER|WORKGROUP)_' order by e.id`;
/** Not joined: after crashes PostgreSQL has no statistics, and tries each event with each list. */
const NOTED = `select event_id as id, jsonb_agg(user_id) as noted from event_member where company_id = $1 group by event_id`;

/** Events of what was done in a company by SCIM. */
export async function events(direct: pg.Pool, companyId: string): Promise<History['events']> {
  const { rows } = await direct.query(EVENTS, [companyId]);
  const lists = await direct.query(NOTED, [companyId]);
  const noted = new Map(lists.rows.map((row) => [row.id, row.noted]));
  return z.array(eventSchema).parse(rows.map((row) => ({ ...row, noted: noted.get(row.id) ?? [] })));
}
