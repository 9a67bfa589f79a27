import { readdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startCluster } from './database/cluster.ts';
import { buildDataSet } from './database/data-set.ts';
import { rssMiB } from './limits/watch.ts';
import { LoadProcess } from './load/load-process.ts';
import { describeMachine } from './machine.ts';
import { serviceCommand, start } from './targets/targets.ts';

const USERS = 10_000;
const TEMPLATE = 'data_set';
const RESULTS = new URL('results/soak.json', import.meta.url);
/** The ordinary day is lived through in turns of so long; after each it is looked at the service. */
const TURN_SECONDS = 30;
const CONCURRENCY = 32;
const MINUTE_SECONDS = 60;
const SLOPE_MAX_MIB_PER_MINUTE = 1;
const RSS_MAX_MIB = 512;
/** Of the run, in which caches and pools fill. */
const WARM_UP_PART = 1 / 3;

/** What the service holds at one moment. */
interface Sample {
  readonly seconds: number;
  readonly rssMiB: number;
  readonly files: number;
  readonly connections: number;
  readonly faults: number;
  readonly perSecond: number;
}

/** `npm run bench:soak -- --minutes 30`: an ordinary day, over and over. Exits with 1 when something grows. */
const { minutes } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } }).values;
const turns = Math.ceil((Number(minutes) * MINUTE_SECONDS) / TURN_SECONDS);
const cluster = await startCluster();
const load = new LoadProcess();
try {
  await cluster.create(TEMPLATE);
  const dataSet = await buildDataSet(cluster.urlOf(TEMPLATE), USERS);
  const service = await start(cluster, TEMPLATE, 'service', (url) => serviceCommand(cluster, 'service', url));
  load.open({ server: 'service', dataSet, url: service.url, toTheLetter: true });
  const samples: Sample[] = [];
  for (let turn = 1; turn <= turns; turn++) {
    const { figures, wrong, complaints } = await load.run({
      workload: 'W8',
      server: 'service',
      concurrency: CONCURRENCY,
      seconds: TURN_SECONDS,
    });
    if (wrong > 0) throw new Error(`${wrong} wrong answers, such as\n${complaints.join('\n')}`);
    const sample = await look(service, turn * TURN_SECONDS, figures.perSecond ?? Number.NaN);
    samples.push(sample);
    process.stdout.write(`${turn}/${turns} ${JSON.stringify(sample)}\n`);
  }
  await service.stop();
  const settled = samples.slice(Math.floor(samples.length * WARM_UP_PART));
  const summary = {
    minutes: Number(minutes),
    rssMaxMiB: Math.max(...samples.map(({ rssMiB: rss }) => rss)),
    rssSlopeMiBPerMinute: slope(settled) * MINUTE_SECONDS,
    files: extremes(settled.map(({ files }) => files)),
    connections: extremes(settled.map(({ connections }) => connections)),
    faults: samples.at(-1)?.faults,
  };
  process.stdout.write(`${JSON.stringify(summary, undefined, 2)}\n`);
  const machine = describeMachine(cluster.version);
  await writeFile(RESULTS, `${JSON.stringify({ machine, users: USERS, ...summary }, undefined, 2)}\n`);
  const isFlat = summary.rssSlopeMiBPerMinute < SLOPE_MAX_MIB_PER_MINUTE && summary.rssMaxMiB <= RSS_MAX_MIB;
  process.exitCode = isFlat && summary.faults === 0 ? 0 : 1;
} finally {
  load.stop();
  await cluster.stop();
}

async function look(
  { pid, url, databaseUrl }: Awaited<ReturnType<typeof start>>,
  seconds: number,
  perSecond: number,
): Promise<Sample> {
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'leavewizard'`,
  );
  await client.end();
  return {
    seconds,
    perSecond: Math.round(perSecond),
    rssMiB: Math.round(await rssMiB(pid)),
    files: (await readdir(`/proc/${pid}/fd`)).length,
    connections: rows[0]?.count ?? Number.NaN,
    faults: Number(/^faults_total (\d+)$/m.exec(metrics)?.[1] ?? Number.NaN),
  };
}

/** By least squares, in MiB a second. */
function slope(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(samples.map((one) => one.seconds)), mean(samples.map((one) => one.rssMiB))];
  const over = samples.map(({ seconds, rssMiB: rss }) => [seconds - meanX, rss - meanY] as const);
  return mean(over.map(([x, y]) => x * y)) / mean(over.map(([x]) => x * x));
}

function extremes(values: readonly number[]): { least: number; most: number } {
  return { least: Math.min(...values), most: Math.max(...values) };
}
