import type { Config } from './config.ts';
import { Database } from './persistence/database.ts';
import type { StatementObserver } from './persistence/named-statements.ts';
import { openOrm } from './persistence/orm.ts';
import { createServices, type Services } from './services/services.ts';

/** The use-cases on an open database. */
export interface OpenServices {
  readonly services: Services;
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens the database behind the use-cases. It is expected to be migrated. */
export async function openServices(
  config: Config,
  databaseUrl: string,
  observe?: StatementObserver,
): Promise<OpenServices> {
  const orm = await openOrm({ ...config.database, url: databaseUrl, ...(observe && { observe }) });
  const database = new Database(orm);
  return { database, services: createServices(database, config.passwordHashing), close: () => orm.close(true) };
}
