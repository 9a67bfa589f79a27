import type { CompanyContext } from './company.ts';
import { Refusal } from './refusal.ts';

/** What a caller may do. */
export const Scope = {
  USERS_READ: 'USERS_READ',
  USERS_WRITE: 'USERS_WRITE',
  WORKGROUPS_READ: 'WORKGROUPS_READ',
  WORKGROUPS_WRITE: 'WORKGROUPS_WRITE',
  SETTINGS_READ: 'SETTINGS_READ',
  SETTINGS_WRITE: 'SETTINGS_WRITE',
  EVENTS_READ: 'EVENTS_READ',
  COMPANIES_READ: 'COMPANIES_READ',
  COMPANIES_WRITE: 'COMPANIES_WRITE',
  OWN_ACCOUNT: 'OWN_ACCOUNT',
} as const;
export type Scope = keyof typeof Scope;

/** The door a request came through; every event names it. */
export const Channel = {
  SCIM: 'SCIM',
  WEB: 'WEB',
  INTERNAL: 'INTERNAL',
  COMMAND_LINE: 'COMMAND_LINE',
  SIGN_IN: 'SIGN_IN',
} as const;
export type Channel = keyof typeof Channel;

export const ActorKind = {
  ANONYMOUS: 'ANONYMOUS',
  SCIM_CLIENT: 'SCIM_CLIENT',
  STAFF: 'STAFF',
  OPERATOR: 'OPERATOR',
  USER: 'USER',
} as const;
export type ActorKind = keyof typeof ActorKind;

/** A person in the web app, and the session they are in. */
export interface Person {
  readonly id: string;
  readonly isAdministrator: boolean;
  readonly sessionId: string;
  /** Whether they proved who they are within the last quarter of an hour. */
  readonly isFresh: boolean;
}

/** Who is calling. The company comes from the credential, never from the request. */
export interface Actor {
  readonly kind: ActorKind;
  readonly channel: Channel;
  /** Label of the token or name of the person, as events show it. */
  readonly name: string;
  readonly requestId: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The only company this caller may touch; undefined for LeaveWizard's own people, who name one each time. */
  readonly company?: CompanyContext;
  /** Which token or connection an identity provider presents. */
  readonly credentialId?: string;
  /** Set exactly when a person is calling. */
  readonly person?: Person;
}

const READ = [Scope.USERS_READ, Scope.WORKGROUPS_READ] as const;
const PROVISION = [...READ, Scope.USERS_WRITE, Scope.WORKGROUPS_WRITE] as const;
const ALL_READ = [...READ, Scope.SETTINGS_READ, Scope.EVENTS_READ, Scope.COMPANIES_READ] as const;
const NOTHING: ReadonlySet<Scope> = new Set();
const SCIM_CLIENT: ReadonlySet<Scope> = new Set(PROVISION);
const STAFF_READ: ReadonlySet<Scope> = new Set(ALL_READ);
/** Whoever is no person of a company has no account of their own. */
const EVERYTHING: ReadonlySet<Scope> = new Set(Object.values(Scope).filter((scope) => scope !== 'OWN_ACCOUNT'));
const OWN: ReadonlySet<Scope> = new Set([Scope.OWN_ACCOUNT]);
const ADMINISTRATOR: ReadonlySet<Scope> = new Set([
  ...OWN,
  ...PROVISION,
  Scope.SETTINGS_READ,
  Scope.SETTINGS_WRITE,
  Scope.EVENTS_READ,
]);

/** Nobody in particular: may only sign in. */
export function anonymous(requestId: string): Actor {
  return { kind: 'ANONYMOUS', channel: 'SIGN_IN', name: 'anonymous', requestId, scopes: NOTHING };
}

/** The identity provider that people of a company sign in at, when it has something to say about one of them. */
export function identityProvider(issuer: string, requestId: string): Actor {
  return { ...anonymous(requestId), name: issuer };
}

/** An identity provider, acting for the company whose token it presents. */
export function scimClient(company: CompanyContext, label: string, requestId: string, credentialId?: string): Actor {
  return {
    kind: 'SCIM_CLIENT',
    channel: 'SCIM',
    name: label,
    requestId,
    scopes: SCIM_CLIENT,
    company,
    ...(credentialId !== undefined && { credentialId }),
  };
}

/** LeaveWizard's own staff, with a token that may or may not write. */
export function staff(name: string, mayWrite: boolean, requestId: string): Actor {
  const scopes = mayWrite ? EVERYTHING : STAFF_READ;
  return { kind: 'STAFF', channel: 'INTERNAL', name, requestId, scopes };
}

/** Whether nothing may be changed in this caller's name, so that the database can see to it as well. */
export function mayOnlyRead({ kind, scopes }: Actor): boolean {
  return kind === 'STAFF' && !scopes.has('COMPANIES_WRITE');
}

/** Whoever may run the command line on the machine. */
export function operator(requestId: string): Actor {
  return { kind: 'OPERATOR', channel: 'COMMAND_LINE', name: 'operator', requestId, scopes: EVERYTHING };
}

/** A person in the web app. Administrators look after the company; everybody else has their own account and no more. */
export function user(company: CompanyContext, name: string, person: Person, requestId: string): Actor {
  const scopes = person.isAdministrator ? ADMINISTRATOR : OWN;
  return { kind: 'USER', channel: 'WEB', name, requestId, scopes, company, person };
}

/** Deny by default: the first line of every use-case. */
export function requireScope(actor: Actor, scope: Scope): void {
  if (!actor.scopes.has(scope))
    throw new Refusal('FORBIDDEN', `This needs the scope ${scope}, which ${actor.name} lacks.`);
}
