import pg from 'pg';
import { operator } from '../../src/domain/actor.ts';
import { sendRaw } from '../support/raw-http.ts';
import { clientOf, ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('Who is let in', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const tokens = () => service.service.services.tokens;
  const make = (label: string, expiresAt?: string) =>
    tokens().create(operator('test'), label, expiresAt, service.company.id);

  it('SC-01: a token that was revoked is 401 from the next call on', async () => {
    const { token, secret } = await make('revoked');
    const client = new ScimClient(service.url, secret);
    expect((await client.get('/Users')).status).toBe(200);
    await tokens().revoke(operator('test'), token.id, service.company.id);
    const answer = await client.send('POST', '/Users', { userName: 'never@acme.test' });
    expectScimError(answer, 401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect((await scim.filter('Users', 'userName eq "never@acme.test"')).body.totalResults).toBe(0);
  });

  it('SC-01: a token that has expired is 401, and makes room for another', async () => {
    const { token, secret } = await make('expired', '2999-01-01T00:00:00Z');
    const client = new ScimClient(service.url, secret);
    expect((await client.get('/Users')).status).toBe(200);
    const database = new pg.Client({ connectionString: service.databaseUrl });
    await database.connect();
    await database.query('update scim_token set expires_at = $3 where company_id = $1 and id = $2', [
      service.company.id,
      token.id,
      '2001-01-01T00:00:00Z',
    ]);
    await database.end();
    expectScimError(await client.get('/Users'), 401);
    const next = await make('next');
    await tokens().revoke(operator('test'), next.token.id, service.company.id);
  });

  it.each([
    ['of another scheme', (token: string) => [`Authorization: Digest ${token}`]],
    ['with a word too many', (token: string) => [`Authorization: Bearer ${token} x`]],
    ['given twice', (token: string) => [`Authorization: Bearer ${token}`, `Authorization: Bearer ${token}`]],
    ['beside Basic', (token: string) => ['Authorization: Basic YTpi', `Authorization: Bearer ${token}`]],
    ['in the query alone', () => []],
    ['in a cookie alone', (token: string) => [`Cookie: token=${token}; session=${token}`]],
    ['cut short', (token: string) => [`Authorization: Bearer ${token.slice(0, -1)}`]],
    ['in capitals', (token: string) => [`Authorization: Bearer ${token.toUpperCase()}`]],
  ])('SC-01: a token %s is 401', async (_, headersFor) => {
    const head = [
      `GET /scim/v2/Users?access_token=${service.scimToken} HTTP/1.1`,
      'Host: localhost',
      'Connection: close',
      ...headersFor(service.scimToken),
    ];
    const answer = await sendRaw(service.url, `${head.join('\r\n')}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toMatch(/^www-authenticate: Bearer/im);
    expect(answer).toContain('"status":"401"');
  });

  it('SC-01: a cookie beside a valid token is not looked at, and none is set', async () => {
    const answer = await scim.send('GET', '/Users', undefined, { Cookie: 'session=evil; __Host-session=evil' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('SC-01: a staff token opens nothing here', async () => {
    const { secret } = await service.service.services.staff.createToken(operator('test'), 'staff', true);
    expectScimError(await new ScimClient(service.url, secret).get('/Users'), 401);
  });

  it.each([
    ['/ServiceProviderConfig', 200],
    ['/ResourceTypes', 200],
    ['/Schemas', 200],
    ['/Users', 401],
    ['/Groups', 401],
    ['/Users/0193a000-0000-7000-8000-000000000000', 401],
    ['/Me', 401],
  ])('SC-36: %s without a token is %i', async (path, status) => {
    const answer = await fetch(`${service.url}/scim/v2${path}`);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/scim+json');
    expect(await answer.text()).not.toMatch(/acme/i);
  });

  describe('SC-37: while the company may not use SCIM, a valid token', () => {
    const requests = [
      ['GET', '/Users', undefined],
      ['GET', '/Groups?filter=displayName%20pr', undefined],
      ['POST', '/Users', { userName: 'refused@acme.test' }],
      ['POST', '/Groups', { displayName: 'Refused' }],
    ] as const;

    it.each([
      [
        'is 403 and says that SCIM is off',
        /switched off/,
        (on: boolean) =>
          service.service.services.settings.update(operator('test'), { scimEnabled: on }, service.company.id),
      ],
      [
        'is 403 and says that the plan is not Premium',
        /Premium/,
        async (on: boolean) => {
          const { companies, settings } = service.service.services;
          await companies.update(operator('test'), service.company.id, { plan: on ? 'PREMIUM' : 'STANDARD' });
          if (on) await settings.update(operator('test'), { scimEnabled: true }, service.company.id);
        },
      ],
    ])('%s', async (_, reason, turn) => {
      const id = await scim.createUser(`kept-${reason.source}@acme.test`);
      await turn(false);
      const answers = [
        ...(await Promise.all(requests.map(([method, path, body]) => scim.send(method, path, body)))),
        await scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } }),
        await scim.send('DELETE', `/Users/${id}`),
      ];
      await turn(true);
      for (const answer of answers) {
        expectScimError(answer, 403);
        expect(answer.body.detail).toMatch(reason);
      }
      expect((await scim.get(`/Users/${id}`)).body.active).toBe(true);
      expect((await scim.filter('Users', 'userName eq "refused@acme.test"')).body.totalResults).toBe(0);
      expect((await scim.filter('Groups', 'displayName eq "Refused"')).body.totalResults).toBe(0);
    });
  });
});
