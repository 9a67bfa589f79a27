import type { DirectoryEntry } from '../domain/directory.ts';
import type { DirectoryFilter } from '../domain/filter.ts';
import type { CountedSlice, Window } from '../domain/page.ts';
import type { Sql } from './database.ts';
import { listPage, type OrderColumn } from './list-page.ts';
import { Statement } from './statement.ts';
import { userFilterSql } from './user-filter-sql.ts';
import { findUsers, USERS } from './user-store.ts';
import { findWorkgroups, WORKGROUPS, workgroupFilterSql } from './workgroup-store.ts';

/** What users and workgroups together can be sorted by. */
const ORDERS: ReadonlyMap<string, OrderColumn> = new Map<string, OrderColumn>([
  ['ID', { sql: 'd.id', type: 'uuid' }],
  ['DISPLAY_NAME', { sql: 'd.display_name_key', type: 'text' }],
  ['EXTERNAL_ID', { sql: 'd.external_id', type: 'text' }],
  ['CREATED_AT', { sql: 'd.created_at', type: 'timestamptz' }],
  ['UPDATED_AT', { sql: 'd.updated_at', type: 'timestamptz' }],
]);

/** A page of users and workgroups together, by id or in another order: found as ids first, then read by them. */
export async function listDirectory(
  sql: Sql,
  companyId: string,
  { users, workgroups }: DirectoryFilter,
  window: Window,
): Promise<CountedSlice<DirectoryEntry>> {
  const to = new Statement();
  to.bind(companyId);
  const from = `from (
      select ${columnsOf('u')} ${USERS} and ${userFilterSql(users, to)}
      union all
      select ${columnsOf('g')} ${WORKGROUPS} and ${workgroupFilterSql(workgroups, to)}
    ) d where true`;
  const read = ({ id }: { id: string }): string => id;
  const ids = await listPage(sql, { to, projection: 'd.id', from, id: 'd.id', orders: ORDERS, read }, window);
  const entries = await readEntries(sql, companyId, ids.nodes);
  // Who was deleted between the two statements is left out.
  const places = ids.places.filter(({ id }) => entries.has(id));
  return { ...ids, places, nodes: places.flatMap(({ id }) => entries.get(id) ?? []) };
}

function columnsOf(alias: string): string {
  return ['id', 'display_name_key', 'external_id', 'created_at', 'updated_at']
    .map((column) => `${alias}.${column}`)
    .join(', ');
}

/** Ids are unique across both kinds. */
async function readEntries(
  sql: Sql,
  companyId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DirectoryEntry>> {
  if (ids.length === 0) return new Map();
  const [users, workgroups] = await Promise.all([findUsers(sql, companyId, ids), findWorkgroups(sql, companyId, ids)]);
  return new Map<string, DirectoryEntry>([
    ...users.map((user) => [user.id, { id: user.id, user, workgroup: null }] as const),
    ...workgroups.map((workgroup) => [workgroup.id, { id: workgroup.id, user: null, workgroup }] as const),
  ]);
}
