import { Refusal } from '../../domain/refusal.ts';
import { attributeOf, childrenOf, isNamed, readStrictXml } from './strict-xml.ts';

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
/** Files of Entra ID begin with it. */
const BYTE_ORDER_MARK = /^\uFEFF/;
const FIELD = ['metadataXml'];

/** What the metadata of an identity provider says, unchecked but for its form. */
export interface ProviderMetadata {
  entityId: string;
  signInUrl: string;
  /** Base64, as they stand there. */
  certificates: string[];
}

/** Reads the metadata that an identity provider publishes (SAML metadata §2). Nothing that it names is fetched. */
export function readProviderMetadata(xml: string): ProviderMetadata {
  if (/^\s*https?:/i.test(xml))
    throw refused('Paste the metadata itself: this service fetches nothing from an address.');
  const entity = entityOf(readXml(xml));
  const [descriptor, ...others] = childrenOf(entity, METADATA, 'IDPSSODescriptor').filter((one) =>
    attributeOf(one, 'protocolSupportEnumeration')?.split(/\s+/).includes(PROTOCOL),
  );
  if (!descriptor || others.length > 0) throw refused('The metadata describes no identity provider for SAML 2.0.');
  return {
    entityId: attributeOf(entity, 'entityID') ?? '',
    signInUrl: signInUrlOf(descriptor),
    certificates: signingCertificatesOf(descriptor),
  };
}

function readXml(xml: string): Element {
  try {
    return readStrictXml(xml.replace(BYTE_ORDER_MARK, ''));
  } catch (error) {
    throw error instanceof Refusal ? refused(error.message) : error;
  }
}

/** The root, or the one entity in it. */
function entityOf(root: Element): Element {
  if (isNamed(root, METADATA, 'EntityDescriptor')) return root;
  const [entity, ...others] = isNamed(root, METADATA, 'EntitiesDescriptor')
    ? childrenOf(root, METADATA, 'EntityDescriptor')
    : [];
  if (!entity || others.length > 0) throw refused('The metadata must describe one entity: an EntityDescriptor.');
  return entity;
}

function signInUrlOf(descriptor: Element): string {
  const service = childrenOf(descriptor, METADATA, 'SingleSignOnService').find(
    (one) => attributeOf(one, 'Binding') === REDIRECT,
  );
  if (!service) throw refused('The metadata names no sign-in URL for the HTTP-Redirect binding.');
  return attributeOf(service, 'Location') ?? '';
}

function signingCertificatesOf(descriptor: Element): string[] {
  const keys = childrenOf(descriptor, METADATA, 'KeyDescriptor').filter(
    (key) => (attributeOf(key, 'use') ?? 'signing') === 'signing',
  );
  return keys
    .flatMap((key) => childrenOf(key, SIGNATURE, 'KeyInfo'))
    .flatMap((info) => childrenOf(info, SIGNATURE, 'X509Data'))
    .flatMap((data) => childrenOf(data, SIGNATURE, 'X509Certificate'))
    .map((certificate) => certificate.textContent ?? '');
}

function refused(why: string): Refusal {
  return new Refusal('INVALID', why, { field: FIELD });
}
