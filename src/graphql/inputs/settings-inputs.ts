import { Field, ID, InputType } from 'type-graphql';
import { SingleSignOn, UnknownMembers } from '../../domain/company.ts';
import { ProvisionedUsers, type SettingsChange } from '../../services/authentication-settings-service.ts';
import type { SamlChange } from '../../services/saml/identity-provider-draft.ts';
import { DateTime } from '../scalars.ts';

@InputType({ description: 'A change of how a company signs in: absent and null leave a value as it is' })
export class AuthenticationSettingsUpdateInput implements Omit<SettingsChange, 'breakGlassIds'> {
  @Field(() => Boolean, { nullable: true, description: 'Whether the identity provider looks after users through SCIM' })
  scimEnabled?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether passwords that the identity provider sends are taken over',
  })
  acceptPasswords?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the identity provider may set the roles of users' })
  maySetRoles?: boolean | null;

  @Field(() => UnknownMembers, {
    nullable: true,
    description: 'What a push does with member ids that are no users of the company',
  })
  unknownMembers?: UnknownMembers | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the identity provider is held to the strict SCIM profile, which clients such as Okta break',
  })
  strict?: boolean | null;

  @Field(() => ProvisionedUsers, {
    nullable: true,
    description: 'What becomes of provisioned users, when SCIM is switched off by this',
  })
  provisionedUsersAtSwitchOff?: ProvisionedUsers | null;

  @Field(() => SingleSignOn, {
    nullable: true,
    description: 'Whether people sign in at the identity provider; REQUIRED ends the sessions that passwords began',
  })
  singleSignOn?: SingleSignOn | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Administrators who may sign in by a password also where single sign-on is required: all of them',
  })
  breakGlassAdministratorIds?: string[] | null;
}

@InputType({ description: 'A SCIM token to be made' })
export class ScimTokenCreateInput {
  @Field(() => String, { description: 'What the token is for, as events show it' })
  label!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the token ends by itself; never when absent' })
  expiresAt?: string | null;
}

@InputType({
  description:
    'The identity provider of a company: absent and null leave a value as it is. Nothing is fetched from an address',
})
export class SamlConfigureInput implements SamlChange {
  @Field(() => String, {
    nullable: true,
    description: "The provider's metadata, as XML. Instead of `entityId`, `signInUrl` and `certificates`",
  })
  metadataXml?: string | null;

  @Field(() => String, { nullable: true, description: 'Entity id of the provider, also called issuer' })
  entityId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the provider takes sign-in requests by the HTTP-Redirect binding; https',
  })
  signInUrl?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Signing certificates in PEM, one to five, instead of those that are there. Two, while one takes the place of the other',
  })
  certificates?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a response that nobody asked for (from the provider's own page) starts a sign-in",
  })
  idpInitiated?: boolean | null;
}
