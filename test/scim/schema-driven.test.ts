import { z } from 'zod';
import { operator } from '../../src/domain/actor.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

/*
 * What /Schemas advertises is what is stored, filtered and patched: every case here is made from its answer, as
 * testers make theirs.
 */
const attributeSchema = z.object({
  name: z.string(),
  type: z.string(),
  description: z.string(),
  canonicalValues: z.array(z.string()).optional(),
  multiValued: z.boolean(),
  mutability: z.string(),
  returned: z.string(),
});
type Attribute = z.output<typeof attributeSchema> & { subAttributes?: Attribute[] };
const attribute: z.ZodType<Attribute> = attributeSchema.extend({
  subAttributes: z.array(z.lazy(() => attribute)).optional(),
});
const schemas = z.object({ Resources: z.array(z.object({ id: z.string(), attributes: z.array(attribute) })) });

const SPECIAL: Readonly<Record<string, string>> = { holidayCountry: 'DE' };
/** A field of each kind, as a company may have made them. */
const CUSTOM_FIELDS = [
  { key: 'nick', kind: 'TEXT', label: 'Nick name', maxLength: 20 },
  { key: 'desk', kind: 'NUMBER', label: 'Desk', minimum: 1 },
  { key: 'joined', kind: 'DATE', label: 'Joined', earliest: '2000-01-01' },
  { key: 'remote', kind: 'BOOLEAN', label: 'Works from home' },
  { key: 'shirtSize', kind: 'CHOICE', label: 'Shirt size', choices: ['S', 'M'] },
] as const;
const isWritable = ({ mutability, returned }: Attribute) => mutability === 'readWrite' && returned !== 'never';

function valueFor(one: Attribute): unknown {
  if (one.subAttributes)
    return Object.fromEntries(one.subAttributes.filter(isWritable).map((part) => [part.name, valueFor(part)]));
  if (one.type === 'boolean') return true;
  if (one.type === 'decimal') return 7.5;
  if (one.description.includes('YYYY-MM-DD')) return '2026-11-24';
  if (one.canonicalValues && one.name !== 'type') return one.canonicalValues[0];
  return SPECIAL[one.name] ?? `A ${one.name}`;
}

describe('What /Schemas says of users', () => {
  let service: TestService;
  let scim: ScimClient;
  let leaves: { urn: string; attribute: Attribute }[];
  beforeAll(async () => {
    service = await startTestService();
    for (const draft of CUSTOM_FIELDS)
      await service.service.services.customFields.create(operator('test'), draft, service.company.id);
    scim = clientOf(service, service);
    const { Resources } = schemas.parse((await scim.get('/Schemas')).body);
    leaves = Resources.filter(({ id }) => id.endsWith(':User')).flatMap(({ id, attributes }) =>
      attributes.filter(isWritable).map((one) => ({ urn: id, attribute: one })),
    );
  });
  afterAll(() => service.stop());

  const isCore = (urn: string) => urn.includes(':core:');
  const pathOf = (urn: string, name: string) => (isCore(urn) ? name : `${urn}:${name}`);
  const place = (urn: string, name: string, value: unknown) =>
    isCore(urn) ? { [name]: value } : { [urn]: { [name]: value } };

  it('is there for many attributes, those of the company among them', () => {
    expect(leaves.length).toBeGreaterThan(25);
    const names = leaves.map(({ attribute: { name } }) => name);
    expect(names).toEqual(expect.arrayContaining(CUSTOM_FIELDS.map(({ key }) => key)));
  });

  it('is stored by POST, shown by GET, and gone by PATCH remove', async () => {
    for (const [index, { urn, attribute: one }] of leaves.entries()) {
      if (one.name === 'userName') continue;
      const value = one.multiValued ? [valueFor(one)] : valueFor(one);
      const made = await scim.send('POST', '/Users', {
        userName: `leaf${index}@acme.test`,
        ...place(urn, one.name, value),
      });
      expect({ name: one.name, status: made.status, body: made.body }).toMatchObject({
        name: one.name,
        status: 201,
        body: place(urn, one.name, value),
      });
      const path = `/Users/${String(made.body.id)}`;
      expect((await scim.get(path)).body).toMatchObject(place(urn, one.name, value));
      if (one.name === 'active') continue;
      const removed = await scim.patch(path, { op: 'remove', path: pathOf(urn, one.name) });
      expect({ name: one.name, status: removed.status }).toEqual({ name: one.name, status: 200 });
      expect(JSON.stringify(removed.body)).not.toContain(`"${one.name}"`);
    }
  });

  it('is patched and found by filters, part by part', async () => {
    const id = await scim.createUser('patched@acme.test');
    for (const { urn, attribute: one } of leaves) {
      if (['userName', 'active'].includes(one.name)) continue;
      const value = one.multiValued ? [valueFor(one)] : valueFor(one);
      const patched = await scim.patch(`/Users/${id}`, { op: 'replace', path: pathOf(urn, one.name), value });
      expect({ name: one.name, status: patched.status, body: patched.body }).toMatchObject({
        name: one.name,
        status: 200,
        body: place(urn, one.name, value),
      });
      const parts = one.subAttributes
        ? one.subAttributes.filter(isWritable).map((part) => [`.${part.name}`, valueFor(part)] as const)
        : ([['', valueFor(one)]] as const);
      for (const [part, wanted] of parts) {
        const filter = `${pathOf(urn, one.name)}${part} eq ${JSON.stringify(wanted)} and userName eq "patched@acme.test"`;
        expect({ filter, body: (await scim.filter('Users', filter)).body }).toMatchObject({
          filter,
          body: { totalResults: 1 },
        });
        const negated = `not (${pathOf(urn, one.name)}${part} pr) and userName eq "patched@acme.test"`;
        expect({ negated, body: (await scim.filter('Users', negated)).body }).toMatchObject({
          negated,
          body: { totalResults: 0 },
        });
      }
    }
  });
});
