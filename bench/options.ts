import { parseArgs } from 'node:util';
import { WORKLOADS } from './load/job.ts';
import { keyOf } from './plan.ts';

/** What `npm run bench` was asked to do. */
export interface Options {
  /** Only the small directory, and short runs: two minutes. */
  readonly quick: boolean;
  /** Compare with the committed ratios, and write nothing. */
  readonly check: boolean;
  /** Hold other SCIM servers against the floor as well. */
  readonly peers: boolean;
  /** Workloads; undefined for all. */
  readonly only: readonly string[] | undefined;
  /** A directory for the service's CPU profiles. */
  readonly profile: string | undefined;
}

/** The command line is wrong. The message says what is accepted. */
export class UsageError extends Error {}

const KEYS = [...new Set(WORKLOADS.map(keyOf))];

export function readOptions(args: readonly string[]): Options {
  const { quick, check, peers, only, profile } = parse(args);
  const keys = only?.split(',').map((key) => key.trim());
  const unknown = keys?.find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new UsageError(`There is no workload ${unknown}: choose from ${KEYS.join(', ')}.`);
  return { quick, check, peers, only: keys, profile };
}

function parse(args: readonly string[]) {
  const options = {
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    only: { type: 'string' },
    profile: { type: 'string' },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
