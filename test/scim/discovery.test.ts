import { operator } from '../../src/domain/actor.ts';
import { clientOf, resourcesIn, ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

describe('Discovery (RFC 7644 §4)', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const anonymous = (path: string) => fetch(`${service.url}/scim/v2${path}`);

  it.each(['/ServiceProviderConfig', '/Schemas', '/ResourceTypes', `/Schemas/${USER}`, '/ResourceTypes/User'])(
    '%s is the same without a token and with one',
    async (path) => {
      const answer = await anonymous(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/scim+json');
      expect(await answer.text()).toBe((await scim.get(path)).text);
    },
  );

  it.each(['/Schemas', `/Schemas/${USER}`])('%s with a bad token is 401', async (path) => {
    expectScimError(await new ScimClient(service.url, 'lwscim_bad_token').get(path), 401);
  });

  it('lists schemas and resource types, and gives each by its id and at its address', async () => {
    for (const [path, ids] of [
      ['/Schemas', [USER, ENTERPRISE, LEAVEWIZARD, GROUP]],
      ['/ResourceTypes', ['User', 'Group']],
    ] as const) {
      const { body } = await scim.get(path);
      const { length } = ids;
      expect(body).toMatchObject({ schemas: [LIST], totalResults: length, startIndex: 1, itemsPerPage: length });
      expect(resourcesIn(body).map(({ id }) => id)).toEqual(ids);
      for (const resource of resourcesIn(body)) {
        expect((await scim.get(`${path}/${String(resource.id)}`)).body).toEqual(resource);
        const { location } = resource.meta as { location: string };
        expect(location).toBe(`http://localhost:4000/scim/v2${path}/${String(resource.id)}`);
      }
    }
  });

  it('names for each resource type its endpoint and its schemas', async () => {
    expect(resourcesIn((await scim.get('/ResourceTypes')).body)).toMatchObject([
      {
        id: 'User',
        name: 'User',
        endpoint: '/Users',
        schema: USER,
        schemaExtensions: [
          { schema: ENTERPRISE, required: false },
          { schema: LEAVEWIZARD, required: false },
        ],
      },
      { id: 'Group', name: 'Group', endpoint: '/Groups', schema: GROUP },
    ]);
  });

  it('describes every attribute in full, and nothing by null', async () => {
    const { body, text } = await scim.get('/Schemas');
    expect(text).not.toContain('null');
    const described = {
      name: expect.any(String),
      type: expect.stringMatching(/^(string|boolean|decimal|integer|dateTime|reference|binary|complex)$/),
      multiValued: expect.any(Boolean),
      description: expect.stringMatching(/./),
      required: expect.any(Boolean),
      mutability: expect.stringMatching(/^(readOnly|readWrite|immutable|writeOnly)$/),
      returned: expect.stringMatching(/^(always|never|default|request)$/),
    };
    type Attributes = { attributes?: Attributes; subAttributes?: Attributes }[];
    const check = (attributes: Attributes): void => {
      for (const attribute of attributes) {
        expect(attribute).toMatchObject(described);
        check(attribute.subAttributes ?? []);
      }
    };
    for (const { attributes } of resourcesIn(body)) check(attributes as Attributes);
  });

  it('says of roles whether this company’s provider may set them', async () => {
    const mutability = async (client: Pick<ScimClient, 'get'>) => {
      const { body } = await client.get(`/Schemas/${USER}`);
      return (body.attributes as { name: string; mutability: string }[]).find(({ name }) => name === 'roles')
        ?.mutability;
    };
    const allow = (maySetRoles: boolean) =>
      service.service.services.settings.update(operator('test'), { maySetRoles }, service.company.id);
    expect(await mutability(scim)).toBe('readOnly');
    await allow(true);
    const [ours, standard] = [await mutability(scim), await (await anonymous(`/Schemas/${USER}`)).text()];
    await allow(false);
    expect(ours).toBe('readWrite');
    expect(standard).toBe((await scim.get(`/Schemas/${USER}`)).text);
  });

  it('of the service is true', async () => {
    const { body } = await scim.get('/ServiceProviderConfig');
    expect(body).toMatchObject({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
      patch: { supported: true },
      filter: { supported: true, maxResults: 200 },
      changePassword: { supported: true },
      authenticationSchemes: [{ type: 'oauthbearertoken', primary: true }],
    });
    const id = await scim.createUser('true@acme.test');
    const { status: bulk } = await scim.send('POST', '/Bulk', { Operations: [] });
    expect(body.bulk).toMatchObject({ supported: bulk !== 404 && bulk !== 501 });
    const { status: stale } = await scim.send('DELETE', `/Users/${id}`, undefined, { 'If-Match': 'W/"9"' });
    expect(body.etag).toEqual({ supported: stale === 412 });
    const descending = await scim.get('/Users?sortBy=userName&sortOrder=descending&attributes=userName');
    const isSorted = resourcesIn(descending.body)[0]?.userName === 'true@acme.test';
    expect(body.sort).toEqual({ supported: isSorted });
  });

  it('of the service ignores the query, and lists cannot be filtered', async () => {
    const { text } = await scim.get('/ServiceProviderConfig');
    const query = '?filter=x&attributes=patch&startIndex=z&count=-';
    expect(await scim.get(`/ServiceProviderConfig${query}`)).toMatchObject({ status: 200, text });
    for (const path of ['/Schemas', '/ResourceTypes'])
      expectScimError(await scim.get(`${path}?filter=${encodeURIComponent('id eq "x"')}`), 403);
  });

  it.each([
    '/Schemas/urn:nobody',
    '/Schemas/User',
    '/ResourceTypes/Users',
    '/ResourceTypes/x',
    '/ServiceProviderConfig/x',
  ])('%s is 404', async (path) => {
    expectScimError(await scim.get(path), 404);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('is not changed: %s is 405', async (method) => {
    for (const path of [
      '/ServiceProviderConfig',
      '/Schemas',
      `/Schemas/${USER}`,
      '/ResourceTypes',
      '/ResourceTypes/User',
    ])
      expectScimError(await scim.send(method, path, method === 'DELETE' ? undefined : {}), 405);
  });
});
