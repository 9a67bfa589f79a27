import { scim } from '@better-auth/scim';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import pg from 'pg';
import { databaseUrl, dataSetOf, groupNames, idsOf, insert, membershipsOf, people, token } from '../people.js';
import { serve } from '../serve.js';
import { rowsOf } from './seed.js';

const CONNECTION = 'bench';
const BASE_PATH = '/api/auth';

const auth = betterAuth({
  baseURL: process.env.PUBLIC_URL,
  basePath: BASE_PATH,
  secret: token,
  database: new pg.Pool({ connectionString: databaseUrl, max: 10 }),
  // What would slow it down, or refuse a provider that pushes everybody at once.
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: 'error' },
  plugins: [scim({ connections: [{ id: CONNECTION, credentials: [{ id: CONNECTION, token }] }] })],
});
await (await getMigrations(auth.options)).runMigrations();

const handler = toNodeHandler(auth);
const [userIds, groupIds] = [idsOf(people), idsOf(groupNames)];
await insert(rowsOf(CONNECTION, { people, userIds, groupNames, groupIds, members: membershipsOf(groupIds, userIds) }));
serve(
  (request, response) => {
    request.url = BASE_PATH + request.url;
    void handler(request, response);
  },
  dataSetOf(userIds, groupIds),
);
