import { ScimError } from './error.ts';

/** Query parameters as Koa gives them: an array for a parameter that came more than once. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The only value of a parameter, undefined when it is absent. Throws 400 invalidValue when it came twice. */
export function readParameter(query: Query, name: string): string | undefined {
  const value = query[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new ScimError(400, 'invalidValue', `The parameter "${name}" can be given only once.`);
}
