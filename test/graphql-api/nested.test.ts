import { operator } from '../../src/domain/actor.ts';
import { TestBrowser } from '../support/browser.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const NESTED = `query ($first: Int!) { company { users(first: $first) { totalCount nodes {
  id emails { value } customFields { key value } workgroup { id displayName memberCount }
  manager { value user { displayName } } approver { value user { displayName } } } } } }`;

describe('GQ-12: a list with all that hangs on it', () => {
  let service: TestService;
  let browser: TestBrowser;
  beforeAll(async () => {
    service = await startTestService();
    await service.service.services.settings.update(operator('op'), { maySetRoles: true }, service.company.id);
    const scim = clientOf(service, service);
    const ids: string[] = [];
    for (let number = 0; number < 24; number++) {
      const enterprise = {
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { manager: { value: ids[0] } },
      };
      ids.push(await scim.createUser(`user${number}@acme.test`, ids.length > 0 ? enterprise : {}));
    }
    for (let number = 0; number < 4; number++)
      await scim.createGroup(`Group ${number}`, ids.slice(number * 6, number * 6 + 6));
    browser = new TestBrowser(service);
    await browser.signIn(service.administrator.userName, service.administrator.password);
  });
  afterAll(() => service.stop());

  /** How many statements the question takes, for so many users. */
  async function statementsFor(first: number): Promise<number> {
    const before = service.statements.length;
    const { data } = await browser.ask(NESTED, { first });
    expect(JSON.stringify(data).match(/"emails"/g)).toHaveLength(first);
    return service.statements.length - before;
  }

  it('takes as many statements for twenty users as for two', async () => {
    await statementsFor(2);
    expect(await statementsFor(20)).toBe(await statementsFor(2));
  });
});
