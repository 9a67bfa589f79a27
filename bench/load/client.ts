import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { isObject, type JsonObject } from './json.ts';

/** An answer. The body is empty when there is none. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: JsonObject;
  /** Whether it has to be the service's to the letter, or only right. */
  readonly toTheLetter: boolean;
}

/** How a server is asked. */
export interface Manners {
  readonly toTheLetter: boolean;
  /** For each answer. */
  readonly timeoutMs: number;
}

const MANNERS: Manners = { toTheLetter: true, timeoutMs: 60_000 };

/** Keep-alive connections to one server. */
export class Client {
  readonly #agent: Agent;
  /** Requests that were sent. */
  requests = 0;

  constructor(
    private readonly url: string,
    private readonly token: string,
    connections: number,
    private readonly manners: Manners = MANNERS,
  ) {
    // In turn, so that none is idle until the server closes it just as it is taken again.
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  }

  async send(method: string, path: string, body?: JsonObject): Promise<Reply> {
    this.requests++;
    const { status, headers, text } = await this.#exchange(method, path, body && JSON.stringify(body));
    const parsed: unknown = text === '' ? {} : JSON.parse(text);
    if (!isObject(parsed)) throw new Error(`${method} ${path} answered with what is no JSON object`);
    return { status, headers, body: parsed, toTheLetter: this.manners.toTheLetter };
  }

  close(): void {
    this.#agent.destroy();
  }

  #exchange(method: string, path: string, body: string | undefined) {
    const { timeoutMs } = this.manners;
    return new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${this.token}`,
        accept: 'application/scim+json',
        ...(body !== undefined && {
          'content-type': 'application/scim+json',
          'content-length': Buffer.byteLength(body),
        }),
      };
      const sent = request(this.url + path, { method, agent: this.#agent, headers, timeout: timeoutMs }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      sent.once('timeout', () => sent.destroy(new Error(`No answer in ${timeoutMs / 1000} s`)));
      sent.once('error', reject);
      sent.end(body);
    });
  }
}
