import { setFlagsFromString } from 'node:v8';
import { type Logger, pino } from 'pino';
import type { Served } from './cli/program.ts';
import type { Config } from './config.ts';
import { type DemoCredentials, ensureDemo } from './demo/demo-company.ts';
import { openDemoStore } from './demo/demo-store.ts';
import { welcome } from './demo/welcome.ts';
import { operator } from './domain/actor.ts';
import { newId } from './domain/id.ts';
import { acquireDataDir } from './embedded/data-dir-lock.ts';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { findSecretKey } from './embedded/secrets.ts';
import { StartupError } from './embedded/startup-error.ts';
import { explainDatabase } from './explain-database.ts';
import { migrate } from './persistence/migrate.ts';
import { type RunningService, startService } from './service.ts';
import type { Services } from './services/services.ts';

/** The log is written in pieces, since a write for each request costs it a twentieth of its time; not later than this. */
const LOG_CHUNK_BYTES = 4096;
const LOG_DELAY_MS = 1000;

/**
 * By how much the heap may grow over what is in use before garbage is collected in all of it (docs/adr/0032); and that
 * what once grew old is no reason to take all of its kind for old (docs/adr/0034).
 */
const HEAP_FLAGS = ['--heap-growing-percent=100', '--no-allocation-site-pretenuring'] as const;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What has to be undone when the service ends, the last thing first. */
class Undo {
  readonly #steps: (() => Promise<void>)[] = [];

  add(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  async all(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) await step();
  }
}

/** Runs the service until a signal ends it. Throws an error of one line when it cannot start. */
export async function serve(config: Config, ready: (served: Served) => void): Promise<void> {
  // Read by V8 while it runs: a flag of the command line would need another process for every way to start us.
  for (const flag of HEAP_FLAGS) setFlagsFromString(flag);
  const logger = createLogger(config);
  const undo = new Undo();
  try {
    await runUntilTold(config, logger, undo, ready);
  } finally {
    await undo.all();
  }
  logger.info('stopped');
}

/** Starts everything, and settles when the service is to end. */
async function runUntilTold(
  config: Config,
  logger: Logger,
  undo: Undo,
  ready: (served: Served) => void,
): Promise<void> {
  const signalled = untilSignal(logger);
  const secretKey = await findSecretKey(config);
  if (config.production && !config.smtp) logger.warn('SMTP_URL is not set: nobody is mailed a link to set a password');
  const database = await openDatabase(config, logger, undo);
  const demands = { durable: config.production, serviceUrl: database.url };
  await migrate(config.migrationDatabaseUrl ?? database.url, demands).catch(explainDatabase);
  let demo: Required<DemoCredentials> | undefined;
  const prepare = async (services: Services): Promise<void> => {
    const sealed = await services.saml.sealKeysAnew();
    if (sealed > 0) logger.info({ sealed }, 'SAML signing keys were encrypted with the new SECRET_KEY');
    if (!config.databaseUrl) demo = await ensureDemo(services, operator(newId()), openDemoStore(config.dataDir));
  };
  const service = await startService({ ...config, secretKey }, database.url, logger, { prepare }).catch(
    explainPort(config),
  );
  undo.add(() => service.stop());
  await database.publish(service);
  ready({ url: config.publicUrl, screen: welcome(config.publicUrl, demo) });
  await Promise.race([signalled, database.ended]);
}

interface OpenDatabase {
  readonly url: string;
  /** Tells commands on the same DATA_DIR where the service is. */
  publish(service: RunningService): Promise<void>;
  /** Rejects when the database goes away by itself. */
  readonly ended: Promise<void>;
}

async function openDatabase(config: Config, logger: Logger, undo: Undo): Promise<OpenDatabase> {
  if (config.databaseUrl)
    return { url: config.databaseUrl, publish: async () => undefined, ended: new Promise(() => undefined) };
  const lock = await acquireDataDir(config.dataDir, 'serve');
  undo.add(() => lock.release());
  const onLog = (line: string): void => logger.debug({ line }, 'postgresql');
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, onLog });
  let isStopping = false;
  undo.add(() => {
    isStopping = true;
    return postgres.stop();
  });
  const ended = postgres.ended.then(() => {
    if (!isStopping)
      throw new StartupError(
        'The embedded PostgreSQL ended by itself. Start again: it recovers what was acknowledged.',
      );
  });
  ended.catch(() => undefined);
  const url = postgres.url;
  return { url, ended, publish: ({ port }) => lock.publish({ port, url: config.publicUrl, databaseUrl: url }) };
}

/** Logs go to stderr, one JSON object a line; what could carry a secret is cut out by name. */
function createLogger({ logLevel }: Config): Logger {
  const redact = {
    paths: [
      'password',
      'token',
      'secret',
      'authorization',
      'cookie',
      '*.password',
      '*.token',
      '*.secret',
      'req.headers',
    ],
    remove: true,
  };
  const destination = pino.destination({ fd: 2, sync: false, minLength: LOG_CHUNK_BYTES, periodicFlush: LOG_DELAY_MS });
  process.once('exit', () => destination.flushSync());
  return pino({ level: logLevel, redact, serializers: { err: describeError } }, destination);
}

/** Errors of the database carry the row they failed on; only what tells the fault is logged. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code: unknown = Reflect.get(error, 'code');
  return {
    name,
    message,
    stack,
    ...(typeof code === 'string' && { code }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

function untilSignal(logger: Logger): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS)
      process.on(signal, () => {
        logger.info({ signal }, 'stopping');
        resolve();
      });
  });
}

function explainPort({ port, host }: Config): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (code === 'EADDRINUSE')
      throw new StartupError(`Port ${port} is in use: stop the program that uses it, or set PORT to another.`, {
        cause: error,
      });
    if (code === 'EACCES')
      throw new StartupError(`Port ${port} may not be used by this user: set PORT to one above 1023.`, {
        cause: error,
      });
    if (code === 'EADDRNOTAVAIL')
      throw new StartupError(`This machine has no address ${host}: correct HOST.`, { cause: error });
    throw error;
  };
}
