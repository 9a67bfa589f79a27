import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cluster } from '../database/cluster.ts';
import { type DataSet, PEERS, type PeerName, type WorkloadName } from '../load/job.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** Another SCIM server, on a database of its own; or why it does not run. */
export type Peer = { readonly name: PeerName } & (
  | { readonly running: RunningPeer }
  | { readonly running: undefined; readonly reason: string }
);

interface RunningPeer {
  readonly server: ServerProcess;
  readonly dataSet: DataSet;
}

/** What cannot be seen in a peer's answers, but makes them worth nothing. */
const CANNOT: Readonly<Record<PeerName, Readonly<Partial<Record<WorkloadName, string>>>>> = {
  scimmy: {},
  polis: { W4p: 'the password is dropped' },
  'better-auth': { W4p: 'there are no passwords in SCIM' },
};

const FOLDER = fileURLToPath(new URL('../peers/', import.meta.url));

export function cannot(name: PeerName, workload: WorkloadName): string | undefined {
  return CANNOT[name][workload];
}

/** Installs what the peers need beside their servers, unless it is there: no other part of the project depends on it. */
export function installPeers(): void {
  const { dependencies } = readPackage(FOLDER);
  const isThere = Object.entries(dependencies ?? {}).every(([name, version]) => versionOf(name) === version);
  if (isThere) return;
  process.stderr.write('Installing the peers\n');
  const args = ['install', '--prefix', FOLDER, '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', args, { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Starts all peers. Each fills a database of its own with as much as the service's holds, as far as it keeps that. */
export async function startPeers(cluster: Cluster, dataSet: DataSet): Promise<Peer[]> {
  const peers: Peer[] = [];
  for (const name of PEERS) {
    try {
      peers.push({ name, running: await startPeer(cluster, name, dataSet) });
    } catch (error) {
      // The log goes with the cluster.
      process.stderr.write(`${error}\n${await readFile(logOf(cluster, name), 'utf8').catch(() => '')}`);
      peers.push({ name, running: undefined, reason: 'it does not start' });
    }
  }
  return peers;
}

export async function stopPeers(cluster: Cluster, peers: readonly Peer[]): Promise<void> {
  for (const { name, running } of peers) {
    await running?.server.stop();
    await cluster.drop(databaseOf(name));
  }
}

async function startPeer(cluster: Cluster, name: PeerName, like: DataSet): Promise<RunningPeer> {
  await cluster.create(databaseOf(name));
  const server = await startServer({
    name,
    args: [join(FOLDER, name, 'main.js')],
    databaseUrl: cluster.urlOf(databaseOf(name)),
    environment: {
      PEOPLE: String(like.people.length),
      GROUPS: String(like.groups.length),
      MEMBERS_PER_GROUP: String(like.membersPerGroup),
    },
    logFile: logOf(cluster, name),
  });
  const response = await fetch(new URL('/data-set', server.url));
  return { server, dataSet: (await response.json()) as DataSet };
}

function logOf(cluster: Cluster, name: PeerName): string {
  return join(cluster.directory, `${name}.log`);
}

function databaseOf(name: PeerName): string {
  return `peer_${name.replace('-', '_')}`;
}

function versionOf(name: string): string | undefined {
  try {
    return readPackage(join(FOLDER, 'node_modules', name)).version;
  } catch {
    return undefined;
  }
}

interface PackageJson {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readPackage(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
}
