import { jest } from '@jest/globals';
import { withClient } from '../services/support/dump.ts';
import { signsIn } from '../support/graphql-client.ts';
import { clientOf, referencesIn, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';

jest.setTimeout(120_000);

const PASSWORD = 'a long enough password';

describe('Requests that are too much', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  describe('SC-12: of a group', () => {
    const MANY = 100_000;
    let people: string[];
    let count = 0;
    beforeAll(async () => {
      people = [await scim.createUser('a@acme.test'), await scim.createUser('b@acme.test')];
    });
    const make = () => scim.createGroup(`Crowd ${++count}`, people);
    const member = (at: number) => ({ value: people[at % people.length] });

    it('100,000 members who are two people are those two, and make no version', async () => {
      const path = `/Groups/${await make()}`;
      const before = await scim.get(path);
      const value = Array.from({ length: MANY }, (_, at) => member(at));
      expect((await scim.patch(path, { op: 'replace', path: 'members', value })).text).toBe(before.text);
    });

    it('of 100,000 operations that add and remove the same people the last word counts, in a few statements', async () => {
      const path = `/Groups/${await make()}`;
      const operations = Array.from({ length: MANY }, (_, at) => ({
        op: at % 4 < 2 ? 'remove' : 'add',
        path: 'members',
        value: [member(at)],
      }));
      const sent = service.statements.length;
      const { status } = await scim.patch(path, ...operations, { op: 'remove', path: 'members', value: [member(0)] });
      expect(status).toBe(200);
      expect(service.statements.length - sent).toBeLessThan(20);
      expect(await scim.members(path.slice('/Groups/'.length))).toEqual([people[1]]);
    });

    it('a fault in the last of 100,000 operations changes nothing', async () => {
      const path = `/Groups/${await make()}`;
      const before = await scim.get(path);
      const operations = Array.from({ length: MANY }, () => ({ op: 'remove', path: 'members' }));
      expectScimError(
        await scim.patch(path, ...operations, { op: 'add', path: 'nonsense', value: 1 }),
        400,
        'invalidPath',
      );
      expect((await scim.get(path)).text).toBe(before.text);
    });

    it('a body beyond the limit is 413, and changes nothing', async () => {
      const path = `/Groups/${await make()}`;
      const before = await scim.get(path);
      const value = Array.from({ length: 3 * MANY }, (_, at) => member(at));
      expectScimError(await scim.patch(path, { op: 'replace', path: 'members', value }), 413);
      expect((await scim.get(path)).text).toBe(before.text);
    });
  });

  describe('SC-12: of a user', () => {
    let path: string;
    let before: string;
    beforeAll(async () => {
      const emails = Array.from({ length: 100 }, (_, at) => ({ value: `${at}@acme.test`, type: 'work' }));
      path = `/Users/${await scim.createUser('target@acme.test', { emails })}`;
      before = (await scim.get(path)).text;
    });
    afterEach(async () => {
      expect((await scim.get(path)).text).toBe(before);
    });

    it('more elements than an attribute holds are 413', async () => {
      const value = Array.from({ length: 5_000 }, (_, at) => ({ value: `v${at}` }));
      for (const op of ['add', 'replace'])
        expectScimError(await scim.patch(path, { op, path: 'phoneNumbers', value }), 413);
    });

    it('more edits than one attribute takes at once are 413', async () => {
      const edits = Array.from({ length: 1_001 }, (_, at) => ({ op: 'add', path: 'emails.display', value: `${at}` }));
      expectScimError(await scim.patch(path, ...edits), 413);
    });

    it('100,000 operations are more than a body holds: 413', async () => {
      const operations = Array.from({ length: 100_000 }, () => ({ op: 'remove', path: 'title' }));
      expectScimError(await scim.patch(path, ...operations), 413);
    });
  });

  describe('SC-08, SC-15: in a path, a key and a filter', () => {
    const pieces = [
      '(',
      ')',
      '[',
      ']',
      '"',
      '\\',
      'not ',
      'not(',
      '.',
      'a.',
      'a[',
      'emails[',
      '((a pr) and ',
      '__proto__.',
    ];
    it.each(pieces)('100 kB of %j are 400 or no attribute at all', async (piece) => {
      const text = piece.repeat(100_000 / piece.length);
      const user = `/Users/${await scim.createUser(`piece${pieces.indexOf(piece)}`)}`;
      const before = (await scim.get(user)).text;
      expectScimError(await scim.patch(user, { op: 'replace', path: text, value: 'x' }), 400);
      expectScimError(await scim.patch(user, { op: 'remove', path: `emails[${text}` }), 400);
      expect([200, 400]).toContain((await scim.patch(user, { op: 'replace', value: { [text]: 'x' } })).status);
      expectScimError(await scim.send('POST', '/Users/.search', { filter: text }), 400, 'invalidFilter');
      expect((await scim.get(user)).text).toBe(before);
    });

    it.each(['__proto__', 'constructor', 'constructor.prototype', 'toString', 'emails[__proto__ eq "x"].value'])(
      'SC-15: %s is no attribute of anything',
      async (path) => {
        const user = `/Users/${await scim.createUser(`proto ${path}`)}`;
        const before = (await scim.get(user)).text;
        expectScimError(await scim.patch(user, { op: 'add', path, value: { polluted: true } }), 400);
        const body = `{"Operations":[{"op":"add","value":{"__proto__":{"polluted":true},"name":{"__proto__":{"polluted":true}}}}]}`;
        expect((await scim.send('PATCH', user, body)).text).toBe(before);
        expect('polluted' in {}).toBe(false);
      },
    );
  });

  it('SC-10: of a large company, its table never analysed, a page has at most 200 users, and the total is right wherever it starts', async () => {
    const large = await service.addCompany('large');
    const client = clientOf(service, large);
    await addPeople(service, large, 5_000);
    const total = 5_001;
    for (const [startIndex, count, shown] of [
      [1, 1_000_000, 200],
      [4_900, 200, 102],
      [5_001, 10, 1],
      [5_002, 10, 0],
      [2_000_000_000, 10, 0],
      [1, 0, 0],
    ]) {
      const sent = service.statements.length;
      const { status, body } = await client.get(`/Users?startIndex=${startIndex}&count=${count}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ totalResults: total, itemsPerPage: shown });
      expect(resourcesIn(body)).toHaveLength(Number(shown));
      expect(service.statements.length - sent).toBeLessThan(10);
    }
  });
});

describe('A large group', () => {
  it('is written member by member while it is read, and not as one text', async () => {
    const service = await startTestService();
    const large = await service.addCompany('crowded');
    const client = clientOf(service, large);
    const path = `/Groups/${await client.createGroup('Crowd', await addPeople(service, large, 2_500))}`;
    const { status, headers, body } = await client.get(path);
    expect([status, headers.get('transfer-encoding'), headers.get('content-type')]).toEqual([
      200,
      'chunked',
      'application/scim+json',
    ]);
    expect(body).toMatchObject({ displayName: 'Crowd', meta: { version: headers.get('etag') } });
    expect(new Set(referencesIn(body.members)).size).toBe(2_500);
    const few = await client.get(`${path}?attributes=displayName`);
    expect(few.headers.get('content-length')).toBe(String(few.text.length));
    await service.stop();
  });
});

/** Makes people beside the service. Returns their ids. */
async function addPeople({ databaseUrl }: TestService, { company }: TestCompany, count: number): Promise<string[]> {
  return withClient(databaseUrl, async (database) => {
    const { rows } = await database.query<{ id: string }>(
      `insert into "user" (company_id, id, user_name, user_name_key, active, role, source)
       select $1, gen_random_uuid(), 'many' || n, 'many' || n, true, 'EMPLOYEE', 'IDENTITY_PROVIDER'
       from generate_series(1, $2::int) n returning id`,
      [company.id, count],
    );
    return rows.map(({ id }) => id);
  });
}

describe('Users who come and go', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['PATCH', (id) => scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } })],
    ['PUT', (id) => scim.send('PUT', `/Users/${id}`, { userName: 'leaver-PUT', active: false })],
    ['DELETE', (id) => scim.send('DELETE', `/Users/${id}`)],
  ])('SC-19: who is deactivated by %s cannot sign in any more', async (method, leave) => {
    const userName = `leaver-${method}`;
    const id = await scim.createUser(userName, { password: PASSWORD });
    expect(await signsIn(service, userName, PASSWORD)).toBe(true);
    await leave(id);
    expect(await signsIn(service, userName, PASSWORD)).toBe(false);
  });

  it('SC-20: who comes back signs in with the password they had, or the one that was pushed meanwhile', async () => {
    const id = await scim.createUser('returner', { password: PASSWORD });
    const setActive = (active: boolean) => scim.patch(`/Users/${id}`, { op: 'replace', value: { active } });
    await setActive(false);
    await setActive(true);
    expect(await signsIn(service, 'returner', PASSWORD)).toBe(true);
    await setActive(false);
    await scim.patch(`/Users/${id}`, { op: 'replace', value: { password: 'pushed meanwhile 1' } });
    expect(await signsIn(service, 'returner', 'pushed meanwhile 1')).toBe(false);
    await setActive(true);
    expect(await signsIn(service, 'returner', PASSWORD)).toBe(false);
    expect(await signsIn(service, 'returner', 'pushed meanwhile 1')).toBe(true);
  });

  it('SC-25: an e-mail address is nobody’s alone, in the company or outside, so none of it is told', async () => {
    const other = clientOf(service, await service.addCompany('other'));
    const shared = [{ value: 'shared@acme.test', type: 'work', primary: true }];
    await other.createUser('theirs', { emails: shared });
    await scim.createUser('ours', { emails: shared });
    const id = await scim.createUser('third');
    const answer = await scim.patch(`/Users/${id}`, { op: 'replace', path: 'emails', value: shared });
    expect(answer).toMatchObject({ status: 200, body: { emails: shared } });
    const { body } = await scim.filter('Users', 'emails eq "shared@acme.test"');
    expect(body.totalResults).toBe(2);
  });

  it('SC-35: markup is kept as text and answered as JSON that no browser shows (the web app does not exist yet)', async () => {
    const displayName = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const made = await scim.send('POST', '/Users', { userName: 'markup', displayName, title: displayName });
    expect(made).toMatchObject({ status: 201, body: { displayName, title: displayName } });
    const refused = await scim.filter('Users', `displayName xx "${displayName}"`);
    for (const { headers } of [made, refused]) {
      expect(headers.get('content-type')).toBe('application/scim+json');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect(refused.text).not.toContain('<script>');
  });
});
