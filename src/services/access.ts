import { type Actor, type Person, requireScope, type Scope } from '../domain/actor.ts';
import { type CompanyContext, isProvisioned } from '../domain/company.ts';
import type { EventSubject } from '../domain/event.ts';
import { isId } from '../domain/id.ts';
import { Refusal } from '../domain/refusal.ts';
import { findCompany } from '../persistence/company-store.ts';
import type { Database } from '../persistence/database.ts';
import { recordingRefusal } from './refused.ts';

/**
 * Lets a caller into a company, or refuses: the first line of every use-case. Callers of a company act in it and
 * nowhere else; LeaveWizard's own people name one each time. What a caller may not see does not exist.
 */
export async function enterCompany(
  database: Database,
  actor: Actor,
  scope: Scope,
  companyId?: string | null,
): Promise<CompanyContext> {
  requireScope(actor, scope);
  const company = await resolveCompany(database, actor, companyId);
  requireProvisioning(actor, company);
  requireFresh(actor, scope);
  return company;
}

/**
 * Lets a caller into a company to change it. Once the company is known, a refusal of the change, that provisioning is
 * off among them, is told by an event about `subject`.
 */
export async function enterForChange<Result>(
  database: Database,
  actor: Actor,
  scope: Scope,
  companyId: string | null | undefined,
  subject: EventSubject,
  change: (company: CompanyContext) => Promise<Result>,
): Promise<Result> {
  requireScope(actor, scope);
  const company = await resolveCompany(database, actor, companyId);
  return recordingRefusal(database, company.id, actor, subject, async () => {
    requireProvisioning(actor, company);
    requireFresh(actor, scope);
    return change(company);
  });
}

/** A person, the company they belong to and the session they are in; refuses everybody else. */
export function enterOwnAccount(actor: Actor): { company: CompanyContext; person: Person } {
  requireScope(actor, 'OWN_ACCOUNT');
  const { company, person } = actor;
  if (!company || !person) throw new Error('Somebody has an account, but is no person.');
  return { company, person };
}

async function resolveCompany(
  database: Database,
  actor: Actor,
  companyId: string | null | undefined,
): Promise<CompanyContext> {
  if (actor.company) {
    if (companyId == null || companyId === actor.company.id) return actor.company;
    throw noCompany(companyId);
  }
  if (companyId == null)
    throw new Refusal('REQUIRED', 'Say which company is meant: give companyId.', { field: ['companyId'] });
  const company = isId(companyId) ? await findCompany(database.of(companyId), companyId) : undefined;
  if (!company) throw noCompany(companyId);
  return company;
}

function noCompany(companyId: string): Refusal {
  return new Refusal('NOT_FOUND', `There is no company ${companyId}.`, { field: ['companyId'] });
}

/** Provisioning is a feature of the Premium plan that the company has to switch on. */
function requireProvisioning(actor: Actor, company: CompanyContext): void {
  if (actor.kind === 'SCIM_CLIENT') requireProvisioningOf(company);
}

/** Refuses, and names the step that is missing, unless the company can be provisioned. */
export function requireProvisioningOf(company: CompanyContext): void {
  if (company.plan !== 'PREMIUM')
    throw new Refusal(
      'PLAN_REQUIRED',
      `SCIM provisioning needs the Premium plan; ${company.name} is on ${planName(company)}.`,
    );
  if (!company.scimEnabled)
    throw new Refusal(
      'SCIM_DISABLED',
      `SCIM provisioning is switched off for ${company.name}. An administrator can enable it in Company settings, Authentication.`,
    );
}

/** How others sign in is changed only by people who have just proved who they are. */
function requireFresh({ person }: Actor, scope: Scope): void {
  if (scope !== 'SETTINGS_WRITE' || !person || person.isFresh) return;
  throw new Refusal(
    'FRESH_SIGN_IN_REQUIRED',
    'This needs a sign-in within the last 15 minutes. Sign in again, then repeat it.',
  );
}

function planName({ plan }: CompanyContext): string {
  return plan.charAt(0) + plan.slice(1).toLowerCase();
}

/** Whether what is the identity provider's is closed to this caller. */
export function isManagedElsewhere(actor: Actor, company: CompanyContext): boolean {
  return actor.kind !== 'SCIM_CLIENT' && isProvisioned(company);
}

/** While SCIM is on, people are looked after by the identity provider and by nobody else. */
export function requireManagedHere(actor: Actor, company: CompanyContext): void {
  if (!isManagedElsewhere(actor, company)) return;
  throw new Refusal(
    'MANAGED_BY_IDENTITY_PROVIDER',
    'Users are managed by the identity provider while SCIM provisioning is on. Make this change there.',
  );
}
