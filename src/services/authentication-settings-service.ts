import { LockMode } from '@mikro-orm/core';
import type { Actor } from '../domain/actor.ts';
import { AuthenticationSettings } from '../domain/authentication-settings.entity.ts';
import type { CompanyContext, SettingsView, SingleSignOn, UnknownMembers } from '../domain/company.ts';
import type { FieldChange } from '../domain/event.ts';
import { isId } from '../domain/id.ts';
import type { ProvisioningPreview } from '../domain/provisioning-preview.ts';
import { Refusal } from '../domain/refusal.ts';
import { findCompany } from '../persistence/company-store.ts';
import type { Database, Transaction } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { findIdentityProvider } from '../persistence/saml-store.ts';
import { deleteUnwantedPasswordSessions } from '../persistence/session-store.ts';
import { deactivateProvisioned, previewProvisioning, readSettings } from '../persistence/settings-store.ts';
import { findUsers, hasAdministrator } from '../persistence/user-store.ts';
import { enterCompany, enterForChange } from './access.ts';
import { alarm } from './alarm.ts';

/** What becomes of provisioned users when SCIM is switched off. */
export const ProvisionedUsers = { KEEP: 'KEEP', DEACTIVATE: 'DEACTIVATE' } as const;
export type ProvisionedUsers = keyof typeof ProvisionedUsers;

export interface SettingsChange {
  scimEnabled?: boolean | null;
  acceptPasswords?: boolean | null;
  maySetRoles?: boolean | null;
  unknownMembers?: UnknownMembers | null;
  strict?: boolean | null;
  provisionedUsersAtSwitchOff?: ProvisionedUsers | null;
  singleSignOn?: SingleSignOn | null;
  /** Administrators who may sign in by a password also where single sign-on is required. */
  breakGlassIds?: readonly string[] | null;
}

const SWITCHES = ['scimEnabled', 'acceptPasswords', 'maySetRoles', 'unknownMembers', 'strict', 'singleSignOn'] as const;

/** Use-cases on how the people of a company sign in and who looks after them. */
export class AuthenticationSettingsService {
  constructor(private readonly database: Database) {}

  async find(actor: Actor, companyId?: string | null): Promise<SettingsView> {
    const company = await enterCompany(this.database, actor, 'SETTINGS_READ', companyId);
    return readSettings(this.database.of(company.id), company.id);
  }

  /** Whom provisioning touches: to be shown before it is enabled. Changes nothing. */
  async previewProvisioning(actor: Actor, companyId?: string | null): Promise<ProvisioningPreview> {
    const { id } = await enterCompany(this.database, actor, 'SETTINGS_READ', companyId);
    return previewProvisioning(this.database.of(id), id);
  }

