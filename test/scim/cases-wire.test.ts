import { sendRaw } from '../support/raw-http.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const BODY_BYTES_MAX = 2048;

describe('What comes over the wire', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService({
      BODY_BYTES_MAX: String(BODY_BYTES_MAX),
      PUBLIC_URL: 'https://directory.example',
    });
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const userCount = async () => (await scim.get('/Users?count=0')).body.totalResults;
  const raw = (lines: readonly string[], body = '') => sendRaw(service.url, `${lines.join('\r\n')}\r\n\r\n${body}`);
  const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
  const post = () => [
    'POST /scim/v2/Users HTTP/1.1',
    'Host: localhost',
    'Connection: close',
    `Authorization: Bearer ${service.scimToken}`,
    'Content-Type: application/scim+json',
  ];

  describe('SC-13: bodies', () => {
    it('of the greatest size are taken, one byte more is 413', async () => {
      const draft = (name: string) => JSON.stringify({ userName: name, title: 'x' });
      const fitting = draft('fits').padEnd(BODY_BYTES_MAX, ' ');
      expect((await scim.send('POST', '/Users', fitting)).status).toBe(201);
      expectScimError(await scim.send('POST', '/Users', `${draft('more').padEnd(BODY_BYTES_MAX, ' ')} `), 413);
      expect((await scim.filter('Users', 'userName eq "more"')).body.totalResults).toBe(0);
    });

    it.each([
      ['201', '{"userName":"chunked"}'],
      ['413', `{"userName":"chunky","title":"${'x'.repeat(BODY_BYTES_MAX)}"}`],
    ])('in chunks without a length are %s: %.40s', async (status, body) => {
      const answer = await raw([...post(), 'Transfer-Encoding: chunked'], chunked(body));
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    });

    it.each(['gzip', 'deflate', 'br', 'gzip, gzip', 'unknown'])('that are encoded as %s are 415', async (encoding) => {
      expectScimError(await scim.send('POST', '/Users', '{"userName":"x"}', { 'Content-Encoding': encoding }), 415);
    });

    it.each([
      ['POST', '/Users'],
      ['PUT', '/Users/0193a000-0000-7000-8000-000000000000'],
      ['PATCH', '/Groups/0193a000-0000-7000-8000-000000000000'],
    ])('that are missing from %s %s are invalidSyntax', async (method, path) => {
      expectScimError(await scim.send(method, path, undefined, { 'Content-Length': '0' }), 400, 'invalidSyntax');
    });
  });

  describe('SC-26: media types', () => {
    it.each([
      'application/json',
      'application/scim+json',
      'application/scim+json; charset=utf-8',
      'Application/JSON;charset="UTF-8"',
    ])('%s is read', async (type) => {
      const answer = await scim.send('POST', '/Users', { userName: `type ${type}` }, { 'Content-Type': type });
      expect(answer.status).toBe(201);
    });

    it.each(['', 'text/json', 'multipart/form-data', 'application/x-www-form-urlencoded', 'application/jsonp'])(
      '%j is 415',
      async (type) => {
        expectScimError(await scim.send('POST', '/Users', '{"userName":"x"}', { 'Content-Type': type }), 415);
      },
    );

    it.each([
      [200, 'application/scim+json'],
      [200, 'application/json'],
      [200, '*/*'],
      [200, 'text/html, application/*;q=0.1'],
      [406, 'text/html'],
      [406, 'application/xml'],
      [406, 'application/scim+json;q=0, application/json;q=0, */*;q=0'],
    ])('%i for Accept: %s', async (status, accept) => {
      const answer = await scim.send('GET', '/Users?count=0', undefined, { Accept: accept });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toBe('application/scim+json');
    });
  });

  describe('SC-27: methods', () => {
    it.each(['TRACE', 'OPTIONS', 'HEAD', 'PROPFIND', 'PURGE'])('%s is 405', async (method) => {
      for (const path of ['/Users', '/Users/0193a000-0000-7000-8000-000000000000', '/Groups', '/Schemas']) {
        const answer = await raw([`${method} /scim/v2${path} HTTP/1.1`, ...post().slice(1, 4)]);
        expect(answer).toMatch(/^HTTP\/1\.1 405 /);
        expect(answer).toMatch(/^allow: GET/im);
        expect(answer).not.toContain(service.scimToken);
      }
    });

    it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])('%s overrides none', async (name) => {
      const id = await scim.createUser(`override ${name}`);
      const answer = await scim.send('GET', `/Users/${id}?_method=DELETE`, undefined, { [name]: 'DELETE' });
      expect(answer.status).toBe(200);
      expect((await scim.get(`/Users/${id}`)).status).toBe(200);
    });

    it.each(['/users', '/search', '/Users/x/y', '/Userss', '/Users;x', '/%55sers%2f', '/Bulk%00', '//Users'])(
      '/scim/v2%s is no address of ours: 404',
      async (path) => {
        expectScimError(await scim.get(path), 404);
      },
    );
  });

  describe('SC-03: dots in an address', () => {
    it.each([
      '/Users/../Groups',
      '/Users/%2e%2e/Groups',
      '/Users/./',
      '/../v2/Users',
      '/Users/..%2fGroups',
      '/Users/%',
    ])('%s lead nowhere: 404', async (path) => {
      expect(await raw([`GET /scim/v2${path} HTTP/1.1`, ...post().slice(1, 4)])).toMatch(/^HTTP\/1\.1 404 /);
    });
  });

  describe('SC-40: what is no HTTP', () => {
    const smuggled = 'GET /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const length = `Content-Length: 22`;
    const body = '{"userName":"smuggle"}';

    it.each<[string, readonly string[], string]>([
      ['a length and chunks', [length, 'Transfer-Encoding: chunked'], chunked(body)],
      ['two lengths', [length, 'Content-Length: 5'], body],
      ['the same length twice', [length, length], body],
      ['a length with a sign', ['Content-Length: +22'], body],
      ['an encoding twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], chunked(body)],
      ['an unknown encoding', ['Transfer-Encoding: xchunked'], chunked(body)],
      ['a folded header', [length, 'X-Folded: a\r\n b'], body],
      ['a space before the colon', ['Content-Length : 22'], body],
      ['NUL in a header', [length, 'X-Nul: a\0b'], body],
      ['a bad chunk', ['Transfer-Encoding: chunked'], `xyz\r\n${body}\r\n0\r\n\r\n`],
    ])('%s is 400, and makes nothing', async (_, headers, sent) => {
      const before = await userCount();
      const answer = await raw([...post(), ...headers], sent + smuggled);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
      expect(await userCount()).toBe(before);
    });

    it.each([
      'GET /scim/v2/Users HTTP/1.1\nHost: localhost\nAuthorization: Bearer x\n\n',
      'GET /scim/v2/Users HTTP/9.9\r\nHost: localhost\r\n\r\n',
      'NONSENSE\r\n\r\n',
      '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
      'GET /scim/v2/Users HTTP/1.1\r\nConnection: close\r\n\r\n',
    ])('%j is 400', async (request) => {
      expect(await sendRaw(service.url, request)).toMatch(/^HTTP\/1\.1 400 /);
      expect((await scim.get('/Users?count=0')).status).toBe(200);
    });

    it('too long a head is 431', async () => {
      expect(await raw([...post(), `X-Long: ${'x'.repeat(100_000)}`])).toMatch(/^HTTP\/1\.1 431 /);
    });
  });

  describe('SC-41: addresses', () => {
    it.each([
      ['Host', 'evil.example'],
      ['X-Forwarded-Host', 'evil.example'],
      ['X-Forwarded-Proto', 'evil'],
      ['X-Forwarded-Prefix', '/evil'],
      ['X-Original-URL', '/evil'],
      ['Forwarded', 'host=evil.example;proto=evil'],
    ])('come from the settings, whatever %s says', async (name, value) => {
      const lines = [...post().filter((line) => name !== 'Host' || !line.startsWith('Host')), `${name}: ${value}`];
      const body = JSON.stringify({ userName: `address ${name}` });
      const answer = await raw([...lines, `Content-Length: ${body.length}`], body);
      expect(answer).toMatch(/^HTTP\/1\.1 201 /);
      expect(answer).toMatch(/^location: https:\/\/directory\.example\/scim\/v2\/Users\//im);
      expect(answer).toContain('"location":"https://directory.example/scim/v2/Users/');
      expect(answer).not.toContain('evil');
    });
  });
});
