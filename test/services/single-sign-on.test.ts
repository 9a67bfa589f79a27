import { type Actor, operator } from '../../src/domain/actor.ts';
import { TestBrowser } from '../support/browser.ts';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';
import { withClient } from './support/dump.ts';

const PASSWORD = 'a password';
const UPDATE = `mutation ($c: ID, $i: AuthenticationSettingsUpdateInput!) {
  authenticationSettingsUpdate(companyId: $c, input: $i) {
    authenticationSettings { singleSignOn breakGlassAdministrators { id } } userErrors { code field } } }`;

describe('Single sign-on, where a company requires it,', () => {
  const op: Actor = operator('op');
  let service: TestService;
  let token: string;
  let count = 0;

  beforeAll(async () => {
    service = await startTestService();
    token = await staffToken(service, true);
  });
  afterAll(() => service.stop());

  /** A company of a test's own, with an employee. */
  async function setUp() {
    const company = await service.addCompany(`sso${++count}`);
    const { slug } = company.company;
    const scim = clientOf(service, company);
    const employee = {
      id: await scim.createUser(`eve@${slug}.test`, { password: PASSWORD }),
      name: `eve@${slug}.test`,
    };
    const browserOf = async (name: string, password: string) => {
      const browser = new TestBrowser(service);
      return { browser, isIn: await browser.signIn(name, password, slug) };
    };
    return {
      company,
      employee,
      asEmployee: () => browserOf(employee.name, PASSWORD),
      asAda: () => browserOf(company.administrator.userName, company.administrator.password),
    };
  }
  const update = async ({ company }: TestCompany, i: object) =>
    (await graphql(service, UPDATE, { c: company.id, i }, token)).data?.authenticationSettingsUpdate as {
      authenticationSettings: unknown;
      userErrors: unknown[];
    };
  const samlSession = async ({ company }: TestCompany, id: string) => {
    const context = (await service.service.services.companies.find(op, company.id))!;
    const started = await service.service.services.sessions.start(
      op,
      context,
      { id, userName: 'x' },
      { method: 'SAML' },
    );
    const browser = new TestBrowser(service);
    browser.secret = started?.secret;
    return browser;
  };

  it('SE-05: ends what passwords began, and lets no password in, but leaves the other sessions', async () => {
    const { company, employee, asEmployee, asAda } = await setUp();
    const { browser } = await asEmployee();
    const ada = await asAda();
    const saml = await samlSession(company, employee.id);
    expect(await update(company, { singleSignOn: 'OPTIONAL' })).toMatchObject({ userErrors: [] });
    expect([await browser.status(), await ada.browser.status(), await saml.status()]).toEqual([200, 200, 200]);
    await update(company, { singleSignOn: 'REQUIRED' });
    expect([await browser.status(), await ada.browser.status(), await saml.status()]).toEqual([401, 401, 200]);
    expect([(await asEmployee()).isIn, (await asAda()).isIn]).toEqual([false, false]);
    await update(company, { singleSignOn: 'OPTIONAL' });
    expect([(await asEmployee()).isIn, await saml.status()]).toEqual([true, 200]);
  });

  it('excepts administrators who are named, as long as they are named and administrators', async () => {
    const { company, asAda } = await setUp();
    const { id } = company.administrator;
    const i = { singleSignOn: 'REQUIRED', breakGlassAdministratorIds: [id] };
    expect(await update(company, i)).toEqual({
      authenticationSettings: { singleSignOn: 'REQUIRED', breakGlassAdministrators: [{ id }] },
      userErrors: [],
    });
    const { browser, isIn } = await asAda();
    expect([isIn, await browser.status()]).toEqual([true, 200]);
    await update(company, { breakGlassAdministratorIds: [] });
    expect(await browser.status()).toBe(401);
    expect((await asAda()).isIn).toBe(false);
    await update(company, i);
    await service.service.services.users.update(op, id, { role: 'APPROVER' }, null, company.company.id);
    expect((await asAda()).isIn).toBe(false);
  });

  it.each([
    ['an employee', ({ employee }: Awaited<ReturnType<typeof setUp>>) => employee.id],
    ['an administrator of another company', () => service.administrator.id],
    ['nobody', () => 'x'],
  ])('excepts no others: %s', async (_, idOf) => {
    const made = await setUp();
    const i = { singleSignOn: 'REQUIRED', breakGlassAdministratorIds: [idOf(made)] };
    expect(await update(made.company, i)).toEqual({
      authenticationSettings: null,
      userErrors: [{ code: 'INVALID', field: ['breakGlassAdministratorIds'] }],
    });
    expect((await made.asEmployee()).isIn).toBe(true);
  });

  it('is looked at with every request: a session that slipped through opens nothing', async () => {
    const { company, asEmployee } = await setUp();
    const { browser } = await asEmployee();
    await withClient(service.databaseUrl, (client) =>
      client.query(`update authentication_settings set single_sign_on = 'REQUIRED' where company_id = $1`, [
        company.company.id,
      ]),
    );
    expect(await browser.status()).toBe(401);
  });

  it('is told of as a change', async () => {
    const { company } = await setUp();
    await update(company, { singleSignOn: 'REQUIRED', breakGlassAdministratorIds: [company.administrator.id] });
    const page = await service.service.services.events.list(
      op,
      { action: 'AUTHENTICATION_SETTINGS_UPDATED' },
      { first: 1 },
      company.company.id,
    );
    expect(page.nodes[0]?.changes).toEqual([
      { field: 'singleSignOn', before: 'OFF', after: 'REQUIRED' },
      { field: 'breakGlassIds', before: [], after: [company.administrator.id] },
    ]);
  });
});
