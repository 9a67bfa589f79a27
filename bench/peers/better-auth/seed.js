import { createHash } from 'node:crypto';

/* Rows as `@better-auth/scim` writes them: found by keys that hash what has to be unique together with its connection. */

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export function rowsOf(connection, { people, userIds, groupNames, groupIds, members }) {
  const scope = { connectionId: connection, provisioningDomainId: connection };
  return {
    user: people.map((profile, number) => accountRow(profile, userIds[number])),
    scimUser: people.map((profile, number) => ({ ...scope, ...userRow(connection, profile, userIds[number], number) })),
    scimSubject: userIds.map((id) => ({ id, userId: id, profileSourceId: id, revision: 2, ...times() })),
    scimGroup: groupNames.map((name, number) => ({
      ...scope,
      ...groupRow(connection, name, groupIds[number], number),
    })),
    scimGroupMember: members.map((membership) => memberRow(connection, membership)),
  };
}

/** The account that a SCIM user provisions; here under the same id. */
function accountRow({ displayName, userName }, id) {
  return { id, name: displayName, email: userName.toLowerCase(), emailVerified: false, ...times() };
}

function userRow(connection, profile, id, number) {
  const { userName, displayName, name, externalId, active, [ENTERPRISE]: enterprise, ...rest } = profile;
  const { schemas, title, phoneNumbers, locale, timezone } = rest;
  const emails = profile.emails.map((email) => ({ ...email, value: email.value.toLowerCase() }));
  const primaryEmail = emails[0].value;
  const emailIndex = `|${scopedKey('scim-email-value', primaryEmail)}|`;
  return {
    id,
    userId: id,
    connectionUserKey: scopedKey('scim-user', connection, id),
    userName,
    userNameKey: scopedKey('scim-user-name', connection, userName.toLowerCase()),
    primaryEmail,
    workEmailValueIndex: emailIndex,
    emailValueIndex: emailIndex,
    displayName,
    formattedName: name.formatted,
    givenName: name.givenName,
    familyName: name.familyName,
    serializedEmails: JSON.stringify(emails),
    serializedAttributes: JSON.stringify({ schemas, name, emails, title, locale, timezone, phoneNumbers, enterprise }),
    externalId,
    externalIdKey: scopedKey('scim-user-external-id', connection, externalId),
    active,
    orderKey: orderKey(number),
    ...times(),
  };
}

function groupRow(connection, displayName, id, number) {
  return {
    id,
    revision: 0,
    displayName,
    displayNameKey: scopedKey('scim-group-display-name', connection, displayName.toLowerCase()),
    orderKey: orderKey(number),
    ...times(),
  };
}

function memberRow(connection, { groupId, userId }) {
  const membershipKey = scopedKey('scim-group-member', connection, groupId, userId);
  const id = membershipKey.slice(0, 32);
  return { id, connectionId: connection, groupId, scimUserId: userId, membershipKey, createdAt: new Date() };
}

function times() {
  return { createdAt: new Date(), updatedAt: new Date() };
}

/** Before that of anybody who comes later. */
function orderKey(number) {
  return `${String(number).padStart(15, '0')}:bench`;
}

function scopedKey(...parts) {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
