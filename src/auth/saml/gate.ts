import { Refusal } from '../../domain/refusal.ts';
import type { IdentityProvider } from '../../domain/saml.ts';
import { attributeOf, isNamed, readStrictXml } from '../../services/saml/strict-xml.ts';
import { type Claims, demandClaims, type Expectation } from './claims.ts';
import type { PostedResponse } from './message.ts';
import { PROTOCOL } from './names.ts';
import { SamlRejection } from './rejection.ts';
import { demandStructure } from './structure.ts';
import { verifiedResponse } from './verified-response.ts';

/** Parses a posted text, strictly, as a response, and believes nothing of it yet. */
export function readResponse({ xml }: PostedResponse): Element {
  const root = readRoot(xml);
  if (!isNamed(root, PROTOCOL, 'Response')) throw new SamlRejection('This is no SAML response.', 400);
  return root;
}

/** Whether nobody asked for this response: it was sent by the provider's own wish (IdP-initiated). */
export function isUnsolicited(response: Element): boolean {
  return attributeOf(response, 'InResponseTo') === undefined;
}

/**
 * The way of a response into the house: its form, then its signatures, then what is signed. What is read is read from
 * the bytes that were signed, and from nowhere else.
 */
export async function demandProof(
  { base64 }: PostedResponse,
  response: Element,
  provider: IdentityProvider,
  expected: Omit<Expectation, 'issuer'>,
): Promise<Claims> {
  demandStructure(response);
  const signed = await verifiedResponse(base64, provider);
  return demandClaims(readRoot(signed), { ...expected, issuer: provider.entityId });
}

function readRoot(xml: string): Element {
  try {
    return readStrictXml(xml);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new SamlRejection(error.message, 400, { cause: error });
  }
}
