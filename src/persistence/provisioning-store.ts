import { firstIdAt } from '../domain/id.ts';
import type { Slice, Window } from '../domain/page.ts';
import type {
  CallFilter,
  ProvisioningCall,
  ProvisioningDay,
  ProvisioningRun,
  ProvisioningStatus,
} from '../domain/provisioning.ts';
import type { Sql } from './database.ts';
import { idSql } from './filter-sql.ts';
import { listPage, type OrderColumn } from './list-page.ts';
import { Statement } from './statement.ts';

/** A call on its way into the database. */
export type CallRow = ProvisioningCall;

/** Each column of a call, the member that it holds, and its type. */
const COLUMNS: Readonly<Record<keyof CallRow, readonly [column: string, type: string]>> = {
  companyId: ['company_id', 'uuid'],
  id: ['id', 'uuid'],
  requestId: ['request_id', 'text'],
  occurredAt: ['occurred_at', 'timestamptz'],
  method: ['method', 'text'],
  path: ['path', 'text'],
  kind: ['kind', 'text'],
  outcome: ['outcome', 'text'],
  client: ['client', 'text'],
  clientId: ['client_id', 'uuid'],
  userAgent: ['user_agent', 'text'],
  status: ['status', 'int'],
  scimType: ['scim_type', 'text'],
  durationMs: ['duration_ms', 'real'],
  resourceId: ['resource_id', 'uuid'],
  resourceName: ['resource_name', 'text'],
  requestBody: ['request_body', 'text'],
  requestCut: ['request_cut', 'boolean'],
  responseBody: ['response_body', 'text'],
  responseCut: ['response_cut', 'boolean'],
};
const MEMBERS = Object.keys(COLUMNS) as (keyof CallRow)[];
const quoted = (member: keyof CallRow): string => `"${member}"`;

/**
 * Writes calls, and counts them by minutes and clients. The counts are what runs, days and the status are read from, so
 * that nobody counts the calls of a month.
 */
const INSERT = `with c as (select * from json_to_recordset($1::json)
    as r(${MEMBERS.map((member) => `${quoted(member)} ${COLUMNS[member][1]}`).join(', ')})),
  counted as (insert into provisioning_minute as m (company_id, minute, client, id, calls, changes, refusals,
      first_at, last_at, last_success_at)
    select c."companyId", date_trunc('minute', c."occurredAt"), c.client, (array_agg(c.id order by c.id))[1], count(*),
      count(*) filter (where c.kind = 'CHANGE' and c.outcome = 'SUCCESS'), count(*) filter (where c.outcome <> 'SUCCESS'),
      min(c."occurredAt"), max(c."occurredAt"), max(c."occurredAt") filter (where c.outcome = 'SUCCESS')
    from c group by 1, 2, 3 order by 1, 2, 3
    on conflict (company_id, minute, client) do update set calls = m.calls + excluded.calls,
      changes = m.changes + excluded.changes, refusals = m.refusals + excluded.refusals,
      first_at = least(m.first_at, excluded.first_at), last_at = greatest(m.last_at, excluded.last_at),
      last_success_at = greatest(m.last_success_at, excluded.last_success_at))
  insert into provisioning_call (${MEMBERS.map((member) => COLUMNS[member][0]).join(', ')})
    select ${MEMBERS.map((member) => `c.${quoted(member)}`).join(', ')} from c`;

/** Writes calls of one company, by one statement. */
export async function insertCalls(sql: Sql, rows: readonly CallRow[]): Promise<void> {
  if (rows.length > 0) await sql.write(INSERT, [JSON.stringify(rows)]);
}

/** Whose token somebody has presented who was not let in. */
export interface Stranger {
  shortId: string;
  hash: string;
  companyId: string;
  /** Label of the token, if it was one once; else empty. */
  client: string;
  clientId: string | null;
}

const STRANGERS = `select k.short_id as "shortId", k.hash, c.id as "companyId", coalesce(t.label, '') as client, t.id as "clientId"
  from unnest($1::text[], $2::text[]) as k(short_id, hash) join company c on c.short_id = k.short_id
    left join scim_token t on t.company_id = c.id and t.token_hash = k.hash`;

/** The companies that tokens name, and the tokens that they were, by short id and hash. */
export function findStrangers(
  sql: Sql,
  keys: readonly (readonly [shortId: string, hash: string])[],
): Promise<Stranger[]> {
  return sql.query<Stranger>(STRANGERS, [keys.map(([shortId]) => shortId), keys.map(([, hash]) => hash)]);
}

/** What a call does not say of whom it was about, their row does, which outlives them. */
const NAME = `coalesce(c.resource_name, (select coalesce(u.display_name, u.user_name) from "user" u
    where u.company_id = c.company_id and u.id = c.resource_id), (select g.display_name from workgroup g
    where g.company_id = c.company_id and g.id = c.resource_id))`;
const PROJECTION = MEMBERS.map((member) =>
  member === 'resourceName' ? `${NAME} as "resourceName"` : `c.${COLUMNS[member][0]} as ${quoted(member)}`,
).join(', ');
const EQUAL = ['outcome', 'kind', 'method', 'requestId', 'client'] as const;
const NO_ORDERS: ReadonlyMap<string, OrderColumn> = new Map();
const asIs = <Row>(row: Row): Row => row;

