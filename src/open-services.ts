import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import { findSecretKey } from './embedded/secrets.ts';
import { Database } from './persistence/database.ts';
import type { StatementObserver } from './persistence/named-statements.ts';
import { openOrm } from './persistence/orm.ts';
import type { FaultObserver } from './services/batch-service.ts';
import { createServices, type Services } from './services/services.ts';

const SECRET_KEY_BYTES = 32;

/** The use-cases on an open database. */
export interface OpenServices {
  readonly services: Services;
  readonly database: Database;
  close(): Promise<void>;
}

/** Who watches the use-cases. */
export interface ServiceObservers {
  /** Sees every statement. */
  readonly observe?: StatementObserver;
  /** Is told of faults that end a part of a request only. Without it they end the request. */
  readonly onFault?: FaultObserver;
}

/**
 * Opens the database behind the use-cases. It is expected to be migrated. Without a secret key one is made up that
 * is good as long as this process lives, which is all that a command needs.
 */
export async function openServices(
  config: Config,
  databaseUrl: string,
  { observe, onFault = rethrow }: ServiceObservers = {},
): Promise<OpenServices> {
  const orm = await openOrm({ ...config.database, url: databaseUrl, ...(observe && { observe }) });
  const database = new Database(orm);
  const secretKey = config.secretKey ?? randomBytes(SECRET_KEY_BYTES).toString('base64url');
  const services = createServices(database, {
    passwords: config.passwordHashing,
    sessions: config.sessions,
    batchItemsMax: config.limits.maxBulkOperations,
    cursors: { secretKey, timeoutSeconds: config.cursorTimeoutSeconds },
    publicUrl: config.publicUrl,
    secretKey: () => findSecretKey(config),
    onFault,
  });
  return { database, services, close: () => orm.close(true) };
}

function rethrow(error: unknown): never {
  throw error;
}
