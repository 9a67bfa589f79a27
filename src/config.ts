import type { z } from 'zod';
import { SETTINGS, type Setting } from './settings.ts';

/** What the service was told by its environment. */
export type Config = ReturnType<typeof loadConfig>;

/** The environment as Node has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting is wrong. The message is one line that names the variable and says what is accepted. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads and checks the environment, once; nothing else in `src` reads it. Throws a ConfigError. */
export function loadConfig(environment: Environment = process.env) {
  const value = reader(environment);
  const port = value('PORT');
  const databaseUrl = value('DATABASE_URL');
  return deepFreeze({
    port,
    host: value('HOST'),
    publicUrl: value('PUBLIC_URL') ?? `http://localhost:${port}`,
    dataDir: value('DATA_DIR'),
    databaseUrl,
    migrationDatabaseUrl: value('MIGRATION_DATABASE_URL') ?? databaseUrl,
    secretKey: value('SECRET_KEY'),
    previousSecretKey: value('SECRET_KEY_PREVIOUS'),
    /** Whether a missing SECRET_KEY is refused where others share the database, and mail is never printed. */
    production: environment.NODE_ENV === 'production',
    trustProxy: value('TRUST_PROXY'),
    passwordHashing: {
      memoryKiB: value('PASSWORD_HASHING_MEMORY_KIB'),
      iterations: value('PASSWORD_HASHING_ITERATIONS'),
      parallelism: value('PASSWORD_HASHING_PARALLELISM'),
      concurrent: value('PASSWORD_HASHING_CONCURRENT'),
      queueMax: value('PASSWORD_QUEUE_MAX'),
    },
    sessions: {
      idleSeconds: value('SESSION_IDLE_SECONDS'),
      lifetimeSeconds: value('SESSION_LIFETIME_SECONDS'),
    },
    provisioningCallsKeptDays: value('PROVISIONING_CALLS_KEPT_DAYS'),
    passwordLinks: {
      firstSeconds: value('PASSWORD_FIRST_LINK_SECONDS'),
      resetSeconds: value('PASSWORD_RESET_LINK_SECONDS'),
    },
    smtp: smtpOf(value('SMTP_URL'), value('MAIL_FROM')),
    oauth: {
      accessTokenSeconds: value('OAUTH_ACCESS_TOKEN_SECONDS'),
      connectionSeconds: value('OAUTH_CONNECTION_SECONDS'),
    },
    samlAssertionValiditySeconds: value('SAML_ASSERTION_VALIDITY_SECONDS'),
    connections: {
      headersTimeoutMs: value('HTTP_HEADERS_TIMEOUT_MS'),
      requestTimeoutMs: value('HTTP_REQUEST_TIMEOUT_MS'),
      keepAliveTimeoutMs: value('HTTP_KEEP_ALIVE_TIMEOUT_MS'),
      maxConnections: value('HTTP_CONNECTIONS_MAX'),
    },
    limits: {
      admission: {
        maxInFlight: value('SCIM_IN_FLIGHT_MAX'),
        maxQueued: value('SCIM_QUEUED_MAX'),
        maxWaitMs: value('SCIM_QUEUE_WAIT_MS'),
        maxTotal: value('SCIM_TOTAL_MAX'),
      },
      requestsPerSecondMax: value('SCIM_REQUESTS_PER_SECOND_MAX'),
      maxBodyBytes: value('BODY_BYTES_MAX'),
      maxGroupBodyBytes: value('GROUP_BODY_BYTES_MAX'),
      maxBulkOperations: value('BULK_OPERATIONS_MAX'),
      maxBulkBytes: value('BULK_BYTES_MAX'),
      groupMembersInlineMax: value('GROUP_MEMBERS_INLINE_MAX'),
    },
    exportsPerCompanyMax: value('EXPORTS_PER_COMPANY_MAX'),
    pressure: {
      eventLoopDelayMaxMs: value('EVENT_LOOP_DELAY_MAX_MS'),
      heapUsedMaxPercent: value('HEAP_USED_MAX_PERCENT'),
    },
    cursorTimeoutSeconds: value('CURSOR_TIMEOUT_SECONDS'),
    database: {
      rowLevelSecurity: value('ROW_LEVEL_SECURITY'),
      poolMax: value('DATABASE_POOL_MAX'),
      connectionTimeoutMs: value('DATABASE_CONNECTION_TIMEOUT_MS'),
      statementTimeoutMs: value('DATABASE_STATEMENT_TIMEOUT_MS'),
      queryTimeoutMs: value('DATABASE_QUERY_TIMEOUT_MS'),
      lockTimeoutMs: value('DATABASE_LOCK_TIMEOUT_MS'),
      idleInTransactionTimeoutMs: value('DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS'),
    },
    logLevel: value('LOG_LEVEL'),
    shutdownDelayMs: value('SHUTDOWN_DELAY_MS'),
    shutdownTimeoutMs: value('SHUTDOWN_TIMEOUT_MS'),
  });
}

/**
 * Makes "production" the NODE_ENV of a process that has none, and returns the environment as it was before. To be
 * called before GraphQL is imported: libraries look at it once, when they are loaded, and in production they do less.
 */
export function runAsProductionByDefault(): Environment {
  const environment = { ...process.env };
  process.env.NODE_ENV ??= 'production';
  return environment;
}

/** An empty variable counts as not set: that is how compose files and shells say so. */
function reader(environment: Environment) {
  return <Name extends keyof typeof SETTINGS>(name: Name): z.output<(typeof SETTINGS)[Name]['value']> => {
    const setting: Setting = SETTINGS[name];
    const text = environment[name]?.trim() || undefined;
    const result = setting.value.safeParse(text);
    if (!result.success) throw new ConfigError(wrongValue(name, setting, text));
    return result.data as z.output<(typeof SETTINGS)[Name]['value']>;
  };
}

function wrongValue(name: string, { secret, accepts }: Setting, text = ''): string {
  const is = secret ? 'has a wrong value' : `is ${JSON.stringify(text)}`;
  return `${name} ${is}: it must be ${accepts}.`;
}

function smtpOf(url: string | undefined, from: string | undefined) {
  if (url === undefined) return undefined;
  if (from === undefined)
    throw new ConfigError(`MAIL_FROM is not set: with SMTP_URL it must be ${SETTINGS.MAIL_FROM.accepts}.`);
  return { url, from };
}

function deepFreeze<Value extends object>(value: Value): Readonly<Value> {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
