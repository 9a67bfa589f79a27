import 'reflect-metadata';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';

const SIGNING = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;

/** A key and its certificate, in PEM. */
export interface KeyPair {
  readonly privateKey: string;
  readonly certificate: string;
}

/** A new RSA key with a certificate that begins a month ago and ends after this many days. */
export async function makeKeyPair(name: string, modulusLength = 2048, days = 365): Promise<KeyPair> {
  const algorithm = { ...SIGNING, modulusLength, publicExponent: new Uint8Array([1, 0, 1]) };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${name}`,
    notBefore: new Date(Date.now() - 30 * DAY_MS),
    notAfter: new Date(Date.now() + days * DAY_MS),
    signingAlgorithm: SIGNING,
    keys,
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { privateKey: PemConverter.encode(pkcs8, 'PRIVATE KEY'), certificate: certificate.toString('pem') };
}
