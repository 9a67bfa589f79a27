import { type Answer, FloorError, listAnswer } from './answer.ts';
import type { Floor } from './floor.ts';
import { type FloorRequest, readPage } from './request.ts';
import { metaOf, type Resource } from './user-resource.ts';

/** A row of `GROUP_PROJECTION`. */
export interface GroupRow {
  readonly id: string;
  readonly display_name: string;
  readonly external_id: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

export interface MemberRow {
  readonly workgroup_id: string;
  readonly id: string;
  readonly display_name: string | null;
}

export const GROUP_PROJECTION = 'g.id, g.display_name, g.external_id, g.created_at, g.updated_at, g.version';
const PAGE = {
  name: 'group-page',
  text: `select ${GROUP_PROJECTION} from workgroup g where g.company_id = $1 and g.deleted_at is null
    order by g.id offset $2 limit $3`,
};
const COUNT = {
  name: 'group-count',
  text: 'select count(*) as total from workgroup where company_id = $1 and deleted_at is null',
};
const MEMBERS = {
  name: 'members',
  text: `select u.workgroup_id, u.id, u.display_name from "user" u where u.company_id = $1
    and u.workgroup_id = any($2::uuid[]) and u.deleted_at is null order by u.workgroup_id, u.id`,
};

const FEW_MEMBERS = {
  name: 'few-members',
  text: `with c as materialized (select count(*) > $3 as over from (select from "user" u where u.company_id = $1
      and u.workgroup_id = $2 and u.deleted_at is null limit $3 + 1) counted)
    select c.over, m.id, m.display_name from c left join lateral (select u.id, u.display_name from "user" u
      where not c.over and u.company_id = $1 and u.workgroup_id = $2 and u.deleted_at is null order by u.id) m on true`,
};

/** GET /Groups. One row more than asked for tells whether the groups have to be counted. */
export async function listGroups({ database, baseUrl }: Floor, request: FloorRequest): Promise<Answer> {
  const { companyId } = request.caller;
  const { startIndex, count } = readPage(request);
  const rows = await database.query<GroupRow>(PAGE, [companyId, startIndex - 1, count + 1]);
  const isLast = rows.length <= count && (rows.length > 0 || startIndex === 1);
  const shown = rows.slice(0, count);
  const total = isLast ? startIndex - 1 + rows.length : await countGroups({ database }, companyId);
  const ids = shown.map(({ id }) => id);
  const members = wantsMembers(request) ? await membersOf({ database }, companyId, ids) : [];
  const byGroup = Map.groupBy(members, (member) => member.workgroup_id);
  const resources = shown.map((row) => groupResource(row, byGroup.get(row.id) ?? [], baseUrl));
  return listAnswer(resources, total, startIndex);
}

type OnlyDatabase = Pick<Floor, 'database'>;

async function countGroups({ database }: OnlyDatabase, companyId: string): Promise<number> {
  return (await database.query<{ total: number }>(COUNT, [companyId]))[0]?.total ?? 0;
}

/** The members of these groups, by group and id. */
export function membersOf({ database }: OnlyDatabase, companyId: string, ids: readonly string[]): Promise<MemberRow[]> {
  return database.query<MemberRow>(MEMBERS, [companyId, ids]);
}

/** The members of a group by id; undefined when there are more than so many, which are counted and not fetched. */
export async function fewMembersOf(
  { database }: OnlyDatabase,
  companyId: string,
  id: string,
  limit: number,
): Promise<MemberRow[] | undefined> {
  type Row = { readonly over: boolean; readonly id: string | null; readonly display_name: string | null };
  const rows = await database.query<Row>(FEW_MEMBERS, [companyId, id, limit]);
  if (rows[0]?.over) return undefined;
  return rows.flatMap((row) => (row.id === null ? [] : { ...row, id: row.id, workgroup_id: id }));
}

export function wantsMembers({ query }: FloorRequest): boolean {
  return query.get('excludedAttributes') !== 'members';
}

/** A group as the service shows it. */
export function groupResource(row: GroupRow, members: readonly MemberRow[], baseUrl: string): Resource {
  const meta = metaOf('Group', row, `${baseUrl}/Groups/${row.id}`);
  const resource: Resource = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], id: row.id, meta };
  if (row.external_id !== null) resource.externalId = row.external_id;
  resource.displayName = row.display_name;
  if (members.length > 0) resource.members = members.map((member) => memberOf(member, baseUrl));
  return resource;
}

function memberOf({ id, display_name }: MemberRow, baseUrl: string): Record<string, unknown> {
  const member: Record<string, unknown> = { value: id, $ref: `${baseUrl}/Users/${id}`, type: 'User' };
  if (display_name !== null) member.display = display_name;
  return member;
}

export function noGroup(id: string): FloorError {
  return new FloorError(404, undefined, `There is no group ${id}.`);
}
