import pg from 'pg';

/** Asks a database beside the service. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row of every table as text, by table; those that are left out apart. */
export async function dump(url: string, ...leftOut: string[]): Promise<Record<string, string[]>> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    );
    const dumped: Record<string, string[]> = {};
    for (const { name } of tables) {
      if (leftOut.includes(name)) continue;
      const { rows } = await client.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
      dumped[name] = rows.map(({ row }) => row);
    }
    return dumped;
  });
}
