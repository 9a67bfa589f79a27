import { defineEntity, p } from '@mikro-orm/core';

/**
 * Sessions of browsers. A shared table: it is read by the hash of the cookie, before the company is known. The row is
 * deleted when the session is ended, so that nothing can bring it back.
 */
export const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  indexes: [{ name: 'session_user_index', properties: ['companyId', 'userId'] }],
  properties: {
    /** SHA-256 of the secret in the cookie, in hexadecimal: the secret itself is never stored. */
    secretHash: p.string().length(64).primary().hidden(),
    /** What its owner names it by. */
    id: p.uuid(),
    companyId: p.uuid(),
    userId: p.uuid(),
    method: p.text(),
    userAgent: p.text().nullable(),
    startedAt: p.datetime(3).defaultRaw('now()'),
    lastUsedAt: p.datetime(3).defaultRaw('now()'),
  },
});
