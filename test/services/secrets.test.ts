import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { operator } from '../../src/domain/actor.ts';
import { TestBrowser } from '../support/browser.ts';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { keptBy, leaksIn } from '../support/kept.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { dump } from './support/dump.ts';

/** Pushes a password that nobody else has through one door, well or badly. */
type Door = [name: string, send: (password: string) => Promise<{ text: string }>];

const CODE = { grant_type: 'authorization_code', client_id: 'x', redirect_uri: 'https://x.test/' };
const REFRESH = { grant_type: 'refresh_token', client_id: 'x', client_secret: 'y' };
const PASSWORD_SET =
  'mutation ($link: String!) { passwordSet(link: $link, password: "plover kettle sideways nine") { userErrors { code } } }';
const PASSWORD_CHANGE =
  'mutation ($before: String!, $after: String!) { passwordChange(currentPassword: $before, newPassword: $after) { userErrors { code } } }';

describe('SC-42, LG-02: no password and no token is found again', () => {
  let service: TestService;
  let scim: ScimClient;
  let staff: string;
  let webCompanyId: string;
  let id: string;
  let count = 0;
  const sent: string[] = [];
  const answers: string[] = [];
  /** Values that are bound to statements, as the driver sends them. */
  const bound: string[] = [];

  const ask = (query: string, variables: object, token = staff) => graphql(service, query, variables, token);
  const post = (body: unknown) => scim.send('POST', '/Users', body);
  const raw = async (path: string, init: RequestInit) => {
    const response = await fetch(`${service.url}${path}`, init);
    return { text: await response.text() };
  };
  const form = (path: string, fields: Record<string, string>) =>
    raw(path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
  const asked = (headers: Record<string, string>) =>
    raw('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ viewer { kind } }' }),
    });

  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    staff = await staffToken(service, true);
    const web = await service.addCompany('web');
    webCompanyId = web.company.id;
    await service.service.services.settings.update(operator('op'), { scimEnabled: false }, webCompanyId);
    id = await scim.createUser('canary@acme.test');
    const { query } = pg.Client.prototype;
    pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
      bound.push(JSON.stringify(given.filter((one) => typeof one !== 'function')));
      return Reflect.apply(query, this, given);
    } as typeof query;
  });
  afterAll(() => service.stop());

  const name = () => `user${++count}@acme.test`;
  const patch = (...operations: object[]) => scim.patch(`/Users/${id}`, ...operations);
  const setPassword = (value: string) => ({ Operations: [{ op: 'replace', path: 'password', value }] });
  const bulk = (operation: object) =>
    scim.send('POST', '/Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [{ bulkId: 'one', ...operation }],
    });
  const search = (asked: object) =>
    scim.send('POST', '/Users/.search', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      ...asked,
    });
  const doors: Door[] = [
    ['POST', (password) => post({ userName: name(), password })],
    ['POST of a name that is taken', (password) => post({ userName: 'canary@acme.test', password })],
    ['POST beside a wrong value', (password) => post({ userName: name(), password, title: 'x'.repeat(999) })],
    ['POST of a list', (password) => post({ userName: name(), password: [password] })],
    ['POST of an object', (password) => post({ userName: name(), password: { value: password } })],
    ['POST under another name', (password) => post({ userName: name(), PASSWORD: password, passwd: password })],
    ['POST that is cut', (password) => post(`{"userName":"x","password":"${password}"`)],
    ['POST with a control character', (password) => post(`{"userName":"x","password":"${password}\u0001"}`)],
    ['POST with NUL', (password) => post({ userName: name(), password: `${password}\u0000` })],
    ['POST that is too long', (password) => post({ userName: name(), password: password.repeat(99) })],
    ['POST in another type', (password) => scim.send('POST', '/Users', password, { 'Content-Type': 'text/plain' })],
    ['PUT', (password) => scim.send('PUT', `/Users/${id}`, { userName: 'canary@acme.test', password })],
    ['PUT of nobody', (password) => scim.send('PUT', '/Users/nobody', { userName: name(), password })],
    ['PATCH', (password) => patch({ op: 'replace', path: 'password', value: password })],
    ['PATCH without a path', (password) => patch({ op: 'Replace', value: { password } })],
    ['PATCH twice', (password) => patch({ op: 'add', value: { password } }, { op: 'replace', value: { title: 'x' } })],
    ['PATCH of a list', (password) => patch({ op: 'replace', path: 'password', value: [password] })],
    ['PATCH of an object', (password) => patch({ op: 'replace', path: 'password', value: { a: password } })],
    ['PATCH of a part', (password) => patch({ op: 'replace', path: 'password.value', value: password })],
    ['PATCH by a filter', (password) => patch({ op: 'remove', path: `password[value eq "${password}"]` })],
    ['PATCH by a wrong filter', (password) => patch({ op: 'remove', path: `emails[password eq "${password}"]` })],
    ['PATCH of no operation', (password) => patch({ op: 'nonsense', value: { password } })],
    [
      'PATCH beside a wrong value',
      (password) => patch({ op: 'replace', value: { password } }, { op: 'replace', path: 'active', value: 'x' }),
    ],
    [
      'PATCH that names it behind all that is kept',
      (password) => patch({ op: 'replace', value: password, filler: 'x'.repeat(20_000), path: 'password' }),
    ],
    ['bulk', (password) => bulk({ method: 'POST', path: '/Users', data: { userName: name(), password } })],
    ['bulk refused', (password) => bulk({ method: 'POST', path: '/Users', data: { password } })],
    ['bulk of a PATCH', (password) => bulk({ method: 'PATCH', path: `/Users/${id}`, data: setPassword(password) })],
    ['bulk in a path', (password) => bulk({ method: 'DELETE', path: `/Users?password=${password}` })],
    ['a search', (password) => search({ filter: `password eq "${password}"` })],
    ['a search between other quotes', (password) => search({ filter: `password eq '${password}'` })],
    ['a search between none', (password) => search({ filter: `title pr or (password sw ${password})` })],
    ['a search that is cut', (password) => search({ filter: `password eq "${password}` })],
    ['a path that is none', (password) => scim.get(`/nowhere?password=${password}`)],
    ['a path with a broken escape', (password) => scim.get(`/Users?filter=pass%77ord%20eq%20${password}%`)],
    ['a path nobody has', (password) => raw(`/nowhere?password=${password}`, {})],
    ['a filter', (password) => scim.filter('Users', `password eq "${password}"`)],
    ['a filter in a filter', (password) => scim.filter('Users', `emails[password sw "${password}"] or title pr`)],
    ['a filter of groups', (password) => scim.filter('Groups', `password co "${password}"`)],
    ['a group', (password) => scim.send('POST', '/Groups', { displayName: name(), password })],
    [
      'SCIM without a token',
      (password) => raw('/scim/v2/Users', { method: 'POST', body: JSON.stringify({ password }) }),
    ],
    ...graphqlDoors(),
  ];

  function graphqlDoors(): Door[] {
    const userCreate =
      'mutation ($c: ID, $i: UserCreateInput!) { userCreate(companyId: $c, input: $i) { user { id password { setAt } } userErrors { message } } }';
    const signIn =
      'mutation ($u: String!, $p: String!) { signIn(companySlug: "acme", userName: $u, password: $p) { user { id } userErrors { message } } }';
    const companyCreate =
      'mutation ($i: CompanyCreateInput!) { companyCreate(input: $i) { company { id } administratorPassword userErrors { message } } }';
    const company = (administratorPassword: unknown, slug = `slug${++count}`) => ({
      i: { name: 'x', slug, plan: 'FREE', administratorEmail: 'a@b.test', administratorPassword },
    });
    const create = (input: object) => ask(userCreate, { c: webCompanyId, i: { userName: name(), ...input } });
    return [
      ['userCreate', (password) => create({ password })],
      ['userCreate refused', (password) => create({ password, holidayCountry: 'nowhere' })],
      [
        'userCreate where the provider is in charge',
        (password) => ask(userCreate, { c: service.company.id, i: { userName: name(), password } }),
      ],
      ['userCreate of a list', (password) => create({ password: [password] })],
      ['userCreate of an object', (password) => create({ password: { value: password } })],
      ['userCreate of an unknown field', (password) => create({ passwd: password })],
      [
        'userCreate in the document',
        (password) =>
          ask(
            `mutation { userCreate(companyId: "${webCompanyId}", input: { userName: "${name()}", password: "${password}" }) { userErrors { message } } }`,
            {},
          ),
      ],
      [
        'userCreate in a document that is wrong',
        (password) =>
          ask(
            `mutation { userCreate(input: { userName: 1, password: ["${password}"] }) { userErrors { message } } }`,
            {},
          ),
      ],
      [
        'userCreate in a document that is cut',
        (password) => ask(`mutation { userCreate(input: { password: "${password}`, {}),
      ],
      [
        'userUpdate',
        (password) =>
          ask(
            'mutation ($c: ID, $u: ID!, $p: String) { userUpdate(companyId: $c, id: $u, input: { password: $p }) { userErrors { message } } }',
            { c: service.company.id, u: id, p: password },
          ),
      ],
      ['signIn', (password) => ask(signIn, { u: 'canary@acme.test', p: password }, '')],
      ['signIn with both the wrong way round', (password) => ask(signIn, { u: password, p: 'canary@acme.test' }, '')],
      ['signIn with an object', (password) => ask(signIn, { u: 'canary@acme.test', p: { $ne: password } }, '')],
      ['signIn with an unknown variable', (password) => ask(signIn, { u: 'canary@acme.test', password }, '')],
      [
        'passwordSet',
        (password) =>
          ask(
            `mutation ($p: String!) { passwordSet(link: "x", password: $p) { userErrors { code } } }`,
            { p: password },
            '',
          ),
      ],
      [
        'passwordChange',
        async (password) => {
          const browser = new TestBrowser(service);
          await browser.signIn(service.administrator.userName, service.administrator.password);
          return browser.ask(PASSWORD_CHANGE, { before: service.administrator.password, after: password });
        },
      ],
      [
        'passwordChange by a wrong one',
        async (password) => {
          const browser = new TestBrowser(service);
          await browser.signIn('ada@web.test', service.administrator.password, 'web');
          sent.push(String(browser.secret));
          return browser.ask(PASSWORD_CHANGE, { before: password, after: password });
        },
      ],
      ['companyCreate', (password) => ask(companyCreate, company(password))],
      ['companyCreate refused', (password) => ask(companyCreate, company(password, 'NO SLUG'))],
      ['companyCreate of a list', (password) => ask(companyCreate, company([password]))],
      [
        'GraphQL that is cut',
        (password) =>
          raw('/graphql', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: `{"query":"${password}`,
          }),
      ],
      ['GraphQL by GET', (password) => raw(`/graphql?query={viewer{kind}}&password=${password}`, {})],
    ];
  }

  it.each(doors)('through %s', async (_, send) => {
    const password = `canary-${randomBytes(12).toString('hex')}`;
    sent.push(password);
    const { text } = await send(password);
    answers.push(text);
    expect(text).not.toContain(password);
  });

  it.each<[string, (token: string) => Promise<{ text: string }>]>([
    ['SCIM', (token) => clientOf(service, { ...service, scimToken: token }).get('/Users')],
    ['SCIM in the query', (token) => scim.get(`/Users?access_token=${token}`)],
    ['SCIM in the body', (token) => post({ userName: name(), access_token: token })],
    ['GraphQL', (token) => ask('{ viewer { kind } }', {}, token)],
    ['a form', (token) => raw('/graphql', { method: 'POST', body: new URLSearchParams({ token }) })],
    ['the playground', (token) => form('/playground', { token })],
    ['cookies', (token) => asked({ Cookie: `__Host-session=${token}; __Host-staff=${token}` })],
    ['the cookie of staff', (token) => asked({ Cookie: `__Host-staff=${token}`, 'LeaveWizard-Playground': '1' })],
    ['OAuth, as code and secret', (token) => form('/oauth/token', { ...CODE, code: token, client_secret: token })],
    ['OAuth, as refresh token', (token) => form('/oauth/token', { ...REFRESH, refresh_token: token })],
    ['OAuth, to be revoked', (token) => form('/oauth/revoke', { client_id: 'x', client_secret: 'y', token })],
    ['SAML', (token) => form('/saml/acme/acs', { SAMLResponse: token, RelayState: token })],
    ['SAML, in base64', (token) => form('/saml/acme/acs', { SAMLResponse: btoa(`<Response>${token}</Response>`) })],
    ['a link', (token) => ask(PASSWORD_SET, { link: token })],
  ])('a token through %s', async (_, send) => {
    const own = [staff, service.scimToken];
    for (const token of [`lwscim_${service.company.shortId}_${randomBytes(32).toString('base64url')}`, ...own]) {
      if (own.includes(token) && (_ === 'SCIM in the query' || _ === 'SCIM in the body')) continue;
      sent.push(token, token.slice(-43));
      const { text } = await send(token);
      answers.push(text);
      expect(text).not.toContain(token.slice(-43));
    }
  });

  it('in any answer, log line of ours or of PostgreSQL, figure, statement, bound value, event or column', async () => {
    const kept = await keptBy(service);
    const linesOf = (place: string) => kept[place]?.split('\n').length;
    for (const place of ['log', 'table provisioning_call', 'table event'])
      expect(linesOf(place)).toBeGreaterThan(doors.length / 2);
    for (const place of ['log of PostgreSQL', 'figures', 'table staff_event', 'table user_password'])
      expect(linesOf(place)).toBeGreaterThan(3);
    expect(bound.length).toBeGreaterThan(doors.length);
    const values = bound.filter((one) => !isLookUpByName(one)).join('\n');
    expect(leaksIn({ ...kept, answers: answers.join('\n'), values }, sent)).toEqual([]);
  });

  it('and passwords are kept as argon2id hashes, tokens as SHA-256 only', async () => {
    const tables = await dump(service.databaseUrl);
    for (const row of tables.user_password ?? [])
      expect(row).toMatch(/\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]+\$[\w+/]+/);
    for (const row of [...(tables.scim_token ?? []), ...(tables.staff_token ?? [])])
      expect(row).toMatch(/\b[0-9a-f]{64}\b/);
  });

  it('PW-09: a hash of a password is in one table, and is read for one person who gives a password alone', async () => {
    const { user_password: rows = [], ...others } = await dump(service.databaseUrl);
    const hashes = rows.map((row) => /\$argon2id\$[\w$=,+/]+/.exec(row)?.[0] ?? '');
    expect(hashes.filter((hash) => hash.length > 60)).toHaveLength(rows.length);
    const places = { answers, log: service.log, statements: service.statements, others: Object.values(others).flat() };
    for (const [place, texts] of Object.entries(places)) {
      const all = texts.join('\n');
      expect([place, hashes.filter((hash) => all.includes(hash))]).toEqual([place, []]);
    }
    const readers = service.statements.filter((text) => /\bp\.password_hash\b/.test(text));
    expect(readers.length).toBeGreaterThan(0);
    for (const text of readers) expect(text).toMatch(/u\.(user_name_key|email_key|id) = \$2/);
  });

  /** Whoever types a password where the name belongs has it looked up as a name; it is written nowhere. */
  function isLookUpByName(values: string): boolean {
    return values.includes('user_name_key = $2') || values.includes('u.email_key = $2');
  }
});
