import { withClient } from '../services/support/dump.ts';
import { eventually } from './eventually.ts';

const WAITS = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/**
 * Waits until so many statements wait for a lock in this database: others of the same server belong to tests beside this
 * one. Asked on a connection of its own, since a transaction would go on seeing what was so when it asked first.
 */
export async function untilLocked(databaseUrl: string, count = 1): Promise<void> {
  await withClient(databaseUrl, (client) =>
    eventually(`${count} wait for a lock`, async () => (await client.query(WAITS)).rowCount === count),
  );
}
