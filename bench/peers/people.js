import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

/*
 * What a peer's directory holds at first: the same people and groups as the service's, as far as it keeps them.
 * How many there are comes from the environment.
 */

const { DATABASE_URL, PEOPLE, GROUPS, MEMBERS_PER_GROUP } = process.env;

export const databaseUrl = DATABASE_URL;
/** What the peer accepts as bearer token. */
export const token = randomBytes(32).toString('base64url');

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** SCIM users without ids. */
export const people = Array.from({ length: Number(PEOPLE) }, (_, number) => {
  const userName = `Person.${number}@example.com`;
  return {
    schemas: [USER, ENTERPRISE],
    userName,
    externalId: `00u${number}`,
    name: { formatted: `Ada ${number}`, givenName: 'Ada', familyName: `Lovelace ${number}` },
    displayName: `Ada Lovelace ${number}`,
    title: `Engineer ${number % 40}`,
    emails: [{ value: userName, type: 'work', primary: true }],
    phoneNumbers: [{ value: `+44 20 ${number}`, type: 'work' }],
    locale: 'en-GB',
    timezone: 'Europe/London',
    active: true,
    [ENTERPRISE]: {
      employeeNumber: `E${number}`,
      department: `Department ${number % 25}`,
      organization: 'Example Ltd',
    },
  };
});

export const groupNames = Array.from({ length: Number(GROUPS) }, (_, number) => `Team ${number}`);

/** An id for each of these, in the order in which they are listed. */
export function idsOf(things) {
  return things.map(() => randomUUID()).sort();
}

/** Who is in which group at first. */
export function membershipsOf(groupIds, userIds) {
  const each = Number(MEMBERS_PER_GROUP);
  return groupIds.flatMap((groupId, group) =>
    userIds.slice(group * each, (group + 1) * each).map((userId) => ({ groupId, userId })),
  );
}

export function dataSetOf(userIds, groupIds) {
  const named = userIds.map((id, number) => [id, people[number].userName]);
  return { token, people: named, groups: groupIds, membersPerGroup: Number(MEMBERS_PER_GROUP) };
}

/** Fills tables: rows by table, with the columns that each row names. Leaves the statistics as they have to be. */
export async function insert(rowsByTable) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const [table, rows] of Object.entries(rowsByTable)) {
    const columns = Object.keys(rows[0]).map((name) => client.escapeIdentifier(name));
    const quoted = client.escapeIdentifier(table);
    await client.query(
      `insert into ${quoted} (${columns}) select ${columns} from jsonb_populate_recordset(null::${quoted}, $1)`,
      [JSON.stringify(rows)],
    );
  }
  await client.query('vacuum (analyze)');
  await client.end();
}
