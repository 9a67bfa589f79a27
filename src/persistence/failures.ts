import { Refusal } from '../domain/refusal.ts';

const UNIQUE_VIOLATION = '23505';
const QUERY_CANCELED = '57014';
const RETRY_AFTER_SECONDS = 5;

/**
 * The database cannot be reached, or cannot take anything on: refused, cut and silent connections, a server that
 * starts or stops (57P), too many connections, a full disk (53), a login that is refused (28), and a server that is not
 * the one it should be (TLS).
 */
const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|08\w{3}|28\w{3}|57P0\w|53\w{3}|\w*(TLS|SSL|CERT|SIGNATURE)\w*)$/;
/** Of these, what is certain to have happened before a statement was sent, or to have undone it. */
const NOT_DONE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|08001|08004|28\w{3}|57P03|53\w{3}|\w*CERT\w*)$/;
const NOT_DONE_MESSAGE = /^(timeout exceeded when trying to connect|The server does not support SSL)/;
/** What pg says without a code. */
const UNREACHABLE_MESSAGE =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|The server does not support SSL)/;

/** Where a value is unique. */
const IN_COMPANY = 'in this company';
const BY_COMPANY = 'by another company';

/** Unique indexes, and the input that each one guards. An index without a line here is a fault when it strikes. */
const GUARDED_BY_CONSTRAINT: ReadonlyMap<string, readonly [field: string, whose: string]> = new Map([
  ['user_user_name_unique', ['userName', IN_COMPANY]],
  ['user_external_id_unique', ['externalId', IN_COMPANY]],
  ['workgroup_display_name_unique', ['displayName', IN_COMPANY]],
  ['workgroup_external_id_unique', ['externalId', IN_COMPANY]],
  ['company_slug_unique', ['slug', BY_COMPANY]],
  ['custom_field_key_unique', ['key', IN_COMPANY]],
]);

/** A write that was sent, and whose answer never came: it may be done, so it is never sent again. */
export class UnansweredWrite extends Refusal {}

/** The SQLSTATE of a failure, wherever the ORM hid it. */
export function postgresCode(error: unknown): string | undefined {
  const code = property(error, 'code') ?? property(property(error, 'cause'), 'code');
  return typeof code === 'string' ? code : undefined;
}

/** What the database refuses, in the domain's words; everything else unchanged. The index decides every race. */
export function databaseFailure(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if (isUnreachable(error)) return unavailable('The database does not answer. Try again shortly.', error);
  if (postgresCode(error) === QUERY_CANCELED)
    return unavailable('This took the database too long and was given up. Ask for less at once, or later.', error);
  if (postgresCode(error) !== UNIQUE_VIOLATION) return error;
  const constraint = property(error, 'constraint') ?? property(property(error, 'cause'), 'constraint');
  const guarded = GUARDED_BY_CONSTRAINT.get(String(constraint));
  if (!guarded) return error;
  const [field, whose] = guarded;
  return new Refusal('TAKEN', `This ${field} is already in use ${whose}.`, { field: [field], cause: error });
}

/** The same for a statement that writes, or a commit, once it was sent. */
export function writeFailure(error: unknown): unknown {
  const cause = error instanceof Refusal && error.code === 'UNAVAILABLE' ? error.cause : error;
  if (!isUnreachable(cause) || matches(cause, NOT_DONE, NOT_DONE_MESSAGE)) return databaseFailure(error);
  const message =
    'The database went away while this was being saved, so it may or may not have been. Look before you repeat it.';
  return new UnansweredWrite('UNAVAILABLE', message, { retryAfterSeconds: RETRY_AFTER_SECONDS, cause });
}

/** Whether the database, and not the statement, is what failed. */
export function isUnreachable(error: unknown): boolean {
  return matches(error, UNREACHABLE, UNREACHABLE_MESSAGE);
}

function matches(error: unknown, codes: RegExp, texts: RegExp): boolean {
  const messages = [property(error, 'message'), property(property(error, 'cause'), 'message')];
  return codes.test(postgresCode(error) ?? '') || messages.some((message) => texts.test(String(message)));
}

function unavailable(message: string, cause: unknown): Refusal {
  return new Refusal('UNAVAILABLE', message, { retryAfterSeconds: RETRY_AFTER_SECONDS, cause });
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
