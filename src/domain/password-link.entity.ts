import { defineEntity, p } from '@mikro-orm/core';

/**
 * Links to set a password. A shared table: it is read by the hash of the link, before the company is known. A user has
 * one at most, and the row is deleted when the link is used, so that nobody uses it twice.
 */
export const PasswordLinkSchema = defineEntity({
  name: 'PasswordLink',
  tableName: 'password_link',
  uniques: [{ name: 'password_link_user_unique', properties: ['companyId', 'userId'] }],
  properties: {
    /** SHA-256 of the secret in the link, in hexadecimal: the secret itself is never stored. */
    linkHash: p.string().length(64).primary().hidden(),
    companyId: p.uuid(),
    userId: p.uuid(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    expiresAt: p.datetime(3),
  },
});
