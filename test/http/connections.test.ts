import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import pg from 'pg';
import { eventually } from '../support/eventually.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';

const LIMITS = {
  HTTP_HEADERS_TIMEOUT_MS: '400',
  HTTP_REQUEST_TIMEOUT_MS: '800',
  HTTP_KEEP_ALIVE_TIMEOUT_MS: '400',
  SCIM_IN_FLIGHT_MAX: '4',
  SCIM_QUEUED_MAX: '16',
};
const HEAD = 'POST /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\n';

/** A connection that sends what it is told and remembers what comes back. */
class Connection {
  answer = '';
  isClosed = false;
  readonly closed: Promise<void>;
  private constructor(readonly socket: Socket) {
    socket.setEncoding('latin1').on('data', (text: string) => {
      this.answer += text;
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.isClosed = true;
        resolve();
      });
    });
  }

  static async open({ url }: TestService, text = ''): Promise<Connection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const connection = new Connection(socket);
    await once(socket, 'connect');
    socket.write(text);
    return connection;
  }

  /** Settles when this text has come; rejects when it comes no more. */
  async until(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.answer)) {
      if (this.isClosed) throw new Error(`closed; so far: ${this.answer}`);
      await Promise.race([once(this.socket, 'data'), this.closed]);
    }
  }

  get statuses(): string[] {
    return Array.from(this.answer.matchAll(/HTTP\/1\.1 (\d{3}) /g), ([, status = '']) => status);
  }
}

describe('SC-39, R-05: a client that holds connections', () => {
  let service: TestService;
  let other: TestCompany;
  let theirs: ScimClient;
  beforeAll(async () => {
    service = await startTestService(LIMITS);
    other = await service.addCompany('other');
    theirs = clientOf(service, other);
  });
  afterAll(() => service.stop());

  const faults = () => service.log.filter((line) => /"level":[56]0/.test(line));
  const authorized = () =>
    `${HEAD}Content-Type: application/scim+json\r\nAuthorization: Bearer ${service.scimToken}\r\n`;

  it.each<[string, () => string, string[]]>([
    ['says nothing', () => '', ['408']],
    ['never ends the head', () => `${HEAD}X-Slow: `, ['408']],
    ['never sends the body', () => `${authorized()}Content-Length: 9\r\n\r\n`, ['408']],
    ['never ends the body', () => `${authorized()}Content-Length: 9\r\n\r\n{`, ['408']],
    ['never ends a chunk', () => `${authorized()}Transfer-Encoding: chunked\r\n\r\n5\r\n{`, ['408']],
    ['asks once and is idle then', () => 'GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n', ['200']],
  ])('and %s is put out', async (_, sent, statuses) => {
    const connection = await Connection.open(service, sent());
    await connection.closed;
    expect(connection.statuses).toEqual(statuses);
    expect(faults()).toEqual([]);
  });

  it.each<[string, () => string]>([
    ['the head', () => `${HEAD}X-Slow: `],
    ['the body', () => `${authorized()}Content-Length: 9999\r\n\r\n`],
  ])('and sends %s letter by letter is put out as well, and nobody else waits for it', async (_, sent) => {
    const connection = await Connection.open(service, sent());
    let asked = 0;
    while (!connection.isClosed) {
      connection.socket.write('x');
      expect((await theirs.get('/Users?count=0')).status).toBe(200);
      asked++;
    }
    expect(asked).toBeGreaterThan(0);
    expect(connection.statuses).toEqual(['408']);
    expect(faults()).toEqual([]);
  });

  it('and many of them gets no more than there may be; others are served beside it', async () => {
    const small = await startTestService({ HTTP_CONNECTIONS_MAX: '20' });
    const served = clientOf(small, small);
    const open = (count: number) =>
      Promise.all(Array.from({ length: count }, () => Connection.open(small, `${HEAD}X-Slow: `)));
    expect((await served.get('/Users?count=0')).status).toBe(200);
    const idle = await open(15);
    expect((await served.get('/Users?count=0')).status).toBe(200);
    const more = await open(25);
    const refused = more.slice(-20);
    await Promise.all(refused.map(({ closed }) => closed));
    // Not told anything: there is not even a request to be answered.
    expect(refused.map(({ answer }) => answer)).toEqual(refused.map(() => ''));
    expect(idle.map(({ isClosed }) => isClosed)).toEqual(idle.map(() => false));
    expect((await served.get('/Users?count=0')).status).toBe(200);
    for (const { socket } of [...idle, ...more]) socket.destroy();
    await small.stop();
  });

  it('and sends requests without waiting for answers gets them in order, and too many are refused', async () => {
    const one = (id: number) =>
      `GET /scim/v2/Users?count=${id} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${service.scimToken}\r\n\r\n`;
    const last = 'GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
    const requests = Array.from({ length: 100 }, (_, id) => one(id)).join('');
    const connection = await Connection.open(service, requests + last);
    const others = await Promise.all(Array.from({ length: 10 }, () => theirs.get('/Users?count=0')));
    await connection.closed;
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
    expect(connection.statuses).toHaveLength(101);
    expect(new Set(connection.statuses)).toEqual(new Set(['200', '429']));
  });
});

