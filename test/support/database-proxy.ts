import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** First byte of the last message of every answer, which is six bytes long. */
const READY_FOR_QUERY = 'Z'.charCodeAt(0);

/** What is wrong with the way between a service and its database. */
export type NetworkFault =
  /** Every piece takes up to so many milliseconds, each another time. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Every connection is reset, and new ones are let through. */
  | { readonly kind: 'cut' }
  /** Every connection is reset when so many bytes more were sent on it, in the middle of whatever it is. */
  | { readonly kind: 'cut-after'; readonly bytes: number }
  /** A black hole: connections stay, and nothing arrives any more. */
  | { readonly kind: 'silence' }
  /** Half open: what is sent arrives and is done, and no answer comes back. */
  | { readonly kind: 'half-open' };

/** What is done once, in the place of passing a statement on, or the answer to it when the database is done with it. */
interface Interruption {
  readonly text: RegExp;
  readonly instead: 'statement' | 'answer';
  readonly act: (connection: Socket) => void;
}

/** Stands between a service and its database, and can take the database away. */
export class DatabaseProxy {
  #server: Server | undefined;
  #port = 0;
  readonly #sockets = new Set<Socket>();
  readonly #target: URL;
  #interruption: Interruption | undefined;
  #fault: NetworkFault | undefined;

  /** `rewrite` may put other bytes, as many as there were, in the place of what the service sends. */
  constructor(
    databaseUrl: string,
    readonly rewrite: (sent: Buffer) => Buffer = (sent) => sent,
  ) {
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
    this.#cut();
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  /** Makes the way bad, or good again: connections on which something was lost are reset then. */
  suffer(fault: NetworkFault | undefined): void {
    const hasLost = this.#fault?.kind === 'silence' || this.#fault?.kind === 'half-open';
    this.#fault = fault;
    if (hasLost || fault?.kind === 'cut') this.#cut();
  }

  /** Lets the next statement with this text through, waits until the database is done with it, and cuts the answer off. */
  loseAnswerTo(text: RegExp): void {
    this.#interruption = { text, instead: 'answer', act: (connection) => connection.resetAndDestroy() };
  }

  /** Calls `act` where the next statement with this text, or the answer to it, would be passed on. Nothing follows it. */
  interrupt(text: RegExp, instead: Interruption['instead'], act: () => void): void {
    this.#interruption = { text, instead, act };
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
    let interruption: Interruption | undefined;
    let sentBytes = 0;
    const toDatabase = this.#inOrder((sent) => {
      if (this.#fault?.kind === 'silence') return;
      if (this.#fault?.kind === 'cut-after') {
        const room = this.#fault.bytes - sentBytes;
        sentBytes += sent.length;
        if (room < sent.length) {
          upstream.write(sent.subarray(0, Math.max(room, 0)), () => socket.resetAndDestroy());
          return;
        }
      }
      if (this.#interruption?.text.test(sent.toString('latin1'))) {
        interruption = this.#interruption;
        this.#interruption = undefined;
        if (interruption.instead === 'statement') interruption.act(socket);
      }
      if (interruption?.instead !== 'statement') upstream.write(this.rewrite(sent));
    });
    const toService = this.#inOrder((answer) => {
      if (this.#fault?.kind === 'silence' || this.#fault?.kind === 'half-open') return;
      if (!interruption) socket.write(answer);
      else if (answer.at(-6) === READY_FOR_QUERY) interruption.act(socket);
    });
    socket.on('data', toDatabase);
    upstream.on('data', toService);
  }

  /** Passes pieces on one after the other, each when its time has come. */
  #inOrder(pass: (piece: Buffer) => void): (piece: Buffer) => void {
    let last = Promise.resolve();
    return (piece) => {
      last = last.then(async () => {
        if (this.#fault?.kind === 'latency') await setTimeout(Math.random() * this.#fault.ms);
        pass(piece);
      });
    };
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }
}
