import type pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import type { Field, RowReader, RowReaders } from './row-readers.ts';

/** A statement with its values. One that has a name is parsed and planned once per connection. */
export interface PreparedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Empty for a statement that is not worth being kept. */
  readonly name: string;
}

/** What a statement came to, as callers of `pg` expect it. */
export interface PreparedResult {
  command: string;
  rowCount: number;
  rows: Record<string, unknown>[];
}

/** Told what a statement came to, or why it failed. */
export type Callback = (error: unknown, result?: PreparedResult) => void;

/** What `pg` gives a query besides the types of its connection: by which names it knows parsed statements. */
type Connection = pg.Connection & { readonly parsedStatements: Readonly<Record<string, string | undefined>> };
/** With its values as they are sent: what cannot be sent is known before anything was. */
type Sendable = Omit<PreparedStatement, 'values'> & { readonly values: (string | Buffer | null)[] };

/** How the rows of the statements that a connection has parsed are read. */
const readers = new WeakMap<pg.Connection, Map<string, RowReader>>();

/**
 * One statement on its way through a `pg.Client` (a "submittable"), with others before it where that is asked for, whose
 * rows nobody wants: all are sent at once and are one transaction, and each sees what was committed when it begins. The
 * driver's own query asks for, and works out, the description of the rows each time; this one does so once per connection,
 * as the statement's plan is made (docs/adr/0028).
 */
export class PreparedQuery implements pg.Submittable {
  /** The statement that is being answered: `pg` books under this name what was parsed. */
  name: string;
  text: string;
  #reader: RowReader | undefined;
  #readers: Map<string, RowReader> | undefined;
  #unreadable: unknown;
  /** Those before it that are still to be answered. */
  readonly #before: Sendable[];
  readonly #statement: Sendable;
  readonly #result: PreparedResult = { command: '', rowCount: 0, rows: [] };
  /** Until it is called. */
  #callback: Callback | undefined;

  constructor(
    before: readonly PreparedStatement[],
    statement: PreparedStatement,
    private readonly rowReaders: RowReaders,
    /** Called once. */
    callback: Callback,
  ) {
    this.#callback = callback;
    this.#before = before.map(sendable);
    this.#statement = sendable(statement);
    const { name, text } = this.#answered;
    this.name = name;
    this.text = text;
  }

  /** Sends it, unless it was given up before its turn came: `pg` goes on with the next where an error is returned. */
  submit(connection: pg.Connection): Error | undefined {
    if (!this.#callback) return new Error('The statement was given up.');
    const to = connection as Connection;
    to.stream.cork();
    try {
      for (const statement of this.#before) send(to, statement);
      this.#readers = readersOf(to);
      this.#reader = this.#readers.get(this.#statement.name);
      send(to, this.#statement, this.#reader === undefined);
      to.sync();
    } finally {
      to.stream.uncork();
    }
    return undefined;
  }

  /** Tells who asked that the answer is waited for no longer. What comes all the same is read and thrown away. */
  giveUp(error: Error): void {
    this.#end(error);
  }

  /** Rows that came back so far. */
  get rowCount(): number {
    return this.#result.rows.length;
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#reader = this.rowReaders.of(fields);
    if (this.name) this.#readers?.set(this.name, this.#reader);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#before.length > 0 || this.#unreadable) return;
    try {
      if (this.#reader) this.#result.rows.push(this.#reader(fields));
    } catch (error) {
      this.#unreadable = error;
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    if (this.#before.shift()) {
      const { name, text: next } = this.#answered;
      this.name = name;
      this.text = next;
      return;
    }
    // `UPDATE 3`, `INSERT 0 3`.
    const [command = '', ...counts] = text.split(' ');
    this.#result.command = command;
    this.#result.rowCount = Number(counts.at(-1) ?? 0);
  }

  handleEmptyQuery(): void {
    // Nothing was asked, and nothing comes.
  }

  handleError(error: unknown): void {
    this.#end(error);
  }

  handleReadyForQuery(): void {
    if (this.#unreadable) this.#end(this.#unreadable);
    else this.#end(null, this.#result);
  }

  #end(error: unknown, result?: PreparedResult): void {
    const callback = this.#callback;
    this.#callback = undefined;
    callback?.(error, result);
  }

  /** What the next answer is about. */
  get #answered(): Sendable {
    return this.#before[0] ?? this.#statement;
  }
}

function sendable({ values, ...statement }: PreparedStatement): Sendable {
  return { ...statement, values: values.map(prepareValue) };
}

function send(connection: Connection, { name, text, values }: Sendable, describe = false): void {
  if (!name || connection.parsedStatements[name] === undefined) connection.parse({ name, text, types: [] }, true);
  connection.bind({ statement: name, values }, true);
  if (describe) connection.describe({ type: 'P', name: '' }, true);
  connection.execute({}, true);
}

function readersOf(connection: pg.Connection): Map<string, RowReader> {
  const known = readers.get(connection) ?? new Map<string, RowReader>();
  readers.set(connection, known);
  return known;
}
