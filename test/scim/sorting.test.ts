import { z } from 'zod';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';

describe('Sorting (RFC 7644 §3.4.2.3)', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    const people = [
      {
        userName: 'b@x.test',
        title: 'beta',
        emails: [{ value: 'z@x.test' }, { value: 'a@x.test', primary: true }],
        [LEAVEWIZARD]: { startDate: '2026-02-01' },
      },
      {
        userName: 'C@x.test',
        title: 'Alpha',
        emails: [{ value: 'm@x.test' }, { value: 'b@x.test' }],
        name: { familyName: 'Adams' },
        [ENTERPRISE]: { department: 'X' },
      },
      {
        userName: 'a@x.test',
        name: { familyName: 'Brown' },
        active: false,
        [LEAVEWIZARD]: { startDate: '2025-12-31' },
      },
    ];
    for (const person of people) await scim.send('POST', '/Users', person);
    for (const name of ['beta', 'Alpha', 'gamma']) await scim.createGroup(name);
  });
  afterAll(() => service.stop());

  const sorted = async (kind: 'Users' | 'Groups', query: string) => {
    const filter = kind === 'Users' ? '&filter=userName%20ew%20%22%40x.test%22' : '';
    const { body } = await scim.get(`/${kind}?${query}${filter}`);
    return z
      .array(z.object({ userName: z.string().optional(), displayName: z.string().optional() }))
      .parse(body.Resources)
      .map(({ userName, displayName }) => (userName ?? displayName ?? '').charAt(0));
  };

  it.each([
    ['userName', 'a b C', 'C b a'],
    ['title', 'C b a', 'a b C'],
    ['name.familyName', 'C a b', 'b a C'],
    ['emails', 'b C a', 'a C b'],
    ['emails.value', 'b C a', 'a C b'],
    [`${ENTERPRISE}:department`, 'C b a', 'b a C'],
    [`${LEAVEWIZARD}:startDate`, 'a b C', 'C b a'],
    ['meta.created', 'b C a', 'a C b'],
    ['active', 'a b C', 'b C a'],
    ['URN:ietf:params:scim:schemas:core:2.0:User:USERNAME', 'a b C', 'C b a'],
  ])('by %s: %s, and descending %s; what has no value is last, or first', async (sortBy, ascending, descending) => {
    expect((await sorted('Users', `sortBy=${sortBy}`)).join(' ')).toBe(ascending);
    expect((await sorted('Users', `sortBy=${sortBy}&sortOrder=descending`)).join(' ')).toBe(descending);
  });

  it('holds from page to page, and for groups', async () => {
    const pages = [
      await sorted('Users', 'sortBy=userName&count=2'),
      await sorted('Users', 'sortBy=userName&count=2&startIndex=3'),
    ];
    expect(pages).toEqual([['a', 'b'], ['C']]);
    expect(await sorted('Groups', 'sortBy=displayName')).toEqual(['A', 'b', 'g']);
    expect(await sorted('Groups', 'sortBy=displayName&sortOrder=descending')).toEqual(['g', 'b', 'A']);
  });

  it('works for every single value that /Schemas shows', async () => {
    const part = z.object({
      name: z.string(),
      returned: z.string(),
      multiValued: z.boolean(),
      type: z.string(),
      subAttributes: z.array(z.object({ name: z.string() })).optional(),
    });
    const { Resources } = z
      .object({ Resources: z.array(z.object({ id: z.string(), attributes: z.array(part) })) })
      .parse((await scim.get('/Schemas')).body);
    const paths = Resources.filter(({ id }) => id.endsWith('User')).flatMap(({ id, attributes }) =>
      attributes
        .filter(({ returned }) => returned !== 'never')
        .flatMap(({ name, subAttributes }) =>
          (subAttributes ?? [{ name: '' }]).map((sub) => `${id}:${name}${sub.name && `.${sub.name}`}`),
        )
        .filter((path) => !/\.(primary|\$ref)$|groups\.type$/.test(path)),
    );
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths)
      expect({ path, status: (await scim.get(`/Users?sortBy=${path}&count=1`)).status }).toEqual({ path, status: 200 });
  });

  it.each([
    [400, 'invalidPath', 'sortBy=nonsense'],
    [400, 'invalidPath', 'sortBy=name'],
    [400, 'invalidPath', 'sortBy=__proto__'],
    [400, 'invalidValue', 'sortBy=userName&sortOrder=up'],
    [403, 'sensitive', 'sortBy=password'],
    [403, 'sensitive', 'sortBy=PASSWORD'],
  ])('SC-05: refuses as %i %s: %s', async (status, scimType, query) => {
    expect(await scim.get(`/Users?${query}`)).toMatchObject({ status, body: { scimType } });
  });
});
