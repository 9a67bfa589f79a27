import { StartupError } from './embedded/startup-error.ts';
import { ConnectionError } from './persistence/migrate.ts';

/** The role may not see the schema, or not change it. */
const PERMISSION_CODES = new Set(['3F000', '42501']);

/** Says in one line what to do about a database that cannot be used; any other failure is thrown as it is. */
export function explainDatabase(error: unknown): never {
  const reason = error instanceof ConnectionError ? error.cause : error;
  const code = reason instanceof Error ? String(Reflect.get(reason, 'code') ?? '') : '';
  const message = (reason instanceof Error ? reason.message : String(reason)).replaceAll(/\s+/g, ' ') || code;
  if (error instanceof ConnectionError || PERMISSION_CODES.has(code) || /timeout/i.test(message))
    throw new StartupError(`The database cannot be used (${message}): check DATABASE_URL and that PostgreSQL runs.`, {
      cause: error,
    });
  throw error;
}
