import type { Actor } from '../domain/actor.ts';
import type { Event } from '../domain/event.ts';
import type { PageArguments, UncountedPage } from '../domain/page.ts';
import type {
  CallFilter,
  ProvisioningCall,
  ProvisioningDay,
  ProvisioningRun,
  ProvisioningStatus,
} from '../domain/provisioning.ts';
import { Refusal } from '../domain/refusal.ts';
import { everyCompanyId } from '../persistence/company-store.ts';
import type { Database } from '../persistence/database.ts';
import { listEventsOfRequest } from '../persistence/event-store.ts';
import {
  countProvisioned,
  deleteCallsBefore,
  deleteMinutesBefore,
  listCalls,
  listDays,
  listRuns,
  readStatus,
} from '../persistence/provisioning-store.ts';
import { enterCompany } from './access.ts';
import type { Lists } from './lists.ts';

/** Days that a chart may show. */
const DAYS_MAX = 366;
const EVENTS_MAX = 1000;
const DAY_MS = 86_400_000;
/** Clocks of one request may differ by so much. */
const CLOCK_MS = 1000;
/** What PostgreSQL and JavaScript understand alike: names, no offsets, whose sign they read differently. */
const TIME_ZONE = /^[A-Za-z]+(?:[/_-][A-Za-z0-9+-]+)*$/;

/** What must be known of a call to find its events. */
type RequestOfCall = Pick<ProvisioningCall, 'companyId' | 'requestId' | 'occurredAt' | 'durationMs'>;

/** What the identity providers of a company asked, and what they were answered. */
export class ProvisioningService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    /** How long calls are kept. */
    private readonly keptDays: number,
  ) {}

  async calls(
    actor: Actor,
    filter: CallFilter,
    page: PageArguments,
    companyId?: string | null,
  ): Promise<UncountedPage<ProvisioningCall>> {
    const company = await enterCompany(this.database, actor, 'EVENTS_READ', companyId);
    return this.lists.page({ name: 'provisioningCalls', companyId: company.id, filter }, page, (window) =>
      listCalls(this.database.of(company.id), company.id, filter, window),
    );
  }

  async runs(actor: Actor, page: PageArguments, companyId?: string | null): Promise<UncountedPage<ProvisioningRun>> {
    const company = await enterCompany(this.database, actor, 'EVENTS_READ', companyId);
    return this.lists.page({ name: 'provisioningRuns', companyId: company.id }, page, (window) =>
      listRuns(this.database.of(company.id), company.id, window),
    );
  }

  /** The last days, oldest first; days begin at midnight in the time zone. */
  async days(actor: Actor, days: number, timeZone: string, companyId?: string | null): Promise<ProvisioningDay[]> {
    const company = await enterCompany(this.database, actor, 'EVENTS_READ', companyId);
    if (days < 1 || days > DAYS_MAX)
      throw new Refusal('INVALID', `"days" must be between 1 and ${DAYS_MAX}.`, { field: ['days'] });
    requireTimeZone(timeZone);
    return listDays(this.database.of(company.id), company.id, days, timeZone);
  }

  async status(actor: Actor, companyId?: string | null): Promise<ProvisioningStatus> {
    const company = await enterCompany(this.database, actor, 'EVENTS_READ', companyId);
    return readStatus(this.database.of(company.id), company.id);
  }

  /** How many users, or workgroups, the identity provider looks after. */
  async provisioned(actor: Actor, what: 'users' | 'workgroups', companyId?: string | null): Promise<number> {
    const company = await enterCompany(this.database, actor, 'EVENTS_READ', companyId);
    return countProvisioned(this.database.of(company.id), company.id, what);
  }

  /** The events that a call led to, oldest first. */
  async eventsOf(actor: Actor, call: RequestOfCall, limit: number): Promise<Event[]> {
    const company = await enterCompany(this.database, actor, 'EVENTS_READ', call.companyId);
    if (limit < 0 || limit > EVENTS_MAX)
      throw new Refusal('INVALID', `"limit" must be between 0 and ${EVENTS_MAX}.`, { field: ['limit'] });
    const startedMs = Date.parse(call.occurredAt);
    const span = { fromMs: startedMs - CLOCK_MS, toMs: startedMs + call.durationMs + CLOCK_MS };
    return listEventsOfRequest(this.database.of(company.id), company.id, call.requestId, span, limit);
  }

  /** Deletes the calls of all companies that are older than they are kept, and what was counted of them. */
  async forgetOld(now: Date = new Date()): Promise<void> {
    const beforeMs = now.getTime() - this.keptDays * DAY_MS;
    for await (const id of everyCompanyId(this.database)) {
      while (await deleteCallsBefore(this.database.of(id), id, beforeMs));
      await deleteMinutesBefore(this.database.of(id), id, beforeMs);
    }
  }
}

function requireTimeZone(timeZone: string): void {
  try {
    if (TIME_ZONE.test(timeZone) && new Intl.DateTimeFormat('en', { timeZone })) return;
  } catch {
    // Said below.
  }
  throw new Refusal('INVALID', 'timeZone must be a name such as Europe/Berlin.', { field: ['timeZone'] });
}
