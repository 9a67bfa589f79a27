import { request } from 'node:http';
import { operator } from '../../src/domain/actor.ts';
import { withClient } from '../services/support/dump.ts';
import { TestBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { untilLocked } from '../support/lock-waits.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';

const PATH = '/export/users.csv';
const CUSTOM = 'urn:ietf:params:scim:schemas:extension:leavewizard:custom:2.0:User';
const SAME_ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };

describe('The export of users', () => {
  let service: TestService;
  let other: TestCompany;
  let administrator: TestBrowser;
  let employee: TestBrowser;

  beforeAll(async () => {
    service = await startTestService();
    other = await service.addCompany('other');
    const { customFields } = service.service.services;
    const field = { key: 'motto', label: '=Motto', kind: 'TEXT' } as const;
    await customFields.create(operator('test'), field, service.company.id);
    const scim = clientOf(service, service);
    const password = 'seven wet staples in a stable';
    const id = await scim.createUser('eve@acme.test', { displayName: 'Eve, the "first"', active: true, password });
    await scim.createGroup('Engineering', [id]);
    await clientOf(service, other).createUser('theirs@other.test');
    administrator = new TestBrowser(service);
    await administrator.signIn(service.administrator.userName, service.administrator.password);
    employee = new TestBrowser(service);
    await employee.signIn('eve@acme.test', password);
  });
  afterAll(() => service.stop());

  async function ask(browser: TestBrowser, query = '', headers: Record<string, string> = SAME_ORIGIN) {
    const all = new Headers(headers);
    if (browser.secret !== undefined) all.set('Cookie', `__Host-session=${browser.secret}`);
    const response = await fetch(`${service.url}${PATH}${query}`, { headers: all });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }
  const events = async (company: TestCompany = service) => {
    const { events: service_ } = service.service.services;
    const filter = { action: 'USERS_EXPORTED' } as const;
    return (await service_.list(operator('test'), filter, { first: 50 }, company.company.id)).nodes;
  };
  const linesOf = (text: string) =>
    text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');

  it('gives an administrator everybody in the company, and nobody of another', async () => {
    const { status, headers, text } = await ask(administrator);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="acme-users.csv"');
    expect(headers.get('cache-control')).toBe('no-store');
    const [head, ...rows] = linesOf(text);
    expect(head).toMatch(/^id,userName,displayName,.*,workgroup,source,/);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain('eve@acme.test,"Eve, the ""first""",');
    expect(rows[1]).toContain(',EMPLOYEE,true,Engineering,IDENTITY_PROVIDER,');
    expect(text).not.toContain('theirs@other.test');
  });

  it('tells of it in an event, with whom it was about', async () => {
    const before = (await events()).length;
    await ask(administrator, '?status=active&q=eve');
    const [event, ...earlier] = await events();
    expect(earlier).toHaveLength(before);
    expect(event).toMatchObject({
      channel: 'WEB',
      actor: 'Company Administrator',
      outcome: 'DONE',
      subjectName: 'acme',
    });
    expect(event?.notes[0]).toContain('"search":"eve"');
    expect(await events(other)).toEqual([]);
  });

  it.each([
    ['?q=eve', 1],
    ['?status=inactive', 0],
    ['?role=ADMINISTRATOR', 1],
    ['?source=IDENTITY_PROVIDER', 1],
    ['?workgroup=0193a000-0000-7000-8000-000000000000', 0],
    ['?q=&sort=-userName&after=x', 2],
  ])('takes the filters of the page of people: %s', async (query, count) => {
    expect(linesOf((await ask(administrator, query)).text)).toHaveLength(1 + count);
  });

  it('SC-34: neutralises what a spreadsheet would take for a formula, in values, names of fields and groups', async () => {
    const scim = clientOf(service, service);
    const bad = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
    for (const [at, start] of bad.entries())
      await scim.createUser(`formula${at}@acme.test`, { title: `${start}|`, [CUSTOM]: { motto: '=HYPERLINK("x")' } });
    const { text } = await ask(administrator, '?q=formula');
    expect(text).toContain(`'=Motto`);
    for (const title of bad) expect(text).toContain(`'${title}|`);
    // No cell begins with one of them.
    for (const line of linesOf(text)) expect(line).not.toMatch(/(?:^|,)"?[=+@\t\r-]/);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('reads page by page, and misses nobody', async () => {
    const { users, settings } = service.service.services;
    await settings.update(operator('test'), { scimEnabled: false }, service.company.id);
    const names = Array.from({ length: 410 }, (_, at) => `crowd${at}@acme.test`);
    for (const userName of names)
      await users.create(operator('test'), { userName, displayName: 'Crowd' }, service.company.id);
    const before = service.statements.length;
    const { text } = await ask(administrator, '?q=crowd');
    const found = linesOf(text)
      .slice(1)
      .map((line) => line.split(',')[1]);
    expect(found.toSorted()).toEqual(names.toSorted());
    const pages = service.statements
      .slice(before)
      .filter((statement) => /limit/.test(statement) && /from "?user/.test(statement));
    expect(pages.length).toBeGreaterThanOrEqual(3);
  });

  describe('is refused, and tells nothing, to', () => {
    it.each([
      ['an employee', () => employee, SAME_ORIGIN, 403],
      ['nobody', () => new TestBrowser(service), SAME_ORIGIN, 401],
      ['a page of another site', () => administrator, { 'Sec-Fetch-Site': 'cross-site' }, 403],
      ['a page of a sibling', () => administrator, { 'Sec-Fetch-Site': 'same-site' }, 403],
      ['a page of another origin in an old browser', () => administrator, { Origin: 'https://evil.test' }, 403],
    ])('%s', async (_, browser, headers, status) => {
      const before = await events();
      const answer = await ask(browser(), '', headers);
      expect(answer.status).toBe(status);
      expect(answer.text).not.toContain('eve@acme.test');
      expect(await events()).toEqual(before);
    });

    it('staff and SCIM clients, whose tokens are for other doors', async () => {
      const { secret } = await service.service.services.staff.createToken(operator('op'), 'Sam', false);
      for (const token of [secret, service.scimToken])
        expect((await ask(new TestBrowser(service), '', { Authorization: `Bearer ${token}` })).status).toBe(401);
    });

    it('whoever asks for a filter that there is not', async () => {
      expect((await ask(administrator, '?role=KING')).status).toBe(400);
    });

    it('whoever was signed out meanwhile', async () => {
      const gone = new TestBrowser(service);
      await gone.signIn(service.administrator.userName, service.administrator.password);
      const { secret } = gone;
      await gone.ask('mutation { signOut { userErrors { code } } }');
      gone.secret = secret;
      expect((await ask(gone)).status).toBe(401);
    });
  });

  it('is made twice at once for one company, and as often for another; who comes then is told when to come again', async () => {
    const theirs = new TestBrowser(service);
    await theirs.signIn(other.administrator.userName, other.administrator.password, 'other');
    await withClient(service.databaseUrl, async (client) => {
      await client.query('begin; lock table event');
      const first = [ask(administrator), ask(administrator), ask(theirs)];
      await untilLocked(service.databaseUrl, first.length);
      const refused = await ask(administrator);
      expect(refused).toMatchObject({ status: 429, text: expect.stringContaining('exports its people already') });
      expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
      await client.query('commit');
      for (const { status } of await Promise.all(first)) expect(status).toBe(200);
    });
    expect((await ask(administrator)).status).toBe(200);
  });

  it('is no longer counted when its client is gone', async () => {
    await withClient(service.databaseUrl, async (client) => {
      await client.query('begin; lock table event');
      const headers = { ...SAME_ORIGIN, Cookie: `__Host-session=${administrator.secret}` };
      const asked = [1, 2].map(() => request(`${service.url}${PATH}`, { headers, agent: false }));
      const gone = asked.map(
        (one) => new Promise<void>((resolve) => one.once('close', resolve).once('error', () => undefined)),
      );
      for (const one of asked) one.end();
      await untilLocked(service.databaseUrl, asked.length);
      for (const one of asked) one.destroy();
      await Promise.all(gone);
      await client.query('commit');
    });
    await eventually('there is room', async () => (await ask(administrator)).status === 200);
  });
});
