import { attributeOf, elementsIn, isNamed, textOf } from '../../services/saml/strict-xml.ts';
import { demand } from './rejection.ts';

/** A child that an element may have: its namespace and name, and how often it may be there. */
export type Child = readonly [namespace: string, name: string, times: 'one' | 'optional' | 'any'];

/** Rejects unless an element has these children and no others, in whatever order. */
export function demandChildren(parent: Element, children: readonly Child[]): void {
  const found = elementsIn(parent);
  const known = children.flatMap(([namespace, name, times]) => {
    const named = found.filter((element) => isNamed(element, namespace, name));
    demand(times !== 'one' || named.length === 1, `${parent.localName} must have one ${name}, not ${named.length}.`);
    demand(times !== 'optional' || named.length <= 1, `${parent.localName} has more than one ${name}.`);
    return named;
  });
  demand(known.length === found.length, `${parent.localName} has a child that does not belong there.`);
}

/** The one child of this name. */
export function theChild(parent: Element, namespace: string, name: string): Element {
  const [child, ...others] = elementsIn(parent).filter((element) => isNamed(element, namespace, name));
  demand(child !== undefined && others.length === 0, `${parent.localName} must have one ${name}.`);
  return child;
}

/** The text of an element that holds text alone. */
export function theText(element: Element): string {
  const text = textOf(element);
  demand(text !== undefined && text !== '', `${element.localName} must hold a text.`);
  return text;
}

/** An attribute that must be there. */
export function theAttribute(element: Element, name: string): string {
  const value = attributeOf(element, name);
  demand(value !== undefined && value !== '', `${element.localName} has no ${name}.`);
  return value;
}

/** Every element of a document, the root first. */
export function allElements(root: Element): Element[] {
  return [root, ...Array.from(root.getElementsByTagName('*'))];
}
