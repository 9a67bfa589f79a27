import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that nobody listens on just now, for a process that cannot say which one it took. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
