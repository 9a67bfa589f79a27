import { MikroORM } from '@mikro-orm/postgresql';
import { AuthenticationSettingsSchema } from '../domain/authentication-settings.entity.ts';
import { CompanySchema } from '../domain/company.entity.ts';
import { CustomFieldSchema } from '../domain/custom-field.entity.ts';
import {
  EventMemberSchema,
  EventSchema,
  UserEmailSchema,
  UserPasswordSchema,
  UserSchema,
  WorkgroupSchema,
} from '../domain/directory.entity.ts';
import { OAuthArtifactSchema, OAuthClientSchema, OAuthConnectionSchema } from '../domain/oauth.entity.ts';
import { PasswordLinkSchema } from '../domain/password-link.entity.ts';
import { ProvisioningCallSchema, ProvisioningMinuteSchema } from '../domain/provisioning.entity.ts';
import { RateLimitSchema } from '../domain/rate-limit.entity.ts';
import { SamlIdentityProviderSchema, SamlLoginRequestSchema, SamlSigningKeySchema } from '../domain/saml.entity.ts';
import { SessionSchema } from '../domain/session.entity.ts';
import { SignInNameSchema } from '../domain/sign-in-name.entity.ts';
import { StaffEventSchema, StaffSessionSchema } from '../domain/staff.entity.ts';
import { ScimTokenSchema, StaffTokenSchema } from '../domain/token.entity.ts';
import { driverUrl } from './driver-url.ts';
import { namedStatementClient, type StatementObserver } from './named-statements.ts';
import { typeParsers } from './type-parsers.ts';

export const entities = [
  CompanySchema,
  AuthenticationSettingsSchema,
  CustomFieldSchema,
  ScimTokenSchema,
  StaffTokenSchema,
  StaffSessionSchema,
  StaffEventSchema,
  SessionSchema,
  PasswordLinkSchema,
  RateLimitSchema,
  SignInNameSchema,
  SamlIdentityProviderSchema,
  SamlSigningKeySchema,
  SamlLoginRequestSchema,
  OAuthClientSchema,
  OAuthConnectionSchema,
  OAuthArtifactSchema,
  WorkgroupSchema,
  UserSchema,
  UserEmailSchema,
  UserPasswordSchema,
  EventSchema,
  EventMemberSchema,
  ProvisioningCallSchema,
  ProvisioningMinuteSchema,
];

const CLIENT_CHECK_MS = 1000;

/** How the service talks to PostgreSQL. Every wait has an end: the driver's own defaults are "for ever". */
export interface DatabaseSettings {
  url: string;
  poolMax: number;
  connectionTimeoutMs: number;
  statementTimeoutMs: number;
  queryTimeoutMs: number;
  lockTimeoutMs: number;
  idleInTransactionTimeoutMs: number;
  observe?: StatementObserver;
  /** The role that every connection acts as; without it, the one that it was made as. */
  role?: string;
}

/** Opens the ORM. Nothing is connected until the first query. */
export function openOrm(settings: DatabaseSettings): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: settings.url,
    dbName: new URL(settings.url).pathname.slice(1),
    entities,
    debug: false,
    ensureDatabase: false,
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: settings.poolMax },
    driverOptions: {
      Client: namedStatementClient(settings.observe),
      types: typeParsers,
      // The driver reads it after all else here: what the URL says of a connection counts.
      connectionString: driverUrl(settings.url, {
        TimeZone: 'UTC',
        // A session whose service was killed ends in the middle of its statement, and with it its locks.
        client_connection_check_interval: CLIENT_CHECK_MS,
        statement_timeout: settings.statementTimeoutMs,
        lock_timeout: settings.lockTimeoutMs,
        idle_in_transaction_session_timeout: settings.idleInTransactionTimeoutMs,
        ...(settings.role && { role: settings.role }),
      }),
      application_name: 'leavewizard',
      connectionTimeoutMillis: settings.connectionTimeoutMs,
      query_timeout: settings.queryTimeoutMs,
      keepAlive: true,
    },
  });
}
