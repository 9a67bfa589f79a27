import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import type { Sql } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';

/** Tells that a company has lost its last active administrator; `why` is a sentence. */
export function alarm(sql: Sql, actor: Actor, company: CompanyContext, why: string): Promise<void> {
  return insertEvent(sql, company.id, actor, {
    action: 'COMPANY_WITHOUT_ADMINISTRATOR',
    subjectKind: 'COMPANY',
    subjectId: company.id,
    subjectName: company.name,
    notes: [`${why} LeaveWizard's staff can appoint another.`],
  });
}
