import type { Actor } from '../domain/actor.ts';
import type { EventDraft } from '../domain/event.ts';
import type { Member, Workgroup } from '../domain/workgroup.ts';
import type { MemberDelta } from '../domain/workgroup-change.ts';
import type { Sql, Transaction } from './database.ts';
import { eventInsert, membersInsert } from './event-store.ts';
import { Again } from './retry.ts';
import { Statement, TOUCHED } from './statement.ts';
import { WORKGROUP_PROJECTION, type WorkgroupValues, workgroupInsert, workgroupUpdate } from './workgroup-store.ts';

/** What a member change will do, found under lock. */
export interface MemberPlan {
  joining: number;
  leaving: number;
  /** Ids that are no users of the company. */
  unknown: string[];
}

/*
 * Whoever moves a user holds the locks of the workgroup left and of the one entered, so everybody in a locked
 * workgroup stays there until we are done. Locks are taken in one order: workgroups by id, then users by id.
 */
const LOCK_WORKGROUPS = `select ${WORKGROUP_PROJECTION} from workgroup g where g.company_id = $1 and g.deleted_at is null and (
    g.id = any($2::uuid[]) or g.id in (select u.workgroup_id from "user" u
      where u.company_id = $1 and u.id = any($3::uuid[]) and u.workgroup_id is not null))
  order by g.id for no key update`;

const JOINING = `from "user" u where u.company_id = $1 and u.deleted_at is null and u.id = any($3::uuid[])
  and u.workgroup_id is distinct from $2`;
const MEMBERS_NOW = `from "user" u where u.company_id = $1 and u.deleted_at is null and u.workgroup_id = $2`;
/** Two texts, since a plan that suits both reads every member to find one. */
const LEAVING = {
  named: `${MEMBERS_NOW} and u.id = any($4::uuid[])`,
  replaced: `${MEMBERS_NOW} and not exists (select from unnest($3::uuid[]) as k(id) where k.id = u.id)`,
};

const LOCK_USERS = { named: lockUsers(LEAVING.named), replaced: lockUsers(LEAVING.replaced) };

function lockUsers(leaving: string): string {
  return `with
    joining as (select u.id, u.workgroup_id ${JOINING} order by u.id for no key update),
    leaving as (select u.id ${leaving} order by u.id for no key update)
  select (select count(*) from joining) as joining, (select count(*) from leaving) as leaving,
    (select count(*) ${MEMBERS_NOW} and u.id = any($3::uuid[])) as staying,
    (select array_agg(distinct j.workgroup_id) from joining j where j.workgroup_id is not null) as sources,
    (select array_agg(w.id) from unnest($3::uuid[]) as w(id) where not exists (select from "user" x
      where x.company_id = $1 and x.id = w.id and x.deleted_at is null)) as unknown`;
}

/** Who leaves, with the values of $3 and $4. A replacement has no $4: whoever does not join leaves. */
function leavers({ join, leave, replace }: MemberDelta): { kind: keyof typeof LEAVING; values: (readonly string[])[] } {
  return replace ? { kind: 'replaced', values: [join] } : { kind: 'named', values: [join, leave] };
}

interface LockedMembers {
  joining: number;
  leaving: number;
  staying: number;
  sources: string[] | null;
  unknown: string[] | null;
}

/**
 * Locks these workgroups and those that these users are in, by id.
 * Returns those that were locked, by id; the caller checks that nobody moved out of them meanwhile.
 */
export async function lockWorkgroups(
  transaction: Transaction,
  companyId: string,
  workgroupIds: readonly string[],
  userIds: readonly string[],
): Promise<Map<string, Workgroup>> {
  const rows = await transaction.query<Workgroup>(LOCK_WORKGROUPS, [companyId, workgroupIds, userIds]);
  return new Map(rows.map((workgroup) => [workgroup.id, workgroup]));
}

/**
 * Locks the users who will move, and counts them. Starts again when one came from a workgroup not yet locked, or was
 * deleted while we waited for the lock.
 */
