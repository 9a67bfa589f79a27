import { setTimeout as delay } from 'node:timers/promises';
import type { Connection, Method, Reply } from './connection.ts';
import { isObject, type JsonObject } from './json.ts';
import type { Recorder } from './recorder.ts';

/** A request, and which answers are right. */
interface Call {
  /** The name under which it is counted. */
  readonly kind: string;
  readonly method: Method;
  readonly path: string;
  readonly body?: JsonObject;
  readonly expect: readonly number[];
  /** Right as well once an earlier attempt may have been carried out without its answer arriving. */
  readonly expectAfterLostReply?: readonly number[];
}

export interface Answer {
  readonly status: number;
  /** Empty when there is none. */
  readonly body: JsonObject;
}

/** A request that was not answered as it must be. It is counted where it is thrown; whoever catches it goes on. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
}

/** The service is away for too long: going on would be of no use. */
export class ServiceGone extends Error {
  override readonly name = 'ServiceGone';
}

interface OktaClientOptions {
  /** Whether to wait for a service that is away, and repeat the request. */
  readonly tolerateOutage: boolean;
  readonly outageMaxMs: number;
  readonly signal?: AbortSignal | undefined;
}

const OUTAGE_POLL_MS = 50;
/** Requests lost before the service counts as gone, when outages are not tolerated. */
const UNREACHABLE_MAX = 25;
/** Okta repeats a throttled request so often, then makes a task for the administrator. */
const THROTTLED_ATTEMPTS_MAX = 10;
const RETRY_AFTER_MAX_SECONDS = 60;

/** Sends requests as Okta does: waits when it is throttled, repeats when the reply was lost, and counts everything. */
export class OktaClient {
  #unreachable = 0;

  constructor(
    private readonly connection: Connection,
    private readonly recorder: Recorder,
    private readonly options: OktaClientOptions,
  ) {}

  /** Sends a request until it is answered. Rejects with CallFailed when the answer is not a right one. */
  async send(call: Call): Promise<Answer> {
    let lostReply = false;
    let throttled = 0;
    let awaySince: number | undefined;
    for (;;) {
      const startedAt = performance.now();
      const reply = await this.#attempt(call);
      if (reply === undefined) {
        lostReply = true;
        awaySince ??= performance.now();
        await this.#waitForService(call, awaySince);
      } else if (reply.status === 429 && throttled + 1 < THROTTLED_ATTEMPTS_MAX) {
        throttled += 1;
        awaySince = undefined;
        await this.#waitAsTold(call, reply);
      } else {
        this.recorder.answered(call.kind, performance.now() - startedAt);
        return this.#judge(call, reply, lostReply);
      }
    }
  }

  /** Counts an error and gives up on what was being done. */
  fail(kind: string, message: string): never {
    this.recorder.failed(kind, message);
    throw new CallFailed(message);
  }

  /** One attempt; undefined when the service was away and it is to be repeated. */
  async #attempt(call: Call): Promise<Reply | undefined> {
    const { signal, tolerateOutage } = this.options;
    try {
      const reply = await this.connection.exchange(call.method, call.path, call.body, signal);
      return tolerateOutage && reply.status === 503 ? undefined : reply;
    } catch (cause) {
      signal?.throwIfAborted();
      if (tolerateOutage) return undefined;
      return this.#unreached(call, cause);
    }
  }

  #unreached(call: Call, cause: unknown): never {
    const message = `no answer: ${cause instanceof Error ? cause.message : String(cause)}`;
    this.#unreachable += 1;
    if (this.#unreachable < UNREACHABLE_MAX) return this.fail(call.kind, message);
    this.recorder.failed(call.kind, message);
    throw new ServiceGone(`${UNREACHABLE_MAX} requests found no service.`, { cause });
  }

  async #waitForService(call: Call, awaySince: number): Promise<void> {
    if (performance.now() - awaySince > this.options.outageMaxMs) {
      this.recorder.failed(call.kind, 'no answer for too long');
      throw new ServiceGone(`The service was away for more than ${this.options.outageMaxMs} ms.`);
    }
    this.recorder.retries += 1;
    await delay(OUTAGE_POLL_MS, undefined, { signal: this.options.signal });
  }

  /** Okta reads Retry-After as whole seconds only; without it, it would stand still for five minutes. */
  async #waitAsTold(call: Call, reply: Reply): Promise<void> {
    this.recorder.throttled += 1;
    const told = reply.headers['retry-after'] ?? '';
    if (!/^\d+$/.test(told)) this.fail(call.kind, `429 with Retry-After "${told}", which is no number of seconds`);
    const seconds = Math.min(Number(told), RETRY_AFTER_MAX_SECONDS);
    await delay(seconds * 1000, undefined, { signal: this.options.signal });
  }

  #judge(call: Call, reply: Reply, lostReply: boolean): Answer {
    const right = lostReply ? [...call.expect, ...(call.expectAfterLostReply ?? [])] : call.expect;
    if (!right.includes(reply.status))
      this.fail(call.kind, `${call.method} ${call.path} answered ${reply.status}: ${excerpt(reply.text)}`);
    return { status: reply.status, body: this.#body(call, reply) };
  }

  #body(call: Call, { status, headers, text }: Reply): JsonObject {
    if (status === 204 || text === '') return {};
    if (!/^(application\/(scim\+)?json)\b/.test(headers['content-type'] ?? ''))
      this.fail(call.kind, `${status} with Content-Type "${headers['content-type'] ?? ''}"`);
    const body = parse(text);
    return isObject(body) ? body : this.fail(call.kind, `${status} with what is no JSON object: ${excerpt(text)}`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function excerpt(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