describe('R-13: a connection without a request when the service stops', () => {
  const PATIENT = {
    SHUTDOWN_TIMEOUT_MS: '600000',
    HTTP_HEADERS_TIMEOUT_MS: '600000',
    HTTP_REQUEST_TIMEOUT_MS: '600000',
  };

  it.each([
    ['nothing has come', '', []],
    ['part of a head has come', `${HEAD}X-Slow: `, []],
    [
      'a request was answered, and part of a head has come',
      `GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n${HEAD}`,
      ['200'],
    ],
  ])('is closed, and not waited for, where %s', async (_, sent, statuses) => {
    const service = await startTestService(PATIENT);
    const connection = await Connection.open(service, sent);
    await connection.until(statuses.length ? /ok/ : /^/);
    await service.stop();
    await connection.closed;
    expect(connection.statuses).toEqual(statuses);
  });

  it('is not what one with a request is, whose body is still coming', async () => {
    const service = await startTestService(PATIENT);
    const body = JSON.stringify({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'slow' });
    const type = `Content-Type: application/scim+json\r\nAuthorization: Bearer ${service.scimToken}\r\n`;
    const slow = await Connection.open(service, `${HEAD}${type}Content-Length: ${body.length}\r\n\r\n{`);
    const silent = await Connection.open(service);
    const stopped = service.stop();
    await silent.closed;
    slow.socket.write(body.slice(1));
    await stopped;
    await slow.closed;
    expect(slow.statuses).toEqual(['201']);
  });

  it('is answered when a request comes after all', async () => {
    const service = await startTestService(PATIENT);
    const late = await Connection.open(service);
    expect((await clientOf(service, service).get('/Users?count=0')).status).toBe(200);
    const stopped = service.stop();
    late.socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await stopped;
    await late.closed;
    expect(late.statuses).toEqual(['200']);
  });
});

describe('SC-38, R-11: a flood of one token', () => {
  it('is 429 with the seconds to wait, and every request of another is answered', async () => {
    const service = await startTestService({ SCIM_IN_FLIGHT_MAX: '4', SCIM_QUEUED_MAX: '16' });
    const theirs = clientOf(service, await service.addCompany('other'));
    const flooding = clientOf(service, service);
    const { body: user } = await flooding.send('POST', '/Users', { userName: 'held' });
    const holder = new pg.Client(service.databaseUrl);
    await holder.connect();
    // What is let in stays, however slowly the flood comes.
    await holder.query('begin');
    await holder.query('select 1 from "user" where id = $1 for update', [user.id]);
    const flood = Array.from({ length: 100 }, (_, index) =>
      flooding.send('PUT', `/Users/${user.id}`, { userName: 'held', title: `${index}` }),
    );
    for (let count = 0; count < 20; count++) {
      const made = await theirs.send('POST', '/Users', { userName: `user${count}` });
      expect([made.status, made.headers.get('retry-after')]).toEqual([201, null]);
    }
    let answered = 0;
    for (const answer of flood) void answer.then(() => answered++);
    await eventually('all that is too much is answered', () => answered === 80);
    await holder.query('rollback');
    await holder.end();
    const answers = await Promise.all(flood);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(80);
    for (const { status, headers, body } of refused) {
      expect([status, body.status]).toEqual([429, '429']);
      expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    }
    await service.service.settled();
    await service.stop();
  });
});
