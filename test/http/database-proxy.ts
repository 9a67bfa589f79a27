import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../support/free-port.ts';

/** First byte of the last message of every answer, which is six bytes long. */
const READY_FOR_QUERY = 'Z'.charCodeAt(0);

/** Stands between a service and its database, and can take the database away. */
export class DatabaseProxy {
  #server: Server | undefined;
  #port = 0;
  readonly #sockets = new Set<Socket>();
  readonly #target: URL;
  #lost: RegExp | undefined;

  constructor(databaseUrl: string) {
    this.#target = new URL(databaseUrl);
  }

  /** Lets connections through, at the same address each time. */
  async open(): Promise<void> {
    this.#port ||= await freePort();
    this.#server = createServer((socket) => this.#join(socket)).listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Cuts every connection and accepts no more. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.resetAndDestroy();
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  /** Lets the next statement with this text through, waits until the database is done with it, and cuts the answer off. */
  loseAnswerTo(text: RegExp): void {
    this.#lost = text;
  }

  /** The database, by way of here. */
  get url(): string {
    const url = new URL(this.#target);
    url.hostname = '127.0.0.1';
    url.port = String(this.#port);
    return url.href;
  }

  #join(socket: Socket): void {
    const upstream = connect(Number(this.#target.port), this.#target.hostname);
    for (const [from, to] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
    socket.pipe(upstream);
    let isLosing = false;
    socket.on('data', (sent: Buffer) => {
      if (!this.#lost?.test(sent.toString('latin1'))) return;
      this.#lost = undefined;
      isLosing = true;
    });
    upstream.on('data', (answer: Buffer) => {
      if (!isLosing) socket.write(answer);
      else if (answer.at(-6) === READY_FOR_QUERY) socket.resetAndDestroy();
    });
  }
}
