import { DOMParser } from '@xmldom/xmldom';
import { Refusal } from '../../domain/refusal.ts';

const BYTES_MAX = 262_144;
/** Of starting and ending tags. */
const TAGS_MAX = 4000;
const TAG_LENGTH_MAX = 4096;
const ATTRIBUTES_MAX = 4000;
const DEPTH_MAX = 40;

const DECLARATION = /^<\?xml version=(["'])1\.0\1(?: encoding=(["'])utf-8\2)?(?: standalone=(["'])(?:yes|no)\3)? ?\?>/i;
const UNSTORABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const LONG_TAG = new RegExp(`<[^<>]{${TAG_LENGTH_MAX}}`);

/**
 * Reads XML from outside: UTF-8 text with elements, attributes and text in it, and nothing else. What makes parsers
 * slow, reach out or disagree (DOCTYPE, entities, comments, CDATA, processing instructions, depth, bulk) is refused
 * before anything is parsed. Throws INVALID.
 */
export function readStrictXml(text: string): Element {
  requirePlainMarkup(text);
  const document = parse(text);
  const root = document.documentElement;
  if (!root || Array.from(document.childNodes).some((node) => node !== root && !isBlank(node) && node.nodeType !== 7))
    throw refused('has no root element, or more than one');
  requireShallow(root);
  return root;
}

function requirePlainMarkup(text: string): void {
  if (Buffer.byteLength(text) > BYTES_MAX) throw refused(`is longer than ${BYTES_MAX} bytes`);
  if (!/^[\t\n\r ]*</.test(text)) throw refused('does not begin with "<"');
  if (UNSTORABLE.test(text)) throw refused('holds characters that XML does not allow');
  if (text.includes('<!')) throw refused('holds a DOCTYPE, a comment or CDATA: remove it');
  if (text.replace(DECLARATION, '').includes('<?'))
    throw refused('holds a processing instruction, or is not declared as XML 1.0 in UTF-8');
  if (text.split('<', TAGS_MAX + 2).length > TAGS_MAX + 1) throw refused('has too many elements');
  if ((text.match(/=\s*["']/g)?.length ?? 0) > ATTRIBUTES_MAX || LONG_TAG.test(text))
    throw refused('has too many attributes');
}

function parse(text: string): Document {
  const fail = (): never => {
    throw refused('is not well-formed');
  };
  try {
    return new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } }).parseFromString(
      text,
      'text/xml',
    );
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refused('is not well-formed', error);
  }
}

/** Walks without recursion: how deep the document is, is what is to be found out. */
function requireShallow(root: Element): void {
  const open: [element: Element, depth: number][] = [[root, 1]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [element, depth] = next;
    if (depth > DEPTH_MAX) throw refused('is nested too deeply');
    for (const node of [element, ...Array.from(element.attributes)])
      if (node.prefix && !node.namespaceURI) throw refused(`uses the undeclared prefix ${node.prefix}`);
    for (const child of elementsIn(element)) open.push([child, depth + 1]);
  }
}

/** The child elements. */
export function elementsIn(parent: Element): Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
}

/** The child elements of this name. */
export function childrenOf(parent: Element, namespace: string, name: string): Element[] {
  return elementsIn(parent).filter((element) => isNamed(element, namespace, name));
}

export function isNamed(element: Element, namespace: string, name: string): boolean {
  return element.namespaceURI === namespace && element.localName === name;
}

/** The text of an element that holds nothing but text; undefined when it holds elements. */
export function textOf(element: Element): string | undefined {
  return elementsIn(element).length === 0 ? (element.textContent ?? '') : undefined;
}

/** An attribute without a namespace; undefined when there is none. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.hasAttribute(name) ? (element.getAttribute(name) ?? undefined) : undefined;
}

function isBlank(node: Node): boolean {
  return node.nodeType === 3 && /^[\t\n\r ]*$/.test(node.nodeValue ?? '');
}

function refused(why: string, cause?: unknown): Refusal {
  return new Refusal('INVALID', `The XML ${why}.`, { cause });
}
