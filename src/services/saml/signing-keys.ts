import 'reflect-metadata';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import type { CompanyContext } from '../../domain/company.ts';
import type { Sql } from '../../persistence/database.ts';
import { findSigningKey, insertSigningKey } from '../../persistence/saml-store.ts';
import { seal, unseal } from './sealed.ts';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const KEY = { ...ALGORITHM, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) };
const YEARS = 10;

/** What LeaveWizard signs requests to one company's identity provider with, in PEM. */
export interface SigningKey {
  readonly privateKey: string;
  readonly certificate: string;
}

/** The signing keys of the companies: made when first needed, kept in the database, the private half encrypted. */
export class SigningKeys {
  constructor(
    private readonly sql: Sql,
    private readonly secretKey: () => Promise<string>,
  ) {}

  /** The key of a company. Of several instances that make one at once, one wins. */
  async of({ id, slug }: Pick<CompanyContext, 'id' | 'slug'>): Promise<SigningKey> {
    const secretKey = await this.secretKey();
    const present = await findSigningKey(this.sql, id);
    if (present) return { certificate: present.certificate, privateKey: open(present.sealedPrivate, id, secretKey) };
    const { privateKey, certificate } = await makeSigningKey(slug);
    await insertSigningKey(this.sql, id, { certificate, sealedPrivate: seal(privateKey, id, secretKey) });
    return this.of({ id, slug });
  }
}

function open(sealed: string, companyId: string, secretKey: string): string {
  try {
    return unseal(sealed, companyId, secretKey);
  } catch (cause) {
    throw new Error('The SAML signing key does not open: SECRET_KEY is not the one that it was stored with.', {
      cause,
    });
  }
}

/** A new RSA key with a certificate by itself: identity providers ask for the key in this form. */
async function makeSigningKey(slug: string): Promise<SigningKey> {
  const keys = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  const notBefore = new Date();
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + YEARS);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=LeaveWizard ${slug}`,
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    keys,
  });
  return {
    privateKey: PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY'),
    certificate: certificate.toString('pem'),
  };
}
