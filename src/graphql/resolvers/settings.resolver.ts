import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SettingsView } from '../../domain/company.ts';
import type { Connection } from '../../domain/oauth.ts';
import type { ProvisioningPreview as PreviewCounts } from '../../domain/provisioning-preview.ts';
import type { ScimTokenView } from '../../domain/token.ts';
import type { User as UserRow } from '../../domain/user.ts';
import type { Context } from '../context.ts';
import { AuthenticationSettingsUpdateInput, ScimTokenCreateInput } from '../inputs/settings-inputs.ts';
import {
  AuthenticationSettings,
  OAuthConnection,
  ProvisioningPreview,
  ScimToken,
} from '../types/authentication-settings.ts';
import { AuthenticationSettingsPayload, DeletePayload, ScimTokenCreatePayload } from '../types/payloads.ts';
import { User } from '../types/user.ts';
import { withUserErrors } from '../user-errors.ts';
import { CompanyId, Id } from './arguments.ts';

@Resolver(() => AuthenticationSettings)
export class AuthenticationSettingsResolver {
  @Mutation(() => AuthenticationSettingsPayload, { description: 'Change how the people of a company sign in' })
  authenticationSettingsUpdate(
    @Arg('input', () => AuthenticationSettingsUpdateInput, { description: 'What changes' })
    input: AuthenticationSettingsUpdateInput,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<AuthenticationSettingsPayload> {
    const { breakGlassAdministratorIds: breakGlassIds, ...change } = input;
    return withUserErrors(async () => ({
      authenticationSettings: await services.settings.update(actor, { ...change, breakGlassIds }, companyId),
    }));
  }

  @Mutation(() => ScimTokenCreatePayload, { description: 'Make a SCIM token; two may live at once' })
  scimTokenCreate(
    @Arg('input', () => ScimTokenCreateInput, { description: 'Token to be made' }) input: ScimTokenCreateInput,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<ScimTokenCreatePayload> {
    return withUserErrors(async () => {
      const { token, secret } = await services.tokens.create(actor, input.label, input.expiresAt, companyId);
      return { scimToken: token, secret };
    });
  }

  @Mutation(() => DeletePayload, { description: 'End a SCIM token: the next call with it is refused' })
  scimTokenRevoke(
    @Id('Id of the token') id: string,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<DeletePayload> {
    return withUserErrors(async () => {
      await services.tokens.revoke(actor, id, companyId);
      return { deletedId: id };
    });
  }

  @Mutation(() => DeletePayload, { description: 'Disconnect a client: its next call is refused' })
  connectionEnd(
    @Id('Id of the connection') id: string,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<DeletePayload> {
    return withUserErrors(async () => {
      await services.connections.end(actor, id, companyId);
      return { deletedId: id };
    });
  }

  @FieldResolver(() => ProvisioningPreview, {
    description: 'Whom SCIM provisioning touches, to be looked at before it is enabled. Changes nothing',
  })
  provisioningPreview(
    @Root() { companyId }: SettingsView,
    @Ctx() { actor, services }: Context,
  ): Promise<PreviewCounts> {
    return services.settings.previewProvisioning(actor, companyId);
  }

  @FieldResolver(() => [OAuthConnection], { description: 'Live connections by OAuth, oldest first' })
  connections(@Root() { companyId }: SettingsView, @Ctx() { actor, services }: Context): Promise<Connection[]> {
    return services.connections.list(actor, companyId);
  }

  @FieldResolver(() => [User], {
    description: 'Administrators who may sign in by a password also where single sign-on is required',
  })
  async breakGlassAdministrators(
    @Root() { companyId, breakGlassIds }: SettingsView,
    @Ctx() { loaders }: Context,
  ): Promise<UserRow[]> {
    const users = await Promise.all(breakGlassIds.map((id) => loaders.users(companyId).load(id)));
    return users.filter((user) => user !== undefined);
  }

  @FieldResolver(() => [ScimToken], { description: 'Live SCIM tokens, oldest first' })
  scimTokens(@Root() { companyId }: SettingsView, @Ctx() { actor, services }: Context): Promise<ScimTokenView[]> {
    return services.tokens.list(actor, companyId);
  }
}
