import { LockMode } from '@mikro-orm/core';
import type { Actor } from '../domain/actor.ts';
import { AuthenticationSettings } from '../domain/authentication-settings.entity.ts';
import type { CompanyContext, SettingsView, UnknownMembers } from '../domain/company.ts';
import type { FieldChange } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Database, Transaction } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { deactivateProvisioned, readSettings } from '../persistence/settings-store.ts';
import { hasAdministrator } from '../persistence/user-store.ts';
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
  provisionedUsersAtSwitchOff?: ProvisionedUsers | null;
}

const SWITCHES = ['scimEnabled', 'acceptPasswords', 'maySetRoles', 'unknownMembers'] as const;

/** Use-cases on how the people of a company sign in and who looks after them. */
export class AuthenticationSettingsService {
  constructor(private readonly database: Database) {}

  async find(actor: Actor, companyId?: string | null): Promise<SettingsView> {
    const company = await enterCompany(this.database, actor, 'SETTINGS_READ', companyId);
    return readSettings(this.database, company.id);
  }

  async update(actor: Actor, change: SettingsChange, companyId?: string | null): Promise<SettingsView> {
    const subject = {
      action: 'AUTHENTICATION_SETTINGS_UPDATED',
      subjectKind: 'AUTHENTICATION_SETTINGS',
      subjectId: companyId ?? actor.company?.id,
    } as const;
    return enterForChange(this.database, actor, 'SETTINGS_WRITE', companyId, subject, (company) => {
      if (change.scimEnabled) requirePremium(company);
      return this.database.transaction((transaction) => this.#change(transaction, actor, company, change));
    });
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
    const changes: FieldChange[] = [];
    for (const name of SWITCHES) {
      const after = change[name];
      if (after == null || after === settings[name]) continue;
      changes.push({ field: name, before: settings[name], after });
      Object.assign(settings, { [name]: after });
    }
    if (changes.length === 0) return view(settings);
    await transaction.em.flush();
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
      notes: deactivates ? [`${versions.length} provisioned users were deactivated.`] : [],
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

function requirePremium(company: CompanyContext): void {
  if (company.plan === 'PREMIUM') return;
  throw new Refusal('PLAN_REQUIRED', `SCIM provisioning needs the Premium plan; ${company.name} is not on it.`, {
    field: ['scimEnabled'],
  });
}

function view(settings: AuthenticationSettings): SettingsView {
  const { companyId, scimEnabled, acceptPasswords, maySetRoles, unknownMembers, updatedAt } = settings;
  return { companyId, scimEnabled, acceptPasswords, maySetRoles, unknownMembers, updatedAt: updatedAt.toISOString() };
}
