import type { Actor } from '../domain/actor.ts';
import type { CustomField } from '../domain/custom-field.ts';
import type { UserFilter } from '../domain/filter.ts';
import { PAGE_MAX } from '../domain/page.ts';
import type { User } from '../domain/user.ts';
import type { Database } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { enterCompany } from './access.ts';
import type { UserService } from './user-service.ts';

/** Users on their way out, and the fields that their company gave them. */
export interface UserExport {
  readonly companySlug: string;
  readonly customFields: readonly CustomField[];
  /** Read page by page, as fast as they are taken. */
  readonly users: AsyncIterable<User>;
}

/** Gives users out as a whole. */
export class UserExportService {
  constructor(
    private readonly database: Database,
    private readonly users: UserService,
  ) {}

  /** All users that a filter lets through, by name. An event tells of it before the first one is read. */
  async begin(actor: Actor, filter: UserFilter, companyId?: string | null): Promise<UserExport> {
    const { id, name, slug, customFields } = await enterCompany(this.database, actor, 'USERS_READ', companyId);
    await insertEvent(this.database.of(id), id, actor, {
      action: 'USERS_EXPORTED',
      subjectKind: 'COMPANY',
      subjectId: id,
      subjectName: name,
      notes: [`Users were exported: ${describe(filter)}.`],
    });
    return { companySlug: slug, customFields, users: this.#read(actor, filter, id) };
  }

  async *#read(actor: Actor, filter: UserFilter, companyId: string): AsyncGenerator<User> {
    for (let after: string | null = null, isMore = true; isMore; ) {
      const page = await this.users.list(
        actor,
        filter,
        { first: PAGE_MAX, after, orderBy: { field: 'DISPLAY_NAME' } },
        companyId,
      );
      yield* page.nodes;
      isMore = page.hasNextPage;
      if (isMore) after = page.cursorAt(page.nodes.length - 1);
    }
  }
}

function describe(filter: UserFilter): string {
  return Object.keys(filter).length === 0 ? 'all of them' : `those for whom ${JSON.stringify(filter)} holds`;
}
