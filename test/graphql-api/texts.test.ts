import { operator } from '../../src/domain/actor.ts';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { nameOf, operationOf, type Place, placesOf } from './places.ts';

/** Everything that takes a text or an id, by the field that takes it. */
const places = Map.groupBy(placesOf(['String', 'ID']), ({ parent, field }) => `${parent}.${field.name}`);

describe('A text that no statement can hold, at every place where a text can stand', () => {
  let service: TestService;
  let token: string;

  beforeAll(async () => {
    service = await startTestService();
    token = await staffToken(service, true);
    await service.service.services.settings.update(operator('op'), { scimEnabled: false }, service.company.id);
  });
  afterAll(() => service.stop());

  /** What a value at this place is answered with: a code and the field that is named, or nothing. */
  async function answerTo(place: Place, value: string) {
    const { company, administrator } = service;
    const idOf = ({ name }: { name: string }) => (name === 'companyId' ? company.id : administrator.id);
    const { query, variables } = operationOf(place, value, idOf);
    const { data, errors, status, text } = await graphql(service, query, { ...variables, home: company.id }, token);
    expect([nameOf(place), status < 500, text.includes('INTERNAL_SERVER_ERROR')]).toEqual([nameOf(place), true, false]);
    if (errors) return { code: errors[0]?.extensions?.code, field: errors[0]?.extensions?.field };
    const [error] = (data?.answer as { userErrors?: { code: string; field: string[] }[] } | null)?.userErrors ?? [];
    return error && { code: error.code, field: error.field };
  }

  it('stands in many places', () => {
    expect([...places.values()].flat().length).toBeGreaterThan(300);
  });

  it.each([...places])(
    'is refused by %s, and its place is named',
    async (name, taken) => {
      for (const [index, place] of taken.entries()) {
        const path = place.path.map((input) => input.name);
        const refused =
          name === 'Mutation.signIn'
            ? { code: 'INVALID_CREDENTIALS', field: [] }
            : { code: 'INVALID', field: path[0] === 'input' ? path.slice(1) : path };
        // In turn: both are one rule, and there are many places.
        expect(await answerTo(place, index % 2 ? 'a\0b' : '\ud800')).toEqual(refused);
        // What is empty may be refused or find nobody; it is no fault of ours.
        await answerTo(place, '');
      }
    },
    60_000,
  );

  it('is refused in the text of the query too', async () => {
    const query =
      'query ($c: ID) { company(id: $c) { users(filter: { userName: { eq: "\\u0000" } }) { nodes { id } } } }';
    const { errors } = await graphql(service, query, { c: service.company.id }, token);
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: ['filter', 'userName', 'eq'] });
  });

  it('an empty id names no workgroup to put a user in', async () => {
    const query = `mutation ($c: ID, $u: ID!, $g: ID) {
      userUpdate(companyId: $c, id: $u, input: { workgroupId: $g }) { userErrors { code field } } }`;
    for (const g of ['', 'x', service.administrator.id]) {
      const { data } = await graphql(service, query, { c: service.company.id, u: service.administrator.id, g }, token);
      expect(data).toEqual({ userUpdate: { userErrors: [{ code: 'INVALID', field: ['workgroupId'] }] } });
    }
  });
});
