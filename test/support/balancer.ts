import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const POLL_MS = 50;
/** Longer than any test: a connection that is closed just when it is taken again would be a fault of the proxy's. */
const KEEP_ALIVE_MS = 600_000;

/** A proxy as stands before several instances: asks each for `/readyz`, and sends nothing to one that is not ready. */
export class Balancer {
  readonly #ready = new Set<string>();
  readonly #server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (asked, answer) => this.#pass(asked, answer));
  readonly #polling: Promise<void>[];
  #isOpen = true;
  #turn = 0;

  private constructor(instances: readonly string[]) {
    this.#polling = instances.map((instance) => this.#poll(instance));
  }

  static async open(instances: readonly string[]): Promise<Balancer> {
    const balancer = new Balancer(instances);
    balancer.#server.listen(0, '127.0.0.1');
    await once(balancer.#server, 'listening');
    return balancer;
  }

  /** Such as `http://127.0.0.1:40123`. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Whether requests may be sent to it. */
  sendsTo(instance: string): boolean {
    return this.#ready.has(instance);
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await Promise.all(this.#polling);
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #poll(instance: string): Promise<void> {
    while (this.#isOpen) {
      const answer = await fetch(`${instance}/readyz`).catch(() => undefined);
      if (answer?.ok) this.#ready.add(instance);
      else this.#ready.delete(instance);
      await setTimeout(POLL_MS);
    }
  }

  /** On a connection of its own, and to one instance only: what fails there has failed. */
  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const instances = [...this.#ready];
    const instance = instances[this.#turn++ % instances.length];
    const fail = () => answer.writeHead(502).end();
    if (!instance) return void fail();
    const { method = 'GET', headers } = asked;
    const passed = request(`${instance}${asked.url}`, { method, headers, agent: false });
    passed.on('error', fail);
    passed.on('response', (response) => {
      const { connection: _, ...kept } = response.headers;
      answer.writeHead(response.statusCode ?? 502, kept);
      response.pipe(answer);
    });
    asked.pipe(passed);
  }
}
