import type { CustomField } from './custom-field.ts';

export const Plan = { FREE: 'FREE', STANDARD: 'STANDARD', PREMIUM: 'PREMIUM' } as const;
export type Plan = keyof typeof Plan;

/** What a push does with member ids that are no users of the company. */
export const UnknownMembers = { SKIP: 'SKIP', REFUSE: 'REFUSE' } as const;
export type UnknownMembers = keyof typeof UnknownMembers;

/** Whether people sign in at the identity provider of their company: not, if they like, or only there. */
export const SingleSignOn = { OFF: 'OFF', OPTIONAL: 'OPTIONAL', REQUIRED: 'REQUIRED' } as const;
export type SingleSignOn = keyof typeof SingleSignOn;

/** The company a request acts in, with the switches and fields that its rules depend on, read afresh for every request. */
export interface CompanyContext {
  readonly id: string;
  /** Part of every credential of the company; never changes. */
  readonly shortId: string;
  readonly slug: string;
  readonly name: string;
  readonly plan: Plan;
  readonly createdAt: string;
  readonly scimEnabled: boolean;
  readonly acceptPasswords: boolean;
  readonly maySetRoles: boolean;
  readonly unknownMembers: UnknownMembers;
  /** Whether the identity provider is held to the strict profile (docs/adr/0017). */
  readonly strict: boolean;
  /** The fields that the company added to its users, in its order; none that is retired. */
  readonly customFields: readonly CustomField[];
  readonly singleSignOn: SingleSignOn;
}

/** Whether an identity provider looks after the company's users: SCIM is on, and the plan has it. */
export function isProvisioned({ plan, scimEnabled }: CompanyContext): boolean {
  return plan === 'PREMIUM' && scimEnabled;
}

/** Whether the passwords of the company's users are those of its identity provider. */
export function syncsPasswords(company: CompanyContext): boolean {
  return isProvisioned(company) && company.acceptPasswords;
}

/** Settings as they are read. */
export interface SettingsView {
  companyId: string;
  scimEnabled: boolean;
  acceptPasswords: boolean;
  maySetRoles: boolean;
  unknownMembers: UnknownMembers;
  singleSignOn: SingleSignOn;
  /** Administrators who may sign in by a password also where single sign-on is required. */
  breakGlassIds: readonly string[];
  strict: boolean;
  updatedAt: string;
}
