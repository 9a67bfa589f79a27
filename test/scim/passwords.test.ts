import { availableParallelism } from 'node:os';
import { hash } from 'argon2';
import pg from 'pg';
import { operator } from '../../src/domain/actor.ts';
import { graphql, signsIn } from '../support/graphql-client.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('Passwords that an identity provider pushes', () => {
  let service: TestService;
  let scim: ScimClient;
  let database: pg.Client;
  const phcOf = async (id: string) =>
    (
      await database.query('select password_hash from user_password where company_id = $1 and user_id = $2', [
        service.company.id,
        id,
      ])
    ).rows[0]?.password_hash;

  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    database = new pg.Client({ connectionString: service.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await service.stop();
  });

  it.each([
    [
      'PATCH without a path',
      (id: string, password: string) => scim.patch(`/Users/${id}`, { op: 'replace', value: { password } }),
    ],
    [
      'PATCH',
      (id: string, password: string) =>
        scim.patch(`/Users/${id}`, { op: 'replace', path: 'password', value: password }),
    ],
    [
      'PUT',
      async (id: string, password: string) => {
        const { body } = await scim.get(`/Users/${id}`);
        return scim.send('PUT', `/Users/${id}`, { ...body, password });
      },
    ],
  ])('sign in from then on, and the old ones do not: %s', async (name, push) => {
    const userName = `${name.replaceAll(' ', '.')}@acme.test`;
    const id = await scim.createUser(userName, { password: 'the first one' });
    expect(await signsIn(service, userName.toUpperCase(), 'the first one')).toBe(true);
    expect((await push(id, 'the second one')).status).toBe(200);
    expect((await push(id, 'the third one')).status).toBe(200);
    expect(await signsIn(service, userName, 'the third one')).toBe(true);
    for (const old of ['the first one', 'the second one']) expect(await signsIn(service, userName, old)).toBe(false);
  });

  it('PW-01: are stored as argon2id with 19 MiB, two passes and one lane', async () => {
    const id = await scim.createUser('phc@acme.test', { password: 'a password' });
    expect(await phcOf(id)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('PW-01: are hashed again at sign-in when they were hashed at a lower cost', async () => {
    const id = await scim.createUser('weak@acme.test', { password: 'a password' });
    const weak = await hash('a password', { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await database.query('update user_password set password_hash = $3 where company_id = $1 and user_id = $2', [
      service.company.id,
      id,
      weak,
    ]);
    expect(await signsIn(service, 'weak@acme.test', 'a password')).toBe(true);
    expect(await phcOf(id)).toMatch(/m=19456,t=2/);
  });

  it('PW-02: unknown, inactive, without a password or wrong: the answer is the same', async () => {
    await scim.createUser('none@acme.test');
    const inactive = await scim.createUser('inactive@acme.test', { password: 'a password' });
    await scim.patch(`/Users/${inactive}`, { op: 'replace', value: { active: false } });
    const query = `mutation ($c: String!, $u: String!) { signIn(companySlug: $c, userName: $u, password: "a password") { user { id } userErrors { code message field } } }`;
    const answers = await Promise.all(
      [
        ['acme', 'nobody'],
        ['acme', 'none@acme.test'],
        ['acme', 'inactive@acme.test'],
        ['nowhere', 'x'],
        ['acme', 'phc\u0000'],
      ].map(([c, u]) => graphql(service, query, { c, u })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.text).toContain('INVALID_CREDENTIALS');
  });

  it('PW-04, PW-05: are refused when they are too long or ill-formed, and compared in NFC', async () => {
    const refused = ['x'.repeat(1025), 'a\\u0000b', 'a\\ud800'];
    for (const password of refused) {
      const answer = await scim.send('POST', '/Users', `{"userName":"long@acme.test","password":"${password}"}`);
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
    }
    await scim.createUser('nfc@acme.test', { password: 'cafe\u0301' });
    expect(await signsIn(service, 'nfc@acme.test', 'caf\u00e9')).toBe(true);
  });

  it('are dropped, and the event says so, where the company does not accept them', async () => {
    const { services } = service.service;
    await services.settings.update(operator('test'), { acceptPasswords: false }, service.company.id);
    const id = await scim.createUser('dropped@acme.test', { password: '1mz050nq' });
    await scim.patch(`/Users/${id}`, { op: 'replace', value: { password: 'only this' } });
    await services.settings.update(operator('test'), { acceptPasswords: true }, service.company.id);
    expect(await phcOf(id)).toBeUndefined();
    const { nodes } = await services.events.list(operator('test'), { subjectId: id }, { first: 3 }, service.company.id);
    expect(nodes.map(({ action, subjectVersion }) => [action, subjectVersion])).toEqual([
      ['USER_UPDATED', 1],
      ['USER_CREATED', 1],
    ]);
    for (const { notes } of nodes) expect(notes.join()).toContain('does not accept passwords');
  });

  it('are refused for a while, saying for how long, when too many come at once', async () => {
    const busy = await startTestService({ PASSWORD_QUEUE_MAX: '1', PASSWORD_HASHING_CONCURRENT: '1' });
    const client = clientOf(busy, busy);
    const creates = Array.from({ length: 12 + availableParallelism() }, (_, index) =>
      client.send('POST', '/Users', { userName: `busy${index}`, password: 'a password' }),
    );
    const answers = await Promise.all(creates);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers, body } of refused) {
      expect(headers.get('retry-after')).toMatch(/^\d+$/);
      expect(body.status).toBe('429');
    }
    expect(answers.every(({ status }) => status === 201 || status === 429)).toBe(true);
    await busy.stop();
  });

  it('SC-42: are in no answer, log line, event, statement or column, and tokens neither', async () => {
    const secrets = ['canary-one-1', 'canary-two-2', 'canary-three-3', 'canary-four-4', 'canary-five-5'];
    const [post = '', patch = '', put = '', refused = '', wrong = ''] = secrets;
    const id = await scim.createUser('canary@acme.test', { password: post });
    const answers = [
      await scim.patch(`/Users/${id}`, { op: 'replace', value: { password: patch } }),
      await scim.send('PUT', `/Users/${id}`, { userName: 'canary@acme.test', password: put }),
      await scim.send('POST', '/Users', { userName: 'canary@acme.test', password: refused }),
      await scim.send('POST', '/Users', `{"userName":"x","password":"${refused}"`),
      await scim.send('POST', '/Users', { userName: 'y', password: { value: refused } }),
      await scim.filter('Users', `password eq "${refused}"`),
    ];
    await signsIn(service, 'canary@acme.test', put);
    await signsIn(service, 'canary@acme.test', wrong);
    const tables = await database.query(
      `select table_name from information_schema.tables where table_schema = 'public'`,
    );
    const rows: string[] = [];
    for (const { table_name } of tables.rows)
      rows.push(JSON.stringify((await database.query(`select t::text from "${table_name}" t`)).rows));
    const everywhere = [...answers.map(({ text }) => text), ...service.log, ...service.statements, ...rows].join('\n');
    for (const secret of [...secrets, service.scimToken, service.scimToken.slice(-43)])
      expect(everywhere).not.toContain(secret);
  });
});
