import { createServer, type IncomingMessage, type Server, type ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type Koa from 'koa';

/** How often connections are looked through for those that take too long. */
const CHECK_EVERY_MS = 1000;

/**
 * How long a connection without a request holds up a stop: one on which nothing has come, as browsers open ahead, or only
 * part of a head. A request that was sent is there by then.
 */
const WITHOUT_REQUEST_MS = 1000;

/** How long and how many clients may hold a connection. */
export interface ConnectionLimits {
  /** Until the head of a request is there, also of the first. */
  readonly headersTimeoutMs: number;
  /** Until all of a request is there. */
  readonly requestTimeoutMs: number;
  /** How long a connection is kept between two requests. */
  readonly keepAliveTimeoutMs: number;
  /** Connections beyond are closed as soon as they are made. */
  readonly maxConnections: number;
}

/** A server that is listening. */
export interface RunningServer {
  readonly port: number;
  /** Stops accepting, lets requests in flight finish for at most this long, and closes every connection. */
  stop(timeoutMs: number): Promise<void>;
}

/** Starts to listen; without limits with those of Node. Rejects with the system's error, such as EADDRINUSE. */
export async function listen(app: Koa, port: number, host: string, limits?: ConnectionLimits): Promise<RunningServer> {
  const server = createServer(limits ? optionsOf(limits) : {}, app.callback());
  if (limits) server.maxConnections = limits.maxConnections;
  server.on('clientError', answerClientError);
  const withoutRequest = connectionsWithoutRequest(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { port: address.port, stop: (timeoutMs) => stop(server, withoutRequest, timeoutMs) };
}

function optionsOf({ headersTimeoutMs, requestTimeoutMs, keepAliveTimeoutMs }: ConnectionLimits): ServerOptions {
  return {
    headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    // Node's own half a minute would be added to every limit.
    connectionsCheckingInterval: Math.min(CHECK_EVERY_MS, headersTimeoutMs, requestTimeoutMs),
  };
}

/** Watches the connections that are made from now on: tells which are open and have no request that waits for its answer. */
function connectionsWithoutRequest(server: Server): () => Socket[] {
  const sockets = new Set<Socket>();
  const requests = new Set<IncomingMessage>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', (request, response) => {
    requests.add(request);
    response.once('close', () => requests.delete(request));
  });
  return () => {
    const busy = new Set(Array.from(requests, ({ socket }) => socket));
    return [...sockets].filter((socket) => !busy.has(socket));
  };
}

async function stop(server: Server, withoutRequest: () => Socket[], timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const graceMs = Math.min(WITHOUT_REQUEST_MS, timeoutMs);
  await atMost(closed, graceMs);
  // Node calls them neither idle nor late.
  for (const socket of withoutRequest()) socket.destroy();
  await atMost(closed, timeoutMs - graceMs);
  server.closeAllConnections();
  await closed;
}

/** Settles when this does, and not later than that. */
async function atMost(settled: Promise<void>, timeoutMs: number): Promise<void> {
  const abort = new AbortController();
  await Promise.race([settled, setTimeout(timeoutMs, undefined, { signal: abort.signal }).catch(() => undefined)]);
  abort.abort();
}

const STATUS_BY_CODE: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Answers what is no HTTP request. Which door was meant is unknown, so the body is one that all can read. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const status = STATUS_BY_CODE[error.code ?? ''] ?? '400 Bad Request';
  const body = JSON.stringify({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: status.slice(0, 3),
    detail: 'This is not a well-formed HTTP request.',
  });
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  socket.end(`${head}\r\n\r\n${body}`);
}
