import { pino } from 'pino';
import { loadConfig } from '../../src/config.ts';
import { type RunningService, type ServiceHooks, startService } from '../../src/service.ts';
import { makeCompany, TEST_KEY, type TestCompany } from './company.ts';
import { createTestDatabase } from './postgres.ts';
import { watchStatements } from './statements.ts';

export type { TestCompany };

/** A service of a test's own, on a database of its own, with one company. */
export interface TestService extends TestCompany {
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly service: RunningService;
  /** Every statement the service has sent so far. */
  readonly statements: readonly string[];
  /** Every line the service has logged so far. */
  readonly log: readonly string[];
  /** Makes another company on the same service. */
  addCompany(slug: string): Promise<TestCompany>;
  stop(): Promise<void>;
}

/**
 * Starts the real service, put together as `main` does it, on a port of its own unless the environment names one.
 * Sessions may ask it anything, unless the documents of the web app are to be the only ones.
 */
export async function startTestService(
  environment: Record<string, string> = {},
  hooks: ServiceHooks = { anyDocument: true },
): Promise<TestService> {
  const database = await createTestDatabase();
  const statements: string[] = [];
  const log: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void log.push(line) });
  const settings = loadConfig({ NODE_ENV: 'test', SECRET_KEY: TEST_KEY, ...environment });
  const config = { ...settings, port: environment.PORT ? settings.port : 0 };
  const service = await startService(config, database.url, logger, {
    observe: watchStatements(statements),
    ...hooks,
  });
  const addCompany = (slug: string) => makeCompany(service.services, slug);
  return {
    ...(await addCompany('acme')),
    url: `http://127.0.0.1:${service.port}`,
    databaseUrl: database.url,
    service,
    statements,
    log,
    addCompany,
    stop: async () => {
      await service.stop();
      await database.drop();
    },
  };
}
