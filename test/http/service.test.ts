import pg from 'pg';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('The service over HTTP', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it('says that it lives, is ready, and what it counts', async () => {
    expect(await (await fetch(`${service.url}/livez`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${service.url}/readyz`)).json()).toEqual({
      status: 'ok',
      serving: true,
      database: true,
    });
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('http_request_duration_seconds_count{method="GET",route="/livez",status="200"}');
    expect(metrics).toContain('process_resident_memory_bytes');
  });

  it('sends the id of the request back, the client’s own if it is one', async () => {
    const idOf = async (given?: string) =>
      (await fetch(`${service.url}/livez`, { headers: given ? { 'X-Request-Id': given } : {} })).headers.get(
        'x-request-id',
      );
    expect(await idOf('req-1')).toBe('req-1');
    expect(await idOf('not an id!')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idOf()).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('SE-09: tells browsers to be careful', async () => {
    const { headers, status } = await fetch(`${service.url}/nothing/here`);
    expect(status).toBe(404);
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('F-03: goes on when every connection to the database is cut', async () => {
    const scim = clientOf(service, service);
    const client = new pg.Client({ connectionString: service.databaseUrl });
    await client.connect();
    for (let round = 0; round < 5; round++) {
      await Promise.all(Array.from({ length: 5 }, () => scim.get('/Users')));
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      const answers = await Promise.all(Array.from({ length: 5 }, () => scim.get('/Users')));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    }
    await client.end();
  });

  it('finishes what is in flight when it is told to stop', async () => {
    const stopping = await startTestService();
    const scim = clientOf(stopping, stopping);
    const answers = Array.from({ length: 10 }, (_, index) =>
      scim.send('POST', '/Users', { userName: `last${index}`, password: 'a password' }),
    );
    await scim.get('/Users?count=0');
    await stopping.stop();
    const settled = await Promise.allSettled(answers);
    const done = settled.filter((one) => one.status === 'fulfilled');
    expect(done.length).toBeGreaterThan(0);
    for (const { value } of done) expect(value.status).toBe(201);
    await expect(fetch(`${stopping.url}/livez`)).rejects.toThrow();
  });
});
