import type { Actor } from '../domain/actor.ts';
import type { EventDraft, SubjectVersion } from '../domain/event.ts';
import type { MemberFilter, WorkgroupFilter } from '../domain/filter.ts';
import type { CountedSlice, Window } from '../domain/page.ts';
import { nameKey, textKey } from '../domain/text-key.ts';
import type { Workgroup } from '../domain/workgroup.ts';
import type { Sql, Transaction } from './database.ts';
import { eventInsert, membersInsert } from './event-store.ts';
import { filterSql, idSql, numberSql, textSql, timeSql } from './filter-sql.ts';
import { listPage, type OrderColumn } from './list-page.ts';
import { Statement, TOUCHED } from './statement.ts';

/** A workgroup for reading, as columns of the alias `g`. */
export const WORKGROUP_PROJECTION = `g.company_id as "companyId", g.id, g.display_name as "displayName",
  g.external_id as "externalId", g.source, g.created_at as "createdAt", g.updated_at as "updatedAt", g.version`;

/** Every workgroup of the company `$1`. */
export const WORKGROUPS = 'from workgroup g where g.company_id = $1 and g.deleted_at is null';
const FIND_MANY = `select ${WORKGROUP_PROJECTION} ${WORKGROUPS} and g.id = any($2::uuid[])`;
const FIND = `select ${WORKGROUP_PROJECTION} ${WORKGROUPS} and g.id = $2`;
const LOCK = `${FIND} for no key update`;

/** The workgroup with this id, or undefined. */
export async function findWorkgroup(sql: Sql, companyId: string, id: string): Promise<Workgroup | undefined> {
  const [workgroup] = await sql.query<Workgroup>(FIND, [companyId, id]);
  return workgroup;
}

/** The workgroups with these ids, in no particular order. */
export function findWorkgroups(sql: Sql, companyId: string, ids: readonly string[]): Promise<Workgroup[]> {
  return sql.query<Workgroup>(FIND_MANY, [companyId, ids]);
}

/** The workgroup with this id, kept from changing until the transaction ends; or undefined. */
export async function lockWorkgroup(
  transaction: Transaction,
  companyId: string,
  id: string,
): Promise<Workgroup | undefined> {
  const [workgroup] = await transaction.query<Workgroup>(LOCK, [companyId, id]);
  return workgroup;
}

/** A page of the workgroups for which the filter holds, by id or in another order. */
export function listWorkgroups(
  sql: Sql,
  companyId: string,
  filter: WorkgroupFilter,
  window: Window,
): Promise<CountedSlice<Workgroup>> {
  const to = new Statement();
  to.bind(companyId);
  const from = `${WORKGROUPS} and ${workgroupFilterSql(filter, to)}`;
  const read = (row: Workgroup): Workgroup => row;
  return listPage(sql, { to, projection: WORKGROUP_PROJECTION, from, id: 'g.id', orders: ORDERS, read }, window);
}

/** What workgroups can be sorted by. */
const ORDERS: ReadonlyMap<string, OrderColumn> = new Map<string, OrderColumn>([
  ['ID', { sql: 'g.id', type: 'uuid' }],
  ['DISPLAY_NAME', { sql: 'g.display_name_key', type: 'text' }],
  ['EXTERNAL_ID', { sql: 'g.external_id', type: 'text' }],
  ['CREATED_AT', { sql: 'g.created_at', type: 'timestamptz' }],
  ['UPDATED_AT', { sql: 'g.updated_at', type: 'timestamptz' }],
]);

/** The SQL for a question about workgroups, over the alias `g`. */
export function workgroupFilterSql(filter: WorkgroupFilter, to: Statement): string {
  return filterSql(filter, CONDITIONS, to);
}

const MEMBER_CONDITIONS = {
  id: idSql('x.id'),
  displayName: textSql('x.display_name_key', textKey),
  present: (present: boolean) => String(present),
};

const CONDITIONS = {
  id: idSql('g.id'),
  displayName: textSql('g.display_name_key', textKey, nameKey),
  externalId: textSql('g.external_id', (text) => text),
  source: (source: Workgroup['source'], to: Statement) => `g.source = ${to.bind(source)}`,
  members: membersSql,
  createdAt: timeSql('g.created_at', 'timestamptz'),
  updatedAt: timeSql('g.updated_at', 'timestamptz'),
  version: numberSql('g.version'),
};

