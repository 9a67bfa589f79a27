import { z } from 'zod';
import { COMMON_ATTRIBUTES } from '../../scim-adapter/schemas/common.ts';
import { clientOf, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';
const OPERATORS = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr'] as const;
type Operator = (typeof OPERATORS)[number];

const attributeSchema = z.object({ name: z.string(), type: z.string(), caseExact: z.boolean(), returned: z.string() });
type Attribute = z.output<typeof attributeSchema> & { subAttributes?: readonly Attribute[] };
const attribute: z.ZodType<Attribute> = attributeSchema.extend({
  subAttributes: z.array(z.lazy(() => attribute)).optional(),
});
const schemas = z.object({ Resources: z.array(z.object({ id: z.string(), attributes: z.array(attribute) })) });

/** One value of an attribute, as filters name it and as resources hold it. */
interface Leaf {
  readonly path: string;
  readonly keys: readonly string[];
  readonly attribute: Attribute;
}

/** Which operators an attribute knows, as docs/scim.md says. */
function operatorsOf({ path, attribute: { type, name } }: Leaf): readonly Operator[] {
  if (name === '$ref') return [];
  if (type === 'boolean' || path === 'meta.location' || path === 'meta.version') return ['eq', 'ne', 'pr'];
  if (type === 'dateTime' || name === 'startDate' || name === 'endDate')
    return ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'pr'];
  return OPERATORS;
}

function valuesAt(resource: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(resource))
    return resource.flatMap((element) => valuesAt(element, key === undefined ? [] : [key, ...rest]));
  if (key === undefined) return resource === undefined ? [] : [resource];
  const value: unknown = typeof resource === 'object' && resource !== null ? Reflect.get(resource, key) : undefined;
  return value === undefined ? [] : valuesAt(value, rest);
}

function holds(leaf: Leaf, operator: Operator, asked: unknown, resource: unknown): boolean {
  const key = (value: unknown) => (leaf.attribute.caseExact ? String(value) : String(value).toLowerCase());
  const values = valuesAt(resource, leaf.keys).map(key);
  const other = key(asked);
  const compare: Record<Operator, () => boolean> = {
    eq: () => values.includes(other),
    ne: () => !values.includes(other),
    co: () => values.some((value) => value.includes(other)),
    sw: () => values.some((value) => value.startsWith(other)),
    ew: () => values.some((value) => value.endsWith(other)),
    gt: () => values.some((value) => value > other),
    ge: () => values.some((value) => value >= other),
    lt: () => values.some((value) => value < other),
    le: () => values.some((value) => value <= other),
    pr: () => values.length > 0,
  };
  return compare[operator]();
}

describe('Every attribute that is advertised', () => {
  let service: TestService;
  let scim: ScimClient;
  const leaves: Record<string, Leaf[]> = {};
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    const boss = await scim.createUser('Boss@x.test', { displayName: 'Big Boss', externalId: 'eX-1' });
    const ann = await scim.createUser('ann@x.test', {
      name: { familyName: 'Lovelace', givenName: 'Ann', formatted: 'Ann Lovelace', honorificPrefix: 'Dr.' },
      displayName: 'Ann',
      title: 'Engineer',
      timezone: 'Europe/London',
      active: false,
      emails: [
        { value: 'Ann@x.test', type: 'work', primary: true, display: 'Ann at work' },
        { value: 'ann@home.test', type: 'home' },
      ],
      phoneNumbers: [{ value: '+44 1', type: 'mobile' }],
      addresses: [{ locality: 'Ely', country: 'GB', type: 'home', primary: true }],
      [ENTERPRISE]: { department: 'R&D', employeeNumber: '007', manager: { value: boss } },
    });
    const cid = await scim.createUser('Cid@x.test', {
      nickName: 'cid',
      preferredLanguage: 'de',
      [LEAVEWIZARD]: { startDate: '2026-01-31', endDate: '2027-01-31', holidayCountry: 'DE', approver: { value: ann } },
    });
    await scim.createGroup('Sales', [ann, cid]);
    await scim.createGroup('Board');
    await scim.patch(`/Users/${cid}`, { op: 'replace', value: { title: 'engineer II' } });
    const { Resources } = schemas.parse((await scim.get('/Schemas')).body);
    for (const [type, name] of [
      ['Users', 'User'],
      ['Groups', 'Group'],
    ] as const)
      leaves[type] = [
        ...leavesOf('', [], COMMON_ATTRIBUTES),
        ...Resources.filter(({ id }) => id.endsWith(`:${name}`)).flatMap(({ id, attributes }) =>
          leavesOf(`${id}:`, id.includes(':core:') ? [] : [id], attributes),
        ),
      ];
  });
  afterAll(() => service.stop());

  function leavesOf(prefix: string, keys: readonly string[], attributes: readonly Attribute[]): Leaf[] {
    return attributes.flatMap((one) =>
      one.subAttributes
        ? leavesOf(`${prefix}${one.name}.`, [...keys, one.name], one.subAttributes)
        : [{ path: prefix + one.name, keys: [...keys, one.name], attribute: one }],
    );
  }

  it.each(['Users', 'Groups'] as const)(
    'of %s can be asked by every operator it knows, and by no other',
    async (type) => {
      const everything = resourcesIn((await scim.get(`/${type}`)).body);
      let asked = 0;
      for (const leaf of leaves[type] ?? []) {
        if (leaf.attribute.returned === 'never') continue;
        const known = everything.flatMap((resource) => valuesAt(resource, leaf.keys))[0] ?? 'x';
        const value = typeof known === 'string' && /Date$/.test(leaf.path) && known === 'x' ? '2026-01-01' : known;
        for (const operator of OPERATORS) {
          const filter = operator === 'pr' ? `${leaf.path} pr` : `${leaf.path} ${operator} ${JSON.stringify(value)}`;
          const answer = await scim.filter(type, filter);
          if (!operatorsOf(leaf).includes(operator)) {
            expectScimError(answer, 400, 'invalidFilter');
            continue;
          }
          const ids = everything.filter((resource) => holds(leaf, operator, value, resource)).map(({ id }) => id);
          expect({ filter, ids: resourcesIn(answer.body).map(({ id }) => id) }).toEqual({ filter, ids });
          asked++;
        }
      }
      expect(asked).toBeGreaterThan(type === 'Users' ? 400 : 60);
    },
  );

  it('SC-05: the password is the one that nobody can ask about', async () => {
    const secret = (leaves.Users ?? []).filter(({ attribute: { returned } }) => returned === 'never');
    expect(secret.map(({ attribute: { name } }) => name)).toEqual(['password']);
    for (const operator of OPERATORS)
      for (const root of ['/Users', '/'])
        for (const { path } of secret)
          expectScimError(
            await scim.get(
              `${root}?filter=${encodeURIComponent(`${path} ${operator}${operator === 'pr' ? '' : ' "x"'}`)}`,
            ),
            403,
            'sensitive',
          );
  });
});
