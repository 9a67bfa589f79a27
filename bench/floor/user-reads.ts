import { isId } from '../../src/domain/id.ts';
import { nameKey } from '../../src/domain/text-key.ts';
import { type Answer, FloorError, listAnswer, resourceAnswer } from './answer.ts';
import type { Floor } from './floor.ts';
import { type FloorRequest, isKnown, readPage } from './request.ts';
import { JOINS, PROJECTION, type UserRow } from './user-columns.ts';
import { userResource } from './user-resource.ts';

const FROM = `from "user" u ${JOINS} where u.company_id = $1 and u.deleted_at is null`;
const BY_ID = { name: 'user', text: `select ${PROJECTION} ${FROM} and u.id = $2` };
const BY_NAME = { name: 'user-by-name', text: `select ${PROJECTION} ${FROM} and u.user_name_key = $2` };
/**
 * The counter holds how many users there are up to an id; those after it are counted. So creates do not pay for it,
 * and it is always right, since nobody is deleted here.
 */
const TOTAL = `(select c.users + (select count(*) from "user" x where x.company_id = $1 and x.id > c.through
  and x.deleted_at is null) from floor_counter c where c.company_id = $1)`;
const COUNT = { name: 'user-count', text: `select ${TOTAL} as total` };
const PAGE_AFTER = {
  name: 'user-page-after',
  text: `select ${PROJECTION}, ${TOTAL} as total ${FROM} and u.id > $2 order by u.id limit $3`,
};
const PAGE_AT = {
  name: 'user-page-at',
  text: `select ${PROJECTION}, ${TOTAL} as total ${FROM} order by u.id offset $2 limit $3`,
};

const NAME_FILTER = /^userName eq ("(?:[^"\\]|\\.)*")$/;
/** Positions that are remembered; a walk of 100,000 users by 100 needs 1,000. */
const POSITIONS_MAX = 10_000;

type ListedRow = UserRow & { readonly total: number };

export async function getUser(floor: Floor, request: FloorRequest): Promise<Answer> {
  const { caller, id } = request;
  const [row] = isId(id) ? await floor.database.query<UserRow>(BY_ID, [caller.companyId, id]) : [];
  if (!row) throw noUser(id);
  const resource = userResource(row, floor.baseUrl);
  if (isKnown(request, row.version)) return { status: 304, headers: { ETag: resource.meta.version } };
  return resourceAnswer(200, resource);
}

export function listUsers(floor: Floor, request: FloorRequest): Promise<Answer> {
  const filter = request.query.get('filter');
  return filter === null ? pageOfUsers(floor, request) : usersByName(floor, request, filter);
}

async function usersByName(floor: Floor, { caller }: FloorRequest, filter: string): Promise<Answer> {
  const literal = NAME_FILTER.exec(filter)?.[1];
  if (literal === undefined) throw new FloorError(400, 'invalidFilter', 'The floor knows one filter: userName eq.');
  const rows = await floor.database.query<UserRow>(BY_NAME, [caller.companyId, nameKey(String(JSON.parse(literal)))]);
  return listAnswer(
    rows.map((row) => userResource(row, floor.baseUrl)),
    rows.length,
    1,
  );
}

/** Goes on where a page ended, as the key of that place is known; else from the first user on. */
async function pageOfUsers(floor: Floor, request: FloorRequest): Promise<Answer> {
  const { database, positions, baseUrl } = floor;
  const { companyId } = request.caller;
  const { startIndex, count } = readPage(request);
  const after = positions.get(`${companyId} ${startIndex}`);
  const rows = await (after === undefined
    ? database.query<ListedRow>(PAGE_AT, [companyId, startIndex - 1, count])
    : database.query<ListedRow>(PAGE_AFTER, [companyId, after, count]));
  const last = rows.at(-1);
  if (last && positions.size < POSITIONS_MAX) positions.set(`${companyId} ${startIndex + rows.length}`, last.id);
  const total = last?.total ?? (await database.query<{ total: number }>(COUNT, [companyId]))[0]?.total ?? 0;
  return listAnswer(
    rows.map((row) => userResource(row, baseUrl)),
    total,
    startIndex,
  );
}

export function noUser(id: string): FloorError {
  return new FloorError(404, undefined, `There is no user ${id}.`);
}
