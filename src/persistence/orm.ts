import { MikroORM } from '@mikro-orm/postgresql';
import { AuthenticationSettingsSchema } from '../domain/authentication-settings.entity.ts';
import { CompanySchema } from '../domain/company.entity.ts';
import {
  EventSchema,
  UserEmailSchema,
  UserPasswordSchema,
  UserSchema,
  WorkgroupSchema,
} from '../domain/directory.entity.ts';
import { ScimTokenSchema, StaffTokenSchema } from '../domain/token.entity.ts';
import { namedStatementClient, type StatementObserver } from './named-statements.ts';
import { typeParsers } from './type-parsers.ts';

export const entities = [
  CompanySchema,
  AuthenticationSettingsSchema,
  ScimTokenSchema,
  StaffTokenSchema,
  WorkgroupSchema,
  UserSchema,
  UserEmailSchema,
  UserPasswordSchema,
  EventSchema,
];

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
      application_name: 'leavewizard',
      connectionTimeoutMillis: settings.connectionTimeoutMs,
      statement_timeout: settings.statementTimeoutMs,
      query_timeout: settings.queryTimeoutMs,
      lock_timeout: settings.lockTimeoutMs,
      idle_in_transaction_session_timeout: settings.idleInTransactionTimeoutMs,
      keepAlive: true,
      options: '-c TimeZone=UTC',
    },
  });
}