  async update(actor: Actor, change: SettingsChange, companyId?: string | null): Promise<SettingsView> {
    const subject = {
      action: 'AUTHENTICATION_SETTINGS_UPDATED',
      subjectKind: 'AUTHENTICATION_SETTINGS',
      subjectId: companyId ?? actor.company?.id,
    } as const;
    return enterForChange(this.database, actor, 'SETTINGS_WRITE', companyId, subject, (company) =>
      this.database.of(company.id).transaction((transaction) => this.#change(transaction, actor, company, change)),
    );
  }

  async #change(
    transaction: Transaction,
    actor: Actor,
    company: CompanyContext,
    change: SettingsChange,
  ): Promise<SettingsView> {
    const settings = await transaction.em.findOneOrFail(
      AuthenticationSettings,
      { companyId: company.id },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    // Under lock, since a plan that does not include SCIM switches it off.
    if (change.scimEnabled) requirePremium(await findCompany(transaction, company.id));
    const changes: FieldChange[] = [];
    for (const name of SWITCHES) {
      const after = change[name];
      if (after == null || after === settings[name]) continue;
      changes.push({ field: name, before: settings[name], after });
      Object.assign(settings, { [name]: after });
    }
    if (change.breakGlassIds && change.breakGlassIds.join() !== settings.breakGlassIds.join()) {
      const after = await readBreakGlass(transaction, company.id, change.breakGlassIds);
      changes.push({ field: 'breakGlassIds', before: settings.breakGlassIds, after });
      settings.breakGlassIds = after;
    }
    if (changes.length === 0) return view(settings);
    const notes = await notesOnOrder(transaction, actor, company.id, changes);
    await transaction.em.flush();
    if (settings.singleSignOn === 'REQUIRED') await deleteUnwantedPasswordSessions(transaction, company.id);
    const isSwitchedOff = changes.some(({ field, after }) => field === 'scimEnabled' && after === false);
    const deactivates = isSwitchedOff && change.provisionedUsersAtSwitchOff === 'DEACTIVATE';
    const hadAdministrator = deactivates && (await hasAdministrator(transaction, company.id));
    const versions = deactivates ? await deactivateProvisioned(transaction, company.id) : [];
    await insertEvent(transaction, company.id, actor, {
      action: 'AUTHENTICATION_SETTINGS_UPDATED',
      subjectKind: 'AUTHENTICATION_SETTINGS',
      subjectId: company.id,
      subjectName: company.name,
      changes,
      versions,
      notes: deactivates ? [...notes, `${versions.length} provisioned users were deactivated.`] : notes,
    });
    if (hadAdministrator && !(await hasAdministrator(transaction, company.id)))
      await alarm(
        transaction,
        actor,
        company,
        'Every active administrator was deactivated with the provisioned users.',
      );
    return view(settings);
  }
}

/** The ids given, which must be those of active administrators. */
async function readBreakGlass(transaction: Transaction, companyId: string, ids: readonly string[]): Promise<string[]> {
  const users = await findUsers(transaction, companyId, ids.filter(isId));
  const administrators = new Set(
    users.flatMap(({ id, active, role }) => (active && role === 'ADMINISTRATOR' ? id : [])),
  );
  const wrong = ids.find((id) => !administrators.has(id));
  if (wrong === undefined) return [...administrators].toSorted();
  const message = `${wrong} is no active administrator of this company.`;
  throw new Refusal('INVALID', message, { field: ['breakGlassAdministratorIds'] });
}

function requirePremium(company: CompanyContext | undefined): void {
  if (company?.plan === 'PREMIUM') return;
  throw new Refusal('PLAN_REQUIRED', `SCIM provisioning needs the Premium plan; ${company?.name} is not on it.`, {
    field: ['scimEnabled'],
  });
}

const BEFORE_SAML = {
  scimEnabled: 'SCIM provisioning was enabled before single sign-on was configured.',
  singleSignOn: 'Single sign-on was offered before it was configured.',
} as const;

/** What needs SAML comes after it. LeaveWizard's own people may turn that round: then this is the note that tells so. */
async function notesOnOrder(
  transaction: Transaction,
  { kind }: Actor,
  companyId: string,
  changes: readonly FieldChange[],
): Promise<string[]> {
  const needing = (['scimEnabled', 'singleSignOn'] as const).filter((name) =>
    changes.some(({ field, after }) => field === name && after !== false && after !== 'OFF'),
  );
  if (needing.length === 0 || (await findIdentityProvider(transaction, companyId))) return [];
  if (kind !== 'USER') return needing.map((name) => BEFORE_SAML[name]);
  const message = 'Configure single sign-on with SAML first: this can be enabled after it.';
  throw new Refusal('SAML_REQUIRED', message, { field: needing.slice(0, 1) });
}

function view(settings: AuthenticationSettings): SettingsView {
  const { companyId, scimEnabled, acceptPasswords, maySetRoles, unknownMembers, strict, singleSignOn, breakGlassIds } =
    settings;
  return {
    companyId,
    scimEnabled,
    acceptPasswords,
    maySetRoles,
    unknownMembers,
    strict,
    singleSignOn,
    breakGlassIds,
    updatedAt: settings.updatedAt.toISOString(),
  };
}