export async function lockMembers(
  transaction: Transaction,
  companyId: string,
  workgroupId: string,
  delta: MemberDelta,
  locked: ReadonlyMap<string, Workgroup>,
): Promise<MemberPlan> {
  const { kind, values } = leavers(delta);
  const [row] = await transaction.query<LockedMembers>(LOCK_USERS[kind], [companyId, workgroupId, ...values]);
  if (!row) throw new Error('The members to lock were not counted.');
  if (row.sources?.some((source) => !locked.has(source))) throw new Again('A user moved meanwhile.');
  const unknown = row.unknown ?? [];
  if (row.joining + row.staying + unknown.length < delta.join.length) throw new Again('A user was deleted meanwhile.');
  return { joining: row.joining, leaving: row.leaving, unknown };
}

/** What the event of a member change tells, beside the members who moved. */
type MemberEvent = EventDraft & { skipped: readonly string[] };

/** Moves locked users in and out, raises every version that changes and writes the event, in one statement. */
export function writeMembers(
  transaction: Transaction,
  companyId: string,
  workgroupId: string,
  delta: MemberDelta,
  values: Partial<WorkgroupValues>,
  actor: Actor,
  event: MemberEvent,
): Promise<Workgroup> {
  const write = (to: Statement) => workgroupUpdate(to, values);
  return moveMembers(transaction, companyId, workgroupId, delta, write, actor, event);
}

/** The same for a workgroup that is made with its members. Throws TAKEN. */
export function insertWithMembers(
  transaction: Transaction,
  companyId: string,
  workgroupId: string,
  delta: MemberDelta,
  values: WorkgroupValues,
  actor: Actor,
  event: MemberEvent,
): Promise<Workgroup> {
  const write = (to: Statement) => workgroupInsert(to, values);
  return moveMembers(transaction, companyId, workgroupId, delta, write, actor, event);
}

async function moveMembers(
  transaction: Transaction,
  companyId: string,
  workgroupId: string,
  delta: MemberDelta,
  write: (to: Statement) => string,
  actor: Actor,
  event: MemberEvent,
): Promise<Workgroup> {
  const to = new Statement();
  const { kind, values } = leavers(delta);
  for (const value of [companyId, workgroupId, ...values]) to.bind(value);
  const skipped = to.json(event.skipped);
  const [row] = await transaction.query<Workgroup>(
    `with joining as (select u.id, u.workgroup_id as source ${JOINING}),
      leaving as (select u.id ${LEAVING[kind]}),
      joined as (update "user" u set workgroup_id = $2, version = u.version + 1, updated_at = ${TOUCHED} from joining j
        where u.company_id = $1 and u.id = j.id returning u.id, j.source, u.version),
      departed as (update "user" u set workgroup_id = null, version = u.version + 1, updated_at = ${TOUCHED} from leaving l
        where u.company_id = $1 and u.id = l.id returning u.id, u.version),
      lost as (update workgroup set version = version + 1, updated_at = ${TOUCHED}
        where company_id = $1 and id in (select j.source from joining j) returning id, version),
      g as (${write(to)}),
      told as (${eventInsert(to, companyId, actor, event, {
        members: membersJson(skipped),
        versions: VERSIONS_JSON,
        subjectVersion: '(select g.version from g)',
      })} returning id),
      moved as (${membersInsert('$1::uuid', 'told', 'select id from joined union all select id from departed')})
    select ${WORKGROUP_PROJECTION} from g`,
    to.values,
  );
  if (!row) throw new Error('A workgroup was written with its members, but no row came back.');
  return row;
}

function membersJson(skipped: string): string {
  return `(select jsonb_build_object(
    'added', (select coalesce(jsonb_agg(jsonb_build_object('userId', j.id, 'fromWorkgroupId', j.source,
      'userVersion', j.version)), '[]') from joined j),
    'removed', (select coalesce(jsonb_agg(jsonb_build_object('userId', d.id, 'userVersion', d.version)), '[]') from departed d),
    'skipped', ${skipped}))`;
}

const VERSIONS_JSON = `(select jsonb_agg(jsonb_build_object('id', v.id, 'version', v.version))
  from (select g.id, g.version from g union all select l.id, l.version from lost l) v)`;

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
