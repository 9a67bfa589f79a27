import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import { findSecretKey } from './embedded/secrets.ts';
import { createMailer } from './mail/create-mailer.ts';
import { Database } from './persistence/database.ts';
import { serviceRole } from './persistence/migrate.ts';
import type { StatementObserver } from './persistence/named-statements.ts';
import { openOrm } from './persistence/orm.ts';
import { Background } from './services/background.ts';
import type { FaultObserver } from './services/fault-observer.ts';
import { createServices, createServicesForReading, type ServiceSettings, type Services } from './services/services.ts';

const SECRET_KEY_BYTES = 32;

/** The use-cases on an open database. */
export interface OpenServices {
  readonly services: Services;
  /** The same for whoever may only read. */
  readonly reading: Services;
  readonly database: Database;
  /** Where work goes that no answer waits for. */
  readonly background: Background;
  /** Settles when nothing goes on behind answers that were given. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Who watches the use-cases. */
export interface ServiceObservers {
  /** Sees every statement. */
  readonly observe?: StatementObserver;
  /** Is told how many calls of identity providers could not be written down. */
  readonly onCallsDropped?: (calls: number) => void;
  /** Is told of faults that end a part of a request only. Without it they end the request. */
  readonly onFault?: FaultObserver;
  /** Shows a developer the mail that no server is there for. Without it nobody sees it. */
  readonly printMail?: (text: string) => void;
}

/**
 * Opens the database behind the use-cases. It is expected to be migrated. Without a secret key one is made up that
 * is good as long as this process lives, which is all that a command needs.
 */
export async function openServices(
  config: Config,
  databaseUrl: string,
  { observe, onFault = rethrow, onCallsDropped = () => undefined, printMail = () => undefined }: ServiceObservers = {},
): Promise<OpenServices> {
  const role = await serviceRole(databaseUrl, config.database.rowLevelSecurity);
  const orm = await openOrm({
    ...config.database,
    url: databaseUrl,
    ...(observe && { observe }),
    ...(role && { role }),
  });
  const database = await Database.open(orm, role !== undefined);
  const secretKey = config.secretKey ?? randomBytes(SECRET_KEY_BYTES).toString('base64url');
  const background = new Background(onFault);
  const settings: ServiceSettings = {
    passwords: config.passwordHashing,
    sessions: config.sessions,
    passwordLinks: config.passwordLinks,
    background,
    mailer: createMailer(config, printMail),
    oauth: config.oauth,
    membersShownMax: config.limits.groupMembersInlineMax,
    callsKeptDays: config.provisioningCallsKeptDays,
    onCallsDropped,
    batchItemsMax: config.limits.maxBulkOperations,
    cursors: { secretKey, timeoutSeconds: config.cursorTimeoutSeconds },
    publicUrl: config.publicUrl,
    secretKey: () => findSecretKey(config),
    previousSecretKey: config.previousSecretKey,
    onFault,
  };
  const services = createServices(database, settings);
  const reading = createServicesForReading(services, database, settings);
  const settled = async (): Promise<void> => {
    await background.settled();
    await services.callLog.flush();
  };
  const close = async (): Promise<void> => {
    await settled();
    await orm.close(true);
  };
  return { database, services, reading, background, settled, close };
}

function rethrow(error: unknown): never {
  throw error;
}
