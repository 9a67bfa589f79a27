import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CompanyContext, SettingsView } from '../../domain/company.ts';
import type { CustomField as CustomFieldRow } from '../../domain/custom-field.ts';
import type { ScimTokenView } from '../../domain/token.ts';
import type { User as UserRow } from '../../domain/user.ts';
import type { Workgroup as WorkgroupRow } from '../../domain/workgroup.ts';
import type { IdentityProviderView, SamlView } from '../../services/saml-settings-service.ts';
import type { CompanyChoice } from '../../services/sign-in-service.ts';
import type { SingleSignOnOffer as SingleSignOnOfferRow } from '../../services/sign-in-start-service.ts';
import { AuthenticationSettings, ScimToken } from './authentication-settings.ts';
import { Company } from './company.ts';
import { CustomField } from './custom-field.ts';
import { Saml, SamlIdentityProvider } from './saml.ts';
import { SignInCompany, SingleSignOnOffer } from './sign-in.ts';
import { User } from './user.ts';
import { MutationPayload } from './user-error.ts';
import { Workgroup } from './workgroup.ts';

/** Everything but `userErrors` is null when a mutation was refused. */
const options = { implements: MutationPayload, simpleResolvers: true } as const;

@ObjectType({ ...options, description: 'A user, made or changed' })
export class UserPayload extends MutationPayload {
  @Field(() => User, { nullable: true, description: 'User as it is now' })
  user?: UserRow;
}

@ObjectType({ ...options, description: 'Who signed in' })
export class SignInPayload extends MutationPayload {
  @Field(() => User, { nullable: true, description: 'User whose password it is' })
  user?: UserRow;

  @Field(() => [SignInCompany], {
    nullable: true,
    description: 'Set when the password is right in several companies: nobody is signed in until one is chosen',
  })
  companies?: CompanyChoice['companies'];
}

@ObjectType({ ...options, description: 'What somebody may sign in with' })
export class SignInStartPayload extends MutationPayload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True when a password is of use; where it is false, administrators named as exceptions use theirs',
  })
  password?: boolean;

  @Field(() => [SingleSignOnOffer], { nullable: true, description: 'Ways in through identity providers' })
  singleSignOn?: SingleSignOnOfferRow[];
}

@ObjectType({ ...options, description: 'A password, changed' })
export class PasswordPayload extends MutationPayload {}

@ObjectType({
  ...options,
  description: 'A link, asked for: the answer is the same whether there is anybody to send it to',
})
export class PasswordLinkPayload extends MutationPayload {}

@ObjectType({ ...options, description: 'Sessions ended' })
export class SignOutPayload extends MutationPayload {
  @Field(() => Int, { nullable: true, description: 'Number of sessions that were ended' })
  endedSessions?: number;
}

@ObjectType({ ...options, description: 'A workgroup, made or changed' })
export class WorkgroupPayload extends MutationPayload {
  @Field(() => Workgroup, { nullable: true, description: 'Workgroup as it is now' })
  workgroup?: WorkgroupRow;
}

@ObjectType({ ...options, description: 'A company, made or changed' })
export class CompanyPayload extends MutationPayload {
  @Field(() => Company, { nullable: true, description: 'Company as it is now' })
  company?: CompanyContext;

  @Field(() => User, { nullable: true, description: 'First administrator of a company just made' })
  administrator?: UserRow;

  @Field(() => String, {
    nullable: true,
    description: 'Password of the first administrator, shown once; set only when it was made up here',
  })
  administratorPassword?: string | null;
}

@ObjectType({ ...options, description: 'A custom field, made or changed' })
export class CustomFieldPayload extends MutationPayload {
  @Field(() => CustomField, { nullable: true, description: 'Field as it is now' })
  customField?: CustomFieldRow;
}

@ObjectType({ ...options, description: 'Custom fields, in another order' })
export class CustomFieldsPayload extends MutationPayload {
  @Field(() => [CustomField], { nullable: true, description: 'Fields in their new order' })
  customFields?: CustomFieldRow[];
}

@ObjectType({ ...options, description: 'How a company signs in, changed' })
export class AuthenticationSettingsPayload extends MutationPayload {
  @Field(() => AuthenticationSettings, { nullable: true, description: 'Settings as they are now' })
  authenticationSettings?: SettingsView;
}

@ObjectType({ ...options, description: 'Single sign-on with SAML, changed' })
export class SamlPayload extends MutationPayload {
  @Field(() => Saml, { nullable: true, description: 'Single sign-on as it is now' })
  saml?: SamlView;
}

@ObjectType({ ...options, description: 'What a change of single sign-on would leave' })
export class SamlPreview extends MutationPayload {
  @Field(() => SamlIdentityProvider, { nullable: true, description: 'Identity provider as it would be' })
  identityProvider?: IdentityProviderView;
}

@ObjectType({ ...options, description: 'A SCIM token just made' })
export class ScimTokenCreatePayload extends MutationPayload {
  @Field(() => ScimToken, { nullable: true, description: 'Token, without its secret' })
  scimToken?: ScimTokenView;

  @Field(() => String, { nullable: true, description: 'What the identity provider is given. Shown once' })
  secret?: string;
}

@ObjectType({ ...options, description: 'Something deleted or ended' })
export class DeletePayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'Id of what is gone' })
  deletedId?: string;
}
