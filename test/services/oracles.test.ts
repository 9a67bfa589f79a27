import { operator } from '../../src/domain/actor.ts';
import { TestBrowser } from '../support/browser.ts';
import { makeKeyPair } from '../support/saml/keys.ts';
import { type Answer, clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';
import { withClient } from './support/dump.ts';

const NOBODY = '0193a000-0000-7000-8000-000000000000';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const CUSTOM = 'urn:ietf:params:scim:schemas:extension:leavewizard:custom:2.0:User';
const SIGN_IN =
  'mutation ($u: String!, $p: String!) { signIn(companySlug: "acme", userName: $u, password: $p) { user { id } userErrors { code message } } }';
const FIELD_CREATE =
  'mutation ($key: String!) { customFieldCreate(input: { key: $key, kind: TEXT, label: "x" }) { customField { key } userErrors { code message } } }';
const SAML = `mutation ($entityId: String!, $certificates: [String!]!) {
  samlConfigure(input: { entityId: $entityId, signInUrl: "https://idp.test/", certificates: $certificates }) {
  saml { identityProvider { entityId } } userErrors { code message } } }`;
const TOKEN_REVOKE = 'mutation ($id: ID!) { scimTokenRevoke(id: $id) { deletedId userErrors { code message } } }';
const PASSWORD = 'a password';

describe('What another company has', () => {
  let service: TestService;
  let other: TestCompany;
  let ours: ScimClient;
  let theirs: ScimClient;
  let admin: TestBrowser;
  /** What the other company has, by what it is. */
  let taken: Record<string, string>;
  let certificates: string[] = [];
  let count = 0;

  beforeAll(async () => {
    service = await startTestService({ TRUST_PROXY: 'on' });
    other = await service.addCompany('other');
    ours = clientOf(service, service);
    theirs = clientOf(service, other);
    const op = operator('op');
    const { customFields, samlSettings, tokens } = service.service.services;
    await customFields.create(op, { key: 'badge', kind: 'TEXT', label: 'Badge' }, other.company.id);
    certificates = [(await makeKeyPair('idp')).certificate];
    const provider = { entityId: 'https://idp.test/other', signInUrl: 'https://idp.test/', certificates };
    await samlSettings.configure(op, provider, other.company.id);
    const user = await theirs.createUser('bob@other.test', {
      externalId: 'external-1',
      password: PASSWORD,
      emails: [{ value: 'bob@mail.test', type: 'work', primary: true }],
      [ENTERPRISE]: { employeeNumber: 'EMPLOYEE-1' },
      [CUSTOM]: { badge: 'B-1' },
    });
    const group = await theirs.send('POST', '/Groups', {
      displayName: 'Sales',
      externalId: 'group-1',
      members: [{ value: user }],
    });
    const [token] = await tokens.list(op, other.company.id);
    taken = {
      userName: 'bob@other.test',
      externalId: 'external-1',
      email: 'bob@mail.test',
      employeeNumber: 'EMPLOYEE-1',
      displayName: 'Sales',
      groupExternalId: 'group-1',
      key: 'badge',
      entityId: 'https://idp.test/other',
      user,
      group: String(group.body.id),
      token: String(token?.id),
      company: other.company.id,
    };
    admin = new TestBrowser(service);
    await admin.signIn(service.administrator.userName, service.administrator.password);
  }, 60_000);
  afterAll(() => service.stop());

  /** Of the same form, and nobody's. */
  function free(kind: string): string {
    const is = taken[kind] ?? '';
    if (/^[\da-f-]{36}$/.test(is)) return NOBODY;
    return is.replace(/^./, (letter) => (letter === 'z' ? 'y' : 'z'));
  }

  const post = (body: object) => ours.send('POST', '/Users', { userName: `user${++count}`, ...body });
  const patched = async (values: object) =>
    ours.patch(`/Users/${await ours.createUser(`user${++count}`)}`, { op: 'replace', value: values });
  const put = async (values: object) =>
    ours.send('PUT', `/Users/${await ours.createUser(`user${++count}`)}`, { userName: `user${count}`, ...values });
  const group = (values: object) => ours.send('POST', '/Groups', { displayName: `group${++count}`, ...values });
  const renamed = async (displayName: string) =>
    ours.patch(`/Groups/${await ours.createGroup(`group${++count}`)}`, {
      op: 'replace',
      path: 'displayName',
      value: displayName,
    });
  const ask = (query: string, variables: object) => admin.ask(query, variables);

  it.each<[string, string, (value: string) => Promise<{ status: number; text: string; headers?: Headers }>]>([
    ['a name that is looked for', 'userName', (value) => ours.filter('Users', `userName eq "${value}"`)],
    ['a user name', 'userName', (userName) => post({ userName })],
    ['a user name in other letters', 'userName', (userName) => post({ userName: userName.toUpperCase() })],
    ['a user name, renamed to', 'userName', (userName) => patched({ userName: `x${userName}` })],
    ['an external id', 'externalId', (externalId) => post({ externalId })],
    ['an external id, put', 'externalId', (externalId) => put({ externalId: `x${externalId}` })],
    ['an address', 'email', (value) => post({ emails: [{ value, primary: true }] })],
    ['a number of an employee', 'employeeNumber', (employeeNumber) => post({ [ENTERPRISE]: { employeeNumber } })],
    ['a manager', 'user', (value) => post({ [ENTERPRISE]: { manager: { value } } })],
    ['a name of a group', 'displayName', (displayName) => group({ displayName })],
    ['a name of a group, renamed to', 'displayName', (displayName) => renamed(`x${displayName}`)],
    ['an external id of a group', 'groupExternalId', (externalId) => group({ externalId })],
    ['a member', 'user', (value) => group({ members: [{ value }] })],
    ['a group as a member', 'group', (value) => group({ members: [{ value }] })],
    ['a user, deleted', 'user', (id) => ours.send('DELETE', `/Users/${id}`)],
    [
      'a user, to be a certain version',
      'user',
      (id) => ours.send('DELETE', `/Users/${id}`, undefined, { 'If-Match': 'W/"1"' }),
    ],
    [
      'a group, if it changed',
      'group',
      (id) => ours.send('GET', `/Groups/${id}`, undefined, { 'If-None-Match': 'W/"1"' }),
    ],
    [
      'a user, changed by a bulk request',
      'user',
      (id) =>
        ours.send('POST', '/Bulk', {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
          Operations: [{ method: 'DELETE', path: `/Users/${id}` }],
        }),
    ],
    ['an address that is looked for', 'email', (value) => ours.filter('Users', `emails.value eq "${value}x"`)],
    ['a name that signs in', 'userName', (u) => new TestBrowser(service).ask(SIGN_IN, { u: `x${u}`, p: PASSWORD })],
    ['a key of a custom field', 'key', (key) => ask(FIELD_CREATE, { key })],
    ['an identity provider', 'entityId', (entityId) => ask(SAML, { entityId, certificates })],
    ['a token', 'token', (id) => ask(TOKEN_REVOKE, { id })],
    ['a company', 'company', (id) => ask('query ($id: ID) { company(id: $id) { name } }', { id })],
  ])('TN-04: is not to be told from what nobody has: %s', async (_, kind, ask) => {
    const told: unknown[] = [];
    for (const value of [taken[kind] ?? '', free(kind)]) {
      const { status, text } = await ask(value);
      told.push([status, neutral(text, value)]);
    }
    expect(told[0]).toEqual(told[1]);
  });

  /** An answer without what differs from one question to the next. */
  function neutral(text: string, value: string): string {
    return text
      .replaceAll(new RegExp(value.replaceAll(/[.-]/g, '\\$&'), 'gi'), 'VALUE')
      .replaceAll(/[\da-f]{8}-[\da-f]{4}-7[\da-f-]{21}/g, 'ID')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
      .replaceAll(/\b(user|group)\d+/g, '$1');
  }

  it('TN-04: is counted by no sequence, whose gaps would tell of it', async () => {
    const sequences = await withClient(
      service.databaseUrl,
      async (client) => (await client.query('select sequencename from pg_sequences')).rows,
    );
    expect(sequences).toEqual([{ sequencename: 'schema_migration_id_seq' }]);
  });

  describe('TN-05: is not met in what is remembered:', () => {
    const cursorOf = ({ body }: Answer) => encodeURIComponent(String(body.nextCursor));

    it('a cursor is of one company', async () => {
      for (const name of ['a', 'b', 'c']) await theirs.createUser(`cursor-${name}@other.test`);
      const mine = cursorOf(await theirs.get('/Users?cursor&count=1'));
      expect((await theirs.get(`/Users?count=1&cursor=${mine}`)).status).toBe(200);
      const foreign = await ours.get(`/Users?count=1&cursor=${mine}`);
      const broken = await ours.get(`/Users?count=1&cursor=${mine.slice(2)}`);
      expect([foreign.status, foreign.text]).toEqual([400, broken.text]);
    });

    it('positions in a walk by index are', async () => {
      const walk = async (client: ScimClient) => {
        const names: string[] = [];
        for (let at = 1; at <= 3; at++) {
          const { body } = await client.get(
            `/Users?startIndex=${at}&count=1&filter=${encodeURIComponent('userName co "walk"')}`,
          );
          for (const user of body.Resources as { userName: string }[]) names.push(user.userName);
        }
        return names;
      };
      for (const at of [1, 2, 3]) {
        await theirs.createUser(`walk${at}@other.test`);
        await ours.createUser(`walk${at}@acme.test`);
      }
      const both = await Promise.all([walk(ours), walk(theirs), walk(ours)]);
      const of = (company: string) => [1, 2, 3].map((at) => `walk${at}@${company}.test`);
      expect(both).toEqual([of('acme'), of('other'), of('acme')]);
    });

    it('schemas, and what they accept, are', async () => {
      const key = `only${++count}`;
      const draft = { key, kind: 'TEXT', label: 'Theirs' } as const;
      await service.service.services.customFields.create(operator('op'), draft, other.company.id);
      for (const client of [theirs, ours, theirs]) {
        const isTheirs = client === theirs;
        expect((await client.get('/Schemas')).text.includes(key)).toBe(isTheirs);
        const made = await client.send('POST', '/Users', { userName: `user${++count}`, [CUSTOM]: { [key]: 'x' } });
        expect(JSON.stringify(made.body[CUSTOM] ?? '').includes(key)).toBe(isTheirs);
      }
    });

    it('passwords that were wrong are counted for one company, though the names are the same', async () => {
      const name = 'same@name.test';
      await ours.createUser(name, { password: PASSWORD });
      await theirs.createUser(name, { password: PASSWORD });
      const from = (address: string) => ({ 'X-Forwarded-For': address });
      const signIn = (company: string, password: string, address: string) =>
        new TestBrowser(service).ask(SIGN_IN.replace('acme', company), { u: name, p: password }, from(address));
      for (let guess = 0; guess < 12; guess++) await signIn('other', 'wrong', `10.1.0.${guess + 1}`);
      const [shut, open] = [await signIn('other', PASSWORD, '10.2.0.1'), await signIn('acme', PASSWORD, '10.2.0.1')];
      expect(shut.text).toContain('TOO_MANY_ATTEMPTS');
      expect(open.data).toMatchObject({ signIn: { user: { id: expect.any(String) }, userErrors: [] } });
    });
  });
});
