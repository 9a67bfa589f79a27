import type { Database } from '../persistence/database.ts';
import { AuthenticationSettingsService } from './authentication-settings-service.ts';
import { CallerService } from './caller-service.ts';
import { CompanyService } from './company-service.ts';
import { CustomFieldService } from './custom-field-service.ts';
import { EventService } from './event-service.ts';
import { type PasswordSettings, Passwords } from './passwords.ts';
import { SignInService } from './sign-in-service.ts';
import { TokenService } from './token-service.ts';
import { UserService } from './user-service.ts';
import { WorkgroupService } from './workgroup-service.ts';

/** Every use-case, as the doors see them. */
export interface Services {
  readonly callers: CallerService;
  readonly companies: CompanyService;
  readonly users: UserService;
  readonly workgroups: WorkgroupService;
  readonly customFields: CustomFieldService;
  readonly settings: AuthenticationSettingsService;
  readonly tokens: TokenService;
  readonly events: EventService;
  readonly signIn: SignInService;
}

export function createServices(database: Database, passwordSettings: PasswordSettings): Services {
  const passwords = new Passwords(passwordSettings);
  return {
    callers: new CallerService(database),
    companies: new CompanyService(database, passwords),
    users: new UserService(database, passwords),
    workgroups: new WorkgroupService(database),
    customFields: new CustomFieldService(database),
    settings: new AuthenticationSettingsService(database),
    tokens: new TokenService(database),
    events: new EventService(database),
    signIn: new SignInService(database, passwords),
  };
}
