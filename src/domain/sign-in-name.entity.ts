import { defineEntity, p } from '@mikro-orm/core';

/**
 * The names that people sign in by: their user name, and their primary e-mail address. A shared table: it is read by
 * hash, before the company is known. Its rows follow from those of users, and are written in the same statements.
 */
export const SignInNameSchema = defineEntity({
  name: 'SignInName',
  tableName: 'sign_in_name',
  properties: {
    /** SHA-256 of what follows the last `@` of the name, of nothing when there is none. */
    domainHash: p.blob().primary(),
    /** SHA-256 of the key of the name. */
    nameHash: p.blob().primary(),
    companyId: p.uuid().primary(),
    userId: p.uuid().primary(),
  },
});
