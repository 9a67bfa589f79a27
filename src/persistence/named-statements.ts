import { createHash } from 'node:crypto';
import pg from 'pg';

/** Most statements that one process prepares by name; what comes later runs unnamed. */
const NAMED_MAX = 500;

/** Told of every statement's text, without its values: tests count and read them. */
export type StatementObserver = (text: string) => void;

interface StatementConfig {
  text: string;
  values?: unknown[];
  name?: string;
}

/**
 * A `pg.Client` that gives every parameterised statement a name, so that PostgreSQL parses and plans it once per
 * connection. The ORM and Kysely hand statements over without one.
 */
export function namedStatementClient(observe?: StatementObserver): typeof pg.Client {
  const names = new Map<string, string>();

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known || names.size >= NAMED_MAX) return known;
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    names.set(text, name);
    return name;
  }

  return class NamedStatementClient extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: pg overloads `query` eight times; this passes all of them through.
    override query(first: any, second?: any, third?: any): any {
      const config = asConfig(first, second);
      observe?.(config?.text ?? String(first));
      if (!config?.values?.length || config.name) return super.query(first, second, third);
      const name = nameOf(config.text);
      const named = name ? { ...config, name } : config;
      return typeof second === 'function' ? super.query(named, second) : super.query(named, third);
    }
  } as typeof pg.Client;
}

function asConfig(first: unknown, second: unknown): StatementConfig | undefined {
  if (typeof first === 'string') return { text: first, ...(Array.isArray(second) && { values: second }) };
  // Cursors and streams submit themselves and are left alone.
  if (typeof first === 'object' && first !== null && 'text' in first && !('submit' in first))
    return first as StatementConfig;
  return undefined;
}
