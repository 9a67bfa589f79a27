import 'reflect-metadata';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import type { CompanyContext } from '../../domain/company.ts';
import { everyCompanyId } from '../../persistence/company-store.ts';
import type { Database, Sql } from '../../persistence/database.ts';
import {
  findSigningKey,
  insertSigningKey,
  replaceSigningKey,
  resealSigningKey,
  type StoredSigningKey,
} from '../../persistence/saml-store.ts';
import { seal, unseal } from './sealed.ts';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const KEY = { ...ALGORITHM, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) };
const YEARS = 10;

/** What LeaveWizard signs requests to one company's identity provider with, in PEM. */
export interface SigningKey {
  readonly privateKey: string;
  readonly certificate: string;
}

/** Whose key it is. */
type KeyOwner = Pick<CompanyContext, 'id' | 'slug'>;

/** The signing keys of the companies: made when first needed, kept in the database, the private half encrypted. */
export class SigningKeys {
  constructor(
    private readonly database: Database,
    private readonly secretKey: () => Promise<string>,
    /** What SECRET_KEY was before. */
    private readonly previousSecretKey: string | undefined,
  ) {}

  /** The key of a company. Of several instances that make one at once, one wins. */
  async of(company: KeyOwner): Promise<SigningKey> {
    const present = await findSigningKey(this.database.of(company.id), company.id);
    if (present) return { certificate: present.certificate, privateKey: await this.#open(present, company) };
    await insertSigningKey(this.database.of(company.id), company.id, await this.#make(company));
    return this.of(company);
  }

  /** Makes a key in place of the one that there is, whether that one opens or not. Returns both certificates. */
  async replace(sql: Sql, company: KeyOwner): Promise<{ before?: string; after: string }> {
    const present = await findSigningKey(sql, company.id);
    const stored = await this.#make(company);
    await replaceSigningKey(sql, company.id, stored);
    return { after: stored.certificate, ...(present && { before: present.certificate }) };
  }

  /** Encrypts with SECRET_KEY what is still encrypted with the key before it. Returns how many keys that were. */
  async sealAnew(): Promise<number> {
    if (this.previousSecretKey === undefined) return 0;
    const secretKey = await this.secretKey();
    let count = 0;
    for await (const id of everyCompanyId(this.database)) {
      const sql = this.database.of(id);
      const { sealedPrivate } = (await findSigningKey(sql, id)) ?? {};
      if (sealedPrivate === undefined || opened(sealedPrivate, id, secretKey) !== undefined) continue;
      const privateKey = opened(sealedPrivate, id, this.previousSecretKey);
      if (privateKey === undefined) continue;
      await resealSigningKey(sql, id, sealedPrivate, seal(privateKey, id, secretKey));
      count++;
    }
    return count;
  }

  async #make({ id, slug }: KeyOwner): Promise<StoredSigningKey> {
    const { privateKey, certificate } = await makeSigningKey(slug);
    return { certificate, sealedPrivate: seal(privateKey, id, await this.secretKey()) };
  }

  async #open({ sealedPrivate }: StoredSigningKey, { id, slug }: KeyOwner): Promise<string> {
    const keys = [await this.secretKey(), this.previousSecretKey].filter((key) => key !== undefined);
    for (const key of keys) {
      const privateKey = opened(sealedPrivate, id, key);
      if (privateKey !== undefined) return privateKey;
    }
    throw new Error(
      `The SAML signing key of ${slug} was stored with another SECRET_KEY. Set SECRET_KEY_PREVIOUS to that one and start again; if it is lost, run "leavewizard saml-key replace --company ${slug}".`,
    );
  }
}

/** What was sealed; undefined when it was with another key, or touched. */
function opened(sealed: string, companyId: string, secretKey: string): string | undefined {
  try {
    return unseal(sealed, companyId, secretKey);
  } catch {
    return undefined;
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
