/** What the global set-up tells the workers of one Jest run, by the environment that they inherit. */
const ADMIN_URL = 'TEST_DATABASE_ADMIN_URL';
const DIRECTORY = 'TEST_DIRECTORY';

/** Of the run's PostgreSQL, as its superuser. */
export function adminUrl(): string {
  return read(ADMIN_URL);
}

/** A directory that is removed when the run is over, however it ends. */
export function runDirectory(): string {
  return read(DIRECTORY);
}

/** What the run's PostgreSQL has said, in a directory of the run. */
export function databaseLog(directory = runDirectory()): string {
  return `${directory}/postgres.log`;
}

/** Called once, before the workers start. */
export function announce(databaseUrl: string, directory: string): void {
  process.env[ADMIN_URL] = databaseUrl;
  process.env[DIRECTORY] = directory;
}

function read(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: tests run under Jest, with its global set-up.`);
  return value;
}
