/** The time of a change: never before that of the last one, whose transaction may have begun after ours. */
export const TOUCHED = 'greatest(updated_at, clock_timestamp())';

/** Ids as a value of `uuid[]`. The driver would look for quotes in each of them, which shows where there are thousands. */
export function idArray(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}

/** Collects the values of one statement while its text is put together. */
export class Statement {
  readonly values: unknown[] = [];

  /** The placeholder for a value. */
  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** The placeholder for a value that is stored as JSON. */
  json(value: unknown): string {
    return `${this.bind(JSON.stringify(value))}::jsonb`;
  }
}
