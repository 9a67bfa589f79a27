import type { Actor } from '../domain/actor.ts';
import type { EventDraft } from '../domain/event.ts';
import type { Member, Workgroup } from '../domain/workgroup.ts';
import type { Sql } from './database.ts';
import { eventInsert, membersInsert } from './event-store.ts';
import type { MemberPlan } from './member-plan.ts';
import { Again } from './retry.ts';
import { idArray, Statement, TOUCHED } from './statement.ts';
import { WORKGROUP_PROJECTION, type WorkgroupValues, workgroupInsert, workgroupUpdate } from './workgroup-store.ts';

/** What the event of a member change tells, beside the members who moved. */
type MemberEvent = EventDraft & { skipped: readonly string[] };

/**
 * Moves users in and out, raises every version that changes and writes the event, in one statement. Throws Again, and
 * has changed nothing, when the plan does not hold any more.
 */
export function writeMembers(
  sql: Sql,
  companyId: string,
  workgroupId: string,
  plan: MemberPlan,
  values: Partial<WorkgroupValues>,
  actor: Actor,
  event: MemberEvent,
): Promise<Workgroup> {
  const write = (to: Statement) => workgroupUpdate(to, values, SURE);
  return moveMembers(sql, companyId, workgroupId, plan, write, actor, event);
}

/** The same for a workgroup that is made with its members. Throws TAKEN. */
export function insertWithMembers(
  sql: Sql,
  companyId: string,
  workgroupId: string,
  plan: MemberPlan,
  values: WorkgroupValues,
  actor: Actor,
  event: MemberEvent,
): Promise<Workgroup> {
  const write = (to: Statement) => workgroupInsert(to, values, SURE);
  return moveMembers(sql, companyId, workgroupId, plan, write, actor, event);
}

/** Holds when the plan does, and everything that it changes is locked. */
const SURE = 'exists (select from sure)';

async function moveMembers(
  sql: Sql,
  companyId: string,
  workgroupId: string,
  { workgroups, joining, leaving }: MemberPlan,
  write: (to: Statement) => string,
  actor: Actor,
  event: MemberEvent,
): Promise<Workgroup> {
  const to = new Statement();
  for (const value of [companyId, workgroupId]) to.bind(value);
  const known = [...workgroups.values()];
  const ids = `${to.bind(idArray(known.map(({ id }) => id)))}::uuid[]`;
  const versions = `${to.bind(known.map(({ version }) => version))}::int[]`;
  const skipped = to.json(event.skipped);
  const moves = [
    ...(joining.length > 0 ? [joiningSql(to, joining, ids)] : []),
    ...(leaving.length > 0 ? [leavingSql(to, leaving)] : []),
  ];
  const parts = [
    `locked as materialized (select g.id, g.version from workgroup g
      where g.company_id = $1 and g.deleted_at is null and g.id = any(${ids}) order by g.id for no key update)`,
    `fresh as materialized (select 1 from locked join unnest(${ids}, ${versions}) as e(id, version) using (id, version)
      having count(*) = cardinality(${ids}))`,
    ...moves.map(({ locked }) => locked),
    `sure as materialized (select from fresh where ${['true', ...moves.map(({ check }) => check)].join(' and ')})`,
    ...moves.flatMap(({ writes }) => writes),
    `g as (${write(to)})`,
  ];
  const told = eventInsert(to, companyId, actor, event, {
    members: `jsonb_build_object('added', ${joining.length > 0 ? ADDED : NONE},
      'removed', ${leaving.length > 0 ? REMOVED : NONE}, 'skipped', ${skipped})`,
    versions: `(select jsonb_agg(jsonb_build_object('id', v.id, 'version', v.version)) from (select g.id, g.version from g
      ${joining.length > 0 ? 'union all select l.id, l.version from lost l' : ''}) v)`,
    subjectVersion: '(select g.version from g)',
    where: 'exists (select from g)',
  });
  const moved = [
    ...(joining.length > 0 ? ['select id from joined'] : []),
    ...(leaving.length > 0 ? ['select id from departed'] : []),
  ];
  parts.push(`told as (${told} returning id)`);
  if (moved.length > 0) parts.push(`moved as (${membersInsert('$1::uuid', 'told', moved.join(' union all '))})`);
  const text = `with ${parts.join(', ')} select ${WORKGROUP_PROJECTION} from g`;
  const [row] = await sql.write<Workgroup>(text, to.values);
  if (!row) throw new Again('The workgroup or its members changed meanwhile.');
  return row;
}

