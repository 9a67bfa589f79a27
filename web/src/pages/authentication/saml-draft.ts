import type { IdentityProviderFragment, SamlConfigureInput } from '../../api/generated/graphql.ts';

/** What somebody typed of their identity provider. */
export interface SamlDraft {
  readonly mode: 'metadata' | 'hand';
  readonly metadataXml: string;
  readonly entityId: string;
  readonly signInUrl: string;
  /** PEM, each in a field of its own; empty ones do not count. */
  readonly certificates: readonly string[];
}

/** What the form begins with: by hand, that which is there. */
export function draftOf(provider: IdentityProviderFragment | undefined): SamlDraft {
  return {
    mode: 'metadata',
    metadataXml: '',
    entityId: provider?.entityId ?? '',
    signInUrl: provider?.signInUrl ?? '',
    certificates: provider?.certificates.map(({ pem }) => pem) ?? [''],
  };
}

/** What the service is asked for; undefined as long as something is missing. */
export function inputOf({
  mode,
  metadataXml,
  entityId,
  signInUrl,
  certificates,
}: SamlDraft): SamlConfigureInput | undefined {
  if (mode === 'metadata') return metadataXml.trim() === '' ? undefined : { metadataXml };
  const given = certificates.filter((pem) => pem.trim() !== '');
  const isComplete = entityId.trim() !== '' && signInUrl.trim() !== '' && given.length > 0;
  return isComplete ? { entityId: entityId.trim(), signInUrl: signInUrl.trim(), certificates: given } : undefined;
}
