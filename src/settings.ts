import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

/** One environment variable: what it is for, what it may hold, and what counts when it is not set. */
export interface Setting {
  /** As README shows it. */
  readonly default: string;
  readonly meaning: string;
  /** Completes the sentence "It must be …". */
  readonly accepts: string;
  /** A value that no message may repeat. */
  readonly secret?: boolean;
  readonly value: z.ZodType;
}

const SECRET_KEY_BYTES_MIN = 32;
const PORT_MAX = 65_535;
const BODY_BYTES_LIMIT = 104_857_600;
const MILLISECONDS_MAX = 2_147_483_647;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const SWITCH: Readonly<Record<string, boolean>> = { on: true, true: true, 1: true, off: false, false: false, 0: false };

/** Every setting of the service. README's table says the same, and a test compares the two. */
export const SETTINGS = {
  PORT: integer(4000, 1, PORT_MAX, 'Port to listen on'),
  HOST: {
    default: '127.0.0.1',
    meaning: 'Address to listen on',
    accepts: 'a host name or an IP address',
    value: z
      .string()
      .regex(/^[\w.:%-]+$/)
      .default('127.0.0.1'),
  },
  PUBLIC_URL: {
    default: 'http://localhost:PORT',
    meaning: 'Address under which others reach the service; every link it gives out begins with it',
    accepts: 'an http or https URL without user, query and fragment, for example https://directory.example.com',
    value: z.string().refine(isHttpUrl).transform(withoutSlashAtEnd).optional(),
  },
  DATA_DIR: {
    default: '.data',
    meaning: 'Directory of the embedded database, the generated secrets and the demo credentials',
    accepts: 'a path',
    value: z
      .string()
      .refine((path) => !path.includes('\0'))
      .transform((path) => resolve(path))
      .prefault('.data'),
  },
  DATABASE_URL: databaseUrl(
    'none',
    'PostgreSQL, version 15 or later, to use instead of the embedded one; then no demo data is made',
  ),
  MIGRATION_DATABASE_URL: databaseUrl(
    'DATABASE_URL',
    "The same database as the schema's owner, when the role in DATABASE_URL is a lesser one",
  ),
  ROW_LEVEL_SECURITY: {
    default: 'auto',
    meaning:
      'Whether PostgreSQL itself keeps companies apart: auto does where the role that migrates may make the roles for it, required refuses to start elsewhere, off never does (for measuring; only a login that owns the tables can serve so)',
    accepts: 'auto, required or off',
    value: z.enum(['auto', 'required', 'off']).default('auto'),
  },
  SECRET_KEY: secretKey(
    'generated in DATA_DIR',
    'Key for what the service signs and encrypts; required with DATABASE_URL when NODE_ENV is production',
  ),
  SECRET_KEY_PREVIOUS: secretKey(
    'none',
    'The key that SECRET_KEY took the place of: a start with both encrypts what is stored anew, and then it may go',
  ),
  TRUST_PROXY: {
    default: 'off',
    meaning: 'Whether the X-Forwarded headers of a proxy in front count',
    accepts: 'on or off',
    value: z
      .string()
      .refine((word) => Object.hasOwn(SWITCH, word))
      .transform((word) => SWITCH[word] === true)
      .default(false),
  },
  PASSWORD_HASHING_MEMORY_KIB: integer(19_456, 19_456, 4_194_304, 'Memory of one argon2id hash, in KiB'),
  PASSWORD_HASHING_ITERATIONS: integer(2, 2, 1000, 'Passes of one argon2id hash'),
  PASSWORD_HASHING_PARALLELISM: integer(1, 1, 64, 'Lanes of one argon2id hash'),
  PASSWORD_HASHING_CONCURRENT: {
    ...integer(availableParallelism(), 1, 1024, 'Passwords hashed at once'),
    default: 'number of cores',
  },
  PASSWORD_QUEUE_MAX: integer(256, 0, 1_000_000, 'Passwords that may wait to be hashed; beyond that the answer is 429'),
  SESSION_IDLE_SECONDS: integer(1800, 60, 86_400, 'Longest pause in a session of the web app, in seconds'),
  SESSION_LIFETIME_SECONDS: integer(43_200, 60, 2_592_000, 'Longest session of the web app, in seconds'),
  PASSWORD_FIRST_LINK_SECONDS: integer(604_800, 60, 2_592_000, 'Life of a link to set a first password, in seconds'),
  PASSWORD_RESET_LINK_SECONDS: integer(900, 60, 86_400, 'Life of a link to set a forgotten password, in seconds'),
  SMTP_URL: {
    default: 'none',
    meaning:
      'Server that takes mail; without it mail is printed to the log, and not sent at all when NODE_ENV is production',
    accepts: 'a URL such as smtp://user:password@host:587 or smtps://user:password@host:465',
    secret: true,
    value: z.string().refine(isSmtpUrl).optional(),
  },
  MAIL_FROM: {
    default: 'none',
    meaning: 'Address that mail is from; required with SMTP_URL',
    accepts: 'an e-mail address, alone or as "Name <address>"',
    value: z
      .string()
      .regex(/^(?:[^<>@\r\n]+ <[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/)
      .optional(),
  },
  OAUTH_ACCESS_TOKEN_SECONDS: integer(3600, 60, 86_400, 'Life of an OAuth access token, in seconds'),
  OAUTH_CONNECTION_SECONDS: integer(
    31_536_000,
    60,
    315_360_000,
    'Longest life of what an administrator connected by OAuth, refresh token included, in seconds',
  ),
  PROVISIONING_CALLS_KEPT_DAYS: integer(30, 1, 366, 'Days that calls of identity providers are kept for reading'),
  SAML_ASSERTION_VALIDITY_SECONDS: integer(
    4200,
    60,
    86_400,
    'Longest time for which a SAML assertion may say that it is valid, in seconds; ten minutes after its issue it is refused anyway',
  ),
  HTTP_HEADERS_TIMEOUT_MS: milliseconds(10_000, 'Longest time until the head of a request is there'),
  HTTP_REQUEST_TIMEOUT_MS: milliseconds(120_000, 'Longest time until all of a request is there'),
  HTTP_KEEP_ALIVE_TIMEOUT_MS: milliseconds(
    65_000,
    'How long a connection is kept between two requests; longer than a proxy in front keeps it, so that the proxy closes it',
  ),
  HTTP_CONNECTIONS_MAX: integer(
    10_000,
    1,
    1_000_000,
    'Connections of clients; more are closed as soon as they are made',
  ),
  BODY_BYTES_MAX: integer(262_144, 1024, BODY_BYTES_LIMIT, 'Largest body of a request, in bytes'),
  GROUP_BODY_BYTES_MAX: integer(
    12_582_912,
    1024,
    BODY_BYTES_LIMIT,
    'Largest body of a request that changes a SCIM group, in bytes',
  ),
  BULK_OPERATIONS_MAX: integer(1000, 1, 10_000, 'Most operations of a SCIM bulk request'),
  BULK_BYTES_MAX: integer(1_048_576, 1024, BODY_BYTES_LIMIT, 'Largest body of a SCIM bulk request, in bytes'),
  GROUP_MEMBERS_INLINE_MAX: integer(
    1000,
    0,
    1_000_000,
    'Members up to which a change of a SCIM group is answered with the whole group',
  ),
  SCIM_IN_FLIGHT_MAX: integer(64, 1, 100_000, 'Requests of one SCIM token that are worked on at once'),
  SCIM_QUEUED_MAX: integer(256, 0, 100_000, 'Requests of one SCIM token that may wait; beyond that the answer is 429'),
  SCIM_QUEUE_WAIT_MS: milliseconds(5000, 'Longest wait of a SCIM request for its turn'),
  SCIM_TOTAL_MAX: integer(4096, 1, 1_000_000, 'SCIM requests of all tokens at once; beyond that the answer is 503'),
  SCIM_REQUESTS_PER_SECOND_MAX: integer(
    0,
    0,
    1_000_000,
    'SCIM requests of one token in a second, by each process; beyond that the answer is 429; 0 for as many as come',
  ),
  EXPORTS_PER_COMPANY_MAX: integer(
    2,
    1,
    1000,
    'Exports of users of one company at once, by each process; beyond that the answer is 429',
  ),
  EVENT_LOOP_DELAY_MAX_MS: milliseconds(
    200,
    'Length of the turns of the event loop, for two seconds on end, from which SCIM requests are answered 503',
  ),
  HEAP_USED_MAX_PERCENT: integer(
    90,
    1,
    100,
    'Share of its heap in use, after a full collection of garbage, from which SCIM requests are answered 503',
  ),
  CURSOR_TIMEOUT_SECONDS: integer(
    3600,
    1,
    2_592_000,
    'How long a cursor of a list is good for, in seconds; /ServiceProviderConfig shows it',
  ),
  DATABASE_POOL_MAX: integer(10, 1, 1000, 'Connections to the database'),
  DATABASE_CONNECTION_TIMEOUT_MS: milliseconds(2000, 'Longest wait for a connection to the database'),
  DATABASE_STATEMENT_TIMEOUT_MS: milliseconds(10_000, 'Longest run of one statement'),
  DATABASE_QUERY_TIMEOUT_MS: milliseconds(12_000, 'Longest wait for the answer to one statement'),
  DATABASE_LOCK_TIMEOUT_MS: milliseconds(3000, 'Longest wait for a lock in the database'),
  DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS: milliseconds(15_000, 'Longest pause inside a transaction'),
  LOG_LEVEL: {
    default: 'info',
    meaning: 'Least severity that is logged',
    accepts: `one of ${LOG_LEVELS.join(', ')}`,
    value: z.enum(LOG_LEVELS).default('info'),
  },
  SHUTDOWN_DELAY_MS: integer(
    0,
    0,
    600_000,
    'How long the service goes on taking requests once it was told to stop, with /readyz red, in milliseconds; behind a proxy longer than the proxy takes to notice',
  ),
  SHUTDOWN_TIMEOUT_MS: milliseconds(30_000, 'Longest wait for requests in flight when the service stops'),
} as const satisfies Record<string, Setting>;

function integer(fallback: number, min: number, max: number, meaning: string) {
  return {
    default: String(fallback),
    meaning,
    accepts: `a whole number from ${min} to ${max}`,
    value: z
      .string()
      .regex(/^\d{1,10}$/)
      .transform(Number)
      .pipe(z.number().min(min).max(max))
      .default(fallback),
  };
}

function milliseconds(fallback: number, meaning: string) {
  return integer(fallback, 1, MILLISECONDS_MAX, `${meaning}, in milliseconds`);
}

function secretKey(fallback: string, meaning: string) {
  return {
    default: fallback,
    meaning,
    accepts: `at least ${SECRET_KEY_BYTES_MIN} bytes long, for example the output of "openssl rand -base64 48"`,
    secret: true,
    value: z
      .string()
      .refine((key) => Buffer.byteLength(key) >= SECRET_KEY_BYTES_MIN)
      .optional(),
  };
}

function databaseUrl(fallback: string, meaning: string) {
  return {
    default: fallback,
    meaning,
    accepts: 'a URL such as postgresql://user:password@host:5432/database',
    secret: true,
    value: z.string().refine(isDatabaseUrl).optional(),
  };
}

function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

function isSmtpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
}

function isHttpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && !/[?#@]/.test(text);
}

function withoutSlashAtEnd(url: string): string {
  return url.replace(/\/+$/, '');
}
