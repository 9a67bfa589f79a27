import { Field, ID, Int, ObjectType } from 'type-graphql';
import { SingleSignOn, UnknownMembers } from '../../domain/company.ts';
import type { Connection as ConnectionRow } from '../../domain/oauth.ts';
import type { ProvisioningPreview as PreviewCounts } from '../../domain/provisioning-preview.ts';
import type { ScimTokenView } from '../../domain/token.ts';
import { DateTime } from '../scalars.ts';

@ObjectType({
  description: 'How the people of a company sign in, and who looks after them',
  simpleResolvers: true,
})
export class AuthenticationSettings {
  @Field(() => Boolean, { description: 'True when the identity provider looks after users through SCIM' })
  scimEnabled!: boolean;

  @Field(() => Boolean, { description: 'True when passwords that the identity provider sends are taken over' })
  acceptPasswords!: boolean;

  @Field(() => Boolean, { description: 'True when the identity provider may set the roles of users' })
  maySetRoles!: boolean;

  @Field(() => UnknownMembers, { description: 'What a push does with member ids that are no users of the company' })
  unknownMembers!: UnknownMembers;

  @Field(() => Boolean, {
    description: 'True when the identity provider is held to the strict SCIM profile: what departs from it is refused',
  })
  strict!: boolean;

  @Field(() => SingleSignOn, { description: 'Whether people sign in at the identity provider' })
  singleSignOn!: SingleSignOn;

  @Field(() => DateTime, { description: 'When the settings were last changed' })
  updatedAt!: string;
}

@ObjectType({ description: 'A credential of an identity provider, without its secret', simpleResolvers: true })
export class ScimToken implements ScimTokenView {
  @Field(() => ID, { description: 'Identifies the token; no secret' })
  id!: string;

  @Field(() => String, { description: 'What the token is for, as events show it' })
  label!: string;

  @Field(() => DateTime, { description: 'When the token was made' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the token was last used, to the minute; null if never' })
  lastUsedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the token ends by itself; null if it does not' })
  expiresAt!: string | null;
}

@ObjectType({ description: 'A client that an administrator connected by OAuth', simpleResolvers: true })
export class OAuthConnection implements ConnectionRow {
  @Field(() => ID, { description: 'Identifies the connection; no secret' })
  id!: string;

  @Field(() => String, { description: 'Which client it is, as events show it' })
  clientName!: string;

  @Field(() => String, { description: 'Administrator who connected it, under their name of then' })
  connectedBy!: string;

  @Field(() => DateTime, { description: 'When it was connected' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it last called SCIM, to the minute; null if never' })
  lastUsedAt!: string | null;

  @Field(() => DateTime, { description: 'When it ends by itself' })
  expiresAt!: string;
}

@ObjectType({ description: 'Whom SCIM provisioning touches, counted', simpleResolvers: true })
export class ProvisioningPreview implements PreviewCounts {
  @Field(() => Int, { description: 'Active users: once SCIM is on, the identity provider looks after all of them' })
  activeUsers!: number;

  @Field(() => Int, { description: 'Of these, administrators' })
  activeAdministrators!: number;

  @Field(() => Int, {
    description:
      'Of these, whose user name is no e-mail address: an identity provider that names people so makes others',
  })
  usersNotNamedByEmail!: number;

  @Field(() => Int, { description: 'Of these, whose primary e-mail address another active user has, too' })
  usersSharingEmail!: number;

  @Field(() => Int, { description: 'Workgroups that came from the identity provider before: nobody else changes them' })
  readOnlyWorkgroups!: number;
}
