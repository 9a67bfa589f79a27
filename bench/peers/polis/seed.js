import { createHash } from 'node:crypto';

/* Rows as Polis' store writes them: JSON under a hashed key, and a row for each index that it is found by. */

const NAMESPACES = { users: 'dsync:users', groups: 'dsync:groups', members: 'dsync:members' };

export function rowsOf(directory, { people, userIds, groupNames, groupIds, members }) {
  const entries = [
    ...people.map((profile, number) => userEntry(directory, profile, userIds[number])),
    ...groupNames.map((name, number) => groupEntry(directory, name, groupIds[number])),
    ...members.map((membership) => memberEntry(directory, membership)),
  ];
  return {
    // Lists go by the time of creation, so that is another for each.
    jackson_store: entries.map(({ row }, at) => ({ ...row, createdAt: new Date(FIRST_DAY + at) })),
    jackson_index: entries.flatMap(({ indexes }) => indexes).map((index, at) => ({ ...index, id: FIRST_INDEX + at })),
  };
}

const FIRST_DAY = Date.UTC(2020, 0);
/** Above what the sequence gives out while the directory itself is made, and below nothing: it is never reached. */
const FIRST_INDEX = 1_000_000;

function userEntry(directory, profile, id) {
  const user = {
    first_name: profile.name.givenName,
    last_name: profile.name.familyName,
    email: profile.emails[0].value,
    active: true,
    id,
    directoryId: directory.id,
    raw: { ...profile, id },
  };
  const indexes = { directoryIdUsername: `${directory.id}:${user.email}`, directoryId: directory.id };
  return entry(directory, 'users', id, user, indexes);
}

function groupEntry(directory, name, id) {
  const raw = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: name, members: [], id };
  const indexes = { directoryIdDisplayname: `${directory.id}:${name}`, directoryId: directory.id };
  return entry(directory, 'groups', id, { id, name, raw }, indexes);
}

function memberEntry(directory, { groupId, userId }) {
  const id = digest(`${groupId}:${userId}`);
  return entry(directory, 'members', id, { id, group_id: groupId, user_id: userId }, { groupId });
}

function entry({ tenant, product }, kind, id, value, indexes) {
  const namespace = `${NAMESPACES[kind]}:${tenant}:${product}`;
  const key = `${namespace}:${digest(id)}`;
  return {
    row: { key, value: JSON.stringify(value), modifiedAt: new Date(), namespace },
    indexes: Object.entries(indexes).map(([name, indexed]) => ({
      key: `${namespace}:${name}:${digest(indexed)}`,
      storeKey: key,
    })),
  };
}

function digest(text) {
  return createHash('ripemd160').update(text).digest('hex');
}
