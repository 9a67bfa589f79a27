import { type Actor, requireScope } from '../domain/actor.ts';
import { checkCustomFilters } from '../domain/custom-question.ts';
import type { DirectoryEntry } from '../domain/directory.ts';
import type { DirectoryFilter } from '../domain/filter.ts';
import type { Page, PageArguments } from '../domain/page.ts';
import type { Database } from '../persistence/database.ts';
import { listDirectory } from '../persistence/directory-store.ts';
import { enterCompany } from './access.ts';
import type { Lists } from './lists.ts';

/** Users and workgroups of a company as one list. */
export class DirectoryService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {}

  async list(
    actor: Actor,
    filter: DirectoryFilter,
    page: PageArguments,
    companyId?: string | null,
  ): Promise<Page<DirectoryEntry>> {
    const company = await enterCompany(this.database, actor, 'USERS_READ', companyId);
    requireScope(actor, 'WORKGROUPS_READ');
    checkCustomFilters(filter.users, company.customFields);
    return this.lists.page({ name: 'directory', companyId: company.id, filter }, page, (window) =>
      listDirectory(this.database.of(company.id), company.id, filter, window),
    );
  }
}
