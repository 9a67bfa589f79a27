import { type Actor, user } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import type { Role } from '../../src/domain/user.ts';

const ID = '0193a000-0000-7000-8000-00000000000a';

/** A person in the web app who has just signed in. */
export function signedIn(role: Role, company: CompanyContext, name: string, requestId: string): Actor {
  return user(
    company,
    name,
    { id: ID, isAdministrator: role === 'ADMINISTRATOR', sessionId: ID, isFresh: true },
    requestId,
  );
}

export function administrator(company: CompanyContext, name: string, requestId: string): Actor {
  return signedIn('ADMINISTRATOR', company, name, requestId);
}
