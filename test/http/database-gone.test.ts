import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import { z } from 'zod';
import { loadConfig } from '../../src/config.ts';
import { type Actor, operator } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import { newScimToken, newShortId } from '../../src/domain/secret.ts';
import { migrate } from '../../src/persistence/migrate.ts';
import { type RunningService, startService } from '../../src/service.ts';
import type { Services } from '../../src/services/services.ts';
import { UserService } from '../../src/services/user-service.ts';
import { WorkgroupService } from '../../src/services/workgroup-service.ts';
import { withClient } from '../services/support/dump.ts';
import { DatabaseProxy } from '../support/database-proxy.ts';
import { eventually } from '../support/eventually.ts';
import { graphql, staffToken as makeStaffToken } from '../support/graphql-client.ts';
import { untilLocked } from '../support/lock-waits.ts';
import { administrator } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { clientOf, ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

/** What an OAuth client proves itself with. */
type Client = Record<'client_id' | 'client_secret', string>;

/** Two connections: one that is not given back after it broke would soon be missed. */
describe('R-03: when the database goes away and comes back', () => {
  let database: TestDatabase;
  let proxy: DatabaseProxy;
  let service: RunningService;
  let scim: ScimClient;
  let id: string;
  let company: CompanyContext;
  let staffToken: string;
  let client: Client;
  const get = (path: string) => fetch(`http://127.0.0.1:${service.port}${path}`);

  beforeAll(async () => {
    database = await createTestDatabase();
    proxy = new DatabaseProxy(database.url);
    await proxy.open();
    const config = { ...loadConfig({ NODE_ENV: 'test', DATABASE_POOL_MAX: '2' }), port: 0 };
    service = await startService(config, proxy.url, pino({ level: 'silent' }), { anyDocument: true });
    const { companies, settings, staff, tokens } = service.services;
    const op = operator('op');
    ({ company } = await companies.create(op, {
      name: 'Acme',
      slug: 'acme',
      plan: 'PREMIUM',
      administratorEmail: 'ada@acme.test',
      administratorPassword: 'plover kettle sideways nine',
    }));
    await settings.update(op, { scimEnabled: true }, company.id);
    const { secret } = await tokens.create(op, 'okta', null, company.id);
    scim = new ScimClient(`http://127.0.0.1:${service.port}`, secret);
    staffToken = (await staff.createToken(op, 'staff', true)).secret;
    id = await scim.createUser('bob@acme.test');
    const made = await service.services.oauthClients.create(op, 'Okta', ['https://okta.test/callback']);
    client = { client_id: made.clientId, client_secret: made.clientSecret };
  });
  afterAll(async () => {
    await service.stop();
    await proxy.close();
    await database.drop();
  });
  afterEach(async () => {
    await proxy.close();
    await proxy.open();
  });

  it('the service lives, is not ready, says so without a word too many, and goes on without a restart', async () => {
    await proxy.close();
    expect((await get('/livez')).status).toBe(200);
    const ready = await get('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: 'unavailable', serving: true, database: false });
    for (const answer of await Promise.all([
      scim.get(`/Users/${id}`),
      scim.send('POST', '/Users', { userName: 'lost@acme.test', password: 'a password' }),
      scim.patch(`/Users/${id}`, { op: 'replace', value: { title: 'Lost' } }),
    ])) {
      expectScimError(answer, 503);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|postgres|select|stack|pg/i);
    }
    await proxy.open();
    await eventually('the service is ready', async () => (await get('/readyz')).ok);
    expect((await scim.get(`/Users/${id}`)).body).not.toHaveProperty('title');
    expect((await scim.filter('Users', 'userName eq "lost@acme.test"')).body.totalResults).toBe(0);
    await scim.createUser('found@acme.test');
  });

  const SIGN_IN = `mutation { signIn(companySlug: "acme", userName: "ada@acme.test", password: "plover kettle sideways nine") {
    user { id } userErrors { code } } }`;
  it.each([
    ['signing in', SIGN_IN, () => undefined],
    ['asking with a token of the staff', '{ viewer { kind } }', () => staffToken],
    ['asking with no live token', '{ viewer { kind } }', () => `lwstaff_${'A'.repeat(43)}`],
  ])('GraphQL says so too: %s', async (_, query, token) => {
    await proxy.close();
    const authorization = token();
    const response = await fetch(`http://127.0.0.1:${service.port}/graphql`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(authorization && { Authorization: `Bearer ${authorization}` }),
      },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    expect(text).not.toMatch(/ECONN|127\.0\.0\.1|postgres/i);
  });

  const form = (fields: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(fields) });
  it.each<[string, string, (client: Client) => RequestInit]>([
    ['a refresh', '/oauth/token', (client) => form({ ...client, grant_type: 'refresh_token', refresh_token: 'x' })],
    ['a code', '/oauth/token', (client) => form({ ...client, grant_type: 'authorization_code', code: 'x' })],
    ['a revocation', '/oauth/revoke', (client) => form({ ...client, token: 'x' })],
    ['a logout', '/oauth/global-token-revocation/acme', () => ({ method: 'POST' })],
    ['a page of OAuth', '/oauth/authorize?response_type=code&client_id=ID', () => ({})],
    ['a way back of OAuth', `/oauth/authorize/x`, () => ({ headers: { Cookie: '__Secure-lw_oauth_resume=x' } })],
    ['metadata of SAML', '/saml/acme/metadata', () => ({})],
    ['a sign-in with SAML', '/saml/acme/login', () => ({})],
    ['a response of SAML', '/saml/acme/acs', () => form({ SAMLResponse: 'x' })],
  ])('programs and browsers are told to come back: %s', async (_, path, init) => {
    const ask = () => {
      const url = `http://127.0.0.1:${service.port}${path.replace('ID', client.client_id)}`;
      return fetch(url, { redirect: 'manual', ...init(client) });
    };
    expect((await ask()).status).toBeLessThan(500);
    await proxy.close();
    const answer = await ask();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    const text = await answer.text();
    expect(text).not.toMatch(/ECONN|127\.0\.0\.1|postgres|server_error/i);
    if (path.startsWith('/oauth/token')) expect(JSON.parse(text)).toMatchObject({ error: 'temporarily_unavailable' });
  });

  it.each<[string, (services: Services, actor: Actor) => Promise<unknown>]>([
    ['a user', ({ users }, actor) => users.find(actor, id)],
    ['users', ({ users }, actor) => users.list(actor, {}, { first: 1 })],
    ['workgroups', ({ workgroups }, actor) => workgroups.list(actor, {}, { first: 1 })],
    ['events', ({ events }, actor) => events.list(actor, {}, { first: 1 })],
    ['settings', ({ settings }, actor) => settings.find(actor)],
    ['SCIM tokens', ({ tokens }, actor) => tokens.list(actor)],
    ['a change of settings', ({ settings }, actor) => settings.update(actor, { maySetRoles: true })],
    ['a new SCIM token', ({ tokens }, actor) => tokens.create(actor, 'other')],
    ['a revocation', ({ tokens }, actor) => tokens.revoke(actor, id)],
    ['companies', ({ companies }) => companies.list(operator('op'), { first: 1 })],
    ['a change of a company', ({ companies }, actor) => companies.update(operator('op'), actor.company?.id ?? '', {})],
    ['a new token of the staff', ({ staff }) => staff.createToken(operator('op'), 'x', false)],
    ['whose a token of the staff is', ({ callers }) => callers.ofStaffToken(staffToken, 'r')],
    ['whose a SCIM token is', ({ callers }) => callers.ofScimToken(`lwscim_abcdefgh_${'A'.repeat(43)}`, 'r')],
  ])('so does every use-case: %s', async (_, use) => {
    await proxy.close();
    const { services } = service;
    await expect(use(services, administrator(company, 'Ada', 'web-1'))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      retryAfterSeconds: expect.any(Number),
    });
  });

  it('F-03: requests on connections that are cut in the middle of a transaction are done or refused', async () => {
    const killer = new pg.Client({ connectionString: database.url });
    await killer.connect();
    const statuses = new Set<number>();
    let isOver = false;
    const cutting = (async () => {
      for (const _ of times(30))
        await killer.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`,
        );
      isOver = true;
    })();
    const writing = times(6).map(async (writer) => {
      for (let count = 0; !isOver; count++) {
        const { status } = await scim.patch(`/Users/${id}`, { op: 'replace', value: { title: `${writer} ${count}` } });
        statuses.add(status);
      }
    });
    await Promise.all([cutting, ...writing]);
    await killer.end();
    for (const status of statuses) expect([200, 503]).toContain(status);
    await eventually(
      'writes go through',
      async () => (await scim.patch(`/Users/${id}`, { op: 'replace', value: { title: 'Last' } })).status === 200,
    );
    expect((await scim.get(`/Users/${id}`)).body.title).toBe('Last');
  });

  it('F-04: so are requests whose connection goes silent and is cut then', async () => {
    const writing = times(20).map((index) =>
      scim.patch(`/Users/${id}`, { op: 'replace', value: { nickName: `${index}` } }),
    );
    await scim.get(`/Users/${id}`);
    await proxy.close();
    await proxy.open();
    const answers = await Promise.all(writing);
    expect(answers.filter(({ status }) => ![200, 503].includes(status))).toEqual([]);
  });

  it.each([
    ['POST', '/Users', { userName: 'once@acme.test' }, /insert into "user"/],
    ['POST', '/Groups', { displayName: 'Once' }, /insert into workgroup/],
    ['PATCH', 'user', { Operations: [{ op: 'replace', value: { title: 'Once' } }] }, /update "user"/],
    ['PUT', 'user', { userName: 'bob@acme.test', title: 'Twice' }, /update "user"/],
    ['DELETE', 'user', undefined, /^Q.{4}select; commit/s],
  ])(
    'F-04: a %s of %s whose acknowledgement is lost is done once, and the answer says that it may be',
    async (method, path, body, text) => {
      const address = path === 'user' ? `/Users/${id}` : path;
      const requestId = `lost-${method}-${path.replace('/', '')}`;
      proxy.loseAnswerTo(text);
      const answer = await scim.send(method, address, body, { 'X-Request-Id': requestId });
      expectScimError(answer, 503);
      expect(answer.body.detail).toMatch(/may or may not have been/);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      const direct = new pg.Client({ connectionString: database.url });
      await direct.connect();
      const { rows } = await direct.query('select outcome from event where request_id = $1', [requestId]);
      await direct.end();
      expect(rows).toEqual([{ outcome: 'DONE' }]);
    },
  );

  it('F-04: a push that is done, and cannot be shown any more, is answered as one that may be done', async () => {
    const group = await scim.createGroup('Shown');
    const member = await scim.createUser('shown@acme.test');
    const { workgroups } = service.services;
    const read = jest.spyOn(workgroups, 'memberLists').mockImplementation(async (...given) => {
      await proxy.close();
      return WorkgroupService.prototype.memberLists.apply(workgroups, given);
    });
    const answer = await scim.patch(`/Groups/${group}`, { op: 'add', path: 'members', value: [{ value: member }] });
    read.mockRestore();
    expectScimError(answer, 503);
    expect(answer.body.detail).toMatch(/may or may not have been/);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    await proxy.open();
    expect(await scim.members(group)).toEqual([member]);
  });

  const bulk = async (names: readonly string[]) => {
    const Operations = names.map((name) => ({
      method: 'POST',
      path: '/Users',
      bulkId: name,
      data: { userName: name },
    }));
    const { body } = await scim.send('POST', '/Bulk', { Operations });
    return z.object({ Operations: z.array(z.object({ status: z.string() })) }).parse(body).Operations;
  };

  it('SC-11: a bulk request whose database goes away tells what was done, and does not try the rest for hours', async () => {
    const { users } = service.services;
    const create = jest.spyOn(users, 'create').mockImplementation(async (...given) => {
      if (create.mock.calls.length === 3) await proxy.close();
      return UserService.prototype.create.apply(users, given);
    });
    const results = await bulk(times(50).map((index) => `away${index}`));
    expect(create).toHaveBeenCalledTimes(4);
    create.mockRestore();
    await proxy.open();
    expect(results.map(({ status }) => status)).toEqual(['201', '201', ...Array(48).fill('503')]);
    await eventually(
      'the first two are there, and nobody else',
      async () => (await scim.filter('Users', 'userName sw "away"')).body.totalResults === 2,
    );
  });

  it('SC-11: a bulk request of which one acknowledgement is lost goes on', async () => {
    proxy.loseAnswerTo(/insert into "user"/);
    expect((await bulk(['on1', 'on2', 'on3'])).map(({ status }) => status)).toEqual(['503', '201', '201']);
  });
});

it('R-03: a login that PostgreSQL refuses is 503 until it is let in again', async () => {
  const database = await createTestDatabase();
  const url = new URL(database.url);
  url.username = `login_${randomBytes(6).toString('hex')}`;
  url.password = 'p';
  const asOwner = (text: string) => withClient(database.url, (client) => client.query(text));
  await asOwner(`create role ${url.username} login password 'p'`);
  await migrate(database.url, { serviceUrl: url.href });
  const config = { ...loadConfig({ NODE_ENV: 'test' }), port: 0 };
  const service = await startService(config, url.href, pino({ level: 'silent' }));
  const stranger = new ScimClient(`http://127.0.0.1:${service.port}`, newScimToken(newShortId()));

  expectScimError(await stranger.get('/Users'), 401);
  await asOwner(`alter role ${url.username} password 'another'`);
  await asOwner(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${url.username}'`);
  const refused = await stranger.get('/Users');
  expectScimError(refused, 503);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  await asOwner(`alter role ${url.username} password 'p'`);
  expectScimError(await stranger.get('/Users'), 401);

  await service.stop();
  await asOwner(`drop role ${url.username}`);
  await database.drop();
});

it('R-05: a statement that takes too long is 503 with a sentence of its own at every door, and is not sent again', async () => {
  const service = await startTestService({ DATABASE_STATEMENT_TIMEOUT_MS: '1000' });
  const token = await makeStaffToken(service, false);
  const holder = new pg.Client({ connectionString: service.databaseUrl });
  await holder.connect();
  await holder.query('begin; lock table "user"');
  const sent = () => service.statements.filter((text) => text.includes('"user"')).length;

  const before = sent();
  const answer = await clientOf(service, service).get('/Users');
  expectScimError(answer, 503);
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(answer.text).toContain('too long');
  const query = 'query ($c: ID) { company(id: $c) { users { nodes { id } } } }';
  const { status, errors } = await graphql(service, query, { c: service.company.id }, token);
  expect({ status, error: errors?.[0] }).toMatchObject({
    status: 503,
    error: { message: expect.stringContaining('too long'), extensions: { code: 'UNAVAILABLE' } },
  });
  expect(sent() - before).toBe(2);

  await holder.end();
  await service.stop();
});

it('R-05: a statement that is refused leaves its connection to the next one', async () => {
  const service = await startTestService({ DATABASE_POOL_MAX: '1' });
  const scim = clientOf(service, service);
  const direct = new pg.Client({ connectionString: service.databaseUrl });
  await direct.connect();
  const sessions = async () => {
    const own = `datname = current_database() and application_name = 'leavewizard'`;
    return (await direct.query(`select pid from pg_stat_activity where ${own}`)).rows;
  };
  await scim.createUser('taken');
  const before = await sessions();
  for (const _ of times(20)) {
    expect((await scim.send('POST', '/Users', { userName: 'taken' })).status).toBe(409);
    expect(await sessions()).toEqual(before);
  }
  await direct.end();
  await service.stop();
});

describe('R-05: a wait inside the database', () => {
  let service: TestService;
  let scim: ScimClient;
  let id: string;
  let holder: pg.Client;

  /** A user whose row somebody else holds. */
  async function hold(settings: Record<string, string>): Promise<void> {
    service = await startTestService(settings);
    scim = clientOf(service, service);
    id = await scim.createUser('held');
    holder = new pg.Client({ connectionString: service.databaseUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from "user" where id = $1 for update', [id]);
  }

  afterEach(async () => {
    await holder.end();
    await service.stop();
  });

  it('for a lock ends, with 429 and nothing changed', async () => {
    await hold({ DATABASE_LOCK_TIMEOUT_MS: '200' });
    const answer = await scim.send('PUT', `/Users/${id}`, { userName: 'held', title: 'Changed' });
    expectScimError(answer, 429);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    await holder.query('rollback');
    expect((await scim.get(`/Users/${id}`)).body.title).toBeUndefined();
    expect((await scim.send('PUT', `/Users/${id}`, { userName: 'held', title: 'Changed' })).status).toBe(200);
  });

  it('for an answer ends, and what is done next on the connection is not part of what was left open there', async () => {
    const settings = { DATABASE_POOL_MAX: '1', DATABASE_QUERY_TIMEOUT_MS: '300', DATABASE_LOCK_TIMEOUT_MS: '9000' };
    await hold(settings);
    expectScimError(await scim.send('DELETE', `/Users/${id}`), 503);
    await holder.query('rollback');
    const next = await scim.createUser('next');
    expect((await holder.query('select from "user" where id = $1', [next])).rowCount).toBe(1);
    expect((await scim.get(`/Users/${id}`)).status).toBe(200);
  });

  it('for a connection ends, with 503, while what has it goes on', async () => {
    await hold({ DATABASE_POOL_MAX: '1', DATABASE_CONNECTION_TIMEOUT_MS: '200', DATABASE_LOCK_TIMEOUT_MS: '9000' });
    const change = scim.send('PUT', `/Users/${id}`, { userName: 'held', title: 'Changed' });
    await untilLocked(service.databaseUrl);
    const answer = await scim.get('/Users?count=0');
    expectScimError(answer, 503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    await holder.query('rollback');
    expect((await change).body.title).toBe('Changed');
  });
});
