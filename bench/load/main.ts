import { Client } from './client.ts';
import { Directory } from './directory.ts';
import type { Job, LoadMessage, OpenMessage, Outcome, TargetName, WorkloadName } from './job.ts';
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

let opened: OpenMessage | undefined;
const directories = new Map<TargetName, Directory>();

process.on('message', (message: LoadMessage) => {
  if (message.kind === 'run') void run(message).then((outcome) => process.send?.(outcome));
  else open(message);
});
process.once('disconnect', () => process.exit());

function open(message: OpenMessage): void {
  opened = message;
  directories.clear();
}

async function run(job: Job): Promise<Outcome> {
  if (!opened) throw new Error('No data set was opened.');
  const directory = directories.get(job.target) ?? new Directory(opened.dataSet);
  directories.set(job.target, directory);
  const client = new Client(opened.urls[job.target], opened.dataSet.token, job.concurrency);
  const found = new Findings();
  const figures = await WORKLOAD[job.workload]({ client, directory, job }, found).catch((error: unknown) => {
    found.complain(error);
    return {};
  });
  client.close();
  const { changes, wrong, complaints } = found;
  return { figures, requests: client.requests, changes, wrong, complaints };
}
