import { X509Certificate } from 'node:crypto';
import { Refusal } from '../../domain/refusal.ts';

const TEXT_LENGTH_MAX = 16_384;
const BITS_MIN = 2048;
const BITS_MAX = 8192;
const PRIVATE_KEY = /PRIVATE KEY/;
const PEM = /^-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----$/;
const BASE64 = /^[A-Za-z0-9+/\s]+=*\s*$/;

/** A certificate as administrators see it. */
export interface CertificateView {
  /** SHA-256, in hexadecimal. */
  fingerprint: string;
  subject: string;
  notBefore: string;
  notAfter: string;
  isExpired: boolean;
  pem: string;
}

/**
 * The one certificate in a text, in PEM or as base64, as PEM. Refuses whatever else it may be, without repeating it: a
 * private key that was pasted by mistake must not come back in an error, an event or a log.
 */
export function readCertificate(text: string, field: readonly string[]): string {
  const refused = (why: string, cause?: unknown) => new Refusal('INVALID', why, { field, cause });
  if (PRIVATE_KEY.test(text))
    throw refused('This is a private key, which nobody but its owner may hold. It was not kept. Paste a certificate.');
  const trimmed = text.trim();
  const base64 = PEM.exec(trimmed)?.[1] ?? trimmed;
  if (text.length > TEXT_LENGTH_MAX || !BASE64.test(base64.trim()))
    throw refused('This is not one X.509 certificate: paste its PEM text, from BEGIN CERTIFICATE to END CERTIFICATE.');
  const certificate = parse(base64, refused);
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (asymmetricKeyType !== 'rsa' || bits < BITS_MIN || bits > BITS_MAX)
    throw refused(`The key of the certificate must be RSA of ${BITS_MIN} to ${BITS_MAX} bits.`);
  return certificate.toString();
}

function parse(base64: string, refused: (why: string, cause: unknown) => Refusal): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch (error) {
    throw refused('This is not an X.509 certificate.', error);
  }
}

/** What a certificate says about itself. */
export function viewCertificate(pem: string, now: Date): CertificateView {
  const { fingerprint256, subject, validFromDate, validToDate } = new X509Certificate(pem);
  return {
    fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: subject ?? '',
    notBefore: validFromDate.toISOString(),
    notAfter: validToDate.toISOString(),
    isExpired: validToDate <= now,
    pem,
  };
}