/** One half of a move, as parts of a statement. */
interface Move {
  /** Locks the users. */
  readonly locked: string;
  /** Holds when all of them were there to be locked. */
  readonly check: string;
  readonly writes: readonly string[];
}

/** `sources`: the workgroups that are locked. Whoever is in another by now came there after the plan was made. */
function joiningSql(to: Statement, users: readonly string[], sources: string): Move {
  return {
    locked: `joining as materialized (select u.id, u.workgroup_id as source from "user" u where u.company_id = $1
      and u.deleted_at is null and u.id = any(${to.bind(idArray(users))}::uuid[])
      and (u.workgroup_id is null or u.workgroup_id = any(${sources})) and exists (select from fresh)
      order by u.id for no key update)`,
    check: `(select count(*) from joining) = ${to.bind(users.length)}::int`,
    writes: [
      `joined as (update "user" u set workgroup_id = $2, version = u.version + 1, updated_at = ${TOUCHED} from joining j
        where u.company_id = $1 and u.id = j.id and ${SURE} returning u.id, j.source, u.version)`,
      `lost as (update workgroup set version = version + 1, updated_at = ${TOUCHED}
        where company_id = $1 and id in (select j.source from joining j) and ${SURE} returning id, version)`,
    ],
  };
}

function leavingSql(to: Statement, users: readonly string[]): Move {
  return {
    locked: `leaving as materialized (select u.id from "user" u where u.company_id = $1 and u.deleted_at is null
      and u.id = any(${to.bind(idArray(users))}::uuid[]) and u.workgroup_id = $2 and exists (select from fresh)
      order by u.id for no key update)`,
    check: `(select count(*) from leaving) = ${to.bind(users.length)}::int`,
    writes: [
      `departed as (update "user" u set workgroup_id = null, version = u.version + 1, updated_at = ${TOUCHED} from leaving l
        where u.company_id = $1 and u.id = l.id and ${SURE} returning u.id, u.version)`,
    ],
  };
}

const NONE = `'[]'::jsonb`;
const ADDED = `(select jsonb_agg(jsonb_build_object('userId', j.id, 'fromWorkgroupId', j.source,
  'userVersion', j.version)) from joined j)`;
const REMOVED = `(select jsonb_agg(jsonb_build_object('userId', d.id, 'userVersion', d.version)) from departed d)`;

/** How many members each of these workgroups has. */
export async function countMembers(
  sql: Sql,
  companyId: string,
  workgroupIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await sql.query<{ id: string; count: number }>(
    `select u.workgroup_id as id, count(*) as count from "user" u
      where u.company_id = $1 and u.workgroup_id = any($2::uuid[]) and u.deleted_at is null group by u.workgroup_id`,
    [companyId, workgroupIds],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

const MEMBERS = `select g.id as "workgroupId", c.over, m.id, m."displayName" from unnest($2::uuid[]) as g(id)
  cross join lateral (select count(*) > coalesce($3::int, 0) as over from (select from "user" u
    where u.company_id = $1 and u.workgroup_id = g.id and u.deleted_at is null
    limit case when $3::int is null then 0 else $3::int + 1 end) counted) c
  left join lateral (select u.id, u.display_name as "displayName" from "user" u
    where not c.over and u.company_id = $1 and u.workgroup_id = g.id and u.deleted_at is null order by u.id) m on true`;

/** The members of each of these workgroups, by id. A workgroup with more than `limit` (null: any number) is left out. */
export async function listMembers(
  sql: Sql,
  companyId: string,
  workgroupIds: readonly string[],
  limit: number | null,
): Promise<Map<string, Member[]>> {
  type Row = { workgroupId: string; over: boolean; id: string | null; displayName: string | null };
  const rows = await sql.query<Row>(MEMBERS, [companyId, workgroupIds, limit]);
  const members = new Map<string, Member[]>();
  for (const { workgroupId, over, id, displayName } of rows) {
    if (over) continue;
    const list = members.get(workgroupId) ?? [];
    if (id !== null) list.push({ id, displayName });
    members.set(workgroupId, list);
  }
  return members;
}
