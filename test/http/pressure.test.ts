import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { eventually } from '../support/eventually.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

/** The least that can be asked, so that any machine is slow enough. */
const SLOW = { EVENT_LOOP_DELAY_MAX_MS: '30' };
const BUSY_MS = 60;
const FULL = { HEAP_USED_MAX_PERCENT: '1' };

/** Keeps the process busy, turn by turn, until it is told to end. */
function busy(): () => void {
  const turn = (): void => {
    const until = performance.now() + BUSY_MS;
    while (performance.now() < until);
    next = setTimeout(turn);
  };
  let next = setTimeout(turn);
  return () => clearTimeout(next);
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

describe('R-11, SC-38: a process that has more to do than it can', () => {
  let service: TestService;
  let scim: ScimClient;

  async function start(settings: Record<string, string>): Promise<void> {
    service = await startTestService(settings);
    scim = clientOf(service, service);
  }

  const statusOf = async (): Promise<number> => (await scim.get('/Users?count=0')).status;
  const isSentAway = async (): Promise<boolean> => (await statusOf()) === 503;

  afterEach(() => service.stop());

  it('sends SCIM requests away with Retry-After while its event loop is late, and lets people and probes in', async () => {
    await start(SLOW);
    expect(await statusOf()).toBe(200);
    const end = busy();
    try {
      await eventually('requests are sent away', isSentAway);
      const { headers, body } = await scim.send('POST', '/Users', { userName: 'ada' });
      expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
      expect(body).toMatchObject({ status: '503', detail: 'The service has too much to do. Try again shortly.' });
      for (const path of ['/livez', '/readyz', '/.well-known/oauth-authorization-server'])
        expect([path, (await fetch(`${service.url}${path}`)).status]).toEqual([path, 200]);
    } finally {
      end();
    }
    await eventually('requests are let in again', async () => (await statusOf()) === 200);
    expect((await scim.filter('Users', 'userName eq "ada"')).body.totalResults).toBe(0);
  });

  it('does the same while its heap is full of what is in use', async () => {
    await start(FULL);
    collectGarbage();
    await eventually('requests are sent away', isSentAway);
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
  });
});

describe('R-11: requests of one token in a second', () => {
  it('are as many as the setting says, and the rest is 429 with the seconds to wait', async () => {
    const service = await startTestService({ SCIM_REQUESTS_PER_SECOND_MAX: '3' });
    const flooding = clientOf(service, service);
    const other = clientOf(service, await service.addCompany('other'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => flooding.get('/Users?count=0')));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, headers } of refused) expect([status, headers.get('retry-after')]).toEqual([429, '1']);
    expect((await other.get('/Users?count=0')).status).toBe(200);
    await eventually('requests are taken again', async () => (await flooding.get('/Users?count=0')).status === 200);
    await service.stop();
  });
});
