import type { Actor } from '../domain/actor.ts';
import { askedBy, type Event, type EventDraft, type EventFilter } from '../domain/event.ts';
import { firstIdAt, isId, newId } from '../domain/id.ts';
import type { Slice, Window } from '../domain/page.ts';
import type { Sql } from './database.ts';
import { idSql } from './filter-sql.ts';
import { firstIdAtSql, idAtSql } from './id-sql.ts';
import { listPage, type OrderColumn } from './list-page.ts';
import { Statement } from './statement.ts';

const COLUMNS = `company_id, id, channel, actor, request_id, action, outcome, subject_kind, subject_id, subject_name,
  subject_version, changes, members, versions, refusal, notes`;

const PROJECTION = `company_id as "companyId", id, occurred_at as "occurredAt", channel, actor, request_id as "requestId",
  action, outcome, subject_kind as "subjectKind", subject_id as "subjectId", subject_name as "subjectName",
  subject_version as "subjectVersion", changes, members, versions, refusal, notes`;

/** Texts of an event that are worked out by the statement that writes it, instead of being given. */
export interface ComputedEventParts {
  members?: string;
  versions?: string;
  subjectVersion?: string;
  /** Holds exactly when there is something to tell. */
  where?: string;
}

/** An `insert` of one event, to stand in the statement that makes the change it tells of. */
export function eventInsert(
  to: Statement,
  companyId: string,
  actor: Actor,
  draft: EventDraft,
  computed: ComputedEventParts = {},
): string {
  const { channel, actor: name, requestId } = askedBy(actor);
  const values = [
    `${to.bind(companyId)}::uuid`,
    idAtSql('clock_timestamp()', to.bind(newId())),
    ...[channel, name, requestId, draft.action, draft.refusal ? 'REFUSED' : 'DONE', draft.subjectKind].map(
      (text) => `${to.bind(text)}::text`,
    ),
    `${to.bind(draft.subjectId ?? null)}::uuid`,
    `${to.bind(draft.subjectName ?? null)}::text`,
    computed.subjectVersion ?? `${to.bind(draft.subjectVersion ?? null)}::int`,
    to.json(draft.changes ?? []),
    computed.members ?? (draft.members ? to.json(draft.members) : 'null::jsonb'),
    computed.versions ?? to.json(draft.versions ?? []),
    draft.refusal ? to.json(draft.refusal) : 'null::jsonb',
    to.json(draft.notes ?? []),
  ];
  return `insert into event (${COLUMNS}) select ${values.join(', ')}${computed.where ? ` where ${computed.where}` : ''}`;
}

/** Writes one event by itself. */
export async function insertEvent(sql: Sql, companyId: string, actor: Actor, draft: EventDraft): Promise<void> {
  const to = new Statement();
  const text = eventInsert(to, companyId, actor, draft);
  await sql.write(text, to.values);
}

const TEXT_COLUMNS = { channel: 'channel', outcome: 'outcome', action: 'action', requestId: 'request_id' } as const;

/** Events are in the order in which they happened, and in no other. */
const NO_ORDERS: ReadonlyMap<string, OrderColumn> = new Map();

/** The events of a user, and those that moved them: a push names its workgroup, and `event_member` whom it moved. */
function historySql(userId: string, to: Statement): string {
  const id = `${to.bind(isId(userId) ? userId : null)}::uuid`;
  return `id in (select o.id from event o where o.company_id = $1 and o.subject_id = ${id}
    union all select m.event_id from event_member m where m.company_id = $1 and m.user_id = ${id})`;
}

/** An `insert` that notes whom an event moved; `told` gives the event's id, `moved` the ids of the users. */
export function membersInsert(company: string, told: string, moved: string): string {
  return `insert into event_member (company_id, user_id, event_id) select ${company}, m.id, t.id from ${told} t
    cross join (${moved}) m`;
}

/** A page of the company's events, newest first. */
export function listEvents(sql: Sql, companyId: string, filter: EventFilter, window: Window): Promise<Slice<Event>> {
  const to = new Statement();
  const conditions = [`company_id = ${to.bind(companyId)}`];
  for (const [member, column] of Object.entries(TEXT_COLUMNS)) {
    const value = filter[member as keyof EventFilter];
    if (value != null) conditions.push(`${column} = ${to.bind(value)}`);
  }
  if (filter.subjectId != null) conditions.push(idSql('subject_id')({ eq: filter.subjectId }, to));
  if (filter.userId != null) conditions.push(historySql(filter.userId, to));
  const from = `from event where ${conditions.join(' and ')}`;
  const read = (row: Event): Event => row;
  const question = { to, projection: PROJECTION, from, id: 'id', newestFirst: true, orders: NO_ORDERS, read };
  return listPage(sql, question, window);
}

const countSql = (sinceId: string): string => `select count(*) as count
  from (select e.id from event e where e.company_id = $1 and e.id >= ${sinceId} order by e.id limit $3) x`;
const COUNT_SINCE = countSql('$2');
const COUNT_LATE = `select s.id as "sinceId", n.count
  from (select ${firstIdAtSql("now() - $2 * interval '1 second'")} as id) s cross join lateral (${countSql('s.id')}) n`;

/** How many events of the company have an id from this one on, counted up to `limit`. */
export async function countEventsSince(sql: Sql, companyId: string, id: string, limit: number): Promise<number> {
  const [row] = await sql.query<{ count: number }>(COUNT_SINCE, [companyId, id, limit]);
  return row?.count ?? 0;
}

/** How many events the company had in the last seconds, counted up to `limit`, and the id from which on these are. */
export async function countLateEvents(
  sql: Sql,
  companyId: string,
  seconds: number,
  limit: number,
): Promise<{ sinceId: string; count: number }> {
  const [row] = await sql.query<{ sinceId: string; count: number }>(COUNT_LATE, [companyId, seconds, limit]);
  if (!row) throw new Error('A count gave no row.');
  return row;
}

const OF_REQUEST = `select ${PROJECTION} from event where company_id = $1 and id >= $3 and id < $4 and request_id = $2
  order by id limit $5`;

/** The events of a request, oldest first. Ids tell when they were made, so that no index has to know requests. */
export function listEventsOfRequest(
  sql: Sql,
  companyId: string,
  requestId: string,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  limit: number,
): Promise<Event[]> {
  return sql.query<Event>(OF_REQUEST, [companyId, requestId, firstIdAt(fromMs), firstIdAt(toMs), limit]);
}
