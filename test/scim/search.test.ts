import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const SCHEMAS = ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'];

describe('Searching by POST (RFC 7644 §3.4.3)', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    for (const name of ['ann', 'bob', 'cid']) await scim.createUser(`${name}@acme.test`, { title: 'Engineer' });
    await scim.createGroup('Sales');
  });
  afterAll(() => service.stop());

  it.each([
    [
      '/Users',
      '?filter=title%20eq%20%22Engineer%22&startIndex=2&count=1&attributes=userName,meta.version',
      { filter: 'title eq "Engineer"', startIndex: 2, count: 1, attributes: ['userName', 'meta.version'] },
    ],
    ['/Users', '?excludedAttributes=meta', { excludedAttributes: ['meta'] }],
    ['/Users', '?count=0', { count: 0 }],
    ['/Groups', '?filter=displayName%20sw%20%22S%22', { schemas: SCHEMAS, filter: 'displayName sw "S"' }],
  ])('%s gives what a GET with %s gives', async (path, query, body) => {
    const answer = await scim.send('POST', `${path}/.search`, { schemas: SCHEMAS, ...body });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual((await scim.get(path + query)).body);
  });

  it.each([
    [400, 'invalidFilter', { filter: 'nonsense eq "x"' }],
    [403, 'sensitive', { filter: 'password pr' }],
    [400, 'invalidValue', { filter: 5 }],
    [400, 'invalidValue', { count: 'many' }],
    [400, 'invalidValue', { count: 1.5 }],
    [400, 'invalidValue', { attributes: ['userName'], excludedAttributes: ['title'] }],
    [400, 'invalidSyntax', { schemas: ['urn:other'] }],
  ])('refuses as %i %s: %j', async (status, scimType, body) => {
    expect(await scim.send('POST', '/Users/.search', body)).toMatchObject({ status, body: { scimType } });
  });

  it('is no place to read or to remove', async () => {
    expect((await scim.get('/Users/.search')).status).toBe(404);
    expect((await scim.send('POST', '/Users/.search', '[]')).body).toMatchObject({ scimType: 'invalidSyntax' });
  });
});
