import type { Difference, KindReport } from './recorder.ts';
import type { Style } from './run.ts';

/** What a simulation found. */
export interface SimulationReport {
  readonly style: Style;
  readonly seed: number;
  readonly users: number;
  readonly groups: number;
  readonly seconds: number;
  readonly kinds: readonly KindReport[];
  readonly requestCount: number;
  readonly errorCount: number;
  /** The first errors, as text. */
  readonly errors: readonly string[];
  readonly differences: readonly Difference[];
  /** Attempts repeated because the service was away, and because it answered 429. */
  readonly retries: number;
  readonly throttled: number;
  /** Why the simulation ended before all was done. */
  readonly stopped?: string;
}

const LISTED_MAX = 20;
const HEADINGS = ['request', 'requests', 'errors', 'p50 ms', 'p99 ms'];

/** The report as text: a table of requests, the errors, and as its last part the differences. */
export function renderReport(report: SimulationReport): string {
  const { errorCount, errors, differences, retries, throttled, stopped } = report;
  return [
    ...renderTable(report),
    '',
    ...(retries + throttled > 0 ? [`${retries} repeated after an outage, ${throttled} after 429`] : []),
    ...(stopped === undefined ? [] : [`Ended early: ${stopped}`]),
    `${errorCount} errors`,
    ...errors.slice(0, LISTED_MAX).map((error) => `  ${error}`),
    `${differences.length} differences`,
    ...differences.slice(0, LISTED_MAX).map(renderDifference),
  ].join('\n');
}

function renderTable({ kinds, requestCount, errorCount, seconds }: SimulationReport): string[] {
  const rows = kinds.map(({ kind, requests, errors, p50Ms, p99Ms }) =>
    [kind, requests, errors, p50Ms.toFixed(1), p99Ms.toFixed(1)].map(String),
  );
  const total = [`all, in ${seconds} s`, String(requestCount), String(errorCount), '', ''];
  const all = [HEADINGS, ...rows, total];
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

function renderDifference({ subject, attribute, expected, actual }: Difference): string {
  return `  ${subject}: ${attribute} is ${shown(actual)}, not ${shown(expected)}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
