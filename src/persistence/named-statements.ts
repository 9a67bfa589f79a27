import { hash } from 'node:crypto';
import pg from 'pg';
import { AnswerTimer } from './answer-timer.ts';
import { type Callback, PreparedQuery, type PreparedResult, type PreparedStatement } from './prepared-query.ts';
import { RowReaders, type TypeParsers } from './row-readers.ts';
import { typeParsers } from './type-parsers.ts';

/** Most statements that one process prepares by name; what comes later runs unnamed. */
const NAMED_MAX = 500;

/** Told of every statement's text, without its values: tests count and read them. */
export type StatementObserver = (text: string) => void;

/** A statement, and those that go before it in the same transaction. */
export interface StatementConfig extends pg.QueryConfig<unknown[]> {
  readonly before?: readonly PreparedStatement[];
}

/**
 * A `pg.Client` that gives every parameterised statement a name, so that PostgreSQL parses and plans it once per
 * connection. The ORM and Kysely hand statements over without one. Their rows are read by `types`.
 */
export function namedStatementClient(observe?: StatementObserver, types: TypeParsers = typeParsers): typeof pg.Client {
  const names = new Map<string, string>();
  const readers = new RowReaders(types);

  function nameOf(text: string): string {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= NAMED_MAX) return '';
    const name = hash('sha256', text, 'base64url').slice(0, 22);
    names.set(text, name);
    return name;
  }

  return class NamedStatementClient extends pg.Client {
    readonly #timeoutMs: number | undefined;
    readonly #timer: AnswerTimer;

    /** The time limit is kept from the driver, whose own way to keep it lets every answer grow old (docs/adr/0034). */
    constructor({ query_timeout: timeoutMs, ...config }: pg.ClientConfig) {
      super(config);
      this.#timeoutMs = timeoutMs;
      this.#timer = new AnswerTimer(timeoutMs);
    }

    // biome-ignore lint/suspicious/noExplicitAny: pg overloads `query` eight times; this passes all of them through.
    override query(first: any, second?: any, third?: any): any {
      const config = asConfig(first, second);
      observe?.(config?.text ?? String(first));
      if (!config) return super.query(first, second, third);
      if (!(config.values?.length || config.before?.length)) {
        const limited: typeof first = { ...config, query_timeout: this.#timeoutMs };
        return super.query(limited, second, third);
      }
      const { text, values = [], before = [] } = config;
      const start = (callback: Callback) => {
        const query = new PreparedQuery(before, { name: nameOf(text), text, values }, readers, (error, result) => {
          this.#timer.stop(query);
          callback(error, result);
        });
        this.#timer.start(query);
        super.query(query);
      };
      const callback = typeof second === 'function' ? second : third;
      return callback ? start(callback) : settled(start);
    }
  } as typeof pg.Client;
}

function settled(start: (callback: Callback) => void): Promise<PreparedResult | undefined> {
  return new Promise<PreparedResult | undefined>((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result)));
  }).catch((error: unknown) => {
    // Whoever asked, and not the socket that the answer came from.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  });
}

function asConfig(first: unknown, second: unknown): StatementConfig | undefined {
  if (typeof first === 'string') return { text: first, ...(Array.isArray(second) && { values: second }) };
  // Cursors and streams submit themselves and are left alone.
  if (typeof first === 'object' && first !== null && 'text' in first && !('submit' in first))
    return first as StatementConfig;
  return undefined;
}
