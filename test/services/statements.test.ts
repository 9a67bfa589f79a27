import { jest } from '@jest/globals';
import { operator } from '../../src/domain/actor.ts';
import { PreparedQuery } from '../../src/persistence/prepared-query.ts';
import { untilLocked } from '../support/lock-waits.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { withClient } from './support/dump.ts';

const MANY = 2000;
const CUSTOM = 'urn:ietf:params:scim:schemas:extension:leavewizard:custom:2.0:User';
/** Token; who moves and from where; everything written with the event. */
const PUSH = ['select', 'with', 'with'];

/** Statements of the hot paths, the look-up of the token included. More of them is a regression. */
describe('How many statements a request sends', () => {
  let service: TestService;
  let scim: ScimClient;
  let id: string;
  let group: string;
  let crowd: string[];

  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    for (const kind of ['TEXT', 'NUMBER', 'DATE', 'BOOLEAN'] as const) {
      const draft = { key: kind.toLowerCase(), kind, label: kind };
      await service.service.services.customFields.create(operator('test'), draft, service.company.id);
    }
    id = await scim.createUser('one@acme.test', {
      title: 'One',
      [CUSTOM]: { text: 'x', number: 1 },
      emails: [{ value: 'one@acme.test', type: 'work' }],
    });
    group = await scim.createGroup('Group', [id]);
    crowd = await createCrowd(MANY);
    // The token's last use is written down at its first use in a minute.
    await scim.get('/Users?count=0');
  });
  afterAll(() => service.stop());

  /** People by the thousand, as the database makes them: how they came is not what is counted. */
  async function createCrowd(count: number): Promise<string[]> {
    const columns = 'company_id, id, user_name, user_name_key, active, role, source';
    return withClient(service.databaseUrl, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `insert into "user" (${columns}) select $1, gen_random_uuid(), 'crowd' || n, 'crowd' || n, true, 'EMPLOYEE', 'IDENTITY_PROVIDER'
          from generate_series(1, $2::int) n returning id`,
        [service.company.id, count],
      );
      return rows.map((row) => row.id);
    });
  }

  /** What a request sends to the database, as words that begin statements, and how many rows come back. */
  async function watch(request: () => Promise<{ status: number }>) {
    const answers = jest.spyOn(PreparedQuery.prototype, 'handleReadyForQuery');
    const before = service.statements.length;
    const { status } = await request();
    const sent = service.statements.slice(before);
    const rowCount = answers.mock.contexts.reduce((sum: number, query) => sum + (query as PreparedQuery).rowCount, 0);
    answers.mockRestore();
    return {
      status,
      sent,
      words: sent.map((text) => /^\s*(?:select; )?(\w+)/.exec(text)?.[1]?.toLowerCase()),
      rowCount,
    };
  }

  const members = (op: string, ids: readonly string[]) =>
    scim.patch(`/Groups/${group}?excludedAttributes=members`, {
      op,
      path: 'members',
      value: ids.map((value) => ({ value })),
    });

  const bulk = (...operations: object[]) => scim.send('POST', '/Bulk', { Operations: operations });
  const post = (name: string) => ({ method: 'POST', path: '/Users', bulkId: name, data: { userName: name } });
  const retitle = { method: 'PATCH', data: { Operations: [{ op: 'replace', value: { title: 'x' } }] } };

  it.each<[string, () => Promise<{ status: number }>, string[]]>([
    ['GET of a user', () => scim.get(`/Users/${id}`), ['select', 'select']],
    ['GET of nobody', () => scim.get('/Users/0193a000-0000-7000-8000-000000000000'), ['select', 'select']],
    ['GET of what is no id', () => scim.get('/Users/nobody'), ['select']],
    ['a filter by userName', () => scim.filter('Users', 'userName eq "ONE@acme.test"'), ['select', 'select']],
    ['a filter by address', () => scim.filter('Users', 'emails.value eq "one@acme.test"'), ['select', 'select']],
    ['a filter that finds nobody', () => scim.filter('Users', 'userName eq "nobody"'), ['select', 'select']],
    ['a page of users', () => scim.get('/Users?startIndex=101&count=100'), ['select', 'select', 'select', 'select']],
    ['POST of a user', () => scim.send('POST', '/Users', { userName: 'new@acme.test' }), ['select', 'with']],
    [
      'PATCH of a custom field',
      () => scim.patch(`/Users/${id}`, { op: 'replace', path: `${CUSTOM}:number`, value: 2 }),
      ['select', 'select', 'with'],
    ],
    ['a filter by a custom field', () => scim.filter('Users', `${CUSTOM}:number eq 2`), ['select', 'select']],
    [
      'PATCH of active, which ends sessions',
      () => scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } }),
      ['select', 'select', 'with'],
    ],
    [
      'PATCH of active, back again',
      () => scim.patch(`/Users/${id}`, { op: 'replace', value: { active: true } }),
      ['select', 'select', 'with'],
    ],
    [
      'PATCH that changes nothing',
      () => scim.patch(`/Users/${id}`, { op: 'replace', value: { title: 'One' } }),
      ['select', 'select', 'select'],
    ],
    ['GET of a group', () => scim.get(`/Groups/${group}`), ['select', 'select', 'select']],
    ['GET of a group alone', () => scim.get(`/Groups/${group}?excludedAttributes=members`), ['select', 'select']],
    ['groups of a name', () => scim.filter('Groups', 'displayName eq "group"'), ['select', 'select', 'select']],
    ['POST of a group', () => scim.send('POST', '/Groups', { displayName: 'New' }), ['select', 'with', 'select']],
    ['bulk: POST of two users', () => bulk(post('bulk1'), post('bulk2')), ['select', 'with', 'with']],
    [
      'bulk: PATCH and DELETE of a new user',
      () =>
        bulk(
          post('bulk3'),
          { ...retitle, path: '/Users/bulkId:bulk3' },
          { method: 'DELETE', path: '/Users/bulkId:bulk3' },
        ),
      ['select', 'with', 'select', 'with', 'begin', 'select', 'select', 'with', 'commit'],
    ],
    ['a filter that is none', () => scim.filter('Users', 'userName eq'), ['select']],
  ])('%s', async (_, request, expected) => {
    expect((await watch(request)).words).toEqual(expected);
  });

  it('a walk counts the list on its first page and its second, and again only when something changed', async () => {
    const counts = async (from: number) => {
      const { sent } = await watch(() => scim.get(`/Users?startIndex=${from}&count=200&attributes=userName`));
      return sent.filter((text) => /^select count.* from "user"/.test(text)).length;
    };
    expect([await counts(1), await counts(201), await counts(401), await counts(601)]).toEqual([1, 1, 0, 0]);
    await scim.patch(`/Users/${id}`, { op: 'replace', path: 'nickName', value: 'Uno' });
    expect([await counts(801), await counts(1001)]).toEqual([1, 0]);
  });

  it('a push of 5 members and one of 2,000 send the same, and load no member', async () => {
    const few = await watch(() => members('add', crowd.slice(0, 5)));
    const many = await watch(() => members('add', crowd));
    expect(few).toMatchObject({
      status: 200,
      words: PUSH,
    });
    expect(many.sent).toEqual(few.sent);
    expect(many.rowCount).toBe(few.rowCount);
    expect(many.rowCount).toBeLessThanOrEqual(4);
  });

  /** Sends a change whose resource changes after it was read, and before it is written. */
  async function overtaken(table: string, resource: string, send: () => Promise<{ status: number }>) {
    return withClient(service.databaseUrl, async (client) => {
      const named = `where company_id = '${service.company.id}' and id = '${resource}'`;
      await client.query(`begin; select from ${table} ${named} for update`);
      const watched = watch(send);
      await untilLocked(service.databaseUrl);
      await client.query(`update ${table} set version = version + 1 ${named}; commit`);
      return watched;
    });
  }

  it.each<[string, string, () => string, () => Promise<{ status: number }>, string[]]>([
    [
      'a group',
      'workgroup',
      () => group,
      () => members('remove', crowd.slice(-3)),
      ['select', 'with', 'with', 'begin', 'select', 'with', 'with', 'commit'],
    ],
    [
      'a user',
      '"user"',
      () => id,
      () => scim.patch(`/Users/${id}`, { op: 'replace', value: { title: 'Two' } }),
      ['select', 'select', 'with', 'begin', 'select', 'with', 'commit'],
    ],
  ])('a change of %s that is overtaken is made again, under lock', async (_, table, resource, send, words) => {
    expect(await overtaken(table, resource(), send)).toMatchObject({ status: 200, words });
  });

  it('a full push of 2,000, its repetition and its end too', async () => {
    const other = await scim.createGroup('Other', crowd.slice(0, 5));
    const full = (ids: readonly string[]) =>
      watch(() =>
        scim.patch(`/Groups/${other}?excludedAttributes=members`, {
          op: 'replace',
          path: 'members',
          value: ids.map((value) => ({ value })),
        }),
      );
    const [move, again, none] = [await full(crowd), await full(crowd), await full([])];
    expect(move.words).toEqual(PUSH);
    expect(again.words).toEqual(['select', 'with']);
    expect(none.words).toEqual(PUSH);
    for (const { rowCount } of [move, again, none]) expect(rowCount).toBeLessThanOrEqual(5);
  });

  it('one more or fewer in a group with too many members to be shown asks for none of them', async () => {
    const large = await scim.createGroup('Large', crowd);
    for (const op of ['remove', 'add']) {
      const one = { op, path: 'members', value: [{ value: crowd[0] }] };
      expect(await watch(() => scim.patch(`/Groups/${large}`, one))).toMatchObject({ status: 204, words: PUSH });
    }
  });

  it('the end of a group of 2,000', async () => {
    const last = await scim.createGroup('Last', crowd);
    const { words, rowCount } = await watch(() => scim.send('DELETE', `/Groups/${last}`));
    expect(words).toEqual(['select', 'begin', 'select', 'with', 'commit']);
    expect(rowCount).toBe(2);
  });

  it('events of one thing are found by its index, and none of what is no id', async () => {
    const { events } = service.service.services;
    const list = async (subjectId: string) =>
      (await events.list(operator('op'), { subjectId }, { first: 10 }, service.company.id)).nodes;
    expect((await list(group)).map(({ subjectId }) => subjectId)).toContain(group);
    const plan = await withClient(service.databaseUrl, async (client) => {
      const columns = 'company_id, id, channel, actor, request_id, action, outcome, subject_kind, subject_id';
      await client.query(
        `insert into event (${columns}) select $1, gen_random_uuid(), '', '', '', '', '', '', gen_random_uuid()
          from generate_series(1, $2::int)`,
        [service.company.id, MANY],
      );
      await client.query('analyze event');
      const { rows } = await client.query(`explain (generic_plan) ${service.statements.at(-1)}`);
      return JSON.stringify(rows);
    });
    expect(plan).toMatch(/event_subject_index.*Index Cond: \(\(company_id = \$1\) AND \(subject_id = /);
    for (const noId of ['', 'x', `{${group}}`, group.toUpperCase()]) expect(await list(noId)).toEqual([]);
  });
});
