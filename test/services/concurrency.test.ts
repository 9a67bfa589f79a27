import type pg from 'pg';
import { operator } from '../../src/domain/actor.ts';
import { untilLocked } from '../support/lock-waits.ts';
import { type Answer, clientOf, referencesIn, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { withClient } from './support/dump.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const statusesOf = (answers: { status: number }[]) => answers.map(({ status }) => status).toSorted();
const failed = (answers: { status: number }[]) => answers.filter(({ status }) => status >= 400);

/** What goes on at once beside what test/scim/concurrency.test.ts has. */
describe('Changes at the same time', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const createUsers = (prefix: string, count: number) =>
    Promise.all(times(count).map((index) => scim.createUser(`${prefix}${index}@acme.test`)));
  const value = (ids: readonly string[]) => ids.map((id) => ({ value: id }));
  const push = (group: string, op: string, ids: readonly string[]) =>
    scim.patch(`/Groups/${group}`, { op, path: 'members', value: value(ids) });

  it('SC-28: 40 full pushes of 40 users by PUT to four groups leave each user in one, and tell it truly', async () => {
    const users = await createUsers('put', 40);
    const groups = await Promise.all(times(4).map((index) => scim.createGroup(`Put ${index}`)));
    const answers = await Promise.all(
      times(40).map((index) =>
        scim.send('PUT', `/Groups/${groups[index % 4]}`, {
          displayName: `Put ${index % 4}`,
          members: value(index % 3 ? users : users.toReversed()),
        }),
      ),
    );
    expect(failed(answers)).toEqual([]);
    const members = await Promise.all(groups.map((group) => scim.members(group)));
    expect(members.flat().toSorted()).toEqual(users.toSorted());
    const seen = await Promise.all(users.map(async (id) => (await scim.get(`/Users/${id}`)).body.groups));
    expect(seen.map((list) => referencesIn(list).length)).toEqual(users.map(() => 1));
  });

  it('every version of every resource is made by exactly one event', async () => {
    const { rows } = await withClient(service.databaseUrl, (client) =>
      client.query(`with told as (
          select company_id, subject_id as id, subject_version as version from event where outcome = 'DONE'
          union all select company_id, (v->>'id')::uuid, (v->>'version')::int
            from event, jsonb_array_elements(versions) v where (v->>'id')::uuid is distinct from subject_id
          union all select company_id, (m->>'userId')::uuid, (m->>'userVersion')::int
            from event, jsonb_array_elements((members->'added') || (members->'removed')) m)
        select r.id, r.version, array_agg(t.version order by t.version) as told from (
          select company_id, id, version from "user" union all select company_id, id, version from workgroup) r
        left join told t on t.company_id = r.company_id and t.id = r.id group by r.id, r.version`),
    );
    const wrong = rows.filter(({ version, told }) => {
      const [first = 0] = told;
      return told.length !== version - first + 1 || told.at(-1) !== version;
    });
    expect(rows.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  });

  it('whoever joins and leaves at once ends in one group or in none, never half', async () => {
    const users = await createUsers('in-out', 12);
    const [one, other] = [await scim.createGroup('In', users), await scim.createGroup('Out')];
    const answers = await Promise.all(
      times(24).map((index) =>
        index % 3 === 0
          ? push(other, 'add', users)
          : index % 3 === 1
            ? push(one, 'remove', users.toReversed())
            : push(one, 'add', users.slice(index % 12)),
      ),
    );
    expect(failed(answers)).toEqual([]);
    const members = [...(await scim.members(one)), ...(await scim.members(other))];
    expect(new Set(members).size).toBe(members.length);
  });

  it('groups that are deleted while they are pushed are gone, and nobody is in them', async () => {
    const users = await createUsers('fall', 8);
    const groups = await Promise.all(times(4).map((index) => scim.createGroup(`Falling ${index}`, users)));
    const answers = await Promise.all([
      ...groups.map((group) => scim.send('DELETE', `/Groups/${group}`)),
      ...groups.map((group) => push(group, 'replace', users)),
      ...groups.map((group) => push(group, 'add', users.slice(4))),
    ]);
    expect(answers.filter(({ status }) => ![200, 204, 404].includes(status))).toEqual([]);
    for (const group of groups) expect((await scim.get(`/Groups/${group}`)).status).toBe(404);
    for (const id of users) expect(referencesIn((await scim.get(`/Users/${id}`)).body.groups)).toEqual([]);
  });

  it('users who are deactivated, changed, pushed and deleted at once are gone in the end', async () => {
    const users = await createUsers('end', 10);
    const groups = [await scim.createGroup('End 1', users), await scim.createGroup('End 2')];
    const answers = await Promise.all(
      users.flatMap((id, index) => [
        scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } }),
        push(groups[index % 2] ?? '', 'add', [id]),
        scim.send('DELETE', `/Users/${id}`),
        scim.patch(`/Users/${id}`, { op: 'add', path: 'emails', value: [{ value: `${index}@x.test` }] }),
        push(groups[(index + 1) % 2] ?? '', 'replace', users),
      ]),
    );
    expect(answers.filter(({ status }) => ![200, 204, 404].includes(status))).toEqual([]);
    for (const id of users) expect((await scim.get(`/Users/${id}`)).status).toBe(404);
    for (const group of groups) expect(await scim.members(group)).toEqual([]);
  });

  it('one of eight groups of one name is made, and one of eight renames to one name', async () => {
    const made = await Promise.all(times(8).map(() => scim.send('POST', '/Groups', { displayName: 'Same' })));
    expect(statusesOf(made)).toEqual([201, ...times(7).map(() => 409)]);
    const users = await createUsers('rename', 8);
    const renamed = await Promise.all(
      users.map((id) => scim.patch(`/Users/${id}`, { op: 'replace', path: 'userName', value: 'renamed@acme.test' })),
    );
    expect(statusesOf(renamed)).toEqual([200, ...times(7).map(() => 409)]);
  });

  it('a leaver who is created again eight times at once comes back once', async () => {
    const back = { userName: 'back@acme.test', externalId: 'back' };
    const id = await scim.createUser(back.userName, back);
    await scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } });
    const answers = await Promise.all(times(8).map(() => scim.send('POST', '/Users', back)));
    expect(answers.filter(({ status }) => ![201, 409].includes(status))).toEqual([]);
    for (const { status, body } of answers) if (status === 201) expect(body.id).toBe(id);
    expect((await scim.get(`/Users/${id}`)).body.active).toBe(true);
    expect(statusesOf(answers)).toEqual([201, ...times(7).map(() => 409)]);
  });

  it('SC-18: when the last two administrators go at once, it is told once', async () => {
    const { users, events } = service.service.services;
    const company = service.company.id;
    await service.service.services.settings.update(operator('op'), { maySetRoles: true }, company);
    const second = await scim.createUser('second@acme.test', { roles: [{ value: 'administrator' }] });
    const administrators = [service.administrator.id, second];
    const activate = (active: boolean) =>
      Promise.all(administrators.map((id) => scim.patch(`/Users/${id}`, { op: 'replace', value: { active } })));
    for (const round of times(6)) {
      expect(failed(await activate(false))).toEqual([]);
      const alarms = { action: 'COMPANY_WITHOUT_ADMINISTRATOR' } as const;
      expect((await events.list(operator('op'), alarms, { first: 50 }, company)).nodes).toHaveLength(round + 1);
      expect(failed(await activate(true))).toEqual([]);
    }
    expect((await users.find(operator('op'), second, company))?.active).toBe(true);
  });

  /** Lets a request wait for a user whom another transaction has locked and then changes. */
  const meanwhile = (
    id: string,
    change: (client: pg.Client) => Promise<unknown>,
    request: () => Promise<Answer>,
  ): Promise<Answer> =>
    withClient(service.databaseUrl, async (client) => {
      await client.query('begin');
      await client.query('select from "user" where id = $1 for update', [id]);
      const answer = request();
      await untilLocked(service.databaseUrl);
      await change(client);
      await client.query('commit');
      return answer;
    });

  it('time never runs backwards for a user whose change had to wait', async () => {
    const id = await scim.createUser('late@acme.test');
    let changedAt = new Date(Number.NaN);
    const change = async (client: pg.Client) => {
      const { rows } = await client.query(
        'update "user" set updated_at = clock_timestamp() where id = $1 returning updated_at',
        [id],
      );
      changedAt = rows[0].updated_at;
    };
    await meanwhile(id, change, () => scim.patch(`/Users/${id}`, { op: 'replace', value: { title: 'Late' } }));
    const { rows } = await withClient(service.databaseUrl, (client) =>
      client.query('select updated_at from "user" where id = $1', [id]),
    );
    expect(rows[0].updated_at.getTime()).toBeGreaterThanOrEqual(changedAt.getTime());
  });

  it('SC-02: a member who is deleted while a push waits for them is skipped, and told as skipped', async () => {
    const id = await scim.createUser('vanishing@acme.test');
    const group = await scim.createGroup('Waiting');
    const answer = await meanwhile(
      id,
      (client) => client.query('update "user" set deleted_at = now() where id = $1', [id]),
      () => push(group, 'add', [id]),
    );
    expect(answer.status).toBe(200);
    const filter = { subjectId: group, action: 'WORKGROUP_UPDATED' } as const;
    const { nodes } = await service.service.services.events.list(
      operator('op'),
      filter,
      { first: 5 },
      service.company.id,
    );
    expect(nodes[0]?.members?.skipped).toEqual([id]);
  });

  it('elements that are added to one list at once are all there', async () => {
    const id = await scim.createUser('list@acme.test');
    await Promise.all(
      times(10).map((index) =>
        scim.patch(`/Users/${id}`, { op: 'add', path: 'emails', value: [{ value: `${index}@acme.test`, type: 'x' }] }),
      ),
    );
    const { body } = await scim.get(`/Users/${id}`);
    expect(referencesIn(body.emails).toSorted()).toEqual(times(10).map((index) => `${index}@acme.test`));
  });
});
