import { StartupError } from './embedded/startup-error.ts';

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ECONNRESET',
  '28P01',
  '28000',
  '3D000',
  '3F000',
  '42501',
]);

/** Says in one line what to do about a database that cannot be used; any other failure is thrown as it is. */
export function explainDatabase(error: unknown): never {
  const code = error instanceof Error ? String(Reflect.get(error, 'code') ?? '') : '';
  const message = error instanceof Error ? error.message || code : String(error);
  if (CONNECTION_CODES.has(code) || /timeout/i.test(message))
    throw new StartupError(
      `The database cannot be used (${message || code}): check DATABASE_URL and that PostgreSQL runs.`,
      { cause: error },
    );
  throw error;
}
