import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cluster } from '../database/cluster.ts';
import { addFloorCounter } from '../database/data-set.ts';
import type { TargetName } from '../load/job.ts';
import { type ServerCommand, type ServerProcess, startServer } from './server-process.ts';

/** A server that is measured, and its own copy of the data set. */
export interface Target extends ServerProcess {
  readonly databaseUrl: string;
}

export type Targets = Readonly<Record<TargetName, Target>>;

const COMMAND_LINE = fileURLToPath(new URL('../../bin/leavewizard.js', import.meta.url));
const FLOOR = fileURLToPath(new URL('../floor/main.ts', import.meta.url));

/** How the service is started, as `npm start` starts it. */
export function serviceCommand(cluster: Cluster, name: string, databaseUrl: string): ServerCommand {
  return {
    name,
    args: [COMMAND_LINE, 'serve'],
    databaseUrl,
    environment: {
      SECRET_KEY: randomBytes(32).toString('base64url'),
      DATA_DIR: join(cluster.directory, name),
    },
    logFile: join(cluster.directory, `${name}.log`),
  };
}

/** Copies the data set for each server and starts both: the service as `npm start` runs it, and the floor. */
export async function startTargets(cluster: Cluster, template: string, profiles: string | undefined): Promise<Targets> {
  const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
  const service = await start(cluster, template, 'service', (databaseUrl) => {
    const command = serviceCommand(cluster, 'service', databaseUrl);
    return { ...command, args: [...profiling, ...command.args] };
  });
  try {
    return {
      service,
      floor: await start(cluster, template, 'floor', (databaseUrl) => floorCommand(cluster, databaseUrl)),
    };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

export async function stopTargets(cluster: Cluster, targets: Targets): Promise<void> {
  for (const [name, target] of Object.entries(targets)) {
    await target.stop();
    await cluster.drop(name);
  }
}

/** Starts one, on a copy of files: all begin with the same pages, statistics and indexes, and none bloats another's. */
export async function start(
  cluster: Cluster,
  template: string,
  name: TargetName,
  commandFor: (databaseUrl: string) => ServerCommand,
): Promise<Target> {
  await cluster.drop(name);
  await cluster.create(name, template);
  const databaseUrl = cluster.urlOf(name);
  if (name === 'floor') await addFloorCounter(databaseUrl);
  return { ...(await startServer(commandFor(databaseUrl))), databaseUrl };
}

function floorCommand(cluster: Cluster, databaseUrl: string): ServerCommand {
  return { name: 'floor', args: [...swc(), FLOOR], databaseUrl, logFile: join(cluster.directory, 'floor.log') };
}

/** The options that let Node run this program's sources. */
function swc(): readonly string[] {
  return process.execArgv;
}
