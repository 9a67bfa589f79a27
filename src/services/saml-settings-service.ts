import type { Actor } from '../domain/actor.ts';
import { AuthenticationSettings } from '../domain/authentication-settings.entity.ts';
import type { CompanyContext } from '../domain/company.ts';
import type { FieldChange } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';
import { SamlIdentityProvider } from '../domain/saml.entity.ts';
import { type KeptIdentityProvider, type ServiceProviderAddresses, serviceProviderAddresses } from '../domain/saml.ts';
import type { Database, Transaction } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { findIdentityProvider } from '../persistence/saml-store.ts';
import { lockSettings } from '../persistence/settings-store.ts';
import { enterCompany, enterForChange } from './access.ts';
import { type CertificateView, viewCertificate } from './saml/certificate.ts';
import { changedProvider, type SamlChange } from './saml/identity-provider-draft.ts';
import type { SigningKeys } from './saml/signing-keys.ts';

/** An identity provider as administrators see it. */
export interface IdentityProviderView extends Omit<KeptIdentityProvider, 'certificates'> {
  readonly certificates: readonly CertificateView[];
}

/** Both sides of a company's single sign-on. */
export interface SamlView {
  companyId: string;
  /** Null until single sign-on is configured. */
  identityProvider: IdentityProviderView | null;
  serviceProvider: ServiceProviderAddresses & { companyId: string; testUrl: string };
}

/** Use-cases on how a company signs in with SAML. Nothing that settings name is ever fetched. */
export class SamlSettingsService {
  constructor(
    private readonly database: Database,
    private readonly keys: SigningKeys,
    private readonly publicUrl: string,
  ) {}

  async find(actor: Actor, companyId?: string | null): Promise<SamlView> {
    const { id, slug } = await enterCompany(this.database, actor, 'SETTINGS_READ', companyId);
    const provider = await findIdentityProvider(this.database.of(id), id);
    const addresses = serviceProviderAddresses(this.publicUrl, slug);
    return {
      companyId: id,
      identityProvider: provider ? view(provider) : null,
      serviceProvider: { ...addresses, companyId: id, testUrl: `${addresses.loginUrl}?test=1` },
    };
  }

  /** The certificate that the identity provider checks our requests with. */
  async certificate(actor: Actor, companyId?: string | null): Promise<CertificateView> {
    const company = await enterCompany(this.database, actor, 'SETTINGS_READ', companyId);
    const { certificate } = await this.keys.of(company);
    return viewCertificate(certificate, new Date());
  }

  /** Makes a new key that requests are signed with. The provider refuses them until it has the new certificate. */
  async replaceKey(actor: Actor, companyId?: string | null): Promise<CertificateView> {
    let certificate = '';
    await this.#change(actor, companyId, async (transaction, company) => {
      const { before, after } = await this.keys.replace(transaction, company);
      certificate = after;
      const [old, made] = [before, after].map((pem) => pem && viewCertificate(pem, new Date()).fingerprint);
      return { changes: [{ field: 'saml.signingCertificate', before: old ?? null, after: made }], notes: [] };
    });
    return viewCertificate(certificate, new Date());
  }

  /** What `configure` would make of a change. Changes nothing. */
  async preview(actor: Actor, change: SamlChange, companyId?: string | null): Promise<IdentityProviderView> {
    const { id } = await enterCompany(this.database, actor, 'SETTINGS_WRITE', companyId);
    return view(changedProvider(await findIdentityProvider(this.database.of(id), id), change));
  }

  /** Makes or changes the identity provider of a company. */
  async configure(actor: Actor, change: SamlChange, companyId?: string | null): Promise<SamlView> {
    await this.#change(actor, companyId, async (transaction, { id }) => {
      const before = await findIdentityProvider(transaction, id);
      const after = changedProvider(before, change);
      await transaction.em.upsert(SamlIdentityProvider, {
        companyId: id,
        ...after,
        certificates: [...after.certificates],
        updatedAt: new Date(),
      });
      return { changes: changesBetween(before, after), notes: warningsAbout(after) };
    });
    return this.find(actor, companyId);
  }

  /** Takes the identity provider of a company away: nobody signs in through it any more, at once. */
  async remove(actor: Actor, companyId?: string | null): Promise<SamlView> {
    await this.#change(actor, companyId, async (transaction, { id }) => {
      await requireNotNeeded(transaction, id);
      const before = await findIdentityProvider(transaction, id);
      await transaction.em.nativeDelete(SamlIdentityProvider, { companyId: id });
      return { changes: changesBetween(before, undefined), notes: [] };
    });
    return this.find(actor, companyId);
  }

  /** One change of the settings, under their lock, with the event that tells of it. */
  async #change(
    actor: Actor,
    companyId: string | null | undefined,
    work: (transaction: Transaction, company: CompanyContext) => Promise<{ changes: FieldChange[]; notes: string[] }>,
  ): Promise<void> {
    const subject = {
      action: 'AUTHENTICATION_SETTINGS_UPDATED',
      subjectKind: 'AUTHENTICATION_SETTINGS',
      subjectId: companyId ?? actor.company?.id,
    } as const;
    await enterForChange(this.database, actor, 'SETTINGS_WRITE', companyId, subject, (company) =>
      this.database.of(company.id).transaction(async (transaction) => {
        const { id, name } = company;
        await lockSettings(transaction, id);
        const { changes, notes } = await work(transaction, company);
        if (changes.length === 0) return;
        await insertEvent(transaction, id, actor, { ...subject, subjectName: name, changes, notes });
      }),
    );
  }
}

async function requireNotNeeded(transaction: Transaction, companyId: string): Promise<void> {
  const { scimEnabled, singleSignOn } = await transaction.em.findOneOrFail(AuthenticationSettings, { companyId });
  if (scimEnabled)
    throw new Refusal('SAML_REQUIRED', 'SCIM provisioning is on, and needs single sign-on: switch SCIM off first.');
  if (singleSignOn !== 'OFF')
    throw new Refusal('SAML_REQUIRED', 'People sign in through it: switch single sign-on off first.');
}

function view(provider: KeptIdentityProvider): IdentityProviderView {
  const now = new Date();
  return { ...provider, certificates: provider.certificates.map((pem) => viewCertificate(pem, now)) };
}

/** Certificates are told by their fingerprints. */
function changesBetween(
  before: KeptIdentityProvider | undefined,
  after: KeptIdentityProvider | undefined,
): FieldChange[] {
  const [old, made] = [told(before), told(after)];
  return Object.keys({ ...old, ...made })
    .map((name) => ({ field: `saml.${name}`, before: old[name] ?? null, after: made[name] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function told(provider: KeptIdentityProvider | undefined): Readonly<Record<string, unknown>> {
  if (!provider) return {};
  const { entityId, signInUrl, idpInitiated, certificates } = view(provider);
  return { entityId, signInUrl, idpInitiated, certificates: certificates.map(({ fingerprint }) => fingerprint) };
}

function warningsAbout(provider: KeptIdentityProvider): string[] {
  return view(provider)
    .certificates.filter(({ isExpired }) => isExpired)
    .map(({ subject, notAfter }) => `The certificate ${subject} expired on ${notAfter}.`);
}
