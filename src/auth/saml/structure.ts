import { attributeOf, elementsIn, isNamed } from '../../services/saml/strict-xml.ts';
import { allElements, demandChildren, theAttribute, theChild, theText } from './elements.ts';
import {
  ASSERTION,
  DIGEST_METHODS,
  ENVELOPED_SIGNATURE,
  EXCLUSIVE_C14N,
  PROTOCOL,
  SIGNATURE_METHODS,
  XML_SIGNATURE,
} from './names.ts';
import { demand } from './rejection.ts';

const BASE64 = /^[A-Za-z0-9+/=\s]+$/;
const ID_NAMES = /^id$/i;

/**
 * Looks at a response before any signature is checked: one assertion, one signature of each, in their places, by known
 * algorithms, over the element that they stand in. There is no second place where anything could hide.
 */
export function demandStructure(response: Element): void {
  const elements = allElements(response);
  demand(
    !elements.some(({ localName }) => localName?.startsWith('Encrypted')),
    'Encrypted assertions are not accepted.',
  );
  demandChildren(response, [
    [ASSERTION, 'Issuer', 'one'],
    [XML_SIGNATURE, 'Signature', 'one'],
    [PROTOCOL, 'Status', 'one'],
    [ASSERTION, 'Assertion', 'one'],
  ]);
  const assertion = theChild(response, ASSERTION, 'Assertion');
  demandAlone(elements, 'Response', 1);
  demandAlone(elements, 'Assertion', 1);
  demandAlone(elements, 'Signature', 2);
  demandDistinctIds(elements);
  for (const signed of [response, assertion]) demandSignature(signed);
}

/** Whatever its namespace: a second one that only looks alike is refused too. */
function demandAlone(elements: readonly Element[], name: string, times: number): void {
  const { length } = elements.filter(({ localName }) => localName === name);
  demand(length === times, `There must be ${times} ${name} in all, not ${length}.`);
}

function demandDistinctIds(elements: readonly Element[]): void {
  const ids = elements.flatMap((element) =>
    Array.from(element.attributes)
      .filter(({ localName }) => ID_NAMES.test(localName ?? ''))
      .map(({ value }) => value),
  );
  demand(new Set(ids).size === ids.length, 'Two elements have the same ID.');
}

/** The signature of an element, as the SAML profile has it (SAML core §5.4). */
function demandSignature(signed: Element): void {
  const signature = theChild(signed, XML_SIGNATURE, 'Signature');
  demandChildren(signature, [
    [XML_SIGNATURE, 'SignedInfo', 'one'],
    [XML_SIGNATURE, 'SignatureValue', 'one'],
    [XML_SIGNATURE, 'KeyInfo', 'optional'],
  ]);
  demand(BASE64.test(theText(theChild(signature, XML_SIGNATURE, 'SignatureValue'))), 'A signature is not base64.');
  const info = theChild(signature, XML_SIGNATURE, 'SignedInfo');
  demandChildren(info, [
    [XML_SIGNATURE, 'CanonicalizationMethod', 'one'],
    [XML_SIGNATURE, 'SignatureMethod', 'one'],
    [XML_SIGNATURE, 'Reference', 'one'],
  ]);
  demandCanonicalization(theChild(info, XML_SIGNATURE, 'CanonicalizationMethod'));
  demandAlgorithm(theChild(info, XML_SIGNATURE, 'SignatureMethod'), SIGNATURE_METHODS);
  demandReference(theChild(info, XML_SIGNATURE, 'Reference'), theAttribute(signed, 'ID'));
}

function demandReference(reference: Element, id: string): void {
  demand(attributeOf(reference, 'URI') === `#${id}`, 'A signature is not over the element it stands in.');
  demandChildren(reference, [
    [XML_SIGNATURE, 'Transforms', 'one'],
    [XML_SIGNATURE, 'DigestMethod', 'one'],
    [XML_SIGNATURE, 'DigestValue', 'one'],
  ]);
  const [enveloped, canonical, ...others] = elementsIn(theChild(reference, XML_SIGNATURE, 'Transforms'));
  demand(enveloped !== undefined && canonical !== undefined && others.length === 0, 'There must be two transforms.');
  demand(
    theAttribute(enveloped, 'Algorithm') === ENVELOPED_SIGNATURE && elementsIn(enveloped).length === 0,
    'The first transform must be enveloped-signature.',
  );
  demandCanonicalization(canonical);
  demandAlgorithm(theChild(reference, XML_SIGNATURE, 'DigestMethod'), DIGEST_METHODS);
  demand(BASE64.test(theText(theChild(reference, XML_SIGNATURE, 'DigestValue'))), 'A digest is not base64.');
}

/** Exclusive, without comments; a list of prefixes may be with it. */
function demandCanonicalization(method: Element): void {
  demandAlgorithm(method, new Set([EXCLUSIVE_C14N]));
  demand(
    elementsIn(method).every((child) => isNamed(child, EXCLUSIVE_C14N, 'InclusiveNamespaces')),
    'A canonicalization has a parameter that does not belong there.',
  );
}

function demandAlgorithm(method: Element, allowed: ReadonlySet<string>): void {
  const algorithm = theAttribute(method, 'Algorithm');
  demand(allowed.has(algorithm), `${method.localName} is by an algorithm that is not accepted.`);
}
