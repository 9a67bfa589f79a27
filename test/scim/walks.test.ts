import { clientOf, resourcesIn, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const PEOPLE = 90;
const COUNT = 10;
/** Writers who never stopped could keep a walk from ever coming to its end. */
const TURNS_MAX = 40;

describe('An import of everybody, while others write', () => {
  let service: TestService;
  let scim: ScimClient;
  let stayers: string[];
  let leavers: string[];
  let made = 0;
  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
  });
  beforeEach(async () => {
    stayers = [];
    leavers = [];
    for (let index = 0; index < PEOPLE; index++) {
      const id = await scim.createUser(`person${made++}@x.test`, { title: `T${index % 7}` });
      (index % 3 ? stayers : leavers).push(id);
    }
  });
  afterAll(() => service.stop());

  const idsIn = (body: Record<string, unknown>) => resourcesIn(body).map(({ id }) => String(id));

  /** Creates, changes and deletes until it is told to stop. */
  async function write(isOver: () => boolean): Promise<void> {
    for (let turn = 0; turn < TURNS_MAX && !isOver(); turn++) {
      const leaver = leavers.pop();
      const stayer = stayers[turn % stayers.length];
      if (leaver) await scim.send('DELETE', `/Users/${leaver}`);
      await scim.createUser(`new${made++}@x.test`);
      await scim.patch(`/Users/${stayer}`, { op: 'replace', value: { nickName: `turn ${turn}` } });
    }
  }

  async function byCursor(query = ''): Promise<string[]> {
    const seen: string[] = [];
    for (let cursor: unknown = ''; cursor !== undefined; ) {
      const { body } = await scim.get(`/Users?count=${COUNT}&cursor=${String(cursor)}${query}`);
      seen.push(...idsIn(body));
      cursor = body.nextCursor;
    }
    return seen;
  }

  /** As Okta does it: until startIndex has passed totalResults. */
  async function byIndex(): Promise<string[]> {
    const seen: string[] = [];
    for (let startIndex = 1, total = 1; startIndex <= total; startIndex += COUNT) {
      const { body } = await scim.get(`/Users?count=${COUNT}&startIndex=${startIndex}`);
      seen.push(...idsIn(body));
      total = Number(body.totalResults);
    }
    return seen;
  }

  it.each([
    ['by cursor', () => byCursor()],
    ['by cursor, sorted', () => byCursor('&sortBy=title&sortOrder=descending')],
    ['by index', byIndex],
  ])('%s sees everybody who was there throughout exactly once', async (_, walk) => {
    let isOver = false;
    const writers = [write(() => isOver), write(() => isOver)];
    const seen = await walk();
    isOver = true;
    await Promise.all(writers);
    expect(leavers.length).toBeLessThan(PEOPLE / 3);
    expect(seen.filter((id) => stayers.includes(id)).toSorted()).toEqual(stayers.toSorted());
    expect(new Set(seen).size).toBe(seen.length);
  });
});
