import { defineEntity, p } from '@mikro-orm/core';

/** Who has opened the playground. Shared: it belongs to a staff token, and to no company. */
export const StaffSessionSchema = defineEntity({
  name: 'StaffSession',
  tableName: 'staff_session',
  properties: {
    /** SHA-256 of the secret in the cookie, in hexadecimal. */
    secretHash: p.string().length(64).primary().hidden(),
    staffTokenId: p.uuid(),
    startedAt: p.datetime(3).defaultRaw('now()'),
  },
});

/** What staff did. Shared: an operation may be about any number of companies, or none. */
export const StaffEventSchema = defineEntity({
  name: 'StaffEvent',
  tableName: 'staff_event',
  properties: {
    id: p.uuid().primary(),
    occurredAt: p.datetime(3).defaultRaw('now()'),
    actor: p.text(),
    requestId: p.text(),
    action: p.text(),
    document: p.text().nullable(),
    variables: p.text().nullable(),
    tokenName: p.text().nullable(),
  },
});
