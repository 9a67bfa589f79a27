import { withClient } from './cluster.ts';

/** How many events a database holds: each change that was acknowledged has to have left exactly one. */
export function countEvents(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ events: number }>('select count(*)::int as events from event');
    return rows[0]?.events ?? 0;
  });
}
