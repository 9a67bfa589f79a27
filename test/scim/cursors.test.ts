import { jest } from '@jest/globals';
import { operator } from '../../src/domain/actor.ts';
import { clientOf, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const SEARCH = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const HOUR_MS = 3_600_000;

type Body = Record<string, unknown>;

describe('Cursors (RFC 9865)', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    const titles = ['beta', 'Alpha', undefined, 'beta', undefined, 'gamma', 'BETA'];
    for (const [index, title] of titles.entries())
      await scim.createUser(`user${index}@x.test`, {
        ...(title && { title }),
        active: index % 2 === 0,
        emails: index % 3 ? [{ value: `u${9 - index}@x.test` }] : [],
        [ENTERPRISE]: { manager: { value: index % 2 ? `boss${index % 4}` : '' } },
      });
    for (const name of ['Sales', 'Support', 'Board']) await scim.createGroup(name);
  });
  afterAll(() => service.stop());
  afterEach(() => jest.restoreAllMocks());

  const namesIn = (body: Body) => resourcesIn(body).map(({ userName, displayName }) => userName ?? displayName);
  const page = async (query: string) => {
    const { status, body } = await scim.get(query);
    expect({ query, status }).toEqual({ query, status: 200 });
    return body;
  };

  /** All pages that follow each other, from the first one on. */
  async function walk(query: string): Promise<Body[]> {
    const pages: Body[] = [];
    for (let cursor: unknown = ''; cursor !== undefined; cursor = pages.at(-1)?.nextCursor)
      pages.push(await page(`${query}&cursor=${String(cursor)}`));
    return pages;
  }

  it.each([1, 2, 3, 8, 200])('lead through pages of %i, there and back', async (count) => {
    const pages = await walk(`/Users?count=${count}`);
    const all = namesIn(await page('/Users'));
    expect(pages.flatMap(namesIn)).toEqual(all);
    for (const [index, body] of pages.entries()) {
      const isLast = index === pages.length - 1;
      expect(body).toMatchObject({
        totalResults: all.length,
        itemsPerPage: isLast ? all.length - index * count : count,
      });
      expect(Object.keys(body)).not.toContain('startIndex');
      expect([body.nextCursor !== undefined, body.previousCursor !== undefined]).toEqual([!isLast, index > 0]);
      if (body.previousCursor === undefined) continue;
      const before = await page(`/Users?count=${count}&cursor=${String(body.previousCursor)}`);
      expect(namesIn(before)).toEqual(namesIn(pages[index - 1] ?? {}));
      expect(before.previousCursor !== undefined).toBe(index > 1);
      expect(namesIn(await page(`/Users?count=${count}&cursor=${String(before.nextCursor)}`))).toEqual(namesIn(body));
    }
  });

  it.each(
    [
      'id',
      'userName',
      'title',
      'emails',
      'active',
      'meta.created',
      'roles',
      'groups',
      `${ENTERPRISE}:manager.value`,
    ].flatMap((sortBy) => ['ascending', 'descending'].map((order) => [sortBy, order] as const)),
  )('keep the order by %s, %s, values that are absent included', async (sortBy, order) => {
    const query = `/Users?sortBy=${sortBy}&sortOrder=${order}`;
    const all = namesIn(await page(query));
    const pages = await walk(`${query}&count=2`);
    expect(pages.flatMap(namesIn)).toEqual(all);
    const back: unknown[] = [];
    for (let body = pages.at(-1) ?? {}; ; ) {
      back.unshift(...namesIn(body));
      if (body.previousCursor === undefined) break;
      body = await page(`${query}&count=2&cursor=${String(body.previousCursor)}`);
    }
    expect(back).toEqual(all);
  });

  it('work for groups, with a filter, and in a search by POST', async () => {
    expect((await walk('/Groups?count=1&sortBy=displayName')).flatMap(namesIn)).toEqual(['Board', 'Sales', 'Support']);
    const filter = '/Users?count=2&filter=title%20eq%20%22beta%22';
    expect((await walk(filter)).flatMap(namesIn)).toEqual(['user0@x.test', 'user3@x.test', 'user6@x.test']);
    const search = { schemas: [SEARCH], filter: 'title eq "beta"', count: 2 };
    const first = await scim.send('POST', '/Users/.search', { ...search, cursor: '' });
    const second = await scim.send('POST', '/Users/.search', { ...search, cursor: first.body.nextCursor });
    expect([first, second].flatMap(({ body }) => namesIn(body))).toHaveLength(3);
    // One list, whichever way it is asked for.
    expect(namesIn(await page(`${filter}&cursor=${String(first.body.nextCursor)}`))).toEqual(['user6@x.test']);
  });

  it('are asked for by name alone, and not given to those who count', async () => {
    expect((await page('/Users?cursor&count=2')).nextCursor).toMatch(/^[\w.~-]+$/);
    expect(Object.keys(await page('/Users?count=2'))).not.toContain('nextCursor');
    expect(await page('/Users?cursor=&count=0')).toEqual({
      schemas: expect.anything(),
      totalResults: 8,
      itemsPerPage: 0,
      Resources: [],
    });
  });

  it('do not fail when the entries that they point at are gone', async () => {
    const ids = [];
    for (const name of ['a', 'b', 'c', 'd']) ids.push(await scim.createUser(`gone-${name}`));
    const query = '/Users?count=2&filter=userName%20sw%20%22gone%22';
    const first = await page(`${query}&cursor=`);
    const second = await page(`${query}&cursor=${String(first.nextCursor)}`);
    await scim.send('DELETE', `/Users/${ids[1]}`);
    expect(namesIn(await page(`${query}&cursor=${String(first.nextCursor)}`))).toEqual(['gone-c', 'gone-d']);
    await scim.send('DELETE', `/Users/${ids[0]}`);
    // Nothing is before the second page any more, so it is the first one.
    const before = await page(`${query}&cursor=${String(second.previousCursor)}`);
    expect(namesIn(before)).toEqual(['gone-c', 'gone-d']);
    expect(Object.keys(before)).not.toContain('previousCursor');
    for (const id of ids.slice(2)) await scim.send('DELETE', `/Users/${id}`);
    expect(await page(`${query}&cursor=${String(first.nextCursor)}`)).toMatchObject({ totalResults: 0, Resources: [] });
  });

  describe('are refused', () => {
    let cursor: string;
    beforeAll(async () => {
      cursor = String((await page('/Users?cursor=&count=2&filter=active%20eq%20true&sortBy=userName')).nextCursor);
    });
    const good = 'count=2&filter=active%20eq%20true&sortBy=userName';

    it.each([
      ['with another filter', '/Users?count=2&filter=active%20eq%20false&sortBy=userName', 'invalidCursor'],
      ['without the filter', '/Users?count=2&sortBy=userName', 'invalidCursor'],
      ['with another order', '/Users?count=2&filter=active%20eq%20true&sortBy=title', 'invalidCursor'],
      ['the other way round', `/Users?${good}&sortOrder=descending`, 'invalidCursor'],
      ['without an order', '/Users?count=2&filter=active%20eq%20true', 'invalidCursor'],
      ['for groups', '/Groups?count=2', 'invalidCursor'],
      ['with another count', '/Users?count=3&filter=active%20eq%20true&sortBy=userName', 'invalidCount'],
      ['without the count', '/Users?filter=active%20eq%20true&sortBy=userName', 'invalidCount'],
      ['with a count that is none', `/Users?filter=active%20eq%20true&sortBy=userName&count=two`, 'invalidCount'],
      ['with a startIndex', `/Users?${good}&startIndex=1`, 'invalidValue'],
    ])('%s', async (_, query, scimType) => {
      expectScimError(await scim.get(`${query}&cursor=${cursor}`), 400, scimType);
    });

    it('when they were not given out, whatever they are, and nothing else is said', async () => {
      const details = new Set<unknown>();
      for (const forged of ['x', 'AAAA', `${cursor}A`, cursor.slice(1), '\'; drop table "user"; --', '%00', 'ä']) {
        const answer = await scim.get(`/Users?${good}&cursor=${encodeURIComponent(forged)}`);
        expectScimError(answer, 400, 'invalidCursor');
        details.add(answer.body.detail);
      }
      const other = clientOf(service, await service.addCompany('other'));
      const foreign = await other.get(`/Users?${good}&cursor=${cursor}`);
      expectScimError(foreign, 400, 'invalidCursor');
      expect(details.add(foreign.body.detail).size).toBe(1);
    });

    it('when they are too old, and /ServiceProviderConfig says when that is', async () => {
      const { body } = await scim.get('/ServiceProviderConfig');
      expect(body.pagination).toEqual({
        cursor: true,
        index: true,
        defaultPaginationMethod: 'index',
        defaultPageSize: 100,
        maxPageSize: 200,
        cursorTimeout: 3600,
      });
      const now = Date.now();
      jest.spyOn(Date, 'now').mockReturnValue(now + HOUR_MS + 10_000);
      expectScimError(await scim.get(`/Users?${good}&cursor=${cursor}`), 400, 'expiredCursor');
    });

    it('when the caller may not ask any more: a cursor is no permission', async () => {
      const company = await service.addCompany('leaving');
      const leaving = clientOf(service, company);
      await leaving.createUser('one');
      const { body } = await leaving.get('/Users?count=1&cursor=');
      const { settings } = service.service.services;
      await settings.update(operator('test'), { scimEnabled: false }, company.company.id);
      expectScimError(await leaving.get(`/Users?count=1&cursor=${String(body.nextCursor)}`), 403);
    });
  });
});
