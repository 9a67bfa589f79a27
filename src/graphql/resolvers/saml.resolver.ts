import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SettingsView } from '../../domain/company.ts';
import type { CertificateView } from '../../services/saml/certificate.ts';
import type { SamlView } from '../../services/saml-settings-service.ts';
import type { Context } from '../context.ts';
import { SamlConfigureInput } from '../inputs/settings-inputs.ts';
import { AuthenticationSettings } from '../types/authentication-settings.ts';
import { SamlPayload, SamlPreview } from '../types/payloads.ts';
import { Saml, SamlCertificate, SamlServiceProvider } from '../types/saml.ts';
import { withUserErrors } from '../user-errors.ts';
import { CompanyId } from './arguments.ts';

@Resolver(() => AuthenticationSettings)
export class SamlResolver {
  @Mutation(() => SamlPayload, { description: 'Set up single sign-on with SAML 2.0, or change it' })
  samlConfigure(
    @Arg('input', () => SamlConfigureInput, { description: 'What changes' }) input: SamlConfigureInput,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<SamlPayload> {
    return withUserErrors(async () => ({ saml: await services.samlSettings.configure(actor, input, companyId) }));
  }

  @Mutation(() => SamlPayload, { description: 'End single sign-on with SAML; refused while SCIM is on' })
  samlRemove(
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<SamlPayload> {
    return withUserErrors(async () => ({ saml: await services.samlSettings.remove(actor, companyId) }));
  }

  @FieldResolver(() => Saml, { description: 'Single sign-on with SAML 2.0' })
  saml(@Root() { companyId }: SettingsView, @Ctx() { actor, services }: Context): Promise<SamlView> {
    return services.samlSettings.find(actor, companyId);
  }

  @FieldResolver(() => SamlPreview, {
    description: 'What `samlConfigure` would make of an input. Changes nothing; needs SETTINGS_WRITE',
  })
  samlPreview(
    @Arg('input', () => SamlConfigureInput, { description: 'What would change' }) input: SamlConfigureInput,
    @Root() { companyId }: SettingsView,
    @Ctx() { actor, services }: Context,
  ): Promise<SamlPreview> {
    return withUserErrors(async () => ({
      identityProvider: await services.samlSettings.preview(actor, input, companyId),
    }));
  }
}

@Resolver(() => SamlServiceProvider)
export class SamlServiceProviderResolver {
  @FieldResolver(() => SamlCertificate, {
    description: 'What our requests are signed with: the signature certificate to upload at the provider',
  })
  certificate(
    @Root() { companyId }: SamlView['serviceProvider'],
    @Ctx() { actor, services }: Context,
  ): Promise<CertificateView> {
    return services.samlSettings.certificate(actor, companyId);
  }
}
