import { loadConfig } from '../../src/config.ts';
import { operator } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import { openServices } from '../../src/open-services.ts';
import type { Services } from '../../src/services/services.ts';

/** A company of a test's own, ready to be provisioned. */
export interface TestCompany {
  readonly company: CompanyContext;
  readonly scimToken: string;
  readonly administrator: { readonly id: string; readonly userName: string; readonly password: string };
}

/** The SECRET_KEY of every service that a test starts. */
export const TEST_KEY = 'a key for tests that nobody else has';
const PASSWORD = 'correct horse battery staple';

export async function makeCompany(services: Services, slug: string): Promise<TestCompany> {
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

/** The same in a migrated database that no service of this process serves. */
export async function makeCompanyIn(databaseUrl: string, slug: string): Promise<TestCompany> {
  const config = loadConfig({ NODE_ENV: 'test', SECRET_KEY: TEST_KEY });
  const { services, close } = await openServices(config, databaseUrl);
  try {
    return await makeCompany(services, slug);
  } finally {
    await close();
  }
}
