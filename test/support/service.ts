import { pino } from 'pino';
import { loadConfig } from '../../src/config.ts';
import { operator } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import { type RunningService, type ServiceHooks, startService } from '../../src/service.ts';
import { createTestDatabase } from './postgres.ts';
import { watchStatements } from './statements.ts';

/** A company of a test's own, ready to be provisioned. */
export interface TestCompany {
  readonly company: CompanyContext;
  readonly scimToken: string;
  readonly administrator: { readonly id: string; readonly userName: string; readonly password: string };
}

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

const TEST_KEY = 'a key for tests that nobody else has';
const PASSWORD = 'correct horse battery staple';

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
  const addCompany = (slug: string) => makeCompany(service, slug);
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

async function makeCompany({ services }: RunningService, slug: string): Promise<TestCompany> {
  const actor = operator('test');
  const userName = `ada@${slug}.test`;
  const draft = {
    name: slug,
    slug,
    plan: 'PREMIUM',
    administratorEmail: userName,
    administratorPassword: PASSWORD,
  } as const;
  const { company, administrator } = await services.companies.create(actor, draft);
  await services.settings.update(actor, { scimEnabled: true }, company.id);
  const { secret } = await services.tokens.create(actor, 'okta', null, company.id);
  return { company, scimToken: secret, administrator: { id: administrator.id, userName, password: PASSWORD } };
}
