import { clientOf, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const LEAVEWIZARD = 'urn:ietf:params:scim:schemas:extension:leavewizard:2.0:User';

const PEOPLE = {
  ann: {
    title: 'Engineer',
    externalId: 'E-1',
    displayName: 'Ann 100%',
    name: { givenName: 'Ann', familyName: 'Müller' },
    emails: [
      { value: 'Ann@work.test', type: 'work', primary: true },
      { value: 'ann@home.test', type: 'home' },
    ],
    [ENTERPRISE]: { department: 'R&D', manager: { value: 'boss-1' } },
    [LEAVEWIZARD]: { startDate: '2026-01-31' },
  },
  bob: {
    title: 'engineer',
    externalId: 'e-1',
    active: false,
    emails: [{ value: 'bob@work.test', type: 'WORK' }],
    [ENTERPRISE]: { department: 'Sales' },
    [LEAVEWIZARD]: { startDate: '2026-02-28' },
  },
  cid: { nickName: 'a_c\\d"e' },
};

/** Beside the three there is ada, the administrator, with a name and a primary work e-mail. */
describe('Filters (RFC 7644 §3.4.2.2)', () => {
  let service: TestService;
  let scim: ScimClient;
  const ids: Record<string, string> = {};
  let sales: string;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    for (const [name, person] of Object.entries(PEOPLE)) ids[name] = await scim.createUser(`${name}@acme.test`, person);
    sales = await scim.createGroup('Sales', [ids.bob!]);
    await scim.createGroup('100% _odd_');
  });
  afterAll(() => service.stop());

  /** The people found, by the part of their userName before the @, and the groups by name. */
  const found = async (kind: 'Users' | 'Groups', filter: string) => {
    const { status, body } = await scim.filter(kind, filter);
    expect({ filter, status }).toEqual({ filter, status: 200 });
    const resources = resourcesIn(body);
    expect(body.totalResults).toBe(resources.length);
    return resources.map(({ userName, displayName }) => String(userName ?? displayName).split('@')[0]).toSorted();
  };

  describe('on texts, without case', () => {
    it.each([
      ['title eq "ENGINEER"', ['ann', 'bob']],
      ['title ne "engineer"', ['ada', 'cid']],
      ['title co "GIN"', ['ann', 'bob']],
      ['title sw "eng"', ['ann', 'bob']],
      ['title ew "NEER"', ['ann', 'bob']],
      ['title gt "engineeq"', ['ann', 'bob']],
      ['title gt "engineer"', []],
      ['title ge "ENGINEER"', ['ann', 'bob']],
      ['title lt "engineer"', []],
      ['title lt "f"', ['ann', 'bob']],
      ['title le "engineer"', ['ann', 'bob']],
      ['title pr', ['ann', 'bob']],
      ['userName eq "ANN@ACME.TEST"', ['ann']],
      ['USERNAME Eq "ann@acme.test"', ['ann']],
      ['userName ne "ann@acme.test"', ['ada', 'bob', 'cid']],
      ['userName pr', ['ada', 'ann', 'bob', 'cid']],
      [`${USER}:userName sw "ANN"`, ['ann']],
      [`${USER.toUpperCase()}:name.familyName eq "mÜLLER"`, ['ann']],
      ['name.familyName eq "Mu\u0308ller"', ['ann']],
      [`${ENTERPRISE}:department eq "r&d"`, ['ann']],
      [`${ENTERPRISE}:department pr`, ['ann', 'bob']],
      [`${ENTERPRISE}:manager.value eq "boss-1"`, ['ann']],
      [`${ENTERPRISE}:manager[value sw "boss"]`, ['ann']],
    ])('%s', async (filter, people) => {
      expect(await found('Users', filter)).toEqual(people);
    });
  });

  describe('on ids, to the letter', () => {
    it.each([
      ['externalId eq "e-1"', ['bob']],
      ['externalId eq "E-1"', ['ann']],
      ['externalId ne "E-1"', ['ada', 'bob', 'cid']],
      ['externalId sw "E"', ['ann']],
      ['externalId co "-1"', ['ann', 'bob']],
      ['externalId gt "E-1"', ['bob']],
      ['externalId eq null', ['ada', 'cid']],
      ['id eq "no id"', []],
      ['id ne "no id"', ['ada', 'ann', 'bob', 'cid']],
      ['id pr', ['ada', 'ann', 'bob', 'cid']],
    ])('%s', async (filter, people) => {
      expect(await found('Users', filter)).toEqual(people);
    });

    it('id eq finds one, and in capitals none', async () => {
      expect(await found('Users', `id eq "${ids.ann}"`)).toEqual(['ann']);
      expect(await found('Users', `id eq "${ids.ann?.toUpperCase()}"`)).toEqual([]);
      expect(await found('Users', `id ne "${ids.ann}"`)).toEqual(['ada', 'bob', 'cid']);
      expect(await found('Users', `id sw "${ids.ann?.slice(0, 8)}" and id ew "${ids.ann?.slice(-8)}"`)).toEqual([
        'ann',
      ]);
      expect(await found('Groups', `id eq "${sales}"`)).toEqual(['Sales']);
    });
  });

  describe('by two-valued logic', () => {
    it.each([
      ['title eq null', ['ada', 'cid']],
      ['title ne null', ['ann', 'bob']],
      ['not (title eq null)', ['ann', 'bob']],
      ['not (title eq "engineer")', ['ada', 'cid']],
      ['not (title gt "a")', ['ada', 'cid']],
      ['not (title co "x")', ['ada', 'ann', 'bob', 'cid']],
      ['not (title ne "engineer")', ['ann', 'bob']],
      ['not (not (title eq "engineer"))', ['ann', 'bob']],
      ['not (title pr)', ['ada', 'cid']],
      ['title ne "engineer" and title pr', []],
      ['not (title eq "engineer" or nickName pr)', ['ada']],
      ['not (title eq "x" and nickName eq "x")', ['ada', 'ann', 'bob', 'cid']],
      [`${ENTERPRISE}:manager.value ne "boss-1"`, ['ada', 'bob', 'cid']],
      [`not (${LEAVEWIZARD}:startDate gt "2026-02-01")`, ['ada', 'ann', 'cid']],
      ['emails.value ne "bob@work.test"', ['ada', 'ann', 'cid']],
      ['not (emails.type eq "home")', ['ada', 'bob', 'cid']],
      ['not (emails[type eq "work"])', ['cid']],
      ['groups.display ne "Sales"', ['ada', 'ann', 'cid']],
    ])('%s', async (filter, people) => {
      expect(await found('Users', filter)).toEqual(people);
    });
  });

  describe('joined: not before and before or', () => {
    it.each([
      ['title eq "engineer" or active eq false and userName sw "zzz"', ['ann', 'bob']],
      ['(title eq "engineer" or userName sw "cid") and active eq true', ['ann', 'cid']],
      ['userName sw "cid" and active eq true or title eq "engineer"', ['ann', 'bob', 'cid']],
      ['not (active eq true) or userName sw "cid"', ['bob', 'cid']],
      ['not (active eq true) and userName sw "cid"', []],
      ['NOT (active eq true) OR title PR AND active Eq TRUE', ['ann', 'bob']],
      ['((title pr)) and ((not ((active eq false))))', ['ann']],
    ])('%s', async (filter, people) => {
      expect(await found('Users', filter)).toEqual(people);
    });
  });

  describe('on booleans', () => {
    it.each([
      ['active eq false', ['bob']],
      ['active ne true', ['bob']],
      ['active eq "False"', ['bob']],
      ['active pr', ['ada', 'ann', 'bob', 'cid']],
      ['active eq null', []],
      ['emails.primary eq true', ['ada', 'ann']],
      ['emails[primary eq false]', ['ann', 'bob']],
    ])('%s', async (filter, people) => {
      expect(await found('Users', filter)).toEqual(people);
    });
  });

  describe('on elements of lists', () => {
    it.each([
      ['emails pr', ['ada', 'ann', 'bob']],
      ['not (emails pr)', ['cid']],
      ['emails eq null', ['cid']],
      ['emails eq "ANN@home.test"', ['ann']],
      ['emails co "work.test"', ['ann', 'bob']],
      ['emails.value eq "bob@WORK.test"', ['bob']],
      ['emails.type eq "home"', ['ann']],
      ['emails[type eq "work"].value eq "ann@work.test"', ['ann']],
      ['emails[type eq "work"].value eq "ann@home.test"', []],
      ['emails[type eq "work" and value eq "ann@home.test"]', []],
      ['emails[type eq "home" and value co "ANN"]', ['ann']],
      ['emails.type eq "work" and emails.value eq "ann@home.test"', ['ann']],
      ['emails[type eq "home" or value sw "bob"]', ['ann', 'bob']],
      ['emails[not (type eq "work")]', ['ann']],
      ['emails[type ne "work"]', ['ann']],
      ['emails[display pr]', []],
      ['emails[not (display pr)] and title pr', ['ann', 'bob']],
      ['phoneNumbers pr', []],
      ['addresses[country eq "DE"]', []],
      ['groups pr', ['bob']],
      ['groups.display eq "SALES"', ['bob']],
      ['groups.type eq "direct"', ['bob']],
      ['roles eq "administrator"', ['ada']],
      ['roles.value ne "administrator"', ['ann', 'bob', 'cid']],
      ['roles.value eq "nobody"', []],
    ])('%s', async (filter, people) => {
      expect(await found('Users', filter)).toEqual(people);
    });
  });

  describe('on days and moments', () => {
    it.each([
      [`${LEAVEWIZARD}:startDate eq "2026-01-31"`, ['ann']],
      [`${LEAVEWIZARD}:startDate gt "2026-01-31"`, ['bob']],
      [`${LEAVEWIZARD}:startDate ge "2026-01-31"`, ['ann', 'bob']],
      [`${LEAVEWIZARD}:startDate lt "2026-02-28"`, ['ann']],
      [`${LEAVEWIZARD}:startDate le "2026-02-28T00:00:00Z"`, ['ann', 'bob']],
      [`${LEAVEWIZARD}:startDate ne "2026-02-28"`, ['ada', 'ann', 'cid']],
      [`${LEAVEWIZARD}:endDate pr`, []],
      ['meta.created gt "2001-01-01T00:00:00Z" and title pr', ['ann', 'bob']],
      ['meta.created gt "2999-01-01T00:00:00Z"', []],
      ['meta.lastModified lt "2001-01-01T00:00:00+14:00"', []],
      ['meta.resourceType eq "User" and title pr', ['ann', 'bob']],
      ['meta.resourceType eq "Group"', []],
    ])('%s', async (filter, people) => {
      expect(await found('Users', filter)).toEqual(people);
    });

    it('which are the same in every time zone', async () => {
      const { meta } = (await scim.get(`/Users/${ids.ann}`)).body as {
        meta: { created: string; lastModified: string };
      };
      const east = `${new Date(Date.parse(meta.created) + 7_200_000).toISOString().slice(0, -1)}+02:00`;
      for (const moment of [meta.created, east]) {
        expect(await found('Users', `meta.created eq "${moment}" and userName sw "ann"`)).toEqual(['ann']);
        expect(await found('Users', `meta.created ge "${moment}" and userName sw "ann"`)).toEqual(['ann']);
        expect(await found('Users', `meta.created gt "${moment}" and userName sw "ann"`)).toEqual([]);
        expect(await found('Users', `meta.created lt "${moment}" and userName sw "ann"`)).toEqual([]);
        expect(await found('Users', `meta.created ne "${moment}" and userName sw "ann"`)).toEqual([]);
      }
      expect(await found('Users', `meta.lastModified eq "${meta.lastModified}" and userName sw "ann"`)).toEqual([
        'ann',
      ]);
    });
  });

  describe('on groups', () => {
    it.each([
      ['displayName eq "sALES"', ['Sales']],
      ['displayName sw "100%"', ['100% _odd_']],
      ['displayName co "_"', ['100% _odd_']],
      ['externalId pr', []],
      ['members pr', ['Sales']],
      ['not (members pr)', ['100% _odd_']],
      ['members eq "{bob}"', ['Sales']],
      ['members.value eq "{bob}"', ['Sales']],
      ['members[value eq "{bob}"]', ['Sales']],
      ['members.value eq "{ann}"', []],
      ['members.value ne "{bob}"', ['100% _odd_']],
      ['id eq "{sales}" and members eq "{bob}"', ['Sales']],
      ['members.type eq "User"', ['Sales']],
      ['meta.resourceType eq "group"', []],
      ['meta.created gt "2001-01-01T00:00:00Z" and members pr', ['Sales']],
    ])('%s', async (filter, names) => {
      const filled = filter.replaceAll('{bob}', ids.bob!).replaceAll('{ann}', ids.ann!).replaceAll('{sales}', sales);
      expect(await found('Groups', filled)).toEqual(names);
    });
  });
});
