import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Gateway, GatewayError, type ScimCaller, scimAdapter } from '../scim-adapter/index.ts';
import { bearerToken } from './auth/bearer.ts';
import { oauthRoutes } from './auth/oauth/routes.ts';
import { samlRoutes } from './auth/saml/routes.ts';
import type { Config } from './config.ts';
import type { Actor } from './domain/actor.ts';
import { Refusal } from './domain/refusal.ts';
import { createApolloServer } from './graphql/apollo-server.ts';
import { createExecutor } from './graphql/gateway.ts';
import { PersistedDocuments } from './graphql/persisted-documents.ts';
import { createSchema } from './graphql/schema.ts';
import { createApp } from './http/app.ts';
import { graphqlEndpoint } from './http/graphql-endpoint.ts';
import type { Health } from './http/health.ts';
import { Metrics } from './http/metrics.ts';
import { playgroundRoutes } from './http/playground.ts';
import { Pressure } from './http/pressure.ts';
import { requestIdOf } from './http/request-id.ts';
import { listen } from './http/server.ts';
import { userExportRoutes } from './http/user-export.ts';
import { webApp } from './http/web-app.ts';
import { type OpenServices, openServices } from './open-services.ts';
import type { Database } from './persistence/database.ts';
import type { StatementObserver } from './persistence/named-statements.ts';
import type { FaultObserver } from './services/fault-observer.ts';
import type { Services } from './services/services.ts';

const READY_TIMEOUT_MS = 1000;
/** Where the build puts what browsers load: beside the built service, whether that is running or the sources are. */
const BUILD_DIRECTORY = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../dist' : '..');
/** How often what is old is looked for. */
const FORGET_EVERY_MS = 3_600_000;
const WEB_APP = join(BUILD_DIRECTORY, 'web');
const DOCUMENTS = join(BUILD_DIRECTORY, '../web/src/api/generated/persisted-documents.json');

/** A service that answers. */
export interface RunningService {
  readonly port: number;
  readonly services: Services;
  /** Settles when nothing goes on behind answers that were given, such as the sending of mail. */
  settled(): Promise<void>;
  /** Is not ready any more, takes requests for as long as was asked, finishes what is in flight, closes the database. */
  stop(): Promise<void>;
}

/** What may be put into the house when it is started. */
export interface ServiceHooks {
  /** Done before anybody is let in. */
  readonly prepare?: (services: Services) => Promise<void>;
  /** Sees every statement. */
  readonly observe?: StatementObserver;
  /** Lets sessions ask more than the web app does, as tests of the API do. */
  readonly anyDocument?: boolean;
}

/** Puts the house together on a migrated database and listens. */
export async function startService(
  config: Config,
  databaseUrl: string,
  logger: Logger,
  { prepare, observe, anyDocument = false }: ServiceHooks = {},
): Promise<RunningService> {
  const metrics = new Metrics();
  const onFault: FaultObserver = (error, requestId) => {
    metrics.countFault();
    logger.error({ err: error, requestId }, 'fault');
  };
  const printMail = (text: string): void => logger.info(text);
  const onCallsDropped = (calls: number): void => metrics.countDroppedCalls(calls);
  const observers = { onFault, onCallsDropped, printMail, ...(observe && { observe }) };
  const opened = await openServices(config, databaseUrl, observers);
  const { services, database, background, settled, close } = opened;
  if (!database.isWalled) logger.warn('row-level security is not in force: see docs/operations.md');
  let isServing = true;
  const pressure = new Pressure(config.pressure);
  const health: Health = { isServing: () => isServing, isDatabaseReady: () => isDatabaseReady(database) };
  try {
    const app = await assemble(config, opened, { health, pressure, logger, metrics, onFault }, anyDocument);
    await prepare?.(services);
    const server = await listen(app, config.port, config.host, config.connections);
    const forgetting = setInterval(() => {
      background.start(() => services.provisioning.forgetOld(), 'none');
    }, FORGET_EVERY_MS).unref();
    const stop = async (): Promise<void> => {
      isServing = false;
      clearInterval(forgetting);
      if (config.shutdownDelayMs > 0) await sleep(config.shutdownDelayMs);
      await server.stop(config.shutdownTimeoutMs);
      pressure.stop();
      await close();
    };
    return { port: server.port, services, settled, stop };
  } catch (error) {
    pressure.stop();
    await close();
    throw error;
  }
}

