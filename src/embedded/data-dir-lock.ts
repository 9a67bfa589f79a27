import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dataDirPaths, makeDataDir } from './data-dir.ts';
import { unless } from './error-code.ts';
import { createPrivateJson, readPrivateJson, writePrivateJson } from './private-file.ts';
import { isRunning, ownIdentity } from './process-identity.ts';
import { explained, StartupError } from './startup-error.ts';
import { poll } from './waiting.ts';

/** Why a process wants the data directory for itself. */
export type Purpose = 'serve' | 'command';

const serviceSchema = z.object({ port: z.number(), url: z.string(), databaseUrl: z.string() });
const claimSchema = z.object({
  pid: z.number(),
  startedAt: z.string(),
  purpose: z.enum(['serve', 'command']),
  state: z.enum(['asking', 'holding']),
  service: serviceSchema.optional(),
});

/** How a command reaches the service that holds the data directory. */
type Service = z.output<typeof serviceSchema>;

/** A service that runs. */
export interface RunningService extends Service {
  readonly pid: number;
}

/** The right to use a data directory, and the duty to give it back. */
export interface DataDirLock {
  /** Tells other processes how to reach us. */
  publish(service: Service): Promise<void>;
  release(): Promise<void>;
}

type Claim = z.output<typeof claimSchema>;
type Attempt<Got> = { readonly got: Got } | { readonly others: readonly Claim[] };
type OwnClaim = { readonly path: string; readonly claim: Claim };

const WAIT_MS = 30_000;

/**
 * Takes a data directory for this process alone. A command, or a service that finds a command at work, waits for the
 * others, though not for ever; a service that finds another service fails at once.
 *
 * Node has no file locks that end with their process, so this is done with files. Each process writes a claim under a
 * name of its own, then looks for others: who sees none holds the directory, who sees one takes its own claim back. Of
 * two at the same time at least one sees the other, since both wrote before they looked. A claim whose process is gone
 * is removed by whoever finds it, which needs no agreement, because no two claims ever have the same name.
 */
export function acquireDataDir(dataDir: string, purpose: Purpose, waitMs = WAIT_MS): Promise<DataDirLock> {
  return waitFor(dataDir, waitMs, async () => {
    const attempt = await tryToAcquire(dataDir, purpose);
    if ('others' in attempt && purpose === 'serve' && attempt.others.some(isServing))
      throw inUse(dataDir, attempt.others);
    return attempt;
  });
}

/** For a command: the service that runs on the data directory if there is one, otherwise the directory itself. */
export function reachOrAcquire(dataDir: string, waitMs = WAIT_MS): Promise<RunningService | DataDirLock> {
  return waitFor<RunningService | DataDirLock>(dataDir, waitMs, async () => {
    const service = await readRunningService(dataDir);
    return service ? { got: service } : tryToAcquire(dataDir, 'command');
  });
}

/** The service that runs on this data directory; undefined while there is none, or it is still starting. */
export async function readRunningService(dataDir: string): Promise<RunningService | undefined> {
  const claims = await otherClaims(dataDirPaths(dataDir).claims);
  const serving = claims.find(({ service }) => service);
  return serving?.service && { pid: serving.pid, ...serving.service };
}

async function waitFor<Got>(dataDir: string, waitMs: number, attempt: () => Promise<Attempt<Got>>): Promise<Got> {
  let others: readonly Claim[] = [];
  const success = await poll(waitMs, async () => {
    const result = await attempt();
    if ('got' in result) return result;
    others = result.others;
    return undefined;
  });
  if (!success) throw inUse(dataDir, others);
  return success.got;
}

/** The lock, or those who stood in its way. */
async function tryToAcquire(dataDir: string, purpose: Purpose): Promise<Attempt<DataDirLock>> {
  const { claims } = dataDirPaths(dataDir);
  await makeDataDir(dataDir);
  const own = await ask(claims, purpose);
  const others = await otherClaims(claims, own.path);
  if (others.length === 0) return { got: await hold(own) };
  await rm(own.path, { force: true });
  return { others };
}

async function ask(directory: string, purpose: Purpose): Promise<OwnClaim> {
  const identity = await ownIdentity();
  const path = join(directory, `${identity.pid}-${randomBytes(6).toString('hex')}.json`);
  const claim: Claim = { ...identity, purpose, state: 'asking' };
  await createPrivateJson(path, claim);
  return { path, claim };
}

async function hold({ path, claim }: OwnClaim): Promise<DataDirLock> {
  const holding: Claim = { ...claim, state: 'holding' };
  await writePrivateJson(path, holding);
  return {
    publish: (service) => writePrivateJson(path, { ...holding, service }),
    release: () => rm(path, { force: true }),
  };
}

/** The claims of living processes. Those of dead ones are cleared away. */
async function otherClaims(directory: string, ownPath?: string): Promise<Claim[]> {
  const names = (await explained(directory, () => unless(['ENOENT'], readdir(directory)))) ?? [];
  const paths = names.filter((name) => name.endsWith('.json')).map((name) => join(directory, name));
  const claims = await Promise.all(paths.filter((path) => path !== ownPath).map(readLivingClaim));
  return claims.filter((claim) => claim !== undefined);
}

async function readLivingClaim(path: string): Promise<Claim | undefined> {
  const claim = await readPrivateJson(path, claimSchema);
  if (!claim || (await isRunning(claim))) return claim;
  await explained(path, () => rm(path, { force: true }));
  return undefined;
}

function isServing({ purpose, state }: Claim): boolean {
  return purpose === 'serve' && state === 'holding';
}

function inUse(dataDir: string, others: readonly Claim[]): StartupError {
  const holder = others.find(({ state }) => state === 'holding') ?? others[0];
  const where = holder?.service ? ` at ${holder.service.url}` : '';
  const what = holder?.purpose === 'serve' ? `A LeaveWizard service${where}` : 'A leavewizard command';
  return new StartupError(
    `${what} (process ${holder?.pid}) is using ${dataDir}: stop it with "kill ${holder?.pid}", or set DATA_DIR to another directory.`,
  );
}
