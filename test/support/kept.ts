import { readFileSync } from 'node:fs';
import { dump } from '../services/support/dump.ts';
import { databaseLog } from './jest/run.ts';
import type { TestService } from './service.ts';

/** All that is left of what a service was told, by place: what it logs, what PostgreSQL logs, figures, statements, rows. */
export async function keptBy(service: TestService): Promise<Record<string, string>> {
  await service.service.settled();
  const tables = await dump(service.databaseUrl);
  return {
    log: service.log.join('\n'),
    'log of PostgreSQL': readFileSync(databaseLog(), 'utf8'),
    figures: await (await fetch(`${service.url}/metrics`)).text(),
    statements: service.statements.join('\n'),
    ...Object.fromEntries(Object.entries(tables).map(([name, rows]) => [`table ${name}`, rows.join('\n')])),
  };
}

/** Where secrets are found again: nowhere, one hopes. */
export function leaksIn(places: Readonly<Record<string, string>>, secrets: readonly string[]): [string, string][] {
  return Object.entries(places).flatMap(([place, text]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret): [string, string] => [place, secret]),
  );
}
