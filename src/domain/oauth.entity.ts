import { defineEntity, p } from '@mikro-orm/core';

/** Programs that companies can connect. A shared table: a client is registered once for all companies. */
export const OAuthClientSchema = defineEntity({
  name: 'OAuthClient',
  tableName: 'oauth_client',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(256),
    /** SHA-256 of the secret, in hexadecimal: the secret itself is never stored. */
    secretHash: p.string().length(64).hidden(),
    redirectUris: p.json<string[]>(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
});

/** Clients that were let into a company. What ended stays, so that events lead somewhere. */
export const OAuthConnectionSchema = defineEntity({
  name: 'OAuthConnection',
  tableName: 'oauth_connection',
  properties: {
    companyId: p.uuid().primary(),
    id: p.uuid().primary(),
    clientId: p.uuid(),
    clientName: p.text(),
    connectedBy: p.text(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    lastUsedAt: p.datetime(3).nullable(),
    expiresAt: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
  },
});

/**
 * Tokens, codes and requests under way. A shared table: it is read by the hash of a credential, before the company is
 * known.
 */
export const OAuthArtifactSchema = defineEntity({
  name: 'OAuthArtifact',
  tableName: 'oauth_artifact',
  indexes: [
    { name: 'oauth_artifact_connection_index', properties: ['companyId', 'connectionId'] },
    { name: 'oauth_artifact_expires_index', properties: ['expiresAt'] },
  ],
  properties: {
    /** SHA-256 of the credential, in hexadecimal: the credential itself is never stored. */
    idHash: p.string().length(64).primary().hidden(),
    kind: p.text(),
    companyId: p.uuid().nullable(),
    connectionId: p.uuid().nullable(),
    payload: p.json<object>().hidden(),
    consumedAt: p.datetime(3).nullable(),
    expiresAt: p.datetime(3),
  },
});
