import { defineEntity, p } from '@mikro-orm/core';
import { SingleSignOn, UnknownMembers } from './company.ts';

const AuthenticationSettingsSchema = defineEntity({
  name: 'AuthenticationSettings',
  tableName: 'authentication_settings',
  properties: {
    companyId: p.uuid().primary(),
    scimEnabled: p.boolean().default(false),
    acceptPasswords: p.boolean().default(true),
    maySetRoles: p.boolean().default(false),
    unknownMembers: p.enum(() => UnknownMembers).default('SKIP'),
    singleSignOn: p.enum(() => SingleSignOn).default('OFF'),
    /** Administrators who may sign in by a password also where single sign-on is required. */
    breakGlassIds: p.json<string[]>().defaultRaw("'[]'"),
    strict: p.boolean().default(false),
    updatedAt: p
      .datetime(3)
      .defaultRaw('now()')
      .onUpdate(() => new Date()),
  },
});

/** How the people of a company sign in and who looks after them. */
export class AuthenticationSettings extends AuthenticationSettingsSchema.class {}
AuthenticationSettingsSchema.setClass(AuthenticationSettings);

export { AuthenticationSettingsSchema };
