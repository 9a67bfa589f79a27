import type { Database } from '../persistence/database.ts';
import { AuthenticationSettingsService } from './authentication-settings-service.ts';
import type { Background } from './background.ts';
import { BatchService, type BatchSettings } from './batch-service.ts';
import { CallLog } from './call-log.ts';
import { CallerService } from './caller-service.ts';
import { CompanyService } from './company-service.ts';
import { ConnectionService, type OAuthSettings } from './connection-service.ts';
import { type CursorSettings, Cursors } from './cursors.ts';
import { CustomFieldService } from './custom-field-service.ts';
import { DirectoryService } from './directory-service.ts';
import { EventService } from './event-service.ts';
import { Lists } from './lists.ts';
import type { Mailer } from './mailer.ts';
import { OAuthClientService } from './oauth-client-service.ts';
import { OAuthStorage } from './oauth-storage.ts';
import { PasswordLinkService } from './password-link-service.ts';
import { type PasswordLinkSettings, PasswordLinks } from './password-links.ts';
import { PasswordService } from './password-service.ts';
import { type PasswordSettings, Passwords } from './passwords.ts';
import { Positions } from './positions.ts';
import { ProvisioningService } from './provisioning-service.ts';
import { ResetThrottle } from './reset-throttle.ts';
import { SigningKeys } from './saml/signing-keys.ts';
import { SamlService } from './saml-service.ts';
import { SamlSettingsService } from './saml-settings-service.ts';
import { SessionService, type SessionSettings } from './session-service.ts';
import { SignInNames } from './sign-in-names.ts';
import { SignInService } from './sign-in-service.ts';
import { SignInStartService } from './sign-in-start-service.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { StaffService } from './staff-service.ts';
import { TokenService } from './token-service.ts';
import { Totals } from './totals.ts';
import { UniversalLogoutService } from './universal-logout-service.ts';
import { UserExportService } from './user-export-service.ts';
import { UserService } from './user-service.ts';
import { WorkgroupService } from './workgroup-service.ts';

/** Every use-case, as the doors see them. */
export interface Services {
  readonly callers: CallerService;
  readonly companies: CompanyService;
  readonly users: UserService;
  readonly userExport: UserExportService;
  readonly workgroups: WorkgroupService;
  readonly customFields: CustomFieldService;
  readonly batch: BatchService;
  readonly directory: DirectoryService;
  readonly settings: AuthenticationSettingsService;
  readonly tokens: TokenService;
  readonly staff: StaffService;
  readonly events: EventService;
  readonly callLog: CallLog;
  readonly provisioning: ProvisioningService;
  readonly sessions: SessionService;
  readonly signIn: SignInService;
  readonly signInStart: SignInStartService;
  readonly passwords: PasswordService;
  readonly passwordLinks: PasswordLinkService;
  readonly saml: SamlService;
  readonly samlSettings: SamlSettingsService;
  readonly universalLogout: UniversalLogoutService;
  readonly connections: ConnectionService;
  readonly oauthClients: OAuthClientService;
  readonly oauthStorage: OAuthStorage;
}

/** What the use-cases are told by the configuration, and whom they tell of faults. */
export interface ServiceSettings extends BatchSettings {
  readonly passwords: PasswordSettings;
  readonly cursors: CursorSettings;
  readonly sessions: SessionSettings;
  readonly passwordLinks: PasswordLinkSettings;
  readonly mailer: Mailer;
  /** Where work goes that no answer waits for. */
  readonly background: Background;
  readonly oauth: OAuthSettings;
  /** Members up to which a change of a workgroup is answered with all of them. */
  readonly membersShownMax: number;
  /** How long calls of identity providers are kept. */
  readonly callsKeptDays: number;
  /** Told how many calls could not be written. */
  readonly onCallsDropped: (calls: number) => void;
  /** Where others reach the service. */
  readonly publicUrl: string;
  /** What stored secrets are encrypted with; asked for when it is first needed. */
  readonly secretKey: () => Promise<string>;
  /** What they were encrypted with before. */
  readonly previousSecretKey: string | undefined;
}

/** The same use-cases for whoever may only read: what they should refuse, and do not, PostgreSQL does. */
export function createServicesForReading(all: Services, database: Database, settings: ServiceSettings): Services {
  const reading = createServices(database.forReading, settings);
  const { companies, users, workgroups, directory, customFields, settings: authentication } = reading;
  const { sessions, tokens, connections, events, provisioning } = reading;
  const directories = { companies, users, workgroups, directory, customFields, settings: authentication };
  return { ...all, ...directories, sessions, tokens, connections, events, provisioning };
}

export function createServices(database: Database, settings: ServiceSettings): Services {
  const passwords = new Passwords(settings.passwords);
  const throttle = new SignInThrottle(database);
  const sessions = new SessionService(database, settings.sessions);
  const lists = new Lists(new Cursors(settings.cursors), new Positions(), new Totals(database));
  const { background } = settings;
  const links = new PasswordLinks(settings.mailer, background, settings.publicUrl, settings.passwordLinks);
  const users = new UserService(database, passwords, lists, links);
  const workgroups = new WorkgroupService(database, lists, settings.membersShownMax);
  const names = new SignInNames(database, settings.cursors.secretKey);
  const keys = new SigningKeys(database, settings.secretKey, settings.previousSecretKey);
  return {
    callers: new CallerService(database),
    companies: new CompanyService(database, passwords, lists),
    users,
    userExport: new UserExportService(database, users),
    workgroups,
    customFields: new CustomFieldService(database),
    batch: new BatchService(database, users, workgroups, settings),
    directory: new DirectoryService(database, lists),
    settings: new AuthenticationSettingsService(database),
    tokens: new TokenService(database),
    staff: new StaffService(database, lists),
    events: new EventService(database, lists),
    callLog: new CallLog(database, settings.onCallsDropped),
    provisioning: new ProvisioningService(database, lists, settings.callsKeptDays),
    sessions,
    signIn: new SignInService(database, passwords, sessions, names, throttle, background),
    signInStart: new SignInStartService(names, throttle, settings.publicUrl),
    passwords: new PasswordService(database, passwords, sessions, throttle),
    passwordLinks: new PasswordLinkService(database, passwords, links, names, background, new ResetThrottle(database)),
    saml: new SamlService(database, keys, sessions, settings.publicUrl),
    samlSettings: new SamlSettingsService(database, keys, settings.publicUrl),
    universalLogout: new UniversalLogoutService(database),
    connections: new ConnectionService(database, settings.oauth),
    oauthClients: new OAuthClientService(database),
    oauthStorage: new OAuthStorage(database),
  };
}
