import jackson from '@boxyhq/saml-jackson';
import { databaseUrl, dataSetOf, groupNames, idsOf, insert, membershipsOf, people } from '../people.js';
import { serve } from '../serve.js';
import { rowsOf } from './seed.js';

/** Polis (saml-jackson) as a library: its directory sync, which hears SCIM through the handler below. */
const PREFIX = '/scim/v2/';
const { directorySyncController } = await jackson.default({
  externalUrl: process.env.PUBLIC_URL,
  samlPath: '/saml',
  scimPath: '/scim/v2',
  noAnalytics: true,
  // By default 50: then a directory of more has 50 users, whatever page is asked for, and every import ends there.
  db: { engine: 'sql', type: 'postgres', url: databaseUrl, pageLimit: 1_000_000 },
});
const { data: directory } = await directorySyncController.directories.create({
  tenant: 'bench',
  product: 'bench',
  name: 'bench',
  type: 'okta-scim-v2',
});

const [userIds, groupIds] = [idsOf(people), idsOf(groupNames)];
await insert(rowsOf(directory, { people, userIds, groupNames, groupIds, members: membershipsOf(groupIds, userIds) }));
serve(handle, { ...dataSetOf(userIds, groupIds), token: directory.scim.secret });

async function handle(request, response) {
  try {
    const { status, data } = await directorySyncController.requests.handle(await directoryRequestOf(request));
    response.writeHead(status, { 'content-type': 'application/scim+json' }).end(JSON.stringify(data));
  } catch (error) {
    response.writeHead(500).end(JSON.stringify({ detail: String(error) }));
  }
}

/** What Polis' own routes hand over (pages/api/scim/v2.0/[...directory].ts of its service). */
async function directoryRequestOf(request) {
  const { pathname, searchParams } = new URL(request.url, process.env.PUBLIC_URL);
  const [resourceType, resourceId] = pathname.slice(PREFIX.length).split('/');
  const [count, startIndex] = ['count', 'startIndex'].map((name) => searchParams.get(name));
  return {
    method: request.method,
    body: await bodyOf(request),
    resourceType: resourceType.toLowerCase(),
    resourceId,
    directoryId: directory.id,
    apiSecret: request.headers.authorization?.slice('Bearer '.length),
    query: {
      count: count === null ? undefined : Number.parseInt(count, 10),
      startIndex: startIndex === null ? undefined : Number.parseInt(startIndex, 10),
      filter: searchParams.get('filter') ?? undefined,
    },
  };
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
}
