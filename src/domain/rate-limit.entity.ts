import { defineEntity, p } from '@mikro-orm/core';

/** Counters of attempts, as rate-limiter-flexible keeps them. A shared table: whose attempts they are is not known yet. */
export const RateLimitSchema = defineEntity({
  name: 'RateLimit',
  tableName: 'rate_limit',
  properties: {
    /** Name of the limit, and a hash of what is counted. */
    key: p.string().length(255).primary(),
    points: p.integer().default(0),
    /** When the count begins anew, in milliseconds since 1970. */
    expire: p.bigint().nullable(),
  },
});
