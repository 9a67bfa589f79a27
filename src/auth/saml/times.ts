import { theAttribute } from './elements.ts';
import { demand } from './rejection.ts';

/** How far the clocks of the two sides may be apart. */
export const SKEW_MS = 30_000;
/** How long after its issue an answer of the identity provider is taken, whatever it says itself. */
export const AGE_MS_MAX = 600_000;

const UTC_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/** A moment in an attribute; SAML core §1.3.3 has them in UTC. */
export function momentOf(element: Element, name: string): Date {
  const text = theAttribute(element, name);
  const moment = new Date(text);
  demand(UTC_MOMENT.test(text) && !Number.isNaN(moment.getTime()), `${element.localName} has no ${name} in UTC.`);
  return moment;
}

/** Rejects while a moment has not come, the skew of clocks allowed for. */
export function demandNotBefore(moment: Date, now: Date, otherwise: string): void {
  demand(now.getTime() + SKEW_MS >= moment.getTime(), otherwise);
}

/** Rejects when a moment has come, the skew of clocks allowed for. */
export function demandUntil(moment: Date, now: Date, otherwise: string): void {
  demand(now.getTime() - SKEW_MS < moment.getTime(), otherwise);
}
