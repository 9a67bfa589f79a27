import Router from '@koa/router';
import type Koa from 'koa';
import pg from 'pg';
import { pino } from 'pino';
import { createApp } from '../../src/http/app.ts';
import { Metrics } from '../../src/http/metrics.ts';
import { listen } from '../../src/http/server.ts';
import { untilLocked } from '../support/lock-waits.ts';
import { sendRaw } from '../support/raw-http.ts';
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

  it('LG-01: what clients send stays within its line of the log', async () => {
    const before = service.log.length;
    await fetch(`${service.url}/x%0d%0a{"level":60}%1b[31m`, { headers: { 'X-Request-Id': 'a {"level":60}' } });
    await fetch(`${service.url}/scim/v2/Users?filter=%0a{"level":60}`);
    const lines = service.log.slice(before);
    expect(lines.length).toBe(2);
    for (const line of lines) {
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(line).not.toMatch(/\p{Cc}(?!$)/u);
      expect(JSON.parse(line)).toMatchObject({ level: 30, method: 'GET' });
    }
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

  it('R-13: answers what it is at when it is told to stop, closes the connection, and takes nothing more', async () => {
    const stopping = await startTestService();
    const holder = new pg.Client({ connectionString: stopping.databaseUrl });
    holder.on('error', () => undefined);
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table "user" in exclusive mode');
    const body = JSON.stringify({ userName: 'waiting@acme.test' });
    const answer = sendRaw(
      stopping.url,
      `POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${stopping.scimToken}\r\n` +
        `Content-Type: application/scim+json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await untilLocked(stopping.databaseUrl);
    const stopped = stopping.stop();
    await expect(fetch(`${stopping.url}/livez`)).rejects.toThrow();
    await holder.end();
    await stopped;
    expect(await answer).toMatch(/^HTTP\/1\.1 201 [\s\S]*\r\nConnection: close\r\n/);
  });

  it('R-14: is not ready while it stops or has no database, and lives all the same', async () => {
    for (const [serving, database] of [
      [false, true],
      [true, false],
    ] as const) {
      const unused: Koa.Middleware = (_, next) => next();
      const health = { isServing: () => serving, isDatabaseReady: async () => database };
      const doors = {
        scim: unused,
        graphql: unused,
        web: unused,
        saml: new Router(),
        oauth: new Router(),
        playground: new Router(),
        exports: new Router(),
      };
      const parts = { logger: pino({ level: 'silent' }), metrics: new Metrics(), ...doors };
      const server = await listen(createApp({ ...parts, health, trustProxy: false }), 0, '127.0.0.1');
      const get = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
      const ready = await get('/readyz');
      expect([ready.status, await ready.json()]).toEqual([503, { status: 'unavailable', serving, database }]);
      expect((await get('/livez')).status).toBe(200);
      await server.stop(1000);
    }
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
