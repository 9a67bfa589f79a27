/**
 * The URL of a database as the driver is given it, with everything that was asked in it: `sslmode` in the meaning that
 * PostgreSQL's own tools give it, and `options` after the session's own settings, so that they have the last word.
 */
export function driverUrl(databaseUrl: string, settings: Readonly<Record<string, string | number>> = {}): string {
  const url = new URL(databaseUrl);
  const own = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const options = [...own, url.searchParams.get('options') ?? ''].join(' ').trim();
  if (options) url.searchParams.set('options', options);
  url.searchParams.set('uselibpqcompat', 'true');
  return url.href;
}
