import { isId } from '../../src/domain/id.ts';
import { type Answer, FloorError, resourceAnswer } from './answer.ts';
import { eventInsert, eventValues } from './event.ts';
import type { Floor } from './floor.ts';
import { type FloorRequest, ifVersion, isObject, readBody } from './request.ts';
import { JOINS, PROJECTION, type UserRow } from './user-columns.ts';
import { noUser } from './user-reads.ts';
import { userResource } from './user-resource.ts';

/** The lock, the change and the event in one statement; no row when nothing changes, or when it may not. */
const SET_ACTIVE = {
  name: 'user-set-active',
  text: `with before as (select u.id, u.active from "user" u where u.company_id = $1 and u.id = $2
      and u.deleted_at is null and u.active <> $3 and ($4::int[] is null or u.version = any($4)) for no key update),
    changed as (update "user" u set active = $3, version = u.version + 1, source = 'IDENTITY_PROVIDER',
        updated_at = greatest(u.updated_at, clock_timestamp())
      from before b where u.company_id = $1 and u.id = b.id returning u.*),
    told as (${eventInsert(
      'USER',
      5,
      {
        subject_id: 'c.id',
        subject_name: 'coalesce(c.display_name, c.user_name)',
        subject_version: 'c.version',
        changes: `jsonb_build_array(jsonb_build_object('field', 'active', 'before', b.active, 'after', c.active))`,
      },
      'from changed c join before b on b.id = c.id',
    )})
  select ${PROJECTION} from changed u ${JOINS}`,
};
const FIND = {
  name: 'user-found',
  text: `select ${PROJECTION} from "user" u ${JOINS} where u.company_id = $1 and u.id = $2 and u.deleted_at is null`,
};

/** PATCH /Users/{id} of `active`, which is what a deactivation is. */
export async function patchUser(floor: Floor, request: FloorRequest): Promise<Answer> {
  const { caller, id } = request;
  const active = activeIn(await readBody(request.message));
  if (!isId(id)) throw noUser(id);
  const versions = ifVersion(request);
  const event = eventValues(request, active ? 'USER_REACTIVATED' : 'USER_DEACTIVATED');
  const key = [caller.companyId, id];
  const [changed] = await floor.database.query<UserRow>(SET_ACTIVE, [...key, active, versions, ...event]);
  const row = changed ?? (await floor.database.query<UserRow>(FIND, key))[0];
  if (!row) throw noUser(id);
  if (!changed && versions && !versions.includes(row.version))
    throw new FloorError(412, undefined, `The user is at version ${row.version}.`);
  return resourceAnswer(200, userResource(row, floor.baseUrl));
}

function activeIn({ Operations: operations }: Record<string, unknown>): boolean {
  const [operation, ...others] = Array.isArray(operations) ? operations : [];
  const value = isObject(operation) && String(operation.op).toLowerCase() === 'replace' ? operation.value : undefined;
  if (others.length === 0 && isObject(value) && typeof value.active === 'boolean') return value.active;
  throw new FloorError(400, 'invalidValue', 'The floor knows one change of a user: replace {"active": …}.');
}
