import { Connection, SimulationUsageError } from './connection.ts';
import { Entra } from './entra.ts';
import { HEADERS } from './headers.ts';
import { Okta } from './okta.ts';
import { CallFailed, OktaClient, ServiceGone } from './okta-client.ts';
import type { ProgressReporter } from './progress.ts';
import { Recorder } from './recorder.ts';
import type { SimulationReport } from './report.ts';
import type { Run, Step, Style } from './run.ts';
import { assignUsers, testConnector, tryDuplicates } from './steps/assign.ts';
import { deactivateAndReactivate, syncPasswords, updateProfiles } from './steps/changes.ts';
import { addMembersAgain, provisionGroups, renameByPatch } from './steps/entra-groups.ts';
import { patchProfiles, provisionUsers, softDeleteAndRestore, testConnection } from './steps/entra-users.ts';
import { pushAgain, pushGroups, renameGroups } from './steps/groups.ts';
import { importAndCompare, readEach } from './steps/import.ts';
import { movePeople, removePeople, takePeople } from './steps/moves.ts';
import { createWorld, type World } from './world.ts';

export interface SimulateOptions {
  /** Where the service's SCIM is; `/scim/v2` is added to an address without a path. This machine only. */
  readonly url: string;
  readonly token: string;
  /** 1,000 by default. */
  readonly users?: number;
  /** 20 by default. */
  readonly groups?: number;
  readonly style: Style;
  /** The same seed makes the same people; a second run with it finds the users of the first and links them. */
  readonly seed: number;
  /** Requests at once, 8 by default. */
  readonly concurrency?: number;
  /** Whether to wait for a service that went away and repeat what was not answered. */
  readonly tolerateOutage?: boolean;
  /** How long one request waits for a service that is away: a minute by default. */
  readonly outageMaxMs?: number;
  readonly progress: ProgressReporter;
  readonly signal?: AbortSignal;
}

const USERS = 1000;
const GROUPS = 20;
const CONCURRENCY = 8;
const OUTAGE_MAX_MS = 60_000;

const OKTA_STEPS: readonly Step[] = [
  testConnector,
  assignUsers,
  pushGroups,
  tryDuplicates,
  updateProfiles,
  syncPasswords,
  movePeople,
  takePeople,
  removePeople,
  renameGroups,
  deactivateAndReactivate,
  pushAgain,
  importAndCompare,
  readEach,
];

const ENTRA_STEPS: readonly Step[] = [
  testConnection,
  provisionUsers,
  provisionGroups,
  patchProfiles,
  movePeople,
  takePeople,
  removePeople,
  renameByPatch,
  softDeleteAndRestore,
  addMembersAgain,
  importAndCompare,
  readEach,
];

/** Plays Okta or Entra ID against a running service, and says what took how long and what came back other than it was sent. */
export function simulate(options: SimulateOptions, world = worldOf(options)): Promise<SimulationReport> {
  return play(options.style === 'entra' ? ENTRA_STEPS : OKTA_STEPS, options, world);
}

/** Only reads: compares what the service has now with what it had acknowledged in an earlier `simulate` on this world. */
export function compareWithService(options: SimulateOptions, world: World): Promise<SimulationReport> {
  return play([testConnector, importAndCompare, readEach], options, world);
}

/** Simulates and turns the report into an exit code: 1 when there was an error or a difference. */
export async function runSimulation(
  options: SimulateOptions,
): Promise<{ readonly exitCode: 0 | 1; readonly report: SimulationReport }> {
  const report = await simulate(options);
  return { exitCode: report.errorCount + report.differences.length > 0 ? 1 : 0, report };
}

/** The world that a simulation with these options begins with. */
export function worldOf({ seed, users = USERS, groups = GROUPS }: SimulateOptions): World {
  return createWorld({ seed, users: wholeNumber('users', users, 1), groups: wholeNumber('groups', groups, 0) });
}

async function play(steps: readonly Step[], options: SimulateOptions, world: World): Promise<SimulationReport> {
  const concurrency = wholeNumber('concurrency', options.concurrency ?? CONCURRENCY, 1);
  const connection = new Connection(options.url, options.token, HEADERS[options.style], concurrency);
  const { style, progress, signal, tolerateOutage = false, outageMaxMs = OUTAGE_MAX_MS } = options;
  const recorder = new Recorder();
  const client = new OktaClient(connection, recorder, { tolerateOutage, outageMaxMs, signal });
  const startedAt = performance.now();
  try {
    const stopped = await runSteps(steps, {
      world,
      style,
      okta: new Okta(client),
      entra: new Entra(client),
      recorder,
      progress,
      concurrency,
    });
    return toReport(options, world, recorder, startedAt, stopped);
  } finally {
    progress.stop();
    connection.close();
  }
}

/** Runs the steps in order; a reason when one of them made it pointless to go on. */
async function runSteps(steps: readonly Step[], run: Run): Promise<string | undefined> {
  try {
    for (const step of steps) await step(run);
    return undefined;
  } catch (error) {
    if (error instanceof CallFailed || error instanceof ServiceGone) return error.message;
    throw error;
  }
}

function toReport(
  { style, seed }: SimulateOptions,
  world: World,
  recorder: Recorder,
  startedAt: number,
  stopped: string | undefined,
): SimulationReport {
  const kinds = recorder.kinds();
  return {
    style,
    seed,
    users: world.users.length,
    groups: world.groups.length,
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
    kinds,
    requestCount: kinds.reduce((sum, { requests }) => sum + requests, 0),
    errorCount: recorder.errorCount,
    errors: recorder.errors,
    differences: recorder.differences,
    retries: recorder.retries,
    throttled: recorder.throttled,
    ...(stopped === undefined ? {} : { stopped }),
  };
}

function wholeNumber(name: string, value: number, min: number): number {
  if (Number.isSafeInteger(value) && value >= min) return value;
  throw new SimulationUsageError(`${name} must be a whole number of at least ${min}, not ${value}.`);
}
