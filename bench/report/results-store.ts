import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Machine } from '../machine.ts';
import { type BenchRecord, type Measurement, renewed } from '../measurement.ts';
import { chartOf } from './chart.ts';
import { type Latest, latestOf } from './latest.ts';
import { tableOf } from './table.ts';

const FOLDER = new URL('../results/', import.meta.url);
const MEASUREMENTS = new URL('measurements.json', FOLDER);
const LATEST = new URL('latest.json', FOLDER);
const REPORT = new URL('../RESULTS.md', import.meta.url);

/** What an earlier run wrote; undefined where there was none. */
export async function readRecord(): Promise<BenchRecord | undefined> {
  return readJson<BenchRecord>(MEASUREMENTS);
}

export async function readLatest(): Promise<Latest> {
  return (await readJson<Latest>(LATEST)) ?? {};
}

/** Writes all files. What was measured anew takes the place of what was known; the rest stays. */
export async function writeRecord(machine: Machine, measured: readonly Measurement[]): Promise<void> {
  const known = (await readRecord())?.measurements ?? [];
  const measurements = renewed(known, measured);
  await mkdir(FOLDER, { recursive: true });
  await writeJson(MEASUREMENTS, { machine, measurements });
  await writeJson(LATEST, latestOf(measurements));
  await writeFile(new URL('rates.svg', FOLDER), chartOf(measurements, 'rate'));
  await writeFile(new URL('times.svg', FOLDER), chartOf(measurements, 'time'));
  await writeFile(REPORT, tableOf({ machine, measurements }));
}

async function readJson<Content>(url: URL): Promise<Content | undefined> {
  const text = await readFile(url, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as Content);
}

function writeJson(url: URL, content: unknown): Promise<void> {
  return writeFile(url, `${JSON.stringify(content, null, 2)}\n`);
}