/** A page of the company's calls, newest first. */
export function listCalls(
  sql: Sql,
  companyId: string,
  filter: CallFilter,
  window: Window,
): Promise<Slice<ProvisioningCall>> {
  const to = new Statement();
  const conditions = [`c.company_id = ${to.bind(companyId)}`];
  for (const member of EQUAL) {
    const value = filter[member];
    if (value != null) conditions.push(`c.${COLUMNS[member][0]} = ${to.bind(value)}`);
  }
  // Said so that the index of the few that did not succeed is seen to hold them.
  if (filter.outcome != null && filter.outcome !== 'SUCCESS') conditions.push(`c.outcome <> 'SUCCESS'`);
  if (filter.resourceId != null) conditions.push(idSql('c.resource_id')({ eq: filter.resourceId }, to));
  if (filter.from != null) conditions.push(`c.id >= ${to.bind(firstIdAt(Date.parse(filter.from)))}::uuid`);
  if (filter.to != null) conditions.push(`c.id < ${to.bind(firstIdAt(Date.parse(filter.to)))}::uuid`);
  if (filter.text != null) {
    const text = `${to.bind(filter.text.toLowerCase())}::text`;
    conditions.push(
      `(strpos(lower(c.path), ${text}) > 0 or strpos(lower(coalesce(c.resource_name, '')), ${text}) > 0)`,
    );
  }
  const from = `from provisioning_call c where ${conditions.join(' and ')}`;
  const question = { to, projection: PROJECTION, from, id: 'c.id', newestFirst: true, orders: NO_ORDERS };
  return listPage(sql, { ...question, read: asIs<ProvisioningCall> }, window);
}

/** Minutes are few, and their first and last calls say exactly how long nobody called between them. */
const RUNS = `from (select s.company_id, (array_agg(s.id order by s.minute))[1] as id, s.client, min(s.first_at) as started_at,
      max(s.last_at) as ended_at, sum(s.calls) as calls, sum(s.changes) as changes, sum(s.refusals) as refusals
    from (select b.*, count(*) filter (where b.begins) over (partition by b.client order by b.minute) as run
      from (select m.*, coalesce(m.first_at - lag(m.last_at) over (partition by m.client order by m.minute)
          >= interval '2 minutes', true) as begins
        from provisioning_minute m where m.company_id = $1) b) s
    group by s.company_id, s.client, s.run) r where r.company_id = $1`;

/** A page of the company's runs, newest first. */
export function listRuns(sql: Sql, companyId: string, window: Window): Promise<Slice<ProvisioningRun>> {
  const to = new Statement();
  to.bind(companyId);
  const projection = `r.id, r.client, r.started_at as "startedAt", r.ended_at as "endedAt", r.calls, r.changes, r.refusals`;
  const question = { to, projection, from: RUNS, id: 'r.id', newestFirst: true, orders: NO_ORDERS };
  return listPage(sql, { ...question, read: asIs<ProvisioningRun> }, window);
}

const DAYS = `select d.day::date as day, coalesce(sum(m.calls), 0) as calls, coalesce(sum(m.changes), 0) as changes,
    coalesce(sum(m.refusals), 0) as errors
  from generate_series(date_trunc('day', now() at time zone $2) - ($3::int - 1) * interval '1 day',
      date_trunc('day', now() at time zone $2), interval '1 day') as d(day)
    left join provisioning_minute m on m.company_id = $1 and m.minute >= d.day at time zone $2
      and m.minute < (d.day + interval '1 day') at time zone $2
  group by d.day order by d.day`;

/** The last days, today included, oldest first, as they begin in a time zone that PostgreSQL knows. */
export function listDays(sql: Sql, companyId: string, days: number, timeZone: string): Promise<ProvisioningDay[]> {
  return sql.query<ProvisioningDay>(DAYS, [companyId, timeZone, days]);
}

const STATUS = `select min(m.first_at) as "firstCallAt", max(m.last_at) as "lastCallAt",
    max(m.last_success_at) as "lastSuccessAt",
    coalesce(sum(m.refusals) filter (where m.minute > now() - interval '1 day'), 0) as "errorsInLastDay"
  from provisioning_minute m where m.company_id = $1`;

/** How provisioning of the company goes. */
export async function readStatus(sql: Sql, companyId: string): Promise<ProvisioningStatus> {
  const [status] = await sql.query<ProvisioningStatus>(STATUS, [companyId]);
  if (!status) throw new Error('An aggregate gave no row.');
  return status;
}

const PROVISIONED = {
  users: `select count(*) as count from "user" u
    where u.company_id = $1 and u.deleted_at is null and u.source = 'IDENTITY_PROVIDER'`,
  workgroups: `select count(*) as count from workgroup g
    where g.company_id = $1 and g.deleted_at is null and g.source = 'IDENTITY_PROVIDER'`,
};

/** How many of its users, or workgroups, the identity provider looks after. */
export async function countProvisioned(sql: Sql, companyId: string, what: keyof typeof PROVISIONED): Promise<number> {
  const [row] = await sql.query<{ count: number }>(PROVISIONED[what], [companyId]);
  return row?.count ?? 0;
}

/** Calls, or minutes of counts, deleted by one statement. */
const FORGET_MAX = 1000;
const FORGET_CALLS = `delete from provisioning_call where company_id = $1 and id in (
  select c.id from provisioning_call c where c.company_id = $1 and c.id < $2 order by c.id limit ${FORGET_MAX}) returning id`;
const FORGET_MINUTES = 'delete from provisioning_minute where company_id = $1 and minute < $2';

/** Deletes calls of the company before a moment, at most a thousand; whether there may be more. */
export async function deleteCallsBefore(sql: Sql, companyId: string, beforeMs: number): Promise<boolean> {
  const deleted = await sql.query(FORGET_CALLS, [companyId, firstIdAt(beforeMs)]);
  return deleted.length === FORGET_MAX;
}

/** Deletes the counts of the company before a moment. */
export async function deleteMinutesBefore(sql: Sql, companyId: string, beforeMs: number): Promise<void> {
  await sql.query(FORGET_MINUTES, [companyId, new Date(beforeMs).toISOString()]);
}