/** What tells of the service to those who run it. */
interface Watch {
  readonly health: Health;
  readonly pressure: Pressure;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly onFault: FaultObserver;
}

async function assemble(
  config: Config,
  { services, reading }: OpenServices,
  { health, pressure, logger, metrics, onFault }: Watch,
  anyDocument: boolean,
): Promise<ReturnType<typeof createApp>> {
  const schema = createSchema();
  const scim = scimAdapter({
    gateway: createGateway(services, createExecutor(schema, services)),
    baseUrl: `${config.publicUrl}/scim/v2`,
    ...config.limits,
    cursorTimeoutSeconds: config.cursorTimeoutSeconds,
    isOverloaded: () => pressure.isHigh,
    onCall: ({ caller, authorization, ...call }) =>
      services.callLog.record({ ...call, actor: caller?.actor, token: bearerToken(authorization) }),
    onFault,
    requestIdOf,
  });
  const server = createApolloServer({
    schema,
    onFault: (error, requestId = 'unknown') => onFault(error, requestId),
    onDenied: ({ requestId, kind, company, person }) =>
      logger.warn({ requestId, kind, companyId: company?.id, userId: person?.id }, 'denied'),
  });
  const graphql = await graphqlEndpoint({
    server,
    services,
    reading,
    maxBodyBytes: config.limits.maxBodyBytes,
    publicUrl: config.publicUrl,
    documents: anyDocument ? undefined : await PersistedDocuments.read(DOCUMENTS),
  });
  const saml = samlRoutes({
    saml: services.saml,
    assertionValiditySeconds: config.samlAssertionValiditySeconds,
    publicUrl: config.publicUrl,
    requestIdOf,
  });
  const oauth = oauthRoutes({
    services,
    settings: config.oauth,
    publicUrl: config.publicUrl,
    requestIdOf,
    onFault: (error, requestId) => onFault(error, requestId),
  });
  const playground = playgroundRoutes({
    staff: services.staff,
    publicUrl: config.publicUrl,
    directory: join(BUILD_DIRECTORY, 'playground'),
  });
  const exports = userExportRoutes({
    ...services,
    publicUrl: config.publicUrl,
    perCompanyMax: config.exportsPerCompanyMax,
  });
  const doors = { scim, graphql, saml, oauth, playground, exports, web: webApp(WEB_APP) };
  return createApp({ logger, metrics, health, ...doors, trustProxy: config.trustProxy });
}

interface Caller extends ScimCaller {
  readonly actor: Actor;
}

/** The adapter's way into the house: tokens become actors, documents run in process, refusals keep their code. */
function createGateway(services: Services, execute: ReturnType<typeof createExecutor>): Gateway<Caller> {
  return {
    async authenticate(authorization, requestId) {
      const token = bearerToken(authorization);
      const actor = token && (await services.callers.ofScimToken(token, requestId).catch(passOnRefusal));
      if (!actor) return undefined;
      return {
        actor,
        maySetRoles: actor.company?.maySetRoles ?? false,
        strict: actor.company?.strict ?? false,
        customFields: actor.company?.customFields ?? [],
      };
    },
    execute: (document, variables, { actor }) => execute(document, variables, actor).catch(passOnRefusal),
  };
}

function passOnRefusal(cause: unknown): never {
  if (!(cause instanceof Refusal)) throw cause;
  throw new GatewayError(cause.code, cause.message, cause.retryAfterSeconds, { cause });
}

async function isDatabaseReady(database: Database): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), READY_TIMEOUT_MS);
  const answer = database.query('select 1').then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