/** Some member for whom the filter holds. */
function membersSql(filter: MemberFilter, to: Statement): string {
  return `exists (select from "user" x where x.company_id = $1 and x.workgroup_id = g.id and x.deleted_at is null
    and ${filterSql(filter, MEMBER_CONDITIONS, to)})`;
}

/** What is written of a workgroup, beside its members. */
export interface WorkgroupValues {
  displayName: string;
  externalId: string | null;
  source: Workgroup['source'];
}

/** The columns that values of a workgroup go to. */
function workgroupColumns(to: Statement, values: Partial<WorkgroupValues>): [column: string, placeholder: string][] {
  const written: [string, string][] = [];
  if (values.displayName !== undefined)
    written.push(
      ['display_name', to.bind(values.displayName)],
      ['display_name_key', to.bind(nameKey(values.displayName))],
    );
  if (values.externalId !== undefined) written.push(['external_id', to.bind(values.externalId)]);
  if (values.source !== undefined) written.push(['source', to.bind(values.source)]);
  return written;
}

/** An `insert` of the workgroup that $2 names, in the company that $1 names, where the condition holds. */
export function workgroupInsert(to: Statement, values: WorkgroupValues, condition: string): string {
  const written = workgroupColumns(to, values);
  return `insert into workgroup (company_id, id, ${written.map(([column]) => column).join(', ')})
    select $1::uuid, $2::uuid, ${written.map(([, placeholder]) => `${placeholder}::text`).join(', ')}
    where ${condition} returning *`;
}

/** An `update` of the workgroup that $2 names, in the company that $1 names; its version rises by one. */
export function workgroupUpdate(to: Statement, values: Partial<WorkgroupValues>, condition: string): string {
  const written = [...workgroupColumns(to, values), ['version', 'version + 1'], ['updated_at', TOUCHED]];
  return `update workgroup set ${written.map(([column, placeholder]) => `${column} = ${placeholder}`).join(', ')}
    where company_id = $1 and id = $2 and ${condition} returning *`;
}

/** Writes a new workgroup without members, and the event. Throws TAKEN. */
export async function insertWorkgroup(
  sql: Sql,
  companyId: string,
  id: string,
  values: WorkgroupValues,
  actor: Actor,
  event: EventDraft,
): Promise<Workgroup> {
  const to = new Statement();
  for (const value of [companyId, id]) to.bind(value);
  const [row] = await sql.write<Workgroup>(
    `with g as (${workgroupInsert(to, values, 'true')}), told as (${eventInsert(to, companyId, actor, event)})
    select ${WORKGROUP_PROJECTION} from g`,
    to.values,
  );
  if (!row) throw new Error('A workgroup was inserted, but no row came back.');
  return row;
}

/** Gives locked workgroups, whose members change for another reason, their next version. */
export function raiseVersions(sql: Sql, companyId: string, ids: readonly string[]): Promise<SubjectVersion[]> {
  return sql.query<SubjectVersion>(
    `update workgroup set version = version + 1, updated_at = ${TOUCHED}
      where company_id = $1 and id = any($2::uuid[]) returning id, version`,
    [companyId, ids],
  );
}

/** Hides a locked workgroup for good and leaves its members without one. */
export async function deleteWorkgroup(
  transaction: Transaction,
  companyId: string,
  id: string,
  actor: Actor,
  event: EventDraft,
): Promise<void> {
  const to = new Statement();
  const company = to.bind(companyId);
  const workgroup = to.bind(id);
  const members = `(select jsonb_build_object('added', '[]'::jsonb, 'skipped', '[]'::jsonb, 'removed',
    coalesce(jsonb_agg(jsonb_build_object('userId', f.id, 'userVersion', f.version)), '[]'::jsonb)) from freed f)`;
  await transaction.query(
    `with freed as (update "user" set workgroup_id = null, version = version + 1, updated_at = ${TOUCHED}
        where company_id = ${company} and workgroup_id = ${workgroup} and deleted_at is null returning id, version),
      told as (${eventInsert(to, companyId, actor, event, { members })} returning id),
      moved as (${membersInsert(`${company}::uuid`, 'told', 'select id from freed')})
    update workgroup set deleted_at = now(), version = version + 1, updated_at = ${TOUCHED}
      where company_id = ${company} and id = ${workgroup}`,
    to.values,
  );
}
