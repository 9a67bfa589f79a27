import { gzipSync } from 'node:zlib';
import { silentProgress } from '../../../src/cli/simulate/progress.ts';
import type { Style } from '../../../src/cli/simulate/run.ts';
import {
  compareWithService,
  runSimulation,
  type SimulateOptions,
  simulate,
  worldOf,
} from '../../../src/cli/simulate/simulate.ts';
import { FakeScimServer, type Faults, type Refusal } from './fake-scim-server.ts';

describe('The simulated Okta', () => {
  let server: FakeScimServer;

  beforeEach(async () => {
    server = await new FakeScimServer().start();
  });
  afterEach(() => server.stop());

  const options = (more: Partial<SimulateOptions> = {}): SimulateOptions => ({
    url: server.url,
    token: 'secret',
    users: 130,
    groups: 6,
    style: 'oin',
    seed: 7,
    progress: silentProgress,
    ...more,
  });

  describe.each<Style>(['oin', 'aiw'])('as an application of the kind %s', (style) => {
    it('finds nothing wrong with a service that does what it is told', async () => {
      const { exitCode, report } = await runSimulation(options({ style }));
      expect(report.errors).toEqual([]);
      expect(report.differences).toEqual([]);
      expect(exitCode).toBe(0);
      expect(report.requestCount).toBe(server.requests.length);
      expect(server.users.size).toBe(130);
      expect(server.groups.size).toBe(6);
    });

    it('links in a second run what it created in the first', async () => {
      await simulate(options({ style }));
      const report = await simulate(options({ style }));
      expect([report.errors, report.differences]).toEqual([[], []]);
      expect(report.kinds.map(({ kind }) => kind)).not.toContain('POST /Users');
      expect([server.users.size, server.groups.size]).toEqual([130, 6]);
    });

    it('uses PATCH only if the application does', async () => {
      await simulate(options({ style }));
      expect(server.requests.some(({ method }) => method === 'PATCH')).toBe(style === 'oin');
    });

    it('loses nothing when every ninth reply is lost and the service is away now and then', async () => {
      let requests = 0;
      server.faults = {
        loseReply: () => ++requests % 9 === 0,
        refuse: () => (requests % 25 === 3 ? { status: 503 } : undefined),
      };
      const report = await simulate(options({ style, users: 40, tolerateOutage: true }));
      expect([report.errors, report.differences]).toEqual([[], []]);
      expect(report.retries).toBeGreaterThan(10);
    });
  });

  it('keeps several seeds apart in one company', async () => {
    await simulate(options({ seed: 1, users: 20 }));
    const report = await simulate(options({ seed: 2, users: 20 }));
    expect([report.errorCount, report.differences]).toEqual([0, []]);
    expect(server.users.size).toBe(40);
  });

  it.each<[string, Faults, attribute: string]>([
    ['a member is lost', { loseMember: lastOf(3) }, 'members'],
    ['the old group keeps who was moved', { keepOldGroup: true }, 'groups'],
    ['an attribute is dropped', { spoilUser: (user) => delete user.timezone }, 'timezone'],
    ['a cleared attribute stays', { spoilUser: (user) => (user.nickName ??= 'Old') }, 'nickName'],
    ['a text is changed', { spoilUser: (user) => Object.assign(user, { title: `${user.title} ` }) }, 'title'],
    ['nobody is ever switched off', { spoilUser: (user) => Object.assign(user, { active: true }) }, 'active'],
    ['passwords are returned', { spoilUser: (user) => Object.assign(user, { password: '***' }) }, 'password'],
  ])('sees that %s', async (_, faults, attribute) => {
    server.faults = faults;
    const { exitCode, report } = await runSimulation(options());
    expect(report.errors).toEqual([]);
    expect(report.differences.map((difference) => difference.attribute)).toContain(attribute);
    expect(exitCode).toBe(1);
  });

  it('counts errors, and goes on', async () => {
    let posts = 0;
    server.faults = { refuse: ({ method }) => (method === 'POST' && ++posts % 10 === 0 ? { status: 500 } : undefined) };
    const { exitCode, report } = await runSimulation(options());
    expect(report.errorCount).toBe(Math.floor(posts / 10));
    expect(report.kinds.find(({ kind }) => kind === 'POST /Users')).toMatchObject({ requests: 130, errors: 13 });
    expect(report.errors[0]).toContain('POST /Users answered 500');
    expect(report.differences).toEqual([]);
    expect(exitCode).toBe(1);
  });

  it('counts a lost reply as an error when outages are not tolerated', async () => {
    let requests = 0;
    server.faults = { loseReply: () => ++requests === 20 };
    const report = await simulate(options());
    expect(report.errorCount).toBeGreaterThan(0);
    expect(report.errors[0]).toMatch(/no answer/);
  });

  it('waits as Retry-After says, and takes a 429 without it for an error', async () => {
    let requests = 0;
    server.faults = {
      refuse: () => (++requests % 50 === 0 ? { status: 429, headers: { 'Retry-After': '0' } } : undefined),
    };
    const patient = await simulate(options());
    expect([patient.errors, patient.differences]).toEqual([[], []]);
    expect(patient.throttled).toBe(Math.floor(requests / 50));
    server.faults = { refuse: () => ({ status: 429 }) };
    expect((await simulate(options())).errors[0]).toContain('no number of seconds');
  });

  it.each<[string, RegExp, Refusal]>([
    ['HTML', /Content-Type "text\/html"/, { status: 201, headers: { 'Content-Type': 'text/html' }, text: '<p>Hello' }],
    ['unreadable JSON', /no JSON object: {"id"/, { status: 201, text: '{"id"' }],
    ['nothing', /answered with the id undefined/, { status: 201, text: '' }],
  ])('takes %s for an error', async (_, message, refusal) => {
    server.faults = { refuse: ({ method }) => (method === 'POST' && server.users.size > 0 ? refusal : undefined) };
    const { errors } = await simulate(options({ users: 100, groups: 2 }));
    expect(errors).toContainEqual(expect.stringMatching(message));
  });

  it('takes a duplicate that is refused without scimType for an error', async () => {
    const bare = { status: 409, text: '{"status":409}' };
    server.faults = { refuse: ({ method }) => (method === 'POST' && server.groups.size === 2 ? bare : undefined) };
    const { errors } = await simulate(options({ groups: 2 }));
    expect(errors).toContainEqual(expect.stringMatching(/409 without scimType/));
  });

  it('takes numbers of a page that are none for an error', async () => {
    server.faults = { refuse: () => ({ status: 200, text: '{"totalResults":"0","startIndex":1,"itemsPerPage":0}' }) };
    expect((await simulate(options())).stopped).toBe('totalResults is "0", not a whole number');
  });

  it('reads compressed answers', async () => {
    const text = gzipSync('{"totalResults":0,"startIndex":1,"itemsPerPage":0,"Resources":[]}');
    let requests = 0;
    server.faults = {
      refuse: () => (++requests === 1 ? { status: 200, text, headers: { 'Content-Encoding': 'gzip' } } : undefined),
    };
    expect((await simulate(options({ users: 3, groups: 1 }))).errors).toEqual([]);
  });

  it('ends early, saying why, when the connector is refused', async () => {
    server.faults = { refuse: () => ({ status: 401 }) };
    const report = await simulate(options());
    expect(report).toMatchObject({ requestCount: 1, errorCount: 1, stopped: expect.stringContaining('401') });
  });

  it.each([
    [false, /found no service/],
    [true, /away for more than 150 ms/],
  ])('gives up when the service stays away (tolerating outages: %s)', async (tolerateOutage, why) => {
    server.faults = { loseReply: ({ url = '' }) => !url.includes('count=2') };
    const report = await simulate(options({ tolerateOutage, outageMaxMs: 150 }));
    expect(report.stopped).toMatch(why);
    expect(report.errorCount).toBeGreaterThan(0);
  });

  it('goes on where it was when the service is killed and comes back', async () => {
    const running = simulate(options({ tolerateOutage: true }));
    const restarts = [90, 300, 600];
    server.faults = {
      refuse: () => {
        if (server.requests.length < (restarts[0] ?? Number.POSITIVE_INFINITY)) return undefined;
        restarts.shift();
        restartServer();
        return undefined;
      },
    };
    const restarted: Promise<unknown>[] = [];
    const restartServer = () => restarted.push(server.stop().then(() => server.start()));
    const report = await running;
    await Promise.all(restarted);
    expect([report.errors, report.differences, restarts]).toEqual([[], [], []]);
    expect(report.retries).toBeGreaterThan(0);
  });

  it('compares again later with what was acknowledged', async () => {
    const world = worldOf(options());
    await simulate(options(), world);
    expect((await compareWithService(options(), world)).differences).toEqual([]);
    const [id = ''] = server.users.keys();
    server.users.delete(id);
    const report = await compareWithService(options(), world);
    expect(report.differences).toContainEqual(expect.objectContaining({ attribute: 'id', expected: id }));
    expect(report.errorCount).toBe(1);
  });

  it('sends the headers that Okta sends', async () => {
    await simulate(options({ users: 1, groups: 0 }));
    const headers = {
      'user-agent': 'Okta SCIM Client 1.0.0',
      accept: 'application/scim+json',
      'accept-charset': 'utf-8',
      authorization: 'Bearer secret',
    };
    for (const request of server.requests) expect(request.headers).toMatchObject(headers);
    const typeOf = (wanted: string) => server.requests.find(({ method }) => method === wanted)?.headers['content-type'];
    expect([typeOf('GET'), typeOf('POST')]).toEqual([undefined, 'application/scim+json; charset=utf-8']);
  });

  it('creates users with a password, empty groups and an externalId', async () => {
    await simulate(options({ users: 1, groups: 0 }));
    expect(server.requests.find(({ method }) => method === 'POST')?.body).toMatchObject({
      groups: [],
      active: true,
      password: expect.any(String),
      externalId: expect.stringContaining('00u7x0000'),
    });
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    server.faults = {
      spoilUser: () => {
        if (server.users.size === 20) stop.abort();
      },
    };
    await expect(simulate(options({ signal: stop.signal }))).rejects.toThrow(/abort/i);
  });

  it.each([
    ['https://example.com/scim/v2', /only talks to a service on this machine/],
    ['http://127.0.0.1.example.com', /only talks/],
    ['https://localhost', /only talks/],
    ['nonsense', /is not a URL/],
  ])('refuses to play against %s', async (url, message) => {
    await expect(simulate(options({ url }))).rejects.toThrow(message);
  });

  it.each([{ users: 0 }, { groups: -1 }, { concurrency: 1.5 }])('refuses %j', async (wrong) => {
    await expect(runSimulation(options(wrong))).rejects.toThrow(/must be a whole number/);
  });
});

/** True for every so many-th call. */
function lastOf(count: number): () => boolean {
  let calls = 0;
  return () => ++calls % count === 0;
}
