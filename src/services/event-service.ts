import type { Actor } from '../domain/actor.ts';
import type { Event, EventFilter } from '../domain/event.ts';
import type { PageArguments, UncountedPage } from '../domain/page.ts';
import type { Database } from '../persistence/database.ts';
import { listEvents } from '../persistence/event-store.ts';
import { enterCompany } from './access.ts';
import type { Lists } from './lists.ts';

/** What happened in a company. */
export class EventService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {}

  async list(
    actor: Actor,
    filter: EventFilter,
    page: PageArguments,
    companyId?: string | null,
  ): Promise<UncountedPage<Event>> {
    const company = await enterCompany(this.database, actor, 'EVENTS_READ', companyId);
    return this.lists.page({ name: 'events', companyId: company.id, filter }, page, (window) =>
      listEvents(this.database.of(company.id), company.id, filter, window),
    );
  }
}
