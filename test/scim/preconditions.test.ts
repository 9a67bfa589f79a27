import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('Preconditions by ETag (RFC 7644 §3.14)', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const kinds = [
    [
      '/Users',
      async () => `/Users/${await scim.createUser(`etag${Math.random()}@acme.test`)}`,
      { userName: 'renamed' },
    ],
    ['/Groups', async () => `/Groups/${await scim.createGroup(`etag${Math.random()}`)}`, { displayName: 'renamed' }],
  ] as const;

  it.each(kinds)('%s: the ETag is meta.version, and rises with every change only', async (_, make) => {
    const path = await make();
    const tag = async () => {
      const { headers, body } = await scim.get(path);
      expect(body).toMatchObject({ meta: { version: headers.get('etag') } });
      return headers.get('etag');
    };
    const first = await tag();
    await scim.patch(path, { op: 'replace', path: 'externalId', value: path });
    const second = await tag();
    await scim.patch(path, { op: 'replace', path: 'externalId', value: path });
    expect([first, second, await tag()]).toEqual(['W/"1"', 'W/"2"', 'W/"2"']);
  });

  it.each(kinds)('SC-24: %s: a change from an old version is 412, and changes nothing', async (_, make, body) => {
    const path = await make();
    await scim.patch(path, { op: 'replace', path: 'externalId', value: path });
    const before = await scim.get(path);
    const stale = { 'If-Match': 'W/"1"' };
    const answers = [
      await scim.send('PUT', path, body, stale),
      await scim.send('PATCH', path, { Operations: [{ op: 'replace', value: body }] }, stale),
      await scim.send('DELETE', path, undefined, stale),
      await scim.send('DELETE', path, undefined, { 'If-Match': '"not ours"' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([412, 412, 412, 412]);
    expect(answers[0]?.body).toMatchObject({ status: '412', schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] });
    expect((await scim.get(path)).text).toBe(before.text);
  });

  it.each(['W/"1"', '"1"', 'W/"7", W/"1"', '*'])('a change from the present version goes through: %s', async (tag) => {
    const [, make] = kinds[0];
    const path = await make();
    expect(
      (await scim.send('PATCH', path, { Operations: [{ op: 'replace', value: { title: 'x' } }] }, { 'If-Match': tag }))
        .status,
    ).toBe(200);
    expect((await scim.send('DELETE', path, undefined, { 'If-Match': 'W/"2"' })).status).toBe(204);
  });

  it.each(kinds)('%s: a GET of what the client has is 304 without a body', async (_, make) => {
    const path = await make();
    for (const tag of ['W/"1"', '"1"', '*']) {
      const { status, text, headers } = await scim.send('GET', path, undefined, { 'If-None-Match': tag });
      expect([status, text, headers.get('etag')]).toEqual([304, '', 'W/"1"']);
    }
    expect((await scim.send('GET', path, undefined, { 'If-None-Match': 'W/"2"' })).status).toBe(200);
  });

  it('one of two changes from the same version wins', async () => {
    const id = await scim.createUser('race@acme.test');
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((title) =>
        scim.send(
          'PATCH',
          `/Users/${id}`,
          { Operations: [{ op: 'replace', value: { title } }] },
          { 'If-Match': 'W/"1"' },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
  });

  it('there is no /Me: a token stands for a company', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await scim.send(method, '/Me')).status).toBe(501);
    expect((await fetch(`${service.url}/scim/v2/Me`)).status).toBe(401);
  });
});
