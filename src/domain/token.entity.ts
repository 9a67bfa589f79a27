import { defineEntity, p } from '@mikro-orm/core';
import { newId } from './id.ts';

/** Live tokens a company may have at once, so that one can be replaced without a gap. */
export const SCIM_TOKENS_MAX = 2;

const ScimTokenSchema = defineEntity({
  name: 'ScimToken',
  tableName: 'scim_token',
  uniques: [{ name: 'scim_token_hash_unique', properties: ['companyId', 'tokenHash'] }],
  properties: {
    companyId: p.uuid().primary(),
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    label: p.string().length(256),
    /** SHA-256 of the whole token, in hexadecimal: the token itself is never stored. */
    tokenHash: p.string().length(64).hidden(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    lastUsedAt: p.datetime(3).nullable(),
    expiresAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
  },
});

/** A credential of an identity provider. The token itself is shown once, when it is made. */
export class ScimToken extends ScimTokenSchema.class {}
ScimTokenSchema.setClass(ScimToken);

const StaffTokenSchema = defineEntity({
  name: 'StaffToken',
  tableName: 'staff_token',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    name: p.string().length(256),
    mayWrite: p.boolean(),
    /** SHA-256 of the whole token, in hexadecimal. */
    tokenHash: p.string().length(64).unique().hidden(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
});

/** A credential of LeaveWizard's own staff. It belongs to no company. */
export class StaffToken extends StaffTokenSchema.class {}
StaffTokenSchema.setClass(StaffToken);

export { ScimTokenSchema, StaffTokenSchema };
