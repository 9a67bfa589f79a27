import { Refusal } from '../../domain/refusal.ts';
import type { IdentityProvider, KeptIdentityProvider } from '../../domain/saml.ts';
import { requiredName } from '../../domain/text.ts';
import { readCertificate } from './certificate.ts';
import { readProviderMetadata } from './provider-metadata.ts';

const CERTIFICATES_MAX = 5;
const TEXT_MAX = 1024;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Settings of single sign-on to be made or changed; absent and null leave a value as it is. */
export interface SamlChange {
  /** The provider's metadata, instead of the three that follow. */
  metadataXml?: string | null;
  entityId?: string | null;
  signInUrl?: string | null;
  /** PEM; they take the place of all that were there. */
  certificates?: readonly string[] | null;
  idpInitiated?: boolean | null;
}

/** The identity provider that a change would leave, every value of it checked. Throws INVALID or REQUIRED. */
export function changedProvider(before: KeptIdentityProvider | undefined, change: SamlChange): KeptIdentityProvider {
  const { entityId, signInUrl, certificates } = readChange(change);
  const after = {
    entityId: requiredName(entityId ?? before?.entityId, TEXT_MAX, ['entityId']),
    signInUrl: readSignInUrl(requiredName(signInUrl ?? before?.signInUrl, TEXT_MAX, ['signInUrl'])),
    certificates: certificates ? readCertificates(certificates) : requireCertificates(before),
    idpInitiated: change.idpInitiated ?? before?.idpInitiated ?? false,
  };
  return { ...after, testedAt: before && isSameProvider(before, after) ? before.testedAt : null };
}

/** Whether what a test showed of one is true of the other. */
function isSameProvider(one: IdentityProvider, other: IdentityProvider): boolean {
  const [proof, otherProof] = [one, other].map(({ entityId, signInUrl, certificates }) =>
    JSON.stringify([entityId, signInUrl, certificates]),
  );
  return proof === otherProof;
}

function readChange(change: SamlChange): Omit<SamlChange, 'metadataXml'> {
  const { metadataXml, entityId, signInUrl, certificates } = change;
  if (metadataXml == null) return change;
  if (entityId != null || signInUrl != null || certificates != null)
    throw new Refusal('INVALID', 'Give either the metadata, or entity id, sign-in URL and certificates: not both.', {
      field: ['metadataXml'],
    });
  return readProviderMetadata(metadataXml);
}

/** People are sent there: https, and http only to the machine itself. */
function readSignInUrl(text: string): string {
  const url = URL.parse(text);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!url || !isSafe || url.username || url.password || url.hash)
    throw new Refusal('INVALID', 'The sign-in URL must be an https address without user and fragment.', {
      field: ['signInUrl'],
    });
  return url.href;
}

function readCertificates(texts: readonly string[]): string[] {
  const certificates = [...new Set(texts.map((text, index) => readCertificate(text, ['certificates', `${index}`])))];
  if (certificates.length === 0 || certificates.length > CERTIFICATES_MAX)
    throw new Refusal('INVALID', `Give one to ${CERTIFICATES_MAX} signing certificates.`, { field: ['certificates'] });
  return certificates;
}

function requireCertificates(before: IdentityProvider | undefined): readonly string[] {
  if (before) return before.certificates;
  throw new Refusal('REQUIRED', 'At least one signing certificate of the identity provider is needed.', {
    field: ['certificates'],
  });
}
