import { clientOf, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { expectScimError } from '../support/scim-error.ts';
import { startTestService, type TestService } from '../support/service.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';

/** Beside ann and cid there is ada, the administrator. */
describe('Filters in odd hands', () => {
  let service: TestService;
  let scim: ScimClient;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    await scim.createUser('ann@acme.test', { displayName: 'Ann 100%', active: false });
    await scim.createUser('cid@acme.test', { nickName: 'a_c\\d"e' });
  });
  afterAll(() => service.stop());

  /** The people found, by the part of their userName before the @. */
  const found = async (filter: string) => {
    const { status, body } = await scim.filter('Users', filter);
    expect({ filter, status }).toEqual({ filter, status: 200 });
    return resourcesIn(body)
      .map(({ userName }) => String(userName).split('@')[0])
      .toSorted();
  };

  describe('SC-07: take what is asked literally', () => {
    const operators = ['eq', 'co', 'sw', 'ew', 'gt'] as const;

    it.each([
      ['displayName co "%"', ['ann']],
      ['displayName ew "100%"', ['ann']],
      ['displayName sw "%"', []],
      ['displayName sw "Ann _00"', []],
      ['nickName sw "a_"', ['cid']],
      ['nickName sw "a\\\\"', []],
      ['nickName co "\\\\d"', ['cid']],
      ['nickName eq "A_C\\\\D\\"E"', ['cid']],
      ['nickName eq "\\u0061_c\\u005cd\\u0022e"', ['cid']],
      ['nickName co "_c%"', []],
    ])('%s', async (filter, people) => {
      expect(await found(filter)).toEqual(people);
    });

    it.each([
      `' or '1'='1`,
      `'; drop table "user"; --`,
      `') union select token_hash from scim_token --`,
      `\\' or 1=1 --`,
      `"; select pg_sleep(10) --`,
      `/* */ or true`,
      `$1`,
      `:company_id`,
      `%' escape '`,
      `\u02bc or 1=1`,
      `{"$gt":""}`,
      `\\x27`,
      `?`,
    ])('%s', async (text) => {
      const userName = `SQL ${text}`;
      await scim.createUser(userName, { title: text, externalId: text, emails: [{ value: text, type: text }] });
      const asked = JSON.stringify(text);
      for (const path of ['title', 'externalId', 'emails.value', 'emails[type pr].value', `emails.type`]) {
        const { body } = await scim.filter('Users', `${path} eq ${asked} and userName eq ${JSON.stringify(userName)}`);
        expect({ path, body }).toMatchObject({ path, body: { totalResults: 1, Resources: [{ userName }] } });
      }
      for (const operator of operators) {
        const answer = await scim.filter('Users', `title ${operator} ${asked} and not (userName sw "SQL")`);
        expect({ operator, status: answer.status }).toEqual({ operator, status: 200 });
        if (operator !== 'gt') expect(answer.body.totalResults).toBe(0);
        expect(
          (await scim.filter('Groups', `displayName ${operator} ${asked} and externalId pr`)).body.totalResults,
        ).toBe(0);
      }
      expectScimError(await scim.filter('Users', `${text} eq "x"`), 400, 'invalidFilter');
      expectScimError(await scim.filter('Users', text), 400, 'invalidFilter');
      expectScimError(await scim.get(`/Users?startIndex=${encodeURIComponent(text)}`), 400, 'invalidValue');
    });
  });

  describe('SC-06, SC-08: refuse what cannot be asked', () => {
    it.each([
      'emails[type eq "work"',
      'emails[type eq "work"].nonsense eq "x"',
      'emails[nonsense eq "x"]',
      'emails[emails[type eq "x"]]',
      'title[value eq "x"]',
      'addresses eq "x"',
      'active ge true',
      'active co "t"',
      'active eq "maybe"',
      'active eq 1',
      'title eq 5',
      'title eq true',
      'title gt null',
      'meta.created co "2026"',
      'meta.created eq "2026-02-30T00:00:00Z"',
      'meta.created eq "2026"',
      `${LEAVEWIZARD}:startDate sw "2026"`,
      `${ENTERPRISE}:manager eq "x"`,
      `${ENTERPRISE}:nonsense eq "x"`,
      `${ENTERPRISE} pr`,
      'urn:nobody:User:title eq "x"',
      'title eq "x" title eq "y"',
      'title eq "x" xor title eq "y"',
      "title eq 'x'",
      'title eq x',
      'title eq "\\ud800"',
      'title eq "\\u0000"',
      'title eq "\\q"',
      'not title eq "x"',
      'and',
      '()',
      '',
      ' ',
      'userName.x eq "y"',
      'hash pr',
      'user_name_key pr',
      'userNameKey pr',
      'workgroupId pr',
      'source pr',
    ])('%s', async (filter) => {
      expectScimError(await scim.filter('Users', filter), 400, 'invalidFilter');
    });
  });

  describe('SC-08: up to a limit', () => {
    const longest = (length: number) => `title eq "${'x'.repeat(length - 'title eq ""'.length)}"`;

    it('2,048 characters are a filter, one more is none', async () => {
      expect(await found(longest(2048))).toEqual([]);
      expectScimError(await scim.filter('Users', longest(2049)), 400, 'invalidFilter');
    });

    it.each([
      [100, 'terms', Array(100).fill('active ne true').join(' and '), ['ann']],
      [8, 'levels', `${'('.repeat(8)}active ne true${')'.repeat(8)}`, ['ann']],
    ])('%i %s are one', async (_, __, filter, people) => {
      expect(await found(filter)).toEqual(people);
    });

    it.each([
      ['201 terms', Array(201).fill('id pr').join(' or ')],
      ['12 levels', `${'not ('.repeat(12)}id pr${')'.repeat(12)}`],
      ['7,000 brackets', '('.repeat(7000)],
    ])('%s are none', async (_, filter) => {
      const before = service.statements.length;
      expectScimError(await scim.filter('Users', filter), 400, 'invalidFilter');
      expect(service.statements.slice(before).filter((text) => text.includes('"user"'))).toEqual([]);
    });
  });
});
