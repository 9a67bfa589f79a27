import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';
import type { JsonObject } from './json.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

/** An answer as it came, its body not yet read as JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** Okta gives up after so long. */
const REQUEST_TIMEOUT_MS = 60_000;

const DECODERS: Record<string, (body: Buffer) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
};

/** The caller asked for something that the simulator does not do. */
export class SimulationUsageError extends Error {
  override readonly name = 'SimulationUsageError';
}

/** Keep-alive connections to one service, with the headers of the client that is played. */
export class Connection {
  readonly #base: string;
  readonly #agent: Agent;
  readonly #headers: OutgoingHttpHeaders;

  constructor(url: string, token: string, headers: OutgoingHttpHeaders, concurrency: number) {
    this.#base = loopbackBase(url);
    this.#agent = new Agent({ keepAlive: true, maxSockets: concurrency });
    this.#headers = { ...headers, Authorization: `Bearer ${token}` };
  }

  /** One request and its answer. Rejects when there is no whole answer in time. */
  async exchange(method: Method, path: string, body: JsonObject | undefined, signal?: AbortSignal): Promise<Reply> {
    const limit = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const response = await this.#send(method, path, payload, signal ? AbortSignal.any([limit, signal]) : limit);
    const bytes = await buffer(response);
    const decode = DECODERS[response.headers['content-encoding'] ?? ''];
    const text = (decode && bytes.length > 0 ? await decode(bytes) : bytes).toString('utf8');
    return { status: response.statusCode ?? 0, headers: response.headers, text };
  }

  /** Closes the connections that are kept open. */
  close(): void {
    this.#agent.destroy();
  }

  #send(method: Method, path: string, payload: Buffer | undefined, signal: AbortSignal): Promise<IncomingMessage> {
    const content = payload && {
      'Content-Type': 'application/scim+json; charset=utf-8',
      'Content-Length': payload.length,
    };
    return new Promise((resolve, reject) => {
      request(this.#base + path, { method, agent: this.#agent, headers: { ...this.#headers, ...content }, signal })
        .once('response', resolve)
        .on('error', reject)
        .end(payload);
    });
  }
}

/**
 * The base address, without a slash at its end; `/scim/v2` is added when the address names no path.
 * A simulation writes thousands of made-up people, so it is let loose on this machine only.
 */
function loopbackBase(address: string): string {
  const url = URL.parse(address);
  if (!url) throw new SimulationUsageError(`"${address}" is not a URL.`);
  if (url.protocol !== 'http:' || !/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname))
    throw new SimulationUsageError(
      `The simulator only talks to a service on this machine (http://localhost, 127.0.0.1 or [::1]), not to ${url.origin}.`,
    );
  const path = url.pathname.replace(/\/+$/, '');
  return url.origin + (path === '' ? '/scim/v2' : path);
}
