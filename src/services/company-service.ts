import { type Actor, requireScope } from '../domain/actor.ts';
import { AuthenticationSettings } from '../domain/authentication-settings.entity.ts';
import { Company, readSlug } from '../domain/company.entity.ts';
import type { CompanyContext, Plan } from '../domain/company.ts';
import type { FieldChange } from '../domain/event.ts';
import { isId, newId } from '../domain/id.ts';
import type { PageArguments, UncountedPage } from '../domain/page.ts';
import { Refusal } from '../domain/refusal.ts';
import { newPassword, newShortId } from '../domain/secret.ts';
import { optionalText, requiredName } from '../domain/text.ts';
import type { User } from '../domain/user.ts';
import { blankUser, changeOfDraft, userDelta } from '../domain/user-change.ts';
import { findCompany, findCompanyBySlug, listCompanies } from '../persistence/company-store.ts';
import type { Database, Transaction } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { lockSettings, switchOffScim } from '../persistence/settings-store.ts';
import { hasAdministrator, insertUser } from '../persistence/user-store.ts';
import { enterCompany } from './access.ts';
import type { Lists } from './lists.ts';
import { requireStrong } from './password-strength.ts';
import type { Passwords } from './passwords.ts';
import { recordingRefusal } from './refused.ts';

/** A company to be made, with its first administrator. */
export interface CompanyDraft {
  name: string;
  slug: string;
  plan: Plan;
  administratorEmail: string;
  administratorPassword?: string | null;
  administratorGivenName?: string | null;
  administratorFamilyName?: string | null;
}

/** A company just made; the password is there only when it was made up here. */
export interface CompanyCreated {
  company: CompanyContext;
  administrator: User;
  administratorPassword: string | null;
}

/** Use-cases on companies. */
export class CompanyService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly lists: Lists,
  ) {}

  /** The company a caller may see, or null. */
  async find(actor: Actor, companyId?: string | null): Promise<CompanyContext | null> {
    if (actor.company) return companyId == null || companyId === actor.company.id ? actor.company : null;
    requireScope(actor, 'COMPANIES_READ');
    if (companyId == null) throw new Refusal('REQUIRED', 'Say which company is meant: give id.', { field: ['id'] });
    return isId(companyId) ? ((await findCompany(this.database.of(companyId), companyId)) ?? null) : null;
  }

  async findBySlug(actor: Actor, slug: string): Promise<CompanyContext | null> {
    requireScope(actor, 'COMPANIES_READ');
    return (await findCompanyBySlug(this.database.lookup, slug)) ?? null;
  }

  async list(actor: Actor, page: PageArguments): Promise<UncountedPage<CompanyContext>> {
    requireScope(actor, 'COMPANIES_READ');
    return this.lists.page({ name: 'companies' }, page, (window) => listCompanies(this.database.lookup, window));
  }

  async isWithoutAdministrator(actor: Actor, companyId?: string | null): Promise<boolean> {
    const company = await enterCompany(this.database, actor, 'USERS_READ', companyId);
    return !(await hasAdministrator(this.database.of(company.id), company.id));
  }

  async create(actor: Actor, draft: CompanyDraft): Promise<CompanyCreated> {
    requireScope(actor, 'COMPANIES_WRITE');
    if (draft.administratorPassword)
      requireStrong(draft.administratorPassword, knownOf(draft), ['administratorPassword']);
    const administratorPassword = draft.administratorPassword ? null : newPassword();
    const hash = await this.passwords.hash(draft.administratorPassword ?? administratorPassword ?? '', [
      'administratorPassword',
    ]);
    const id = newId();
    return this.database.of(id).transaction(async (transaction) => {
      const context = await this.#insert(transaction, actor, id, draft);
      const administrator = await insertAdministrator(transaction, actor, context, draft, hash);
      return { company: context, administrator, administratorPassword };
    });
  }

  /** Changes name or plan. A plan that does not include SCIM switches it off, and an event of its own says so. */
  async update(
    actor: Actor,
    id: string,
    { name, plan }: { name?: string | null; plan?: Plan | null },
  ): Promise<CompanyContext> {
    requireScope(actor, 'COMPANIES_WRITE');
    if (!isId(id) || !(await findCompany(this.database.of(id), id))) throw noCompany(id);
    const subject = { action: 'COMPANY_UPDATED', subjectKind: 'COMPANY', subjectId: id } as const;
    return recordingRefusal(this.database, id, actor, subject, () =>
      this.database.of(id).transaction(async (transaction) => {
        const company = await transaction.em.findOne(Company, { id });
        if (!company) throw noCompany(id);
        const changes: FieldChange[] = [];
        if (name !== undefined && name !== company.name) {
          changes.push({ field: 'name', before: company.name, after: name });
          company.rename(name ?? '');
        }
        if (plan != null && plan !== company.plan) {
          changes.push({ field: 'plan', before: company.plan, after: plan });
          company.plan = plan;
        }
        await transaction.em.flush();
        if (changes.length > 0)
          await insertEvent(transaction, id, actor, { ...subject, subjectName: company.name, changes });
        if (company.plan !== 'PREMIUM') await endProvisioning(transaction, actor, company);
        return required(await findCompany(transaction, id));
      }),
    );
  }

  async #insert(transaction: Transaction, actor: Actor, id: string, draft: CompanyDraft): Promise<CompanyContext> {
    const company = transaction.em.create(Company, {
      id,
      shortId: newShortId(),
      slug: readSlug(draft.slug),
      name: requiredName(draft.name, 256, ['name']),
      plan: draft.plan,
      createdAt: new Date(),
    });
    transaction.em.create(AuthenticationSettings, { companyId: company.id, updatedAt: new Date() });
    await transaction.em.flush();
    const changes = [{ field: 'plan', before: null, after: draft.plan }];
    const subject = { subjectKind: 'COMPANY', subjectId: company.id, subjectName: company.name } as const;
    await insertEvent(transaction, company.id, actor, { action: 'COMPANY_CREATED', ...subject, changes });
    return required(await findCompany(transaction, company.id));
  }
}

