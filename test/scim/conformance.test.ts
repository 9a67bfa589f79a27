import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { clientOf, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';
const ROOT = new URL('../../', import.meta.url);

const metaSchema = z.object({
  resourceType: z.string(),
  created: z.iso.datetime(),
  lastModified: z.iso.datetime(),
  location: z.url(),
  version: z.string(),
});
const metaOf = ({ meta }: Record<string, unknown>) => metaSchema.parse(meta);

/** What docs/scim-conformance.md names: a file in code, a colon, and a name up to the end of the cell. */
function proofsIn(text: string): [file: string, name: string][] {
  return Array.from(text.matchAll(/`(test\/[^`]+\.ts)`: (.+?) \|$/gm), ([, file = '', name = '']) => [file, name]);
}

describe('docs/scim-conformance.md', () => {
  const text = readFileSync(new URL('docs/scim-conformance.md', ROOT), 'utf8');
  const rows = text.split('\n').filter((line) => /^\| (?!requirement).+ \| [MS]? ?\| /.test(line));

  it('has a proof or a reason in every row', () => {
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((row) => proofsIn(row).length === 0 && !row.includes('| does not apply'))).toEqual([]);
  });

  it.each(proofsIn(text))('names a test that is there: %s: %s', (file, name) => {
    const source = readFileSync(new URL(file, ROOT), 'utf8');
    const spellings = ["'", '"', '`'].flatMap((quote) => [`${quote}${name}${quote}`]);
    expect(spellings.some((spelling) => source.includes(spelling))).toBe(true);
  });
});

describe('What the RFCs ask of every resource', () => {
  let service: TestService;
  let scim: ScimClient;
  let count = 0;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const bodies: [kind: 'Users' | 'Groups', body: () => Record<string, unknown>][] = [
    ['Users', () => ({ userName: `user${++count}`, [ENTERPRISE]: { department: 'Sales' } })],
    ['Groups', () => ({ displayName: `Group ${++count}` })],
  ];

  it('message urns are no schemas', async () => {
    const ids = resourcesIn((await scim.get('/Schemas')).body).map(({ id }) => String(id));
    expect(ids).toContain(USER);
    expect(ids.filter((id) => id.includes(':api:messages:'))).toEqual([]);
  });

  it('an answer lists each schema it uses once, and no other', async () => {
    const schemas = [ENTERPRISE, USER, USER, 'urn:unknown'];
    const made = await scim.send('POST', '/Users', {
      schemas,
      userName: 'lists',
      [ENTERPRISE]: { department: 'Sales' },
    });
    expect(made.body.schemas).toEqual([USER, ENTERPRISE]);
    const path = `/Users/${String(made.body.id)}`;
    const more = { [ENTERPRISE]: { department: null }, [LEAVEWIZARD]: { startDate: '2026-11-30' } };
    expect((await scim.patch(path, { op: 'replace', value: more })).body.schemas).toEqual([USER, LEAVEWIZARD]);
  });

  it.each(bodies)('a new resource is 201 with its address and its whole body', async (kind, body) => {
    const { status, headers, body: made } = await scim.send('POST', `/${kind}`, body());
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(metaOf(made).location);
    expect(metaOf(made).location.endsWith(`/${kind}/${String(made.id)}`)).toBe(true);
    expect((await scim.get(`/${kind}/${String(made.id)}`)).body).toEqual(made);
  });

  it.each(bodies)('the id is the service’s own and stays', async (kind, body) => {
    const sent = body();
    const { body: made } = await scim.send('POST', `/${kind}`, { ...sent, id: 'bulkId:x' });
    expect(made.id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    const path = `/${kind}/${String(made.id)}`;
    const put = await scim.send('PUT', path, { ...sent, id: 'another', externalId: `e${++count}` });
    expect(put).toMatchObject({ status: 200, body: { id: made.id } });
    expect(await scim.patch(path, { op: 'replace', path: 'id', value: 'another' })).toMatchObject({ status: 400 });
  });

  it.each(bodies)('meta is the service’s own, and tells of changes only', async (kind, body) => {
    const sent = { ...body(), meta: { created: '2001-01-01T00:00:00Z', version: 'W/"9"', resourceType: 'Other' } };
    const made = await scim.send('POST', `/${kind}`, sent);
    const meta = metaOf(made.body);
    expect(meta).toMatchObject({ resourceType: kind === 'Users' ? 'User' : 'Group', lastModified: meta.created });
    const path = `/${kind}/${String(made.body.id)}`;
    expect(metaOf((await scim.send('PUT', path, sent)).body)).toEqual(meta);
    const changed = metaOf((await scim.patch(path, { op: 'add', path: 'externalId', value: `e${++count}` })).body);
    expect(changed).toMatchObject({ created: meta.created, location: meta.location });
    expect([changed.version === meta.version, changed.lastModified > meta.lastModified]).toEqual([false, true]);
  });

  it('of several primary values the last is it, and a pair of type and value is there once', async () => {
    const one = { value: 'one@acme.test', type: 'work', primary: true };
    const two = { value: 'two@acme.test', type: 'work', primary: true };
    const { body } = await scim.send('POST', '/Users', {
      userName: 'primaries',
      emails: [one, two, { ...one, primary: false }],
    });
    expect(body.emails).toEqual([{ ...one, primary: false }, two]);
  });

  it('every reference leads to its resource', async () => {
    const manager = await scim.createUser('manager');
    const references = {
      [ENTERPRISE]: { manager: { value: manager } },
      [LEAVEWIZARD]: { approver: { value: manager } },
    };
    const id = await scim.createUser('referring', references);
    const group = await scim.createGroup('Referred', [id]);
    const texts = [(await scim.get(`/Users/${id}`)).text, (await scim.get(`/Groups/${group}`)).text];
    const addresses = texts.flatMap((text) =>
      Array.from(text.matchAll(/"\$ref":"([^"]+)"/g), ([, address = '']) => address),
    );
    expect(addresses).toHaveLength(4);
    const answers = await Promise.all(
      addresses.map((address) => scim.get(address.slice(address.indexOf('/scim/v2') + 8))),
    );
    expect(answers.map(({ status, body }) => [status, metaOf(body).location])).toEqual(
      addresses.map((address) => [200, address]),
    );
  });
});
