import { Client } from './client.ts';
import { Directory } from './directory.ts';
import type { Job, LoadMessage, OpenMessage, Outcome, ServerName, WorkloadName } from './job.ts';
import { Findings, repeated, type Workload } from './run.ts';
import { collisions, pushGroup } from './workloads/groups.ts';
import { findByName, readById, readGroups, walk } from './workloads/reads.ts';
import { createUser, ordinaryDay, setActive } from './workloads/writes.ts';

/** The load generator: a process of its own, which does what it is told and knows nothing of the servers' insides. */
const WORKLOAD: Readonly<Record<WorkloadName, Workload>> = {
  W1: repeated(findByName),
  W2: repeated(readById),
  W3: walk,
  W4: repeated(createUser(false)),
  W4p: repeated(createUser(true)),
  W5: repeated(setActive),
  W6: pushGroup,
  W7: repeated(readGroups(true)),
  'W7 bare': repeated(readGroups(false)),
  W8: repeated(ordinaryDay),
  C: collisions,
};

const ANSWER_SECONDS_MAX = 60;

/** A server that was opened, and what is known of its directory. */
interface Opened {
  readonly message: OpenMessage;
  readonly directory: Directory;
}

const servers = new Map<ServerName, Opened>();

process.on('message', (message: LoadMessage) => {
  if (message.kind === 'run') void run(message).then((outcome) => process.send?.(outcome));
  else servers.set(message.server, { message, directory: new Directory(message.dataSet) });
});
process.once('disconnect', () => process.exit());

async function run(job: Job): Promise<Outcome> {
  const opened = servers.get(job.server);
  if (!opened) throw new Error(`The ${job.server} was not opened.`);
  const { message, directory } = opened;
  const manners = { toTheLetter: message.toTheLetter, timeoutMs: (job.secondsMax ?? ANSWER_SECONDS_MAX) * 1000 };
  const client = new Client(message.url, message.dataSet.token, job.concurrency, manners);
  const found = new Findings();
  await WORKLOAD[job.workload]({ client, directory, job }, found).catch((error: unknown) => found.complain(error));
  client.close();
  const { figures, changes, wrong, complaints } = found;
  return { figures, requests: client.requests, changes, wrong, complaints };
}
