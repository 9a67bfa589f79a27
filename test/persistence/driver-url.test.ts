import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { loadConfig } from '../../src/config.ts';
import { openServices } from '../../src/open-services.ts';
import { ConnectionError, migrate } from '../../src/persistence/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('What the URL of the database asks for', () => {
  let database: TestDatabase;
  const servers: Server[] = [];
  const sockets = new Set<Socket>();

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    for (const server of servers) server.close();
    await database.drop();
  });

  /** The same database, asked for otherwise. */
  function urlWith(parameters: Record<string, string>, change: (url: URL) => void = () => undefined): string {
    const url = new URL(database.url);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    change(url);
    return url.href;
  }

  /** One row, by the connections that the service itself uses. */
  async function ask(url: string, text: string): Promise<unknown> {
    const { database: opened, close } = await openServices(loadConfig({ NODE_ENV: 'test' }), url);
    try {
      return (await opened.query(text))[0];
    } finally {
      await close();
    }
  }

  /** A server that does something with each connection before it leads to the database. */
  async function serve(prepare: (socket: Socket) => Promise<Socket>, path?: string): Promise<number> {
    const { hostname, port } = new URL(database.url);
    const server = createServer((socket) => {
      const upstream = connect(Number(port), hostname);
      for (const end of [socket, upstream]) sockets.add(end.on('error', () => upstream.destroy()));
      void prepare(socket).then((ready) =>
        ready
          .on('error', () => upstream.destroy())
          .pipe(upstream)
          .pipe(ready),
      );
    });
    servers.push(path ? server.listen(path) : server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return path ? 0 : (server.address() as AddressInfo).port;
  }

  it('arrives: the name of the application, and options after our own', async () => {
    const parameters = { application_name: 'payroll', options: '-c statement_timeout=1234 -c work_mem=5MB' };
    const text = `select current_setting('application_name') as name, current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock, current_setting('TimeZone') as zone, current_setting('work_mem') as memory`;
    const own = { name: 'leavewizard', statement: '10s', lock: '3s', zone: 'UTC' };
    expect(await ask(database.url, text)).toMatchObject(own);
    expect(await ask(urlWith(parameters), text)).toEqual({
      ...own,
      name: 'payroll',
      statement: '1234ms',
      memory: '5MB',
    });
  });

  it('is refused where the server cannot do it: TLS where there is none', async () => {
    for (const sslmode of ['require', 'verify-full']) {
      const url = urlWith({ sslmode });
      await expect(ask(url, 'select 1')).rejects.toThrow(ConnectionError);
      const error: unknown = await migrate(url).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ConnectionError);
      expect((error as ConnectionError).cause).toMatchObject({ message: expect.stringContaining('SSL') });
    }
    expect(await ask(urlWith({ sslmode: 'disable' }), 'select 1 as one')).toEqual({ one: 1 });
  });

  it('may be a directory of a socket', async () => {
    const directory = await temporaryDirectory();
    await serve(async (socket) => socket, join(directory, '.s.PGSQL.5432'));
    const url = urlWith({ host: directory, port: '5432' }, (changed) => {
      changed.port = '1';
    });
    expect(await ask(url, 'select 1 as one')).toEqual({ one: 1 });
    await migrate(url);
  });

  /** A server that talks TLS, with a certificate of its own for this name. Gives the certificate's file, too. */
  async function serveTls(name: string, onEncrypted: () => void) {
    const directory = await temporaryDirectory();
    const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')] as const;
    const of = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...of], {
      stdio: 'ignore',
    });
    const secureContext = createSecureContext({ key: readFileSync(key), cert: readFileSync(cert) });
    const port = await serve(async (socket) => {
      // The eight bytes by which a client asks for TLS; yes is one letter.
      await once(socket, 'readable');
      socket.read(8);
      socket.write('S');
      return new TLSSocket(socket, { isServer: true, secureContext }).on('secure', onEncrypted);
    });
    return { port, cert };
  }

  (hasOpenssl ? it : it.skip)('is TLS, with the certificate checked as far as was asked', async () => {
    let encrypted = 0;
    const named = await serveTls('localhost', () => encrypted++);
    const misnamed = await serveTls('elsewhere.test', () => encrypted++);
    const at = ({ port }: typeof named, parameters: Record<string, string>) =>
      urlWith(parameters, (url) => {
        url.host = `localhost:${port}`;
      });
    for (const url of [
      at(named, { sslmode: 'require' }),
      at(misnamed, { sslmode: 'verify-ca', sslrootcert: misnamed.cert }),
      at(named, { sslmode: 'verify-full', sslrootcert: named.cert }),
    ]) {
      const before = encrypted;
      expect(await ask(url, 'select 1 as one')).toEqual({ one: 1 });
      await migrate(url);
      expect(encrypted).toBeGreaterThanOrEqual(before + 2);
    }
    for (const url of [
      at(named, { sslmode: 'verify-full' }),
      at(named, { sslmode: 'verify-ca', sslrootcert: misnamed.cert }),
      at(misnamed, { sslmode: 'verify-full', sslrootcert: misnamed.cert }),
    ]) {
      await expect(ask(url, 'select 1')).rejects.toThrow(ConnectionError);
      await expect(migrate(url)).rejects.toThrow(ConnectionError);
    }
  });
});
