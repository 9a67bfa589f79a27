import type { Workgroup } from '../domain/workgroup.ts';
import type { MemberDelta } from '../domain/workgroup-change.ts';
import type { Sql, Transaction } from './database.ts';
import { Again } from './retry.ts';
import { idArray } from './statement.ts';
import { WORKGROUP_PROJECTION } from './workgroup-store.ts';

/** What a member change will do to the workgroups and users that there are. */
export interface MemberPlan {
  /** By id: the workgroup that is changed, unless there is none of this id, and those that people leave for it. */
  readonly workgroups: ReadonlyMap<string, Workgroup>;
  readonly joining: readonly string[];
  readonly leaving: readonly string[];
  /** Ids that are no users of the company. */
  readonly unknown: readonly string[];
  /** How many members there will be; of more than were to be counted, any number beyond. */
  readonly membersAtLeast: number;
}

/*
 * Whoever moves a user holds the locks of the workgroup left and of the one entered, and raises the version of both. So
 * everybody in a locked workgroup stays there until we are done, and a workgroup of the same version has the same
 * members. Locks are taken in one order: workgroups by id, then users by id.
 */
const LOCK_WORKGROUPS = `select ${WORKGROUP_PROJECTION} from workgroup g where g.company_id = $1 and g.deleted_at is null and (
    g.id = any($2::uuid[]) or g.id in (select u.workgroup_id from "user" u
      where u.company_id = $1 and u.id = any($3::uuid[]) and u.workgroup_id is not null))
  order by g.id for no key update`;

/**
 * Locks these workgroups and those that these users are in, by id.
 * Returns those that were locked, by id; somebody may have moved while we waited for a lock.
 */
export async function lockWorkgroups(
  transaction: Transaction,
  companyId: string,
  workgroupIds: readonly string[],
  userIds: readonly string[],
): Promise<Map<string, Workgroup>> {
  const values = [companyId, idArray(workgroupIds), idArray(userIds)];
  return byId(await transaction.query<Workgroup>(LOCK_WORKGROUPS, values));
}

const MEMBERS_NOW = `from "user" u where u.company_id = $1 and u.deleted_at is null and u.workgroup_id = $2`;

/** A full push names nearly everybody who is there already: they are told by the index, and nobody looks them up. */
const PLAN = {
  named: planSql({
    asked: 'select unnest($3::uuid[]) as id',
    leaving: `select u.id ${MEMBERS_NOW} and u.id = any($4::uuid[])`,
    counted: `select count(*) from (select ${MEMBERS_NOW} limit $5::int) c`,
  }),
  replaced: planSql({
    asked: `select w.id from unnest($3::uuid[]) as w(id) where w.id not in (select u.id ${MEMBERS_NOW})`,
    leaving: `select u.id ${MEMBERS_NOW} and u.id not in (select unnest($3::uuid[]))`,
    counted: 'select 0',
  }),
};

/** Each id is looked up by itself: PostgreSQL may not know that a company is large, and would compare all with all. */
function planSql({ asked, leaving, counted }: Record<'asked' | 'leaving' | 'counted', string>): string {
  const list = (ids: string): string =>
    `case when k.id = $2 then (select string_agg(id::text, ',') from (${ids}) l) end`;
  return `with asked as (${asked}),
    found as (select a.id, u.id as "userId", u.workgroup_id as source from asked a left join lateral (
      select u.id, u.workgroup_id from "user" u where u.company_id = $1 and u.id = a.id and u.deleted_at is null
      offset 0) u on true)
  select k.id as key, ${WORKGROUP_PROJECTION},
    ${list(`select f.id from found f where f."userId" is not null and f.source is distinct from $2`)} as joining,
    ${list(leaving)} as leaving,
    ${list(`select f.id from found f where f."userId" is null`)} as unknown,
    case when k.id = $2 then (${counted}) end as counted
  from (select $2::uuid as id union select f.source from found f where f.source is not null) k
    left join workgroup g on g.company_id = $1 and g.id = k.id and g.deleted_at is null`;
}

type PlanRow = Workgroup & { key: string; counted: number | null } & Record<
    'joining' | 'leaving' | 'unknown',
    string | null
  >;

/**
 * Works out what a member change will do, by what is there when it is asked. Throws Again when somebody came meanwhile
 * from a workgroup that is not among the locked ones: locked now, it would be out of order. Of the members that there
 * will be no more are counted than tell whether they are over `countedMax`.
 */
export async function planMembers(
  sql: Sql,
  companyId: string,
  workgroupId: string,
  { join, leave, replace }: MemberDelta,
  countedMax: number,
  locked?: ReadonlyMap<string, Workgroup>,
): Promise<MemberPlan> {
  const named = [idArray(leave), countedMax + leave.length + 1];
  const values = [companyId, workgroupId, idArray(join), ...(replace ? [] : named)];
  const rows = await sql.query<PlanRow>(PLAN[replace ? 'replaced' : 'named'], values);
  const lists = rows.find(({ key }) => key === workgroupId);
  const workgroups = byId(rows.filter(({ id }) => id !== null));
  if (locked && [...workgroups.keys()].some((id) => !locked.has(id))) throw new Again('A user moved meanwhile.');
  const [joining, leaving, unknown] = [idsIn(lists?.joining), idsIn(lists?.leaving), idsIn(lists?.unknown)];
  const membersAtLeast = replace
    ? join.length - unknown.length
    : (lists?.counted ?? 0) + joining.length - leaving.length;
  return { workgroups, joining, leaving, unknown, membersAtLeast };
}

function idsIn(text: string | null | undefined): string[] {
  return text ? text.split(',') : [];
}

function byId(workgroups: readonly Workgroup[]): Map<string, Workgroup> {
  return new Map(workgroups.map((workgroup) => [workgroup.id, workgroup]));
}
