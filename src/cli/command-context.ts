import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import type { Services } from '../services/services.ts';
import type { Answer } from './output.ts';

/** What the work of a command is done with. */
export interface CommandWork {
  readonly services: Services;
  readonly actor: Actor;
  /** The company with this slug. Throws NOT_FOUND. */
  companyOf(slug: string): Promise<CompanyContext>;
}

/** How commands are run: each opens the database, does its work and answers. */
export interface CommandContext {
  run(work: (tools: CommandWork) => Promise<Answer>): Promise<void>;
}
