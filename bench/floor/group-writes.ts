import { isId, newId } from '../../src/domain/id.ts';
import { nameKey } from '../../src/domain/text-key.ts';
import { type Answer, FloorError, resourceAnswer } from './answer.ts';
import { isTaken } from './database.ts';
import { eventInsert, eventValues } from './event.ts';
import type { Floor } from './floor.ts';
import {
  fewMembersOf,
  GROUP_PROJECTION,
  type GroupRow,
  groupResource,
  membersOf,
  noGroup,
  wantsMembers,
} from './group-reads.ts';
import { type MemberDelta, memberPatch, memberReplacement } from './member-delta.ts';
import { DELETE, MOVE, REPLACE } from './member-statements.ts';
import { type FloorRequest, ifVersion, readBody } from './request.ts';

/** Up to so many members a change is answered with the whole group. */
const MEMBERS_INLINE_MAX = 1000;

const CREATE = {
  name: 'group-create',
  text: `with g as (insert into workgroup (company_id, id, display_name, display_name_key, external_id, source)
      values ($1, $2, $3, $4, $5, 'IDENTITY_PROVIDER') returning *),
    told as (${eventInsert('WORKGROUP', 6, { subject_id: '$2::uuid', subject_name: '$3::text', subject_version: '1' })})
  select ${GROUP_PROJECTION} from g`,
};
const FIND = {
  name: 'group-found',
  text: `select ${GROUP_PROJECTION} from workgroup g where g.company_id = $1 and g.id = $2 and g.deleted_at is null`,
};

export async function getGroup(floor: Floor, request: FloorRequest): Promise<Answer> {
  const { caller, id } = request;
  const [row] = isId(id) ? await floor.database.query<GroupRow>(FIND, [caller.companyId, id]) : [];
  if (!row) throw noGroup(id);
  const members = wantsMembers(request) ? await membersOf(floor, caller.companyId, [id]) : [];
  return resourceAnswer(200, groupResource(row, members, floor.baseUrl));
}

/** POST /Groups without members, as Okta makes them. */
export async function createGroup(floor: Floor, request: FloorRequest): Promise<Answer> {
  const { displayName, externalId } = await readBody(request.message);
  if (typeof displayName !== 'string' || displayName.trim() === '')
    throw new FloorError(400, 'invalidValue', 'displayName is required.');
  const values = [request.caller.companyId, newId(), displayName, nameKey(displayName), externalId ?? null];
  try {
    const event = eventValues(request, 'WORKGROUP_CREATED');
    const [row] = await floor.database.query<GroupRow>(CREATE, [...values, ...event]);
    if (!row) throw new Error('A group was inserted, but no row came back.');
    return resourceAnswer(201, groupResource(row, [], floor.baseUrl));
  } catch (error) {
    if (isTaken(error)) throw new FloorError(409, 'uniqueness', 'This displayName is already in use.');
    throw error;
  }
}

/** PATCH /Groups/{id} with members to add or to remove. */
export async function patchGroup(floor: Floor, request: FloorRequest): Promise<Answer> {
  const row = await move(floor, request, memberPatch(await readBody(request.message)));
  return afterWrite(floor, request, row, { status: 204 });
}

/** PUT /Groups/{id} with all members. */
export async function putGroup(floor: Floor, request: FloorRequest): Promise<Answer> {
  const row = await move(floor, request, memberReplacement(await readBody(request.message)));
  return afterWrite(floor, request, row, resourceAnswer(200, groupResource(row, [], floor.baseUrl)));
}

export async function deleteGroup(floor: Floor, request: FloorRequest): Promise<Answer> {
  const { caller, id } = request;
  if (!isId(id)) throw noGroup(id);
  const event = eventValues(request, 'WORKGROUP_DELETED');
  if ((await floor.database.query(DELETE, [caller.companyId, id, ...event])).length === 0) throw noGroup(id);
  return { status: 204 };
}

async function move({ database }: Floor, request: FloorRequest, delta: MemberDelta): Promise<GroupRow> {
  const { caller, id } = request;
  if (!isId(id)) throw noGroup(id);
  const versions = ifVersion(request);
  const event = eventValues(request, 'WORKGROUP_UPDATED');
  const { join, leave, replace } = delta;
  const key = [caller.companyId, id];
  const statement = replace ? REPLACE : MOVE;
  const [changed] = await database.query<GroupRow>(statement, [...key, join, leave, versions, ...event]);
  const row = changed ?? (await database.query<GroupRow>(FIND, key))[0];
  if (!row) throw noGroup(id);
  if (!changed && versions && !versions.includes(row.version))
    throw new FloorError(412, undefined, `The group is at version ${row.version}.`);
  return row;
}

/** The whole group, or the other answer when it has too many members for that. */
async function afterWrite(floor: Floor, request: FloorRequest, row: GroupRow, other: Answer): Promise<Answer> {
  const members = await fewMembersOf(floor, request.caller.companyId, row.id, MEMBERS_INLINE_MAX);
  if (!members) return other;
  return resourceAnswer(200, groupResource(row, members, floor.baseUrl));
}
