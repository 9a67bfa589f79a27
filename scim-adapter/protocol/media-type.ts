import { ScimError } from './error.ts';

/** What a body may be; answers are always the first of these. */
const MEDIA_TYPES = ['application/scim+json', 'application/json'] as const;
const ACCEPTED = MEDIA_TYPES.join(' or ');

/** Refuses with 415 a body that is not declared as JSON in UTF-8 (RFC 7644 §3.1). Call it only when there is a body. */
export function checkContentType(header: string | undefined): void {
  const { type, parameters } = parseMediaType(header ?? '');
  const isJson = MEDIA_TYPES.some((known) => known === type);
  if (!isJson) throw new ScimError(415, undefined, `The Content-Type must be ${ACCEPTED}.`);
  const charset = parameters.get('charset') ?? 'utf-8';
  if (charset !== 'utf-8') throw new ScimError(415, undefined, 'The charset of the body must be utf-8.');
}

/** Refuses with 406 a request whose Accept rules out every JSON (RFC 9110 §12.5.1). */
export function checkAccept(header: string | undefined): void {
  if (header === undefined || header.trim() === '') return;
  const qualities = readQualities(header);
  if (MEDIA_TYPES.some((type) => qualityOf(type, qualities) > 0)) return;
  throw new ScimError(406, undefined, `Answers are ${ACCEPTED}, which the Accept header rules out.`);
}

/** The most specific range decides, so `application/json;q=0` is not undone by an all-embracing range. */
function qualityOf(type: string, qualities: ReadonlyMap<string, number>): number {
  return qualities.get(type) ?? qualities.get('application/*') ?? qualities.get('*/*') ?? 0;
}

function readQualities(header: string): ReadonlyMap<string, number> {
  const qualities = new Map<string, number>();
  for (const range of header.split(',')) {
    const { type, parameters } = parseMediaType(range);
    const quality = Number(parameters.get('q') ?? 1);
    qualities.set(type, Math.max(Number.isNaN(quality) ? 1 : quality, qualities.get(type) ?? 0));
  }
  return qualities;
}

/** Type and parameters in lower case; parameters without their quotes. */
function parseMediaType(text: string): { type: string; parameters: ReadonlyMap<string, string> } {
  const [type = '', ...parameters] = text.toLowerCase().split(';');
  return { type: type.trim(), parameters: new Map(parameters.map(parseParameter)) };
}

function parseParameter(text: string): [name: string, value: string] {
  const [name = '', value = ''] = text.split('=', 2);
  return [name.trim(), value.trim().replace(/^"(.*)"$/, '$1')];
}
