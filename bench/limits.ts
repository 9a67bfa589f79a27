import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startCluster } from './database/cluster.ts';
import { buildDataSet } from './database/data-set.ts';
import { type Finding, isKept, type Scene } from './limits/finding.ts';
import { largeGroup } from './limits/large-group.ts';
import { latency } from './limits/latency.ts';
import { neighbour } from './limits/neighbour.ts';
import { oldObjects } from './limits/old-objects.ts';
import { passwordStorm } from './limits/password-storm.ts';
import { signIn } from './limits/sign-in.ts';
import { startUp } from './limits/start-up.ts';
import { describeMachine } from './machine.ts';
import { startTargets, stopTargets } from './targets/targets.ts';

const USERS = 100_000;
const TEMPLATE = 'data_set';
const RESULTS = new URL('results/limits.json', import.meta.url);

const JOBS: Readonly<Record<string, (scene: Scene) => Promise<Finding[]>>> = {
  'start-up': startUp,
  latency,
  'sign-in': signIn,
  'password-storm': passwordStorm,
  'large-group': largeGroup,
  neighbour,
  'old-objects': oldObjects,
};

/** `npm run bench:limits`: figures with a bound of their own, at 100,000 users. Exits with 1 when one is not kept. */
const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const names = only?.split(',') ?? Object.keys(JOBS);
const cluster = await startCluster();
try {
  await cluster.create(TEMPLATE);
  const dataSet = await buildDataSet(cluster.urlOf(TEMPLATE), USERS);
  const targets = await startTargets(cluster, TEMPLATE, undefined);
  const findings: Record<string, Finding[]> = {};
  for (const name of names) {
    const job = JOBS[name];
    if (!job) throw new Error(`There is no job ${name}: choose from ${Object.keys(JOBS).join(', ')}.`);
    findings[name] = await job({ cluster, targets, dataSet });
    for (const finding of findings[name]) process.stdout.write(`${name.padEnd(16)}${told(finding)}\n`);
  }
  await stopTargets(cluster, targets);
  if (only === undefined) await writeFile(RESULTS, resultsText(findings));
  process.exitCode = Object.values(findings).flat().every(isKept) ? 0 : 1;
} finally {
  await cluster.stop();
}

function told(finding: Finding): string {
  const { what, value, unit, atMost, atLeast } = finding;
  const bound = atMost !== undefined ? `at most ${atMost}` : atLeast !== undefined ? `at least ${atLeast}` : '';
  return `${what.padEnd(44)}${value.toFixed(2).padStart(9)} ${unit.padEnd(4)} ${bound}${isKept(finding) ? '' : ' MISSED'}`;
}

function resultsText(findings: Readonly<Record<string, Finding[]>>): string {
  return `${JSON.stringify({ machine: describeMachine(cluster.version), users: USERS, findings }, undefined, 2)}\n`;
}
