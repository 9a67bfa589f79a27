import pg from 'pg';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';

const NOBODY = '0193a000-0000-7000-8000-000000000000';

describe('SC-02: what belongs to another company does not exist', () => {
  let service: TestService;
  let other: TestCompany;
  let ours: ScimClient;
  let theirs: ScimClient;
  let theirUser: string;
  let theirGroup: string;
  beforeAll(async () => {
    service = await startTestService();
    other = await service.addCompany('other');
    ours = clientOf(service, service);
    theirs = clientOf(service, other);
    theirUser = await theirs.createUser('bob@other.test', { externalId: 'e1' });
    theirGroup = await theirs.createGroup('Sales', [theirUser]);
  });
  afterAll(() => service.stop());

  const dump = async () => {
    const client = new pg.Client({ connectionString: service.databaseUrl });
    await client.connect();
    const tables = ['"user"', 'workgroup', 'user_email', 'user_password'];
    const rows: unknown[] = [];
    for (const table of tables) {
      const text = `select t::text from ${table} t where company_id = $1 order by 1`;
      rows.push((await client.query(text, [other.company.id])).rows);
    }
    await client.end();
    return rows;
  };

  it.each([
    ['GET', '/Users/', undefined],
    ['PUT', '/Users/', { userName: 'x@acme.test' }],
    ['PATCH', '/Users/', { Operations: [{ op: 'replace', value: { active: false } }] }],
    ['DELETE', '/Users/', undefined],
    ['GET', '/Groups/', undefined],
    ['PUT', '/Groups/', { displayName: 'x' }],
    ['PATCH', '/Groups/', { Operations: [{ op: 'replace', path: 'members', value: [] }] }],
    ['DELETE', '/Groups/', undefined],
  ])('%s %s answers as for an id that never existed', async (method, path, body) => {
    const before = await dump();
    const id = path === '/Users/' ? theirUser : theirGroup;
    const answer = await ours.send(method, path + id, body);
    const never = await ours.send(method, path + NOBODY, body);
    expect(answer.status).toBe(404);
    expect(answer.text.replaceAll(id, NOBODY)).toBe(never.text);
    expect(await dump()).toEqual(before);
  });

  it('leaves a member of another company out as one that never existed', async () => {
    const before = await dump();
    const group = await ours.createGroup('Ours');
    const [answer, never] = [
      await ours.patch(`/Groups/${group}`, { op: 'add', path: 'members', value: [{ value: theirUser }] }),
      await ours.patch(`/Groups/${group}`, { op: 'add', path: 'members', value: [{ value: NOBODY }] }),
    ];
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(never.text);
    await ours.patch(`/Groups/${group}`, { op: 'remove', path: `members[value eq "${theirUser}"]` });
    expect(await ours.members(group)).toEqual([]);
    expect(await dump()).toEqual(before);
  });

  it('links no manager of another company, and finds nobody by one', async () => {
    const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
    const id = await ours.createUser('managed@acme.test', { [urn]: { manager: { value: theirUser } } });
    expect((await ours.get(`/Users/${id}`)).body[urn]).toEqual({ manager: { value: theirUser } });
    expect((await ours.filter('Groups', `members.value eq "${theirUser}"`)).body.totalResults).toBe(0);
    expect((await ours.filter('Users', 'userName eq "bob@other.test"')).body.totalResults).toBe(0);
  });

  it('SC-30: takes an externalId for what it is, never for an id', async () => {
    const id = await ours.createUser('external@acme.test', { externalId: theirUser });
    expect((await ours.get(`/Users/${id}`)).body.externalId).toBe(theirUser);
    expect((await ours.get(`/Users/${theirUser}`)).status).toBe(404);
    expect((await ours.createUser('same@acme.test', { externalId: 'e1' })).length).toBe(36);
    expect((await ours.send('POST', '/Users', { userName: 'z@acme.test', externalId: 'e1' })).status).toBe(409);
  });
});
