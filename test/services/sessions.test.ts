import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { loadConfig } from '../../src/config.ts';
import { type Actor, operator } from '../../src/domain/actor.ts';
import { type RunningService, startService } from '../../src/service.ts';
import { TestBrowser } from '../support/browser.ts';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { untilLocked } from '../support/lock-waits.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { withClient } from './support/dump.ts';

const PASSWORD = 'a password';
const SESSIONS = '{ viewer { sessions { id method startedAt lastUsedAt expiresAt userAgent current } } }';

interface SessionAnswer {
  id: string;
  method: string;
  startedAt: string;
  expiresAt: string;
  userAgent: string;
  current: boolean;
}

describe('A session', () => {
  let service: TestService;
  let second: RunningService;
  let scim: ScimClient;
  const op: Actor = operator('op');
  const ada = () => [service.administrator.userName, service.administrator.password] as const;
  const inSql = (text: string, ...values: unknown[]) =>
    withClient(service.databaseUrl, async (client) => (await client.query(text, values)).rows);
  const events = (action: string) =>
    inSql('select subject_id, outcome, actor, changes from event where action = $1 order by id', action);

  /** Somebody new, in a session. */
  async function signedIn(userName: string, values: object = {}) {
    const id = await scim.createUser(userName, { password: PASSWORD, ...values });
    const browser = new TestBrowser(service);
    expect(await browser.signIn(userName, PASSWORD)).toBe(true);
    expect(await browser.status()).toBe(200);
    return { id, browser };
  }
  /** The same session, at the other instance. */
  function atSecond({ secret }: TestBrowser): TestBrowser {
    const browser = new TestBrowser({ url: `http://127.0.0.1:${second.port}` });
    browser.secret = secret;
    return browser;
  }
  const sessionsOf = async (browser: TestBrowser) =>
    ((await browser.ask(SESSIONS)).data as { viewer: { sessions: SessionAnswer[] } }).viewer.sessions;

  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    const config = { ...loadConfig({ NODE_ENV: 'test' }), port: 0 };
    second = await startService(config, service.databaseUrl, pino({ level: 'silent' }), { anyDocument: true });
  });
  afterAll(async () => {
    await second.stop();
    await service.stop();
  });

  it('SE-01: is a cookie of this host alone, secure, unseen by scripts, not sent along by other sites', async () => {
    const browser = new TestBrowser(service);
    await browser.signIn(...ada());
    expect(browser.setCookie).toHaveLength(1);
    const [pair = '', ...attributes] = browser.setCookie[0]!.split('; ');
    expect(pair).toMatch(/^__Host-session=[A-Za-z0-9_-]{43}$/);
    expect(attributes.map((attribute) => attribute.toLowerCase()).toSorted()).toEqual([
      'httponly',
      'path=/',
      'samesite=lax',
      'secure',
    ]);
  });

  it('SE-07: is stored as the SHA-256 of 256 random bits, and nothing else in the database tells them', async () => {
    const { browser } = await signedIn('stored@acme.test');
    const hash = createHash('sha256').update(browser.secret!).digest('hex');
    expect(await inSql('select secret_hash from session where secret_hash = $1', hash)).toHaveLength(1);
    expect(Buffer.from(browser.secret!, 'base64url')).toHaveLength(32);
    const rows = await inSql('select s::text as row from session s union all select e::text from event e');
    expect(rows.filter(({ row }) => row.includes(browser.secret))).toEqual([]);
    expect(service.log.filter((line) => line.includes(browser.secret!))).toEqual([]);
  });

  it('SE-02: has a new secret at every sign-in, and what the browser had before is good for nothing', async () => {
    const { browser } = await signedIn('anew@acme.test');
    const first = browser.secret;
    await browser.signIn('anew@acme.test', PASSWORD);
    expect(browser.secret).not.toBe(first);
    expect(await browser.status()).toBe(200);
    browser.secret = first;
    expect(await browser.status()).toBe(401);
    expect(browser.secret).toBeUndefined();
  });

  it('SE-02: is not begun under a secret that somebody else chose', async () => {
    const browser = new TestBrowser(service);
    browser.secret = 'A'.repeat(43);
    expect(await browser.status()).toBe(401);
    browser.secret = undefined;
    await browser.signIn(...ada());
    expect(browser.secret).not.toBe('A'.repeat(43));
  });

  it('tells who is in it, and what they may do', async () => {
    const { id, browser } = await signedIn('viewer@acme.test', { displayName: 'Vera' });
    const query = '{ viewer { kind name scopes company { slug } user { id userName } } }';
    expect((await browser.ask(query)).data).toEqual({
      viewer: {
        kind: 'USER',
        name: 'Vera',
        scopes: ['OWN_ACCOUNT'],
        company: { slug: 'acme' },
        user: { id, userName: 'viewer@acme.test' },
      },
    });
    const administrator = new TestBrowser(service);
    await administrator.signIn(...ada());
    const { data } = await administrator.ask('{ viewer { scopes } company { users(first: 1) { nodes { id } } } }');
    expect((data as { viewer: { scopes: string[] } }).viewer.scopes).toContain('USERS_WRITE');
    expect(data).toMatchObject({ company: { users: { nodes: [{}] } } });
  });

  it('GQ-07: of an employee shows nobody but themselves', async () => {
    const { browser } = await signedIn('alone@acme.test');
    const fields = [
      'user(id: "x") { id }',
      'users { nodes { id } }',
      'workgroup(id: "x") { id }',
      'workgroups { nodes { id } }',
      'authenticationSettings { scimEnabled }',
      'events { nodes { id } }',
      'withoutAdministrator',
    ];
    for (const field of fields) {
      const { errors } = await browser.ask(`{ company { slug ${field} } }`);
      expect([field, errors?.[0]?.extensions?.code]).toEqual([field, 'FORBIDDEN']);
    }
    const own = await browser.ask('{ viewer { user { userName password { setAt } } } }');
    expect(own.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('SE-03: is over when its owner signs out, and the browser forgets what it saw', async () => {
    const { id, browser } = await signedIn('out@acme.test');
    const { secret } = browser;
    expect((await browser.ask('mutation { signOut { endedSessions userErrors { code } } }')).data).toEqual({
      signOut: { endedSessions: 1, userErrors: [] },
    });
    expect(browser.secret).toBeUndefined();
    expect(browser.headers.get('clear-site-data')).toContain('"cache"');
    expect(browser.headers.get('cache-control')).toBe('no-store');
    expect(await inSql('select from session where user_id = $1', id)).toEqual([]);
    browser.secret = secret;
    expect(await browser.status()).toBe(401);
    expect(await events('SIGNED_OUT')).toContainEqual(expect.objectContaining({ subject_id: id, outcome: 'DONE' }));
    expect((await new TestBrowser(service).ask('mutation { signOut { endedSessions } }')).data).toEqual({
      signOut: { endedSessions: 0 },
    });
  });

  it('SE-03: is over everywhere when its owner says so, on every instance', async () => {
    const { browser } = await signedIn('everywhere@acme.test');
    const other = new TestBrowser(service);
    await other.signIn('everywhere@acme.test', PASSWORD);
    const answer = await atSecond(browser).ask('mutation { signOutEverywhere { endedSessions } }');
    expect(answer.data).toEqual({ signOutEverywhere: { endedSessions: 2 } });
    expect([await browser.status(), await other.status()]).toEqual([401, 401]);
  });

  it.each([
    ['unused for half an hour', "last_used_at = now() - interval '1801 seconds'", 401],
    ['unused for almost half an hour', "last_used_at = now() - interval '1700 seconds'", 200],
    ['twelve hours old', "started_at = now() - interval '43201 seconds'", 401],
    ['almost twelve hours old', "started_at = now() - interval '43100 seconds'", 200],
  ])('SE-04: that is %s is answered so', async (name, change, status) => {
    const { id, browser } = await signedIn(`${name.replaceAll(' ', '')}@acme.test`);
    await inSql(`update session set ${change} where user_id = $1`, id);
    const { secret } = browser;
    expect(await browser.status()).toBe(status);
    // Use keeps a session alive, but brings none back.
    browser.secret = secret;
    expect(await browser.status()).toBe(status);
    const [row] = await inSql(
      `select last_used_at > now() - interval '1 minute' as used from session where user_id = $1`,
      id,
    );
    if (status === 200) expect(row.used).toBe(true);
  });

  it('is read by one statement, and written to at most once a minute', async () => {
    const { id, browser } = await signedIn('statements@acme.test');
    const sent = async () => {
      const before = service.statements.length;
      await browser.status();
      return service.statements.slice(before).map((text) => /^\s*(\w+)/.exec(text)?.[1]);
    };
    expect(await sent()).toEqual(['select']);
    await inSql(`update session set last_used_at = now() - interval '61 seconds' where user_id = $1`, id);
    expect(await sent()).toEqual(['select', 'update']);
    expect(await sent()).toEqual(['select']);
  });

  const ends: [string, (id: string) => Promise<unknown>][] = [
    ['SC-19: deactivated', (id) => scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } })],
    ['SC-19: deleted', (id) => scim.send('DELETE', `/Users/${id}`)],
    ['SE-05: given a password', (id) => scim.patch(`/Users/${id}`, { op: 'replace', value: { password: 'another' } })],
    [
      'SE-02: made an approver',
      (id) => second.services.users.update(op, id, { role: 'APPROVER' }, null, service.company.id),
    ],
  ];

  it.each(ends)('%s: whoever is has no session from then on, on every instance', async (name, end) => {
    const { id, browser } = await signedIn(`${name.slice(7).replaceAll(' ', '')}@acme.test`);
    const other = atSecond(browser);
    expect(await other.status()).toBe(200);
    await end(id);
    expect([await browser.status(), await other.status()]).toEqual([401, 401]);
    expect(await inSql('select from session where user_id = $1', id)).toEqual([]);
  });

  it('goes on when something else of its owner changes, or a change is refused', async () => {
    const { id, browser } = await signedIn('goeson@acme.test');
    await scim.patch(`/Users/${id}`, { op: 'replace', value: { title: 'Dr', userName: 'goeson2@acme.test' } });
    await scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false, userName: '' } });
    expect(await browser.status()).toBe(200);
  });

  it('SC-20: does not come back with its owner', async () => {
    const { id, browser } = await signedIn('returner@acme.test');
    const { secret } = browser;
    for (const active of [false, true]) await scim.patch(`/Users/${id}`, { op: 'replace', value: { active } });
    browser.secret = secret;
    expect(await browser.status()).toBe(401);
    expect(await browser.signIn('returner@acme.test', PASSWORD)).toBe(true);
  });

  it('SE-05: ends with SCIM where provisioned users are deactivated at the switch-off', async () => {
    const other = await service.addCompany('switched');
    const client = clientOf(service, other);
    await client.createUser('gone@switched.test', { password: PASSWORD });
    const browser = new TestBrowser(service);
    expect(await browser.signIn('gone@switched.test', PASSWORD, 'switched')).toBe(true);
    const change = { scimEnabled: false, provisionedUsersAtSwitchOff: 'DEACTIVATE' } as const;
    await second.services.settings.update(op, change, other.company.id);
    expect(await browser.status()).toBe(401);
  });

  it('SE-05: is not begun by a password that was replaced, or for somebody who was deactivated, meanwhile', async () => {
    const { sessions } = service.service.services;
    const { id } = await signedIn('race@acme.test');
    const [{ set_at: setAt }] = await inSql('select set_at from user_password where user_id = $1', id);
    const company = (await service.service.services.companies.find(op, service.company.id))!;
    const start = (passwordSetAt?: string) =>
      sessions.start(
        op,
        company,
        { id, userName: 'race' },
        { method: 'PASSWORD', ...(passwordSetAt && { passwordSetAt }) },
      );
    expect(await start(setAt.toISOString())).toBeDefined();
    await scim.patch(`/Users/${id}`, { op: 'replace', value: { password: 'another' } });
    expect(await start(setAt.toISOString())).toBeUndefined();
    expect(await start()).toBeDefined();
    await scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } });
    expect(await start()).toBeUndefined();
    expect(await inSql('select from session where user_id = $1', id)).toEqual([]);
  });

  it('SE-05: of somebody who signs in while they are deactivated is never left over', async () => {
    for (let round = 0; round < 8; round++) {
      const userName = `storm${round}@acme.test`;
      const id = await scim.createUser(userName, { password: PASSWORD });
      const browser = new TestBrowser(service);
      await Promise.all([
        browser.signIn(userName, PASSWORD),
        new TestBrowser(service).signIn(userName, PASSWORD),
        scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } }),
      ]);
      expect(await inSql('select from session where user_id = $1', id)).toEqual([]);
    }
  });

  it.each(ends)('%s: whoever is has no session either that was just beginning', async (name, end) => {
    const id = await scim.createUser(`beginning${name.replaceAll(/\W/g, '')}@acme.test`, { password: PASSWORD });
    await withClient(service.databaseUrl, async (client) => {
      // As a sign-in does it: it locks its user, and then begins the session.
      await client.query('begin');
      await client.query('select from "user" where company_id = $1 and id = $2 for share', [service.company.id, id]);
      const ended = end(id);
      await untilLocked(service.databaseUrl);
      await client.query(
        `insert into session (secret_hash, id, company_id, user_id, method)
          values (gen_random_uuid()::text, gen_random_uuid(), $1, $2, 'PASSWORD')`,
        [service.company.id, id],
      );
      await client.query('commit');
      await ended;
    });
    expect(await inSql('select from session where user_id = $1', id)).toEqual([]);
  });

  it('SE-10: is listed to its owner, who can end it; nobody else can, and both are told of', async () => {
    const { browser } = await signedIn('list@acme.test');
    const laptop = new TestBrowser(service, 'Laptop');
    await laptop.signIn('list@acme.test', PASSWORD);
    const stranger = (await signedIn('stranger@acme.test')).browser;
    const listed = await sessionsOf(browser);
    expect(listed.map(({ userAgent, method, current }) => ({ userAgent, method, current }))).toEqual([
      { userAgent: 'Laptop', method: 'PASSWORD', current: false },
      { userAgent: 'Test', method: 'PASSWORD', current: true },
    ]);
    for (const { startedAt, expiresAt } of listed)
      expect(Date.parse(expiresAt) - Date.parse(startedAt)).toBe(43_200_000);
    const REVOKE = 'mutation ($id: ID!) { sessionRevoke(id: $id) { deletedId userErrors { code field } } }';
    const { id } = listed[0]!;
    for (const [who, which] of [
      [stranger, id],
      [browser, 'x'],
    ] as const)
      expect((await who.ask(REVOKE, { id: which })).data).toEqual({
        sessionRevoke: { deletedId: null, userErrors: [{ code: 'NOT_FOUND', field: ['id'] }] },
      });
    expect(await laptop.status()).toBe(200);
    expect((await browser.ask(REVOKE, { id })).data).toEqual({ sessionRevoke: { deletedId: id, userErrors: [] } });
    expect([await laptop.status(), await browser.status()]).toEqual([401, 200]);
    expect(await events('SESSION_REVOKED')).toEqual([
      expect.objectContaining({ subject_id: id, outcome: 'REFUSED', actor: 'stranger@acme.test' }),
      expect.objectContaining({ subject_id: null, outcome: 'REFUSED', actor: 'list@acme.test' }),
      expect.objectContaining({ subject_id: id, outcome: 'DONE', actor: 'list@acme.test' }),
    ]);
  });

  it('is seen and ended by administrators, also while SCIM is on, and by nobody else', async () => {
    const { id, browser } = await signedIn('seen@acme.test');
    const phone = new TestBrowser(service, 'Phone');
    expect(await phone.signIn('seen@acme.test', PASSWORD)).toBe(true);
    const administrator = new TestBrowser(service);
    expect(await administrator.signIn(...ada())).toBe(true);
    const see = 'query ($id: ID!) { user(id: $id) { sessions { userAgent method current } } }';
    const end = 'mutation ($id: ID!) { userSessionsEnd(id: $id) { endedSessions userErrors { code field } } }';
    const session = (userAgent: string) => ({ userAgent, method: 'PASSWORD', current: false });
    expect((await administrator.ask(see, { id })).data).toEqual({
      user: { sessions: [session('Phone'), session('Test')] },
    });
    const stranger = (await signedIn('curious@acme.test')).browser;
    expect((await stranger.ask(end, { id })).data).toMatchObject({
      userSessionsEnd: { userErrors: [{ code: 'FORBIDDEN' }] },
    });
    expect([await browser.status(), await phone.status()]).toEqual([200, 200]);
    expect((await administrator.ask(end, { id })).data).toEqual({
      userSessionsEnd: { endedSessions: 2, userErrors: [] },
    });
    expect([await browser.status(), await phone.status(), await administrator.status()]).toEqual([401, 401, 200]);
    expect((await events('SIGNED_OUT')).at(-1)).toMatchObject({
      subject_id: id,
      outcome: 'DONE',
      changes: [{ field: 'sessions', before: 2, after: 0 }],
    });
    expect((await administrator.ask(end, { id: 'x' })).data).toEqual({
      userSessionsEnd: { endedSessions: null, userErrors: [{ code: 'NOT_FOUND', field: ['id'] }] },
    });
  });

  it('leaves no rows behind that are over', async () => {
    const { id, browser } = await signedIn('swept@acme.test');
    await inSql(`update session set started_at = now() - interval '1 day' where user_id = $1`, id);
    browser.secret = undefined;
    await browser.signIn('swept@acme.test', PASSWORD);
    expect(await inSql('select from session where user_id = $1', id)).toHaveLength(1);
  });

  describe('SE-06: CSRF:', () => {
    const UPDATE = 'mutation { signOutEverywhere { endedSessions } }';
    const foreign: [string, Record<string, string>][] = [
      ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
      ['another site, that claims to be ours', { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://localhost:4000' }],
      ['a sibling of our host', { 'Sec-Fetch-Site': 'same-site' }],
      ['another site, in an old browser', { 'Sec-Fetch-Site': '', Origin: 'https://evil.test' }],
      ['no site at all, in an old browser', { 'Sec-Fetch-Site': '', Origin: 'null' }],
      ['our host on another port, in an old browser', { 'Sec-Fetch-Site': '', Origin: 'http://localhost:4001' }],
    ];
    it.each(foreign)('a page of %s may not ask, nor sign anybody in', async (_, headers) => {
      const browser = new TestBrowser(service);
      await browser.signIn(...ada());
      expect((await browser.ask(UPDATE, {}, headers)).status).toBe(403);
      expect(browser.headers.get('access-control-allow-origin')).toBeNull();
      expect(await browser.status()).toBe(200);
      const stranger = new TestBrowser(service);
      const signIn = 'mutation { signIn(companySlug: "acme", userName: "x", password: "y") { userErrors { code } } }';
      expect((await stranger.ask(signIn, {}, headers)).status).toBe(403);
    });

    it.each([
      ['a page of ours', { 'Sec-Fetch-Site': '', Origin: 'http://localhost:4000' }],
      ['a program', { 'Sec-Fetch-Site': '' }],
    ])('%s may, in an old browser or in none', async (_, headers) => {
      const browser = new TestBrowser(service);
      await browser.signIn(...ada());
      expect((await browser.ask('{ viewer { kind } }', {}, headers)).status).toBe(200);
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
      'what a form can send is refused: %s',
      async (type) => {
        const browser = new TestBrowser(service);
        await browser.signIn(...ada());
        expect((await browser.ask(UPDATE, {}, { 'Content-Type': type })).status).toBe(415);
        expect(await browser.status()).toBe(200);
      },
    );
  });

  it('AD-02: opens nothing at SCIM, as a cookie or as a token, and a SCIM token opens no session', async () => {
    const browser = new TestBrowser(service);
    await browser.signIn(...ada());
    const cookie = `__Host-session=${browser.secret}`;
    const get = (headers: Record<string, string>) => fetch(`${service.url}/scim/v2/Users`, { headers });
    expect((await get({ Cookie: cookie })).status).toBe(401);
    expect((await get({ Authorization: `Bearer ${browser.secret}` })).status).toBe(401);
    expect((await get({ Authorization: `Bearer ${service.scimToken}`, Cookie: 'rubbish' })).status).toBe(200);
    expect((await graphql(service, '{ viewer { kind } }', {}, service.scimToken)).status).toBe(401);
    expect((await graphql(service, '{ viewer { kind } }', {}, browser.secret)).status).toBe(401);
    browser.secret = service.scimToken;
    expect(await browser.status()).toBe(401);
  });

  it('is not looked at where a token is sent', async () => {
    const browser = new TestBrowser(service);
    await browser.signIn(...ada());
    const token = await staffToken(service, false);
    const { data } = await browser.ask('{ viewer { kind } }', {}, { Authorization: `Bearer ${token}` });
    expect(data).toEqual({ viewer: { kind: 'STAFF' } });
    expect((await browser.ask('{ viewer { kind } }', {}, { Authorization: 'Bearer wrong' })).status).toBe(401);
    expect(await browser.status()).toBe(200);
  });

  it('AD-04: that is not fresh changes no authentication setting, until its owner signs in again', async () => {
    const browser = new TestBrowser(service);
    await browser.signIn(...ada());
    const changes = [
      'authenticationSettingsUpdate(input: { maySetRoles: false }) { userErrors { code } }',
      'scimTokenCreate(input: { label: "x" }) { userErrors { code } }',
      'scimTokenRevoke(id: "x") { userErrors { code } }',
    ];
    const codes = async () => {
      const found: unknown[] = [];
      for (const change of changes) found.push(Object.values((await browser.ask(`mutation { ${change} }`)).data!)[0]);
      return found.map((payload) => (payload as { userErrors: { code: string }[] }).userErrors[0]?.code);
    };
    await inSql(`update session set started_at = now() - interval '901 seconds'`);
    expect(await codes()).toEqual(changes.map(() => 'FRESH_SIGN_IN_REQUIRED'));
    expect((await browser.ask('{ company { authenticationSettings { maySetRoles } } }')).errors).toBeUndefined();
    await browser.signIn(...ada());
    expect(await codes()).toEqual([undefined, undefined, 'NOT_FOUND']);
  });
});
