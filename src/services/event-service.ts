import type { Actor } from '../domain/actor.ts';
import type { Event, EventFilter } from '../domain/event.ts';
import type { Page, PageArguments } from '../domain/page.ts';
import type { Database } from '../persistence/database.ts';
import { listEvents } from '../persistence/event-store.ts';
import { enterCompany } from './access.ts';

/** What happened in a company. */
export class EventService {
  constructor(private readonly database: Database) {}

  async list(
    actor: Actor,
    filter: EventFilter,
    page: PageArguments,
    companyId?: string | null,
  ): Promise<Omit<Page<Event>, 'totalCount'>> {
    const company = await enterCompany(this.database, actor, 'EVENTS_READ', companyId);
    return listEvents(this.database, company.id, filter, page);
  }
}
