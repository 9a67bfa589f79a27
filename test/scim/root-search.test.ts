import { clientOf, resourcesIn, ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

describe('A search over users and groups (RFC 7644 §3.4.2.1, §3.4.3)', () => {
  let service: TestService;
  let scim: ScimClient;
  let ann: string;
  let sales: string;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    ann = await scim.createUser('ann@x.test', { displayName: 'Zed', externalId: 'e1', title: 'Engineer' });
    sales = await scim.createGroup('Sales', [ann]);
    await scim.createUser('bob@x.test', { displayName: 'Anton' });
    await scim.createGroup('Board');
    await scim.createUser('cid@x.test');
    const other = clientOf(service, await service.addCompany('other'));
    await other.createGroup('Sales', [await other.createUser('ann@x.test')]);
  });
  afterAll(() => service.stop());

  const namesIn = (body: Record<string, unknown>) =>
    resourcesIn(body).map(({ userName, displayName }) => String(userName ?? displayName).split('@')[0]);
  const found = async (query: string) => {
    const { status, body } = await scim.get(query);
    expect({ query, status }).toEqual({ query, status: 200 });
    return namesIn(body);
  };
  const filtered = (filter: string) => found(`/?filter=${encodeURIComponent(filter)}`);

  it.each(['', '/'])('shows both in the order of ids, at the root as "%s"', async (path) => {
    const { body } = await scim.get(path);
    expect(body).toMatchObject({ totalResults: 6, startIndex: 1, itemsPerPage: 6 });
    expect(namesIn(body)).toEqual(['ada', 'ann', 'Sales', 'bob', 'Board', 'cid']);
    const [, user, group] = resourcesIn(body);
    expect(user).toEqual((await scim.get(`/Users/${ann}`)).body);
    expect(group).toEqual((await scim.get(`/Groups/${sales}`)).body);
  });

  it.each([
    ['meta.resourceType eq "User"', ['ada', 'ann', 'bob', 'cid']],
    ['meta.resourceType eq "Group"', ['Sales', 'Board']],
    ['meta.resourceType ne "Group" and displayName pr', ['ada', 'ann', 'bob']],
    ['displayName co "a"', ['ada', 'Sales', 'bob', 'Board']],
    ['displayName eq "sales" or userName eq "cid@x.test"', ['Sales', 'cid']],
    ['title eq "Engineer"', ['ann']],
    ['title ne "Engineer"', ['ada', 'Sales', 'bob', 'Board', 'cid']],
    ['not (userName pr)', ['Sales', 'Board']],
    ['userName eq null', ['Sales', 'Board']],
    ['members pr', ['Sales']],
    ['groups.display eq "Sales"', ['ann']],
    ['emails[type eq "work"]', ['ada']],
    [`${USER}:displayName pr`, ['ada', 'ann', 'bob']],
    [`${GROUP}:displayName pr`, ['Sales', 'Board']],
    [`schemas eq "${GROUP}"`, ['Sales', 'Board']],
  ])('%s', async (filter, names) => {
    expect(await filtered(filter)).toEqual(names);
    const { body } = await scim.send('POST', '/.search', { filter });
    expect(namesIn(body)).toEqual(names);
  });

  it('knows one of them by its address', async () => {
    for (const [path, name] of [
      [`Users/${ann}`, 'ann'],
      [`Groups/${sales}`, 'Sales'],
    ])
      expect(await filtered(`meta.location eq "http://localhost:4000/scim/v2/${path}"`)).toEqual([name]);
    expect(await filtered(`meta.location eq "http://localhost:4000/scim/v2/Groups/${ann}"`)).toEqual([]);
  });

  it.each([
    ['displayName', ['bob', 'Board', 'ada', 'Sales', 'ann', 'cid']],
    ['externalId', ['ann', 'ada', 'Sales', 'bob', 'Board', 'cid']],
    ['id', ['ada', 'ann', 'Sales', 'bob', 'Board', 'cid']],
    ['meta.created', ['ada', 'ann', 'Sales', 'bob', 'Board', 'cid']],
  ])('is sorted by %s, which both have: what has no value comes last', async (sortBy, names) => {
    expect(await found(`/?sortBy=${sortBy}`)).toEqual(names);
  });

  it('is read page by page, by index and by cursor, in any order', async () => {
    for (const query of [
      '',
      '&sortBy=displayName',
      '&sortBy=displayName&sortOrder=descending',
      '&sortBy=meta.created',
    ]) {
      const all = await found(`/?${query}`);
      const byIndex = [];
      for (const startIndex of [1, 5]) byIndex.push(...(await found(`/?count=4&startIndex=${startIndex}${query}`)));
      const byCursor = [];
      for (let cursor: unknown = ''; cursor !== undefined; ) {
        const { body } = await scim.get(`/?count=1&cursor=${String(cursor)}${query}`);
        byCursor.push(...namesIn(body));
        cursor = body.nextCursor;
      }
      expect([byIndex, byCursor]).toEqual([all, all]);
    }
    expect((await scim.get('/?count=0')).body).toMatchObject({ totalResults: 6, Resources: [] });
  });

  it('shows of each what the client names', async () => {
    const { body } = await scim.get(
      '/?attributes=userName,members.value&filter=displayName%20sw%20%22S%22%20or%20title%20pr',
    );
    expect(resourcesIn(body)).toEqual([
      { schemas: [USER], id: ann, userName: 'ann@x.test' },
      { schemas: [GROUP], id: sales, members: [{ value: ann }] },
    ]);
    const without = await scim.send('POST', '/.search', {
      excludedAttributes: ['members', 'meta'],
      filter: 'displayName eq "Sales"',
    });
    expect(resourcesIn(without.body)).toEqual([{ schemas: [GROUP], id: sales, displayName: 'Sales' }]);
  });

  it.each([
    [400, 'invalidFilter', 'filter=nonsense%20pr'],
    [400, 'invalidFilter', 'filter=emails.nonsense%20pr'],
    [400, 'invalidFilter', 'filter=active%20gt%20true'],
    [400, 'invalidPath', 'sortBy=userName'],
    [400, 'invalidPath', `sortBy=${USER}:displayName`],
    [403, 'sensitive', 'sortBy=password'],
    [403, 'sensitive', 'filter=password%20pr'],
    [400, 'invalidCursor', 'cursor=x'],
  ])('refuses as %i %s: %s', async (status, scimType, query) => {
    expectScimError(await scim.get(`/?${query}`), status, scimType);
  });

  it('is for those with a token, and by GET and POST alone', async () => {
    const nobody = new ScimClient(service.url, 'lwscim_no_token');
    expectScimError(await nobody.get('/'), 401);
    expectScimError(await nobody.send('POST', '/.search', {}), 401);
    expect((await scim.send('POST', '/', {})).status).toBe(405);
    expect((await scim.get('/.search')).status).toBe(405);
  });
});
