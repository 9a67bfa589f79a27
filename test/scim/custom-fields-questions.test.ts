import { operator } from '../../src/domain/actor.ts';
import { clientOf, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const CUSTOM = 'urn:ietf:params:scim:schemas:extension:leavewizard:custom:2.0:User';
const FIELDS = [
  { key: 'nickName', kind: 'TEXT', label: 'Nick name' },
  { key: 'desk', kind: 'NUMBER', label: 'Desk' },
  { key: 'joined', kind: 'DATE', label: 'Joined' },
  { key: 'remote', kind: 'BOOLEAN', label: 'Works from home' },
  { key: 'shirtSize', kind: 'CHOICE', label: 'Shirt size', choices: ['S', 'M', 'L'] },
] as const;
const PEOPLE = {
  a: { desk: 10, nickName: 'Straße', joined: '2026-01-31', remote: true, shirtSize: 'M' },
  b: { desk: 9, nickName: 'zoe', joined: '2025-12-31', remote: false, shirtSize: 'M' },
  c: { desk: 0.5, nickName: 'Abe', joined: '2026-02-01', remote: true, shirtSize: 'L' },
  nobody: {},
};

describe('Questions about custom fields', () => {
  let service: TestService;
  let scim: ScimClient;
  const namesIn = (body: Record<string, unknown>) => resourcesIn(body).map(({ userName }) => userName);

  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    for (const draft of FIELDS)
      await service.service.services.customFields.create(operator('test'), draft, service.company.id);
    for (const [userName, values] of Object.entries(PEOPLE)) await scim.createUser(userName, { [CUSTOM]: values });
  });
  afterAll(() => service.stop());

  it.each<[string, string[]]>([
    ['desk eq 9', ['b']],
    ['desk ne 9', ['a', 'c', 'nobody']],
    ['desk gt 8.5', ['a', 'b']],
    ['desk le 9.0', ['b', 'c']],
    ['desk pr', ['a', 'b', 'c']],
    ['desk eq null', ['nobody']],
    ['nickName eq "STRASSE"', ['a']],
    ['nickName co "O"', ['b']],
    ['nickName sw "z"', ['b']],
    ['nickName gt "b"', ['a', 'b']],
    ['joined ge "2026-01-31"', ['a', 'c']],
    ['joined eq "2026-02-01T10:00:00Z"', ['c']],
    ['remote eq true', ['a', 'c']],
    ['remote ne true', ['b', 'nobody']],
    ['remote eq "False"', ['b']],
    ['shirtSize eq "m"', ['a', 'b']],
    ['shirtSize ew "L"', ['c']],
  ])('find by %s, each as its type is compared', async (filter, expected) => {
    const { body } = await scim.filter('Users', `${CUSTOM}:${filter} and not (roles eq "administrator")`);
    expect(namesIn(body)).toEqual(expected);
  });

  it.each([
    'desk eq "9"',
    'desk co 9',
    'joined eq "today"',
    'joined co "2026"',
    'remote gt true',
    'nickName eq 7',
    'nobody pr',
    'desk.value eq 7',
    'desk[value eq 7]',
  ])('are refused: %s', async (filter) => {
    expectScimError(await scim.filter('Users', `${CUSTOM}:${filter}`), 400, 'invalidFilter');
  });

  it.each([
    ['desk', 'ascending', ['c', 'b', 'a', 'nobody']],
    ['desk', 'descending', ['nobody', 'a', 'b', 'c']],
    ['NICKNAME', 'ascending', ['c', 'a', 'b', 'nobody']],
    ['joined', 'ascending', ['b', 'a', 'c', 'nobody']],
    ['remote', 'descending', ['nobody', 'a', 'c', 'b']],
  ])('sort by %s, %s: numbers as numbers, texts without case, the absent last', async (key, order, expected) => {
    const query = `sortBy=${CUSTOM}:${key}&sortOrder=${order}&filter=${encodeURIComponent('not (roles eq "administrator")')}`;
    expect(namesIn((await scim.get(`/Users?${query}`)).body)).toEqual(expected);
    const walked: unknown[] = [];
    for (let cursor: unknown = ''; cursor !== undefined; ) {
      const { status, body } = await scim.get(`/Users?${query}&count=1&cursor=${String(cursor)}`);
      expect(status).toBe(200);
      walked.push(...namesIn(body));
      cursor = body.nextCursor;
    }
    expect(walked).toEqual(expected);
  });
});
