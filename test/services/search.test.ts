import { operator } from '../../src/domain/actor.ts';
import type { UserFilter } from '../../src/domain/filter.ts';
import type { PageArguments } from '../../src/domain/page.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const EMPLOYEE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('Searching people by what somebody types', () => {
  let service: TestService;
  const page = (filter: UserFilter, more: Partial<PageArguments> = {}) =>
    service.service.services.users.list(operator('test'), filter, { first: 50, ...more }, service.company.id);
  const found = async (search: string) => (await page({ search })).nodes.map(({ userName }) => userName).toSorted();

  beforeAll(async () => {
    service = await startTestService();
    const okta = clientOf(service, service);
    await okta.createUser('mary', {
      displayName: 'Mary Jackson',
      emails: [{ value: 'm.jackson@acme.test' }, { value: 'second@home.test' }],
      [EMPLOYEE]: { employeeNumber: 'E100%' },
    });
    await okta.createUser('joe', { displayName: 'Joe Straße' });
    await okta.createUser('ann', { title: 'Mary' });
    const other = await service.addCompany('other');
    await clientOf(service, other).createUser('mary too');
  });
  afterAll(() => service.stop());

  it.each([
    ['a part of the display name', 'acks', ['mary']],
    ['the user name', 'joe', ['joe']],
    ['any e-mail address', 'second@', ['mary']],
    ['the employee number', 'e100', ['mary']],
    ['letters in another case, and folded', 'STRASSE', ['joe']],
    ['every word somewhere, in any order', '  jackson\tE100 M.J ', ['mary']],
    ['nobody, when one word stands nowhere', 'mary joe', []],
    ['no wild cards', 'e1_0', []],
    ['a per cent sign as such', '0%', ['mary']],
    ['everybody, when nothing was typed', ' ', ['ada@acme.test', 'ann', 'joe', 'mary']],
  ])('finds %s', async (_, search, names) => expect(await found(search)).toEqual(names));

  it('goes together with other conditions, orders, pages and counts', async () => {
    const orderBy = { field: 'DISPLAY_NAME', direction: 'ASC' } as const;
    const filter = { search: 'a', active: { eq: true } };
    const first = await page(filter, { first: 2, orderBy });
    const rest = await page(filter, { first: 2, orderBy, after: first.cursorAt(1) });
    expect([...first.nodes, ...rest.nodes].map(({ displayName }) => displayName)).toEqual([
      'Company Administrator',
      'Joe Straße',
      'Mary Jackson',
      null,
    ]);
    expect(await first.totalCount()).toBe(4);
  });

  it('refuses more than eight words', async () => {
    await expect(page({ search: 'a b c d e f g h a' })).resolves.toBeDefined();
    await expect(page({ search: 'a b c d e f g h i' })).rejects.toMatchObject({ code: 'INVALID', field: ['search'] });
  });
});
