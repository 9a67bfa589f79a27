import { Field, ID, ObjectType } from 'type-graphql';
import type { CertificateView } from '../../services/saml/certificate.ts';
import type { IdentityProviderView, SamlView } from '../../services/saml-settings-service.ts';
import { DateTime } from '../scalars.ts';

@ObjectType({ description: 'An X.509 certificate', simpleResolvers: true })
export class SamlCertificate implements CertificateView {
  @Field(() => ID, { description: 'SHA-256 of the certificate, in hexadecimal' })
  fingerprint!: string;

  @Field(() => String, { description: 'Whom the certificate names' })
  subject!: string;

  @Field(() => DateTime, { description: 'Since when it is valid' })
  notBefore!: string;

  @Field(() => DateTime, { description: 'Until when it is valid' })
  notAfter!: string;

  @Field(() => Boolean, { description: 'True when that time is over. It is accepted all the same: replace it' })
  isExpired!: boolean;

  @Field(() => String, { description: 'The certificate, in PEM' })
  pem!: string;
}

@ObjectType({ description: 'Whose word a company takes for who somebody is', simpleResolvers: true })
export class SamlIdentityProvider implements IdentityProviderView {
  @Field(() => String, { description: 'Entity id of the provider, also called issuer' })
  entityId!: string;

  @Field(() => String, { description: 'Where people are sent to sign in' })
  signInUrl!: string;

  @Field(() => [SamlCertificate], { description: 'Certificates, each of which may sign' })
  certificates!: CertificateView[];

  @Field(() => Boolean, { description: 'True when a response that nobody asked for starts a sign-in' })
  idpInitiated!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When an administrator last saw these settings work, by `testUrl`; null until then',
  })
  testedAt!: string | null;
}

@ObjectType({ description: 'What the identity provider has to know about LeaveWizard', simpleResolvers: true })
export class SamlServiceProvider {
  @Field(() => String, { description: 'Entity id, also called audience; the metadata is at this address' })
  entityId!: string;

  @Field(() => String, { description: 'Where responses are posted: assertion consumer service, single sign-on URL' })
  acsUrl!: string;

  @Field(() => String, { description: 'Where a sign-in starts; takes `returnTo` and `login_hint`' })
  loginUrl!: string;

  @Field(() => String, {
    description: 'Where the provider asks for the end of all sessions of somebody: Universal Logout',
  })
  universalLogoutUrl!: string;

  @Field(() => String, { description: 'Where a browser tries the settings out: everything but a sign-in' })
  testUrl!: string;
}

@ObjectType({ description: "Both sides of a company's single sign-on with SAML 2.0", simpleResolvers: true })
export class Saml {
  @Field(() => SamlIdentityProvider, { nullable: true, description: 'Null until single sign-on is configured' })
  identityProvider!: IdentityProviderView | null;

  @Field(() => SamlServiceProvider, { description: 'What the identity provider has to know' })
  serviceProvider!: SamlView['serviceProvider'];
}
