import { isLeftOut } from '../quirks/missing-schemas.ts';
import { ScimError } from './error.ts';
import { memberNamed } from './json.ts';

/** Checks the `schemas` of a message: those that are there must name it. */
export function checkMessageSchemas(body: Readonly<Record<string, unknown>>, urn: string): void {
  const schemas = memberNamed(body, 'schemas');
  if (isLeftOut(schemas)) return;
  const isNamed = (one: unknown) => typeof one === 'string' && one.toLowerCase() === urn.toLowerCase();
  if (!Array.isArray(schemas) || !schemas.some(isNamed))
    throw new ScimError(400, 'invalidSyntax', `"schemas" must be an array that contains "${urn}".`);
}
