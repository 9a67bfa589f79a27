import { readSignInName } from '../../src/domain/sign-in-name.ts';
import { migrate } from '../../src/persistence/migrate.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { withClient } from './support/dump.ts';

const NAMES = [
  ...['plain', 'Ada@Example.TEST', 'two@signs@example.test', '@front', 'behind@', '@', 'ÄRGER@STRASSE.test'],
  ...['ı@Iİ.test', 'ﬀ@ﬁ.test', 'Σς@example.test', "o'neill@example.test", 'a b@c d', '＠wide', 'x＠wide', '漢字@漢字'],
  ...[`${'@'.repeat(300)}x`, `long@${'d'.repeat(250)}.test`],
];

describe('The registry of sign-in names', () => {
  let service: TestService;
  let scim: ScimClient;

  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  afterAll(() => service.stop());

  const ask = <Row extends object>(text: string) =>
    withClient(service.databaseUrl, async (client) => (await client.query<Row>(text)).rows);
  const registered = () => ask('select domain_hash, name_hash, company_id, user_id from sign_in_name order by 4, 2, 1');
  /** What should stand in it, from the users alone, as TypeScript reads their names. */
  const expected = async () => {
    const users = await ask<{ company_id: string; id: string; user_name_key: string; email_key: string | null }>(
      'select company_id, id, user_name_key, email_key from "user" where deleted_at is null',
    );
    const rows = users.flatMap(({ company_id, id, user_name_key, email_key }) =>
      [...new Set([user_name_key, email_key])].flatMap((key) => {
        if (key === null) return [];
        const { domainHash, nameHash } = readSignInName(key);
        return [{ domain_hash: domainHash, name_hash: nameHash, company_id, user_id: id }];
      }),
    );
    const place = (row: (typeof rows)[number]) => `${row.user_id} ${row.name_hash.toString('hex')}`;
    return rows.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
  };
  const expectInStep = async () => expect(await registered()).toEqual(await expected());
  const mail = (value: string, primary = true) => ({ value, type: 'work', primary });
  const namesOf = async (id: string) => (await ask(`select 1 from sign_in_name where user_id = '${id}'`)).length;
  /** The statements of one piece of work that name the registry. */
  const writesOf = async (work: () => Promise<unknown>) => {
    const before = service.statements.length;
    await work();
    return service.statements.slice(before).filter((text) => text.includes('sign_in_name'));
  };

  it('hashes in SQL as in TypeScript, whatever the name', async () => {
    for (const [at, name] of NAMES.entries())
      await scim.createUser(name, { emails: [mail(NAMES[(at + 1) % NAMES.length] ?? '')] });
    expect((await registered()).length).toBeGreaterThan(2 * NAMES.length);
    await expectInStep();
  });

  it('follows a user from the create to the deletion', async () => {
    const id = await scim.createUser('mary@acme.test', { emails: [mail('mary@acme.test')] });
    expect(await namesOf(id)).toBe(1);
    const steps: [object, number][] = [
      [{ op: 'replace', path: 'userName', value: 'mary' }, 2],
      [{ op: 'replace', path: 'emails', value: [mail('m@acme.test'), mail('other@acme.test', false)] }, 2],
      [{ op: 'replace', path: 'emails', value: [mail('m@acme.test', false), mail('other@acme.test', true)] }, 2],
      [{ op: 'replace', path: 'userName', value: 'OTHER@acme.test' }, 1],
      [{ op: 'remove', path: 'emails' }, 1],
      [{ op: 'replace', value: { userName: 'back', emails: [mail('other@acme.test')] } }, 2],
      [{ op: 'replace', path: 'active', value: false }, 2],
    ];
    for (const [step, count] of steps) {
      expect((await scim.patch(`/Users/${id}`, step)).status).toBe(200);
      expect([step, await namesOf(id)]).toEqual([step, count]);
      await expectInStep();
    }
    await scim.send('DELETE', `/Users/${id}`);
    expect(await namesOf(id)).toBe(0);
    await expectInStep();
  });

  it('is written in the statement that writes the user, and not at all when no name changes', async () => {
    let id = '';
    const made = await writesOf(async () => {
      id = await scim.createUser('cheap@acme.test', { emails: [mail('cheap@acme.test')] });
    });
    expect(made).toEqual([expect.stringMatching(/insert into "user" /)]);
    const change = (value: object) => writesOf(() => scim.patch(`/Users/${id}`, { op: 'replace', value }));
    for (const value of [{ title: 'Head' }, { active: false }, { active: true }, { userName: 'cheap@acme.test' }])
      expect(await change(value)).toEqual([]);
    expect(await change({ userName: 'cheaper' })).toEqual([expect.stringMatching(/update "user" /)]);
    const gone = await writesOf(() => scim.send('DELETE', `/Users/${id}`));
    expect(gone).toEqual([expect.stringMatching(/update "user" /)]);
  });

  it('ends in step however many changes of one user and of their neighbours come at once', async () => {
    const ids = await Promise.all(['one', 'two', 'three'].map((name) => scim.createUser(`${name}@crowd.test`)));
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) => {
        const value = n % 2 ? { emails: [mail(`mail${n % 4}@crowd.test`)] } : { userName: `name${n % 4}@crowd.test` };
        return scim.patch(`/Users/${ids[n % 3]}`, { op: 'replace', value });
      }),
    );
    // Three users ask for two names: in whatever order they come, the last to ask finds both taken, and changes nothing.
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    await expectInStep();
  });

  it('is filled by the migration with the users who are there, the deleted left out', async () => {
    const before = await registered();
    await ask('drop table sign_in_name');
    await ask("delete from schema_migration where name = '20261124-sign-in-name'");
    await migrate(service.databaseUrl);
    expect(before.length).toBeGreaterThan(20);
    expect(await registered()).toEqual(before);
    expect(await registered()).toEqual(await expected());
  });
});
