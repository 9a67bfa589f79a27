import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import type { UserFilter } from '../src/domain/filter.ts';
import type { Sql } from '../src/persistence/database.ts';
import { listUsers } from '../src/persistence/user-store.ts';
import { type Cluster, startCluster } from './database/cluster.ts';
import { buildDataSet } from './database/data-set.ts';
import { describeMachine } from './machine.ts';
import { spreadOf } from './statistics.ts';

const USERS = 100_000;
const PAGE = 100;
const ROUNDS = 7;
const REPORT = new URL('FILTERS.md', import.meta.url);

/** What is asked, as SCIM writes it: few that match, many, and nobody. */
const QUESTIONS: readonly (readonly [scim: string, filter: UserFilter])[] = [
  ['userName eq "person.9999@example.com"', { userName: { eq: 'person.9999@example.com' } }],
  ['userName sw "person.9999"', { userName: { startsWith: 'person.9999' } }],
  ['userName co "9999"', { userName: { contains: '9999' } }],
  ['userName ew "99@example.com"', { userName: { endsWith: '99@example.com' } }],
  ['userName co "zzz"', { userName: { contains: 'zzz' } }],
  ['externalId sw "00u9999"', { externalId: { startsWith: '00u9999' } }],
  ['emails.value eq "person.9999@example.com"', { emails: { value: { eq: 'person.9999@example.com' } } }],
  ['emails.value sw "person.9999"', { emails: { value: { startsWith: 'person.9999' } } }],
  ['emails.value co "9999"', { emails: { value: { contains: '9999' } } }],
  ['emails.value ew "zzz"', { emails: { value: { endsWith: 'zzz' } } }],
  ['displayName sw "ada"', { displayName: { startsWith: 'ada' } }],
  ['displayName co "turing"', { displayName: { contains: 'turing' } }],
  ['displayName ew "zzz"', { displayName: { endsWith: 'zzz' } }],
  ['name.familyName co "zzz"', { familyName: { contains: 'zzz' } }],
  ['title co "neer 39"', { title: { contains: 'neer 39' } }],
  ['manager.displayName co "zzz"', { manager: { displayName: { contains: 'zzz' } } }],
  ['phoneNumbers.value co "zzz"', { phoneNumbers: { value: { contains: 'zzz' } } }],
];

/** `npm run bench:filters`: times and query plans of filters at 100,000 users, into FILTERS.md. */
const cluster = await startCluster();
try {
  await writeFile(REPORT, await report(cluster));
} finally {
  await cluster.stop();
}

/** A statement that was sent: its text, values and time. */
interface Sent {
  readonly text: string;
  readonly values: unknown[];
  readonly durationMs: number;
}

async function report(cluster: Cluster): Promise<string> {
  await cluster.create('filters');
  const url = cluster.urlOf('filters');
  await buildDataSet(url, USERS);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>('select id from company');
  const companyId = rows[0]?.id ?? '';
  const answers: string[] = [];
  const plans: string[] = [];
  for (const [scim, filter] of QUESTIONS) {
    const rounds: Sent[][] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await ask(client, companyId, filter));
    const times = rounds.map((sent) => sent.reduce((sum, { durationMs }) => sum + durationMs, 0));
    answers.push(`| \`${scim}\` | ${spreadOf(times).median.toFixed(1)} | ${rounds[0]?.length ?? 0} |`);
    plans.push(`### \`${scim}\`\n\n${(await explain(client, rounds[0] ?? [])).join('\n')}`);
  }
  await client.end();
  const { processor, cores, node } = describeMachine(cluster.version);
  return `# Filters at ${USERS.toLocaleString('en')} users

A page of ${PAGE} and the total, in the database: median of ${ROUNDS} in milliseconds, on ${cores} cores (${processor}), PostgreSQL ${cluster.version}, Node ${node}. Repeat with \`npm run bench:filters\`.

| filter | ms | statements |
|---|---|---|
${answers.join('\n')}

## Plans

${plans.join('\n\n')}
`;
}

/** Asks for the first page and the total, as a list does. */
async function ask(client: pg.Client, companyId: string, filter: UserFilter): Promise<Sent[]> {
  const sent: Sent[] = [];
  const query = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
    const startedMs = performance.now();
    const { rows } = await client.query(text, [...values]);
    sent.push({ text, values: [...values], durationMs: performance.now() - startedMs });
    return rows as Row[];
  };
  const sql: Sql = { query, write: query };
  const page = await listUsers(sql, companyId, filter, { limit: PAGE, offset: 0 });
  await page.totalCount();
  return sent;
}

async function explain(client: pg.Client, sent: readonly Sent[]): Promise<string[]> {
  const plans: string[] = [];
  for (const { text, values } of sent) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, costs off, timing off, summary off, buffers off) ${text}`,
      values,
    );
    plans.push(`\`\`\`\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n\`\`\``);
  }
  return plans;
}