/** What somebody who guesses at the administrator's password would try first. */
function knownOf(draft: CompanyDraft): string[] {
  const { name, slug, administratorEmail, administratorGivenName, administratorFamilyName } = draft;
  return [name, slug, administratorEmail, administratorGivenName ?? '', administratorFamilyName ?? ''];
}

/** Under the lock of the settings, so that nobody switches SCIM on meanwhile because of the plan before. */
async function endProvisioning(transaction: Transaction, actor: Actor, { id, name }: Company): Promise<void> {
  await lockSettings(transaction, id);
  await switchOffScim(transaction, id, actor, {
    action: 'AUTHENTICATION_SETTINGS_UPDATED',
    subjectKind: 'AUTHENTICATION_SETTINGS',
    subjectId: id,
    subjectName: name,
    changes: [{ field: 'scimEnabled', before: true, after: false }],
    notes: ['SCIM provisioning was switched off: the plan does not include it any more.'],
  });
}

async function insertAdministrator(
  transaction: Transaction,
  actor: Actor,
  company: CompanyContext,
  draft: CompanyDraft,
  hash: string,
): Promise<User> {
  const id = newId();
  const givenName = optionalText(draft.administratorGivenName, 256, ['administratorGivenName']) ?? 'Company';
  const familyName = optionalText(draft.administratorFamilyName, 256, ['administratorFamilyName']) ?? 'Administrator';
  const email = requiredName(draft.administratorEmail, 320, ['administratorEmail']);
  const change = changeOfDraft(
    {
      userName: email,
      role: 'ADMINISTRATOR',
      givenName,
      familyName,
      displayName: `${givenName} ${familyName}`,
      emails: [{ value: email, type: 'work', primary: true }],
    },
    company.customFields,
  );
  const blank = blankUser('LEAVEWIZARD');
  const { values, changes } = userDelta(blank, change, company.customFields);
  const subject = { action: 'USER_CREATED', subjectKind: 'USER', subjectId: id, subjectName: email } as const;
  const password = { hash, setBy: actor.channel };
  return insertUser(transaction, company.id, id, { ...blank, ...values }, password, actor, {
    ...subject,
    subjectVersion: 1,
    changes,
  });
}

function noCompany(id: string): Refusal {
  return new Refusal('NOT_FOUND', `There is no company ${id}.`, { field: ['id'] });
}

function required(company: CompanyContext | undefined): CompanyContext {
  if (!company) throw new Error('A company was written, but cannot be read.');
  return company;
}
