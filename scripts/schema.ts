import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../src/graphql/schema.ts';

/*
 * `npm run schema` writes schema.graphql; with --check it fails when that file is stale, or when it breaks what the
 * last commit on main promised to callers.
 */
const PATH = 'schema.graphql';
const printed = `${printSchema(lexicographicSortSchema(createSchema()))}\n`;

if (process.argv.includes('--check')) check();
else writeFileSync(PATH, printed);

function check(): void {
  if (readFileSync(PATH, 'utf8') !== printed) fail(`${PATH} is stale: run "npm run schema" and commit it.`);
  const base = committed();
  const breaking = base === undefined ? [] : findBreakingChanges(buildSchema(base), buildSchema(printed));
  if (breaking.length > 0) fail(breaking.map(({ description }) => `Breaking: ${description}`).join('\n'));
}

/** The schema on main; undefined where there is none yet. */
function committed(): string | undefined {
  try {
    return execFileSync('git', ['show', `main:${PATH}`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
