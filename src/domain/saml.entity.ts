import { defineEntity, p } from '@mikro-orm/core';

const SamlIdentityProviderSchema = defineEntity({
  name: 'SamlIdentityProvider',
  tableName: 'saml_identity_provider',
  properties: {
    companyId: p.uuid().primary(),
    entityId: p.text(),
    signInUrl: p.text(),
    /** X.509 in PEM, each of which may sign: several, so that one can be replaced without a gap. */
    certificates: p.json<string[]>(),
    /** Whether a response that nobody asked for starts a sign-in, instead of being refused. */
    idpInitiated: p.boolean().default(false),
    /** When an administrator last saw these settings work; null until then. */
    testedAt: p.datetime(3).nullable(),
    updatedAt: p
      .datetime(3)
      .defaultRaw('now()')
      .onUpdate(() => new Date()),
  },
});

/** Whose word a company takes for who somebody is. */
export class SamlIdentityProvider extends SamlIdentityProviderSchema.class {}
SamlIdentityProviderSchema.setClass(SamlIdentityProvider);

/** What LeaveWizard signs its requests to a company's identity provider with. */
const SamlSigningKeySchema = defineEntity({
  name: 'SamlSigningKey',
  tableName: 'saml_signing_key',
  properties: {
    companyId: p.uuid().primary(),
    /** The private key, encrypted with a key that is derived from SECRET_KEY. */
    sealedPrivate: p.text().hidden(),
    /** X.509 in PEM. */
    certificate: p.text(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
});

/** A sign-in that is on its way to the identity provider. */
const SamlLoginRequestSchema = defineEntity({
  name: 'SamlLoginRequest',
  tableName: 'saml_login_request',
  indexes: [{ name: 'saml_login_request_expires_index', properties: ['companyId', 'expiresAt'] }],
  properties: {
    companyId: p.uuid().primary(),
    /** ID of the AuthnRequest. */
    id: p.string().length(65).primary(),
    /** SHA-256 of the secret in the cookie of the browser that started. */
    browserHash: p.string().length(64).hidden(),
    /** Where on this service the person wanted to go. */
    returnPath: p.text(),
    /** Whether the person had to prove again who they are. */
    forceAuthn: p.boolean(),
    /** Whether an administrator only tries the settings out. */
    isTest: p.boolean(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    expiresAt: p.datetime(3),
  },
});

export { SamlIdentityProviderSchema, SamlLoginRequestSchema, SamlSigningKeySchema };
